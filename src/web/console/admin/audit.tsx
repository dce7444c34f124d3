import { stringify } from 'csv-stringify/sync'
import { Hono } from 'hono'
import { exportTrail, readsWholeTrail, readTrail, type TrailFilter } from '../../../casework/read-trail.ts'
import { mayAtAll } from '../../../core/access.ts'
import { acts } from '../../../core/acts.ts'
import { isWord } from '../../../core/vocabulary.ts'
import type { Ports } from '../../../ports.ts'
import type { AuditLine } from '../../../store/audit.ts'
import { listMembers } from '../../../store/members.ts'
import { AuditTrail } from '../../pages/console/admin/audit.tsx'
import { optionsOf } from '../../pages/parts/field.tsx'
import type { Desk, SignedInEnv } from '../../session.ts'
import { page } from '../../team.ts'
import { trailLine } from '../../trail-lines.ts'
import { readForm } from '../form.ts'

const home = '/konsol/admin/audit'
const pageSize = 50

/** Who did what around the incidents, newest first. */
export function auditRoutes(ports: Ports) {
  return new Hono<SignedInEnv>()
    .get(home, c => show(ports, c))
    .post(`${home}/ekspor`, async c => {
      const actor = c.get('actor')
      const lines = await exportTrail(ports, actor, filterOf((await readForm(c.req)).values))
      c.header('Content-Disposition', `attachment; filename="jejak-${ports.now().toISOString().slice(0, 10)}.csv"`)
      return c.body(csvOf(lines, readerOf(c)), 200, { 'Content-Type': 'text/csv; charset=UTF-8' })
    })
}

function filterOf({ siapa, apa, sejak, sebelum }: Record<string, string>): TrailFilter {
  return {
    actor: siapa || undefined,
    action: isWord(acts, apa) ? apa : undefined,
    since: /^\d{4}-\d{2}-\d{2}$/.test(sejak ?? '') ? sejak : undefined,
    before: sebelum || undefined,
  }
}

function readerOf(c: Desk) {
  const actor = c.get('actor')
  return { opensIncidents: mayAtAll(actor, 'incident.read'), seesAddresses: mayAtAll(actor, 'people.manage') }
}

async function show(ports: Ports, c: Desk) {
  const actor = c.get('actor')
  const asked = filterOf(c.req.query())
  const lines = await readTrail(ports, actor, { ...asked, limit: pageSize + 1 })
  const whole = readsWholeTrail(actor)
  const people = whole ? await listMembers(ports.database.query, actor.team) : []
  const last = lines.length > pageSize ? lines[pageSize - 1] : undefined
  const { sebelum: _, ...values } = c.req.query()
  return page(
    c,
    <AuditTrail
      frame={c.get('frame')}
      whole={whole}
      people={people.map(({ id, name }) => ({ value: id, label: name }))}
      acts={optionsOf(acts)}
      values={values}
      lines={lines.slice(0, pageSize).map(line => trailLine(line, readerOf(c)))}
      next={last && `?${new URLSearchParams({ ...values, sebelum: last.id })}`}
    />,
  )
}

/** Cells that a spreadsheet would calculate are made text. */
function csvOf(rows: readonly AuditLine[], reader: ReturnType<typeof readerOf>): string {
  const lines = rows.map(row => {
    const { at, who, act, about, detail } = trailLine(row, reader)
    return [at.toISOString(), who, act, about ?? '', detail]
  })
  return stringify([['waktu', 'siapa', 'apa', 'terhadap', 'rincian'], ...lines], { escape_formulas: true })
}
