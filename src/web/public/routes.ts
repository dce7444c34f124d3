import { Hono } from 'hono'
import type { Ports } from '../../ports.ts'
import type { Life } from '../exercise.ts'
import { atTeamDoor, type TeamEnv } from '../team.ts'
import { aboutRoutes } from './about.tsx'
import { publicAdvisoryRoutes } from './advisories.tsx'
import { confirmationRoutes } from './confirmation.tsx'
import { contactCheckRoutes } from './contact-check.tsx'
import { contactProofRoutes } from './contact-proof.tsx'
import { declineRoutes } from './decline.tsx'
import { helpStatusRoutes } from './help-status.tsx'
import { homeRoutes } from './home.tsx'
import { lookupRoutes } from './lookup.tsx'
import { providerRoutes } from './provider.ts'
import { reportRoutes } from './report.tsx'
import { trackingRoutes } from './tracking.tsx'

const paths = [
  '/',
  '/lapor',
  '/lapor/*',
  '/tiket',
  '/t/*',
  '/b/*',
  '/k/*',
  '/berhenti/*',
  '/n/*',
  '/imbauan',
  '/imbauan/*',
  '/imbauan.atom',
  '/.well-known/*',
  '/kontak',
  '/kontak.txt',
  '/privasi',
  '/aksesibilitas',
]

/** What a team shows to everybody: at / for the default team, at /@slug for the others. */
export function publicRoutes(ports: Ports, { exercises }: Life) {
  const door = new Hono<TeamEnv>()
  for (const path of paths) door.use(path, atTeamDoor(ports, exercises))
  return door
    .route('/', homeRoutes(ports))
    .route('/', aboutRoutes(ports))
    .route('/', publicAdvisoryRoutes(ports))
    .route('/', providerRoutes(ports))
    .route('/', reportRoutes(ports))
    .route('/', lookupRoutes(ports))
    .route('/', trackingRoutes(ports))
    .route('/', confirmationRoutes(ports))
    .route('/', helpStatusRoutes(ports))
    .route('/', contactProofRoutes(ports))
    .route('/', declineRoutes(ports))
    .route('/', contactCheckRoutes(ports))
}
