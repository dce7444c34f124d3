import { reachOf } from '../../core/access.ts'
import type { Actor } from '../../core/actor.ts'
import { type Asked, scoreOf } from '../../core/advisory/scorecard.ts'
import { type Fact, type Figures, figuresBy, figuresOf, type Grouping } from '../../core/statistics/figures.ts'
import { type Month, monthAfter, monthsUpTo } from '../../core/statistics/month.ts'
import { monthInWords } from '../../core/statistics/sentence.ts'
import type { Ports } from '../../ports.ts'
import { listAsked } from '../../store/chase.ts'
import { countByMonth, listFacts } from '../../store/statistics/facts.ts'

/** Of the advisories that agencies got in a month; what still has time stands apart and counts in no share. */
export interface Answers {
  sent: number
  inTime: number
  /** Answered after its time, or not at all although it has passed. */
  late: number
  waiting: number
  medianHours: number | null
}

export interface Told {
  month: Month
  /** In two sentences. */
  sentence: string
  figures: Figures
  groups: { group: string; figures: Figures }[]
  /** Twelve months up to and with this one. */
  trend: { month: Month; opened: number; closed: number }[]
  answers: Answers
}

/** What a month looks like to this actor. Long reads: they go to the thread that is made for them. */
export async function tellMonth(
  ports: Ports,
  actor: Actor,
  { month, zone, grouping }: { month: Month; zone: string; grouping: Grouping },
): Promise<Told> {
  const reach = reachOf(actor, 'statistics.read')
  const months = monthsUpTo(month, 12, zone)
  const [facts, counted, asked] = await Promise.all([
    listFacts(ports.database.heavy, { reach, month }),
    countByMonth(ports.database.heavy, { reach, months }),
    askedIn(ports, actor.team, month),
  ])
  const at = { month, now: ports.now().toISOString() }
  const figures = figuresOf(facts, at)
  const trend = counted.map((one, place) => ({ month: months[place] ?? month, ...one }))
  return {
    month,
    sentence: monthInWords(figures, month, { before: trend.at(-2)?.opened ?? 0, over: month.to <= at.now }),
    figures,
    groups: figuresBy(grouping, facts, at),
    trend,
    answers: answersOf(asked, at.now),
  }
}

/** The facts that a month's numbers are made of. */
export function factsOf(ports: Ports, actor: Actor, month: Month): Promise<Fact[]> {
  return listFacts(ports.database.heavy, { reach: reachOf(actor, 'statistics.read'), month })
}

/** Advisories that went to agencies in a month; RED ones count nowhere. */
export async function askedIn(ports: Ports, team: string, month: Month) {
  const all = await listAsked(ports.database.heavy, team, month.from)
  return all.filter(({ startedAt, tlp }) => startedAt < month.to && tlp !== 'RED')
}

export function answersOf(asked: readonly Asked[], now: string): Answers {
  const { inTime, medianHours } = scoreOf(asked)
  const waiting = asked.filter(({ answeredAt, dueAt }) => answeredAt === null && dueAt >= now).length
  return { sent: asked.length, inTime, late: asked.length - inTime - waiting, waiting, medianHours }
}

/** The month after, unless it has not begun. */
export function nextMonth(ports: Ports, month: Month, zone: string): Month | null {
  const next = monthAfter(month, zone)
  return next.from <= ports.now().toISOString() ? next : null
}
