import { stringify } from 'csv-stringify/sync'
import { type Context, Hono } from 'hono'
import { countCases } from '../../../casework/statistics/cases.ts'
import { askedIn, factsOf, nextMonth, tellMonth } from '../../../casework/statistics/month.ts'
import { mayAtAll } from '../../../core/access.ts'
import { Refusal } from '../../../core/refusal.ts'
import { type ClockFact, type Fact, type Outcome, outcomeOf } from '../../../core/statistics/figures.ts'
import { monthsUpTo, readMonth } from '../../../core/statistics/month.ts'
import { isWord, kinds } from '../../../core/vocabulary.ts'
import type { Ports } from '../../../ports.ts'
import { listOrganisations } from '../../../store/registry.ts'
import { Statistics } from '../../pages/console/statistics/page.tsx'
import { MonthReport } from '../../pages/console/statistics/report.tsx'
import { AnswerRows, ClockRows, FactRows } from '../../pages/console/statistics/rows.tsx'
import { type Desk, requireRight, type SignedInEnv } from '../../session.ts'
import { page } from '../../team.ts'
import { rowsOf, wantedOf } from './query.ts'
import { figuresCsv, rowsCsv } from './tables.ts'

const home = '/konsol/statistik'

/** What happened in a month, each number with the rows behind it, and one sheet of A4 for leaders. RED cases are in none. */
export function statisticsRoutes(ports: Ports) {
  return new Hono<SignedInEnv>()
    .get(home, async c => explore(ports, c))
    .get(`${home}.csv`, async c => {
      const { told, nameOf } = await toldOf(ports, c)
      return csv(c, `statistik-${told.month.name}`, figuresCsv(told.groups, nameOf))
    })
    .get(`${home}/baris`, async c => rows(ports, c))
    .get(`${home}/baris.csv`, async c => {
      const { facts, wanted } = await factRows(ports, c)
      return csv(c, `insiden-${wanted.question}-${wanted.month.name}`, rowsCsv(facts))
    })
    .get(`${home}/tenggat`, async c => clockRows(ports, c))
    .get(`${home}/jawaban`, async c => answerRows(ports, c))
    .get('/konsol/laporan/:bulan{20[0-9]{2}-[0-9]{2}}', async c => report(ports, c, c.req.param('bulan')))
}

async function toldOf(ports: Ports, c: Desk, name?: string) {
  const actor = c.get('actor')
  requireRight(actor, 'statistics.read')
  const { zone } = c.get('team')
  const wanted = wantedOf(ports, c)
  const month = name === undefined ? wanted.month : readMonth(name, zone)
  if (!month) throw new Refusal('not_found', 'Bulan itu tidak ada.')
  const [told, names] = await Promise.all([tellMonth(ports, actor, { month, zone, grouping: wanted.grouping }), namesOf(ports, c)])
  const nameOf = (group: string) =>
    wanted.grouping === 'jenis' && isWord(kinds, group) ? kinds[group] : (names.get(group) ?? (group || 'Belum disebut'))
  return { told, nameOf, wanted: { ...wanted, month } }
}

async function explore(ports: Ports, c: Desk) {
  const { told, nameOf, wanted } = await toldOf(ports, c)
  const { zone } = c.get('team')
  const [before] = monthsUpTo(wanted.month, 2, zone)
  const { open, overdue } = await countCases(ports, c.get('actor'))
  return page(
    c,
    <Statistics
      frame={c.get('frame')}
      told={told}
      nameOf={nameOf}
      grouping={wanted.grouping}
      now={{ open, overdue }}
      mayRead={mayAtAll(c.get('actor'), 'incident.read')}
      before={before}
      after={nextMonth(ports, wanted.month, zone) ?? undefined}
    />,
  )
}

async function report(ports: Ports, c: Desk, name: string) {
  const { told, nameOf } = await toldOf(ports, c, name)
  return page(c, <MonthReport frame={c.get('frame')} told={told} nameOf={nameOf} printed={ports.now()} />)
}

/** Rows are incidents: whoever may only count them does not get them. */
async function factRows(ports: Ports, c: Desk) {
  requireRight(c.get('actor'), 'incident.read')
  const wanted = wantedOf(ports, c)
  const all = await factsOf(ports, c.get('actor'), wanted.month)
  return { facts: rowsOf(all, wanted, ports.now().toISOString()), wanted }
}

async function rows(ports: Ports, c: Desk) {
  const [{ facts, wanted }, names] = await Promise.all([factRows(ports, c), namesOf(ports, c)])
  const group =
    wanted.group === undefined ? undefined : isWord(kinds, wanted.group) ? kinds[wanted.group] : (names.get(wanted.group) ?? wanted.group)
  return page(
    c,
    <FactRows
      frame={c.get('frame')}
      month={wanted.month}
      question={wanted.question}
      group={group}
      query={new URL(c.req.url).search}
      facts={facts}
      nameOf={code => names.get(code) ?? code}
    />,
  )
}

/** One line a deadline. */
async function clockRows(ports: Ports, c: Desk) {
  requireRight(c.get('actor'), 'incident.read')
  const { month, group, grouping } = wantedOf(ports, c)
  const [basis, outcome] = [c.req.query('dasar'), c.req.query('hasil')]
  const now = ports.now().toISOString()
  const facts = rowsOf(await factsOf(ports, c.get('actor'), month), { month, grouping, group, question: 'masuk' }, now)
  const lines = facts.flatMap(fact =>
    fact.clocks
      .map((clock): [Fact, ClockFact, Outcome | null] => [fact, clock, outcomeOf(clock, now)])
      .filter(([, clock, came]) => came !== null && clock.basis === basis && came === outcome),
  )
  return page(
    c,
    <ClockRows
      frame={c.get('frame')}
      month={month}
      rows={lines.map(([{ number, title }, { id, dueAt, metAt }]) => ({
        number,
        title,
        clock: id,
        due: new Date(dueAt),
        met: metAt ? new Date(metAt) : undefined,
      }))}
    />,
  )
}

async function answerRows(ports: Ports, c: Desk) {
  requireRight(c.get('actor'), 'advisory.read')
  const { month } = wantedOf(ports, c)
  const asked = await askedIn(ports, c.get('team').id, month)
  return page(
    c,
    <AnswerRows
      frame={c.get('frame')}
      month={month}
      rows={asked.map(({ number, name, startedAt, dueAt, answeredAt }) => ({
        number,
        organisation: name,
        sent: new Date(startedAt),
        due: new Date(dueAt),
        answered: answeredAt ? new Date(answeredAt) : undefined,
      }))}
    />,
  )
}

async function namesOf(ports: Ports, c: Desk): Promise<Map<string, string>> {
  const organisations = await listOrganisations(ports.database.query, c.get('team').id)
  return new Map(organisations.map(({ code, name }) => [code, name]))
}

function csv(c: Context, name: string, rows: string[][]): Response {
  return c.body(stringify(rows, { escape_formulas: true, bom: true }), 200, {
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': `attachment; filename="${name}.csv"`,
  })
}
