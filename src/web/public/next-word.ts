import type { Running } from '../../core/incident/incident.ts'
import { stepOf } from '../../core/playbook.ts'
import type { Ports } from '../../ports.ts'
import { findNumber } from '../../store/incidents.ts'

/** What happens next, and by when they hear from us: the response clock while it runs. */
export function nextFor({ incident, playbook }: Pick<Running, 'incident' | 'playbook'>): { text: string; by?: Date | undefined } {
  const response = incident.clocks.find(clock => !clock.metAt && playbook.clocks[clock.id]?.metBy === 'response')
  return { text: stepOf(playbook, incident.step).says, by: response && !incident.closedAt ? new Date(response.dueAt) : undefined }
}

/** The same on the incident's own page: one that was handed over says who has it now, and under which number. */
export async function nextWord(ports: Ports, running: Pick<Running, 'incident' | 'playbook'>) {
  const next = nextFor(running)
  const to = running.incident.closedAt ? running.incident.transferredTo : undefined
  if (!to) return next
  const number = await findNumber(ports.database.query, to.incident)
  return { ...next, text: `${next.text} Sekarang ditangani ${to.name} dengan nomor ${number ?? '–'}.` }
}
