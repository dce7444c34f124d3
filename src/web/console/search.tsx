import { Hono } from 'hono'
import { subjectOf } from '../../casework/record.ts'
import { may, mayAtAll, reachOf } from '../../core/access.ts'
import type { Ports } from '../../ports.ts'
import { findIncidentByNumber } from '../../store/incidents.ts'
import { listQueue } from '../../store/queue.ts'
import { listOrganisations } from '../../store/registry.ts'
import { Search } from '../pages/console/search.tsx'
import { shortTime } from '../pages/words.ts'
import { type Desk, requireRight, type SignedInEnv } from '../session.ts'
import { page } from '../team.ts'

/** One box for everything: a ticket's number goes straight there. */
export function searchRoutes(ports: Ports) {
  return new Hono<SignedInEnv>().get('/konsol/cari', async c => {
    const q = (c.req.query('q') ?? '').trim().slice(0, 200)
    const actor = c.get('actor')
    requireRight(actor, 'registry.read')
    const exact = mayAtAll(actor, 'incident.work') && q ? await findIncidentByNumber(ports.database.query, actor.team, q) : null
    if (exact && may(actor, 'incident.read', subjectOf(exact.incident))) return c.redirect(`/konsol/tiket/${exact.number}`, 303)
    const groups = q ? (await Promise.all([incidents(ports, c, q), organisations(ports, c, q)])).filter(group => group.total > 0) : []
    return page(c, <Search frame={c.get('frame')} q={q} groups={groups} />)
  })
}

async function incidents(ports: Ports, c: Desk, q: string) {
  const actor = c.get('actor')
  const nothing = { title: 'Tiket', total: 0, hits: [] }
  if (!mayAtAll(actor, 'incident.work')) return nothing
  const { rows, next } = await listQueue(ports.database.query, {
    reach: reachOf(actor, 'incident.read'),
    view: 'semua',
    person: '',
    soon: '',
    q,
    limit: 30,
  })
  const hits = rows.map(row => ({
    href: `/konsol/tiket/${row.number}`,
    title: `${row.number} ${row.title}`,
    detail: `${row.organisation_name ?? 'Instansi belum dikenal'} · ${shortTime(new Date(row.opened_at), c.get('team').zone)}`,
  }))
  return { title: 'Tiket', total: next ? hits.length + 1 : hits.length, hits }
}

async function organisations(ports: Ports, c: Desk, q: string) {
  const actor = c.get('actor')
  const known = await listOrganisations(ports.database.query, actor.team)
  const found = known.filter(
    ({ name, code }) =>
      `${name} ${code}`.toLowerCase().includes(q.toLowerCase()) && may(actor, 'registry.read', { team: actor.team, organisation: code }),
  )
  const hits = found
    .slice(0, 10)
    .map(({ code, name }) => ({ href: `/konsol/instansi/${encodeURIComponent(code)}`, title: name, detail: code }))
  return { title: 'Instansi', total: found.length, hits }
}
