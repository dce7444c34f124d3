const units: Record<string, number> = {
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
}

export interface StoppedClock {
  now(): Date
  set(iso: string): void
  /** '90s', '30m', '2h', '7d'; '-1h' goes back. */
  advance(by: string): void
}

/** A working Tuesday in July, 09:00 in Surabaya. */
export function stoppedClock(at = '2026-07-14T02:00:00.000Z'): StoppedClock {
  let time = Date.parse(at)
  return {
    now: () => new Date(time),
    set(iso) {
      time = Date.parse(iso)
      if (Number.isNaN(time)) throw new Error(`no time: ${iso}`)
    },
    advance(by) {
      const [, count, unit] = /^(-?\d+)([smhd])$/.exec(by) ?? []
      if (!count || !unit) throw new Error(`no duration: ${by}`)
      time += Number(count) * (units[unit] ?? 0)
    },
  }
}
