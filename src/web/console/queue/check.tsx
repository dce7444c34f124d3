import type { Wanted } from '../../../casework/queue/at-once.ts'
import { visibleIncident } from '../../../casework/record.ts'
import { canBeUndone } from '../../../core/queue/act.ts'
import { type FieldError, Refusal } from '../../../core/refusal.ts'
import type { Ports } from '../../../ports.ts'
import { findReport } from '../../../store/reports.ts'
import { CheckPage } from '../../pages/console/queue/check.tsx'
import type { Desk } from '../../session.ts'
import { page, refused } from '../../team.ts'
import { similarLines } from '../incident/similar.ts'
import type { Sent } from './bulk.tsx'
import { hrefOf, placeOf, searchPart } from './list.ts'

interface Checked {
  sent: Sent
  wanted: Wanted
  errors?: FieldError[]
  status?: 200 | 403 | 409 | 422
}

/** Before many tickets are changed, or merged into another: how many, which, and what is still to be said. */
export async function checkPage(ports: Ports, c: Desk, { sent, wanted, errors, status = 200 }: Checked) {
  const { values, ticked, form = '' } = sent
  const { act, chosen } = wanted
  const place = placeOf(new URLSearchParams(searchPart(values.kembali)))
  return page(
    c,
    <CheckPage
      frame={errors ? refused(c.get('frame')) : c.get('frame')}
      formId={form}
      act={act}
      undone={canBeUndone(act)}
      count={chosen.tickets.length}
      byFilter={chosen.byFilter}
      filter={place.text}
      view={place.view}
      first={chosen.tickets.slice(0, 5).map(({ no }) => no)}
      kept={[...Object.entries(keptOf(values)), ...(chosen.byFilter ? [] : ticked.map((box): [string, string] => ['no', box]))]}
      similar={act === 'duplikat' && !chosen.byFilter ? await similarTo(ports, c, chosen.tickets) : []}
      back={hrefOf(place)}
      values={values}
      errors={errors}
    />,
    status,
  )
}

function keptOf(values: Record<string, string>): Record<string, string> {
  const names = ['act', 'owner', 'until', 'tlp', 'semua', 'sampai', 'kembali']
  const kept = Object.entries(values).filter(([name]) => names.includes(name) || name.startsWith('until_'))
  return Object.fromEntries(kept)
}

/** Of the first of them: others that may tell of the same event. */
async function similarTo(ports: Ports, c: Desk, tickets: Wanted['chosen']['tickets']) {
  const actor = c.get('actor')
  const found = await Promise.all(
    tickets.slice(0, 3).map(async ({ no }) => {
      const known = await visibleIncident(ports, actor, no).catch(unseen)
      if (!known || known.held) return []
      const report = await findReport(ports.database.query, known.incident.id)
      return similarLines(ports, actor, { incident: known.incident, story: report?.story ?? '' })
    }),
  )
  const chosen = new Set(tickets.map(({ no }) => no.toUpperCase()))
  const lines = found.flat().filter(({ number, closed }) => !closed && !chosen.has(number))
  return [...new Map(lines.map(line => [line.number, line])).values()].slice(0, 5)
}

function unseen(error: unknown): null {
  if (error instanceof Refusal) return null
  throw error
}
