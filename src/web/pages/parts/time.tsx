import { fullTime, shortTime, timeLeft } from '../words.ts'
import { StateBadge, type Tone } from './badges.tsx'

export function Time({ date, zone, short }: { date: Date; zone: string; short?: boolean }) {
  return <time datetime={date.toISOString()}>{short ? shortTime(date, zone) : fullTime(date, zone)}</time>
}

export interface DeadlineProps {
  due: Date
  now: Date
  zone: string
  /** `met` and `breached` are final; otherwise the time left decides. */
  state?: 'running' | 'warn' | 'met' | 'breached' | 'paused' | 'void' | 'merged' | undefined
  short?: boolean
}

/** Absolute time with zone, the time left beside it. */
export function Deadline({ due, now, zone, state = 'running', short = true }: DeadlineProps) {
  const { tone, word } = reading(due, now, state)
  return (
    <span class="deadline">
      <StateBadge tone={tone}>{word}</StateBadge> {(state === 'met' || state === 'void') && 'batas '}
      <Time date={due} zone={zone} short={short} />
    </span>
  )
}

function reading(due: Date, now: Date, state: NonNullable<DeadlineProps['state']>): { tone: Tone; word: string } {
  if (state === 'met') return { tone: 'good', word: 'Terpenuhi' }
  if (state === 'void') return { tone: 'quiet', word: 'Tidak berlaku' }
  if (state === 'merged') return { tone: 'quiet', word: 'Digabung' }
  if (state === 'paused') return { tone: 'quiet', word: 'Dijeda' }
  const late = due.getTime() < now.getTime()
  if (state === 'breached' || late) return { tone: 'bad', word: late ? timeLeft(due, now) : 'Terlewat' }
  return { tone: state === 'warn' ? 'warn' : 'quiet', word: timeLeft(due, now) }
}
