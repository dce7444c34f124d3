/** One advisory to one agency: when it was sent there, by when an answer was due, and the first one. */
export interface Asked {
  organisation: string
  startedAt: string
  dueAt: string
  answeredAt: string | null
}

export interface Score {
  organisation: string
  /** Those that were answered or whose time has passed: what still has time counts for nobody. */
  asked: number
  inTime: number
  /** Whole per cent; null when nothing was asked. */
  percent: number | null
  /** From sending to the first answer; null when there was none. */
  medianHours: number | null
}

/** How agencies answer, in the order of their codes. */
export function scoresOf(rows: readonly Asked[], now: string): Score[] {
  const ripe = rows.filter(({ answeredAt, dueAt }) => answeredAt !== null || dueAt < now)
  return [...Map.groupBy(ripe, ({ organisation }) => organisation)]
    .map(([organisation, own]) => ({ organisation, ...scoreOf(own) }))
    .toSorted((a, b) => (a.organisation < b.organisation ? -1 : 1))
}

export function scoreOf(rows: readonly Asked[]): Omit<Score, 'organisation'> {
  const inTime = rows.filter(({ answeredAt, dueAt }) => answeredAt !== null && answeredAt <= dueAt).length
  const hours = rows.flatMap(({ startedAt, answeredAt }) =>
    answeredAt ? [Math.max(0, Date.parse(answeredAt) - Date.parse(startedAt)) / 3_600_000] : [],
  )
  const percent = rows.length === 0 ? null : Math.round((inTime / rows.length) * 100)
  return { asked: rows.length, inTime, percent, medianHours: median(hours) }
}

/** Fewer than five agencies would tell about each other. */
const least = 5

/** The middle of all agencies; null while they are too few. */
export function middleOf(scores: readonly Score[]): { percent: number; medianHours: number | null } | null {
  const percents = scores.flatMap(({ percent }) => percent ?? [])
  const percent = median(percents)
  if (percents.length < least || percent === null) return null
  const hours = scores.flatMap(({ medianHours }) => medianHours ?? [])
  return { percent: Math.round(percent), medianHours: hours.length < least ? null : median(hours) }
}

export function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const [low, high] = [sorted[middle - (sorted.length % 2 === 0 ? 1 : 0)], sorted[middle]]
  return low === undefined || high === undefined ? null : (low + high) / 2
}
