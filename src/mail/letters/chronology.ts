import { fullTime } from '../../core/dates.ts'
import type { IncidentEvent } from '../../core/incident/events.ts'
import type { Incident, Report } from '../../core/incident/incident.ts'
import type { Chained } from '../../store/events.ts'

interface Told {
  incident: Incident
  report: Report | null
  chain: readonly Chained[]
  zone: string
  nameOf(code: string): string
}

/** Longer than this is told by the case itself, not by a letter. */
const most = 60

/** What happened, oldest first: no notes, no people's words, nothing of the team's own clockwork. */
export function chronologyOf({ report, chain, zone, nameOf }: Told): string[] {
  const noticed = report?.noticedAt ? [{ at: report.noticedAt, text: 'Kejadian diketahui.' }] : []
  const told = chain.flatMap(({ at, event }) => {
    const text = inWords(event, nameOf)
    return text ? [{ at, text }] : []
  })
  const lines = [...noticed, ...told].map(({ at, text }) => `${fullTime(new Date(at), zone)}: ${text}`)
  if (lines.length <= most) return lines
  return [...lines.slice(0, most - 1), `… dan ${lines.length - most + 1} kejadian berikutnya, lihat riwayat tiket.`]
}

function inWords(event: IncidentEvent, nameOf: (code: string) => string): string | null {
  switch (event.type) {
    case 'opened':
      return 'Laporan diterima tim.'
    case 'entered':
      return `Masuk tahap ${event.name}.`
    case 'affected_added':
      return `Terdampak: ${event.affected.label} (${nameOf(event.affected.organisation)}).`
    case 'task_completed':
      return event.result
    case 'advisory_sent':
      return `${event.notice} ${event.number} dikirim kepada ${event.organisations.map(nameOf).slice(0, 5).join(', ')}.`
    case 'clock_met':
      return event.proof ? `Pemberitahuan terkirim kepada ${event.proof.to}.` : null
    default:
      return null
  }
}
