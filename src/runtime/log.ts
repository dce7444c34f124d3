import type { Log } from '../ports.ts'

const levels = ['error', 'warn', 'info'] as const
export type LogLevel = (typeof levels)[number]

/** One JSON line per event. Facts carry ids and counts, never bodies, tokens or addresses. */
export function jsonLog(write: (line: string) => void, level: LogLevel): Log {
  const line =
    (at: LogLevel) =>
    (what: string, facts: Record<string, unknown> = {}) => {
      if (levels.indexOf(at) <= levels.indexOf(level))
        write(
          JSON.stringify({
            at: new Date().toISOString(),
            level: at,
            what,
            ...facts,
          }),
        )
    }
  return { info: line('info'), warn: line('warn'), error: line('error') }
}

export function isLogLevel(text: string | undefined): text is LogLevel {
  return levels.includes(text as LogLevel)
}
