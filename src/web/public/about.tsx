import { Hono } from 'hono'
import { pageUrl } from '../../casework/links.ts'
import { hourLines } from '../../core/hours.ts'
import { rfc2350 } from '../../formats/rfc2350.ts'
import type { Ports } from '../../ports.ts'
import { findProfile } from '../../store/profiles.ts'
import { findHours } from '../../store/teams.ts'
import { timeInEnglish } from '../language/times.ts'
import { Accessibility } from '../pages/public/accessibility.tsx'
import { Contact } from '../pages/public/contact.tsx'
import { Privacy } from '../pages/public/privacy.tsx'
import { type Door, page, type TeamEnv } from '../team.ts'
import { plain, published } from './published.ts'

/** What the team says of itself: contact (RFC 2350), personal data, accessibility. */
export function aboutRoutes(ports: Ports) {
  const said = async (c: Door) => {
    const { id } = c.get('team')
    const [{ profile, changedAt }, hours] = await Promise.all([findProfile(ports.database.query, id), findHours(ports.database.query, id)])
    return { profile, changedAt, hours: hourLines(hours) }
  }
  return new Hono<TeamEnv>()
    .get('/kontak', async c => {
      const { profile, changedAt, hours } = await said(c)
      const changed = changedAt ? new Date(changedAt) : undefined
      return page(c, <Contact frame={c.get('frame')} profile={profile} hours={hours} changed={changed} />)
    })
    .get('/kontak.txt', async c => {
      const { profile, changedAt, hours } = await said(c)
      const team = c.get('team')
      const { name, shortName, phone, email, zone } = c.get('frame').team
      const places = { self: '/kontak.txt', report: '/lapor', advisories: '/imbauan' }
      const urls = Object.fromEntries(Object.entries(places).map(([part, path]) => [part, pageUrl(ports, team, path)]))
      const facts = {
        name,
        shortName,
        zone,
        email,
        phone,
        hours: hours.map(line => timeInEnglish(line) ?? line),
        profile,
        changed: changedAt ?? team.createdAt,
      }
      return published(ports, c, { type: plain, text: rfc2350({ ...facts, ...(urls as typeof places) }) })
    })
    .get('/privasi', async c => page(c, <Privacy frame={c.get('frame')} profile={(await said(c)).profile} />))
    .get('/aksesibilitas', c => page(c, <Accessibility frame={c.get('frame')} />))
}
