import type { Actor } from '../actor.ts'
import { Refusal } from '../refusal.ts'
import type { IncidentEvent } from './events.ts'
import type { Incident, Running } from './incident.ts'
import { completeTask } from './work.ts'

/** What was found in a task is a case of its own: it is linked, and the task is done. `why` is what was found. */
export function openLinked(
  running: Running,
  found: { task: string; incident: string; why: string },
  actor: Actor,
  now: Date,
): IncidentEvent[] {
  const why = found.why.trim()
  const message = 'Tulis temuannya: menjadi laporan insiden yang baru.'
  if (!why) throw new Refusal('invalid', message, { errors: [{ field: 'result', message }] })
  const playbook = opensOf(running, found.task)
  const done = completeTask(running, { id: found.task, result: why }, actor, now)
  return [...done, { type: 'linked', link: { incident: found.incident, relation: 'opened', playbook, why } }]
}

/** The playbook that this task's finding opens. */
export function opensOf({ incident }: Running, task: string): string {
  const opens = incident.tasks.find(({ id }) => id === task)?.opens
  if (!opens) throw new Refusal('not_a_choice', 'Tugas ini tidak membuka insiden terkait.')
  return opens
}

/** What stands in both when one person sees that two cases have to do with each other; null = that is known. */
export function relate(here: Incident, there: Incident, why: string): { here: IncidentEvent; there: IncidentEvent } | null {
  const unfit = (field: string, message: string) => new Refusal('invalid', message, { errors: [{ field, message }] })
  if (here.id === there.id) throw unfit('ke', 'Tiket tidak dapat dikaitkan dengan dirinya sendiri.')
  if (there.merged) throw unfit('ke', `Tiket itu sudah digabung ke ${there.merged.number}; kaitkan dengan yang itu.`)
  if (!why.trim()) throw unfit('why', 'Tulis apa hubungannya.')
  if (here.links?.some(({ incident }) => incident === there.id)) return null
  const link = (incident: string) => ({ type: 'linked' as const, link: { incident, relation: 'related' as const, why: why.trim() } })
  return { here: link(there.id), there: link(here.id) }
}

/** What stands in both when a link that a person made is taken back. What the work itself made, e.g. a finding that became a case, stays. */
export function unrelate(here: Incident, there: Incident, reason: string): { here: IncidentEvent; there: IncidentEvent } {
  const link = here.links?.find(({ incident }) => incident === there.id)
  if (!link) throw new Refusal('already_done', 'Kedua tiket ini sudah tidak berkaitan.')
  if (link.relation !== 'related') throw new Refusal('not_a_choice', 'Kaitan ini dibuat oleh pekerjaannya sendiri, dan tetap ada.')
  const parted = (incident: string) => ({ type: 'unlinked' as const, incident, reason: reason.trim() || null })
  return { here: parted(there.id), there: parted(here.id) }
}
