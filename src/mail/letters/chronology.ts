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

export interface ChronologyLine {
  /** Of its event; `diketahui` is what the report says of before. */
  key: string
  text: string
  /** Stands in a letter unless the writer takes it out. A task's result is a note among colleagues: it goes in only by choice. */
  usual: boolean
}

/** What happened, oldest first: no notes, no people's words, nothing of the team's own clockwork. */
export function chronologyLines({ report, chain, zone, nameOf }: Told): ChronologyLine[] {
  const noticed = report?.noticedAt ? [{ key: 'diketahui', at: report.noticedAt, text: 'Kejadian diketahui.', usual: true }] : []
  const told = chain.flatMap(({ seq, at, event }) => {
    const text = inWords(event, nameOf)
    return text ? [{ key: String(seq), at, text, usual: event.type !== 'task_completed' }] : []
  })
  return [...noticed, ...told].map(({ at, text, ...line }) => ({ ...line, text: `${fullTime(new Date(at), zone)}: ${text}` }))
}

/** The lines that go into a letter: those of these keys, or the usual ones. */
export function chronologyOf(all: readonly ChronologyLine[], chosen?: ReadonlySet<string>): string[] {
  const lines = all.filter(({ key, usual }) => (chosen ? chosen.has(key) : usual)).map(({ text }) => text)
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
