import { Hono } from 'hono'
import { mayHaveFeed } from '../../casework/people/feeds.ts'
import { endOtherSessions, endOwnSession, ownSessions, ownTeams, switchTeam } from '../../casework/people/own.ts'
import { roles } from '../../core/vocabulary.ts'
import type { Ports } from '../../ports.ts'
import { listFactors } from '../../store/factors.ts'
import { listTokens } from '../../store/tokens.ts'
import { readForm } from '../console/form.ts'
import { Self } from '../pages/self/self.tsx'
import { type Desk, requireFresh, type SignedInEnv, writeSession } from '../session.ts'
import { page } from '../team.ts'
import { tokenLine } from '../token-lines.ts'

export function ownPageRoutes(ports: Ports) {
  return new Hono<SignedInEnv>()
    .get('/konsol/saya', c => show(ports, c))
    .use('/konsol/saya/sesi/*', requireFresh)
    .post('/konsol/saya/sesi/lain/akhiri', async c => {
      await endOtherSessions(ports, c.get('session'))
      return c.redirect('/konsol/saya?pesan=sesi-lain', 303)
    })
    .post('/konsol/saya/sesi/:id/akhiri', async c => {
      await endOwnSession(ports, c.get('session'), c.req.param('id'))
      return c.redirect('/konsol/saya?pesan=sesi', 303)
    })
    .post('/konsol/saya/tim', async c => {
      const { values } = await readForm(c.req)
      const { session } = await switchTeam(ports, c.get('session'), values.team ?? '')
      writeSession(ports, c, session)
      return c.redirect('/konsol', 303)
    })
}

const messages: Record<string, string> = {
  sesi: 'Sesi itu sudah diakhiri.',
  token: 'Token dicabut; sejak sekarang tidak membuka apa pun.',
  'sesi-lain': 'Semua sesi lain sudah diakhiri.',
  sandi: 'Kata sandi sudah diganti, dan sesi lain diakhiri.',
}

async function show(ports: Ports, c: Desk) {
  const session = c.get('session')
  const [sessions, teams, factors, tokens] = await Promise.all([
    ownSessions(ports, session),
    ownTeams(ports, session),
    listFactors(ports.database.query, session.actor.id),
    listTokens(ports.database.query, session.actor.team, session.actor.id),
  ])
  return page(
    c,
    <Self
      frame={c.get('frame')}
      email={session.email}
      calendar={mayHaveFeed(session.actor)}
      message={messages[c.req.query('pesan') ?? '']}
      factors={factors.map(({ name }) => name)}
      sessions={sessions.map(({ createdAt, seenAt, device, ...rest }) => ({
        ...rest,
        device: deviceName(device),
        since: new Date(createdAt),
        seen: new Date(seenAt),
      }))}
      tokens={tokens.map(row => tokenLine(row, ports.now()))}
      teams={teams.map(({ role, ...team }) => ({ ...team, role: roles[role] }))}
    />,
  )
}

/** "Firefox di Windows": as much as helps to recognise a device. */
export function deviceName(agent: string | null): string {
  if (!agent) return 'Perangkat tidak dikenal'
  const browser = /(Edg|OPR|SamsungBrowser|Firefox|Chrome|Safari)/.exec(agent.replace(/Chrome(?=.*(Edg|OPR|SamsungBrowser))/g, ''))?.[1]
  const system = /(Windows|Android|iPhone|iPad|Mac OS|Linux)/.exec(agent)?.[1]
  const name = { Edg: 'Edge', OPR: 'Opera', SamsungBrowser: 'Samsung Internet' }[browser ?? ''] ?? browser
  return [name ?? 'Peramban', system && `di ${system}`].filter(Boolean).join(' ')
}
