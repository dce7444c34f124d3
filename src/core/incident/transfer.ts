import { Refusal } from '../refusal.ts'
import { enter } from './enter.ts'
import type { Elsewhere, IncidentEvent } from './events.ts'
import type { Running } from './incident.ts'

export interface Transfer {
  to: Elsewhere
  reason: string
  /** The reporter's identity travels too; then `reporterReason` says why. */
  reporterToo: boolean
  reporterReason: string
}

const step = 'dialihkan'

/** Hands an open incident to another team: it ends here at the playbook's step `dialihkan`, whatever step it stands at. */
export function transfer({ incident, ...rules }: Running, wanted: Transfer, now: Date): IncidentEvent[] {
  const { to, reporterToo } = wanted
  const [reason, reporterReason] = [wanted.reason.trim(), wanted.reporterReason.trim()]
  if (incident.closedAt) throw new Refusal('not_a_choice', 'Insiden ini sudah ditutup; buka kembali dahulu.')
  if (!rules.playbook.steps[step]) throw new Refusal('not_a_choice', 'Playbook insiden ini tidak punya tahap "Dialihkan".')
  const errors = [
    reason === '' && { field: 'reason', message: 'Tulis alasan pengalihan.' },
    reporterToo && reporterReason === '' && { field: 'reporter_reason', message: 'Tulis mengapa identitas pelapor perlu ikut.' },
  ].filter(error => error !== false)
  const [first] = errors
  if (first) throw new Refusal('missing', first.message, { errors })
  const rule = Object.values(rules.playbook.steps[incident.step]?.choices ?? {}).find(choice => choice.to === step)
  const told = reporterToo ? `${reason} Identitas pelapor ikut: ${reporterReason}` : reason
  return [
    { type: 'transferred', to, reason: told, reporterToo },
    {
      type: 'chosen',
      choice: rule?.name ?? 'alihkan',
      label: rule?.label ?? 'Alihkan ke tim lain',
      from: incident.step,
      to: step,
      answers: { reason: told },
    },
    ...enter({ ...rules, incident }, step, now),
  ]
}
