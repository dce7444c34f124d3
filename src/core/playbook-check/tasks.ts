import type { Playbook, Requirement, Step, TaskRule } from '../playbook.ts'
import { roles } from '../vocabulary.ts'
import { type Flaw, type KnownNames, workingRoles } from './flaw.ts'
import { reachableFrom } from './ways.ts'

/** A task with the step it belongs to. */
interface Placed {
  task: TaskRule
  step: Step
}

/** What can be wrong with tasks: names, order, gates that wait for them, and deletion before evidence. */
export function checkTasks(playbook: Playbook, known: KnownNames): Flaw[] {
  const placed = Object.values(playbook.steps).flatMap(step => Object.values(step.tasks).map(task => ({ task, step })))
  const byName = new Map(placed.toReversed().map(one => [one.task.id, one]))
  return [
    ...placed.flatMap((one, place) => checkName(one, placed.slice(0, place))),
    ...placed.flatMap(one => [
      ...checkDoer(one),
      ...checkNotice(one, known),
      ...checkOpens(one, known),
      ...checkWaits(playbook, one, byName),
    ]),
    ...Object.values(playbook.steps).flatMap(step => checkGates(playbook, step, byName)),
    ...placed.flatMap(one => [...checkCircle(one, byName), ...checkEvidence(one, byName)]),
  ]
}

function checkName({ task, step }: Placed, earlier: Placed[]): Flaw[] {
  const twin = earlier.find(one => one.task.id === task.id)
  if (!twin) return []
  return [{ path: pathOf({ task, step }), reason: `Nama tugas “${task.id}” sudah dipakai pada tahap “${twin.step.id}”.` }]
}

function checkDoer({ task, step }: Placed): Flaw[] {
  if (workingRoles.includes(task.role)) return []
  return [
    {
      path: [...pathOf({ task, step }), 'role'],
      reason: `Tugas “${task.id}” tidak bisa diberikan kepada ${roles[task.role]} (${task.role}): pilih analyst, lead atau editor.`,
    },
  ]
}

function checkNotice({ task, step }: Placed, known: KnownNames): Flaw[] {
  if (!task.notice || known.templates.includes(task.notice)) return []
  return [{ path: [...pathOf({ task, step }), 'notice'], reason: `Templat surat “${task.notice}” tidak ada di folder templates.` }]
}

function checkOpens({ task, step }: Placed, known: KnownNames): Flaw[] {
  if (!task.opens || !known.playbooks || known.playbooks.includes(task.opens)) return []
  return [{ path: [...pathOf({ task, step }), 'opens'], reason: `Tugas “${task.id}” membuka playbook “${task.opens}” yang tidak ada.` }]
}

/** `after` and `needs` name tasks that exist, that come no later, that are not optional and that come to an end. */
function checkWaits(playbook: Playbook, { task, step }: Placed, byName: Map<string, Placed>): Flaw[] {
  const path = pathOf({ task, step })
  const self = task.needs.includes('tasks')
    ? [{ path: [...path, 'needs'], reason: `Tugas “${task.id}” mensyaratkan semua tugas tahap ini, termasuk dirinya sendiri.` }]
    : []
  const after = task.after.flatMap(name => checkAwaited(playbook, { name, step, byName, path: [...path, 'after'], lax: task.optional }))
  const needs = awaitedIn(task.needs).flatMap(name =>
    checkAwaited(playbook, { name, step, byName, path: [...path, 'needs'], lax: task.optional }),
  )
  return [...self, ...after, ...needs]
}

function checkGates(playbook: Playbook, step: Step, byName: Map<string, Placed>): Flaw[] {
  return Object.values(step.choices).flatMap(choice =>
    (['needs', 'needsWhenHigh'] as const).flatMap(field => {
      const path = ['steps', step.id, 'choices', choice.name, field]
      return awaitedIn(choice[field]).flatMap(name => checkAwaited(playbook, { name, step, byName, path, lax: false }))
    }),
  )
}

function checkAwaited(
  playbook: Playbook,
  wait: { name: string; step: Step; byName: Map<string, Placed>; path: string[]; lax: boolean },
): Flaw[] {
  const { name, path } = wait
  const awaited = wait.byName.get(name)
  if (!awaited) return [{ path, reason: `Tugas “${name}” tidak ada di playbook ini.` }]
  if (!reachableFrom(playbook, awaited.step.id).has(wait.step.id))
    return [{ path, reason: `Tugas “${name}” baru muncul pada tahap “${awaited.step.id}”, sesudah tahap “${wait.step.id}”.` }]
  if (awaited.task.every) return [{ path, reason: `Tugas “${name}” muncul lagi setiap kali selesai (every), jadi tidak boleh ditunggu.` }]
  if (awaited.task.optional && !wait.lax) return [{ path, reason: `Tugas “${name}” bersifat opsional, jadi tidak boleh menjadi syarat.` }]
  return []
}

function checkCircle({ task, step }: Placed, byName: Map<string, Placed>): Flaw[] {
  if (!prerequisites(task, byName).has(task.id)) return []
  return [{ path: [...pathOf({ task, step }), 'after'], reason: `Urutan tugas melingkar: “${task.id}” akhirnya menunggu dirinya sendiri.` }]
}

/** What is deleted can no longer be looked at: a stored, hashed piece of evidence comes first (DOMAIN §6). */
function checkEvidence({ task, step }: Placed, byName: Map<string, Placed>): Flaw[] {
  if (task.phase !== 'penghapusan') return []
  const before = [task, ...[...prerequisites(task, byName)].flatMap(name => byName.get(name)?.task ?? [])]
  if (before.some(({ needs }) => needs.includes('evidence'))) return []
  return [
    {
      path: pathOf({ task, step }),
      reason: `Tugas penghapusan “${task.id}” harus menunggu bukti: tambahkan needs: [evidence], atau after tugas yang memerlukannya.`,
    },
  ]
}

/** Names of all tasks that must be done first, directly or by way of others. */
function prerequisites(task: TaskRule, byName: Map<string, Placed>): Set<string> {
  const found = new Set<string>()
  const waiting = [...task.after, ...awaitedIn(task.needs)]
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (found.has(name)) continue
    found.add(name)
    const next = byName.get(name)?.task
    if (next) waiting.push(...next.after, ...awaitedIn(next.needs))
  }
  return found
}

function awaitedIn(needs: Requirement[]): string[] {
  return needs.filter(need => need.startsWith('task ')).map(need => need.slice(5))
}

function pathOf({ task, step }: Placed): string[] {
  return ['steps', step.id, 'tasks', task.id]
}
