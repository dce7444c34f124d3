import { type Mark, marks, type Warning, warnings } from '../../../../core/warning-list.ts'
import { StateBadge } from '../../parts/badges.tsx'

export interface StandingProps {
  warning: Warning | null
  mark: Mark | null
}

/** What a person said of it, else what the warning list says; nothing where neither does. */
export function Standing({ warning, mark }: StandingProps) {
  if (mark) return <StateBadge tone={mark === 'bahaya' ? 'bad' : 'good'}>{marks[mark]}</StateBadge>
  return warning && <StateBadge tone="quiet">{warnings[warning]}</StateBadge>
}

/** Copies it as machines compare it. Appears where there is JavaScript. */
export function Copy({ value, shown }: { value: string; shown: string }) {
  return (
    <button type="button" class="quiet" data-copy={value} aria-label={`Salin aktif ${shown}`} hidden>
      Salin aktif
    </button>
  )
}
