import type { Running } from '../../core/incident/incident.ts'
import { stepOf } from '../../core/playbook.ts'

/** What happens next, and by when they hear from us: the response clock while it runs. */
export function nextFor({ incident, playbook }: Pick<Running, 'incident' | 'playbook'>): { text: string; by?: Date | undefined } {
  const response = incident.clocks.find(clock => !clock.metAt && playbook.clocks[clock.id]?.metBy === 'response')
  return { text: stepOf(playbook, incident.step).says, by: response && !incident.closedAt ? new Date(response.dueAt) : undefined }
}
