import { type Askable, askables, type ChoiceRule, type Playbook, type Requirement, requirements, type Step } from './playbook.ts'
import { type Flaw, type KnownNames, workingRoles } from './playbook-check/flaw.ts'
import { checkTasks } from './playbook-check/tasks.ts'
import { reachableFrom, targetsOf } from './playbook-check/ways.ts'
import { roles } from './vocabulary.ts'

/**
 * Everything that would strand an incident that runs by this playbook: steps nobody reaches or nobody leaves, gates that
 * can never open, clocks that can never be met, deletion before evidence. Empty = it may be published.
 * `known.templates` are the notices that have a template, e.g. N2; `known.playbooks`, when given, are all that an incident may be opened of.
 */
export function checkPlaybook(playbook: Playbook, known: KnownNames): Flaw[] {
  const steps = Object.values(playbook.steps)
  const flaws = steps.flatMap(step => [...checkStep(step), ...checkChoices(playbook, step), ...checkClocks(playbook, step)])
  const found = [...checkStart(playbook), ...flaws, ...checkWays(playbook), ...checkTasks(playbook, known)]
  return [...found, ...checkMeeting(playbook), ...checkProof(playbook), ...checkWave(playbook, known)]
}

function checkStart(playbook: Playbook): Flaw[] {
  if (!Object.hasOwn(playbook.steps, playbook.start))
    return [{ path: ['start'], reason: `Tahap awal “${playbook.start}” tidak ada di steps.` }]
  const start = playbook.steps[playbook.start]
  if (start?.final || start?.waiting) return [{ path: ['start'], reason: 'Tahap awal tidak boleh tahap menunggu atau tahap akhir.' }]
  return []
}

function checkStep(step: Step): Flaw[] {
  const path = ['steps', step.id]
  if (step.final && step.waiting) return [{ path, reason: `Tahap “${step.id}” tidak bisa sekaligus menunggu dan akhir.` }]
  if (step.final && Object.keys(step.tasks).length > 0)
    return [{ path: [...path, 'tasks'], reason: `Tahap akhir “${step.id}” tidak boleh berisi tugas: insiden sudah ditutup.` }]
  if (!step.final && Object.keys(step.choices).length === 0)
    return [{ path, reason: `Tahap “${step.id}” tidak punya pilihan, padahal bukan tahap akhir.` }]
  return []
}

/**
 * Every step is reached from the start, and from every step there is a way to an end. Reopening is no way to an end: where
 * “selesai” is reached only from a case that was closed before, work that was done well could only end as something else.
 */
function checkWays(playbook: Playbook): Flaw[] {
  if (!Object.hasOwn(playbook.steps, playbook.start)) return []
  const reached = reachableFrom(playbook, playbook.start, 'reopening')
  const worked = reachableFrom(playbook, playbook.start)
  return Object.values(playbook.steps).flatMap((step): Flaw[] => {
    const path = ['steps', step.id]
    if (!reached.has(step.id)) return [{ path, reason: `Tahap “${step.id}” tidak dapat dicapai dari tahap awal.` }]
    if (step.final && !worked.has(step.id))
      return [
        {
          path,
          reason: `Tahap akhir “${step.id}” hanya dicapai sesudah insiden ditutup lalu dibuka kembali: tidak ada pekerjaan yang berakhir di sana.`,
        },
      ]
    if (targetsOf(step).length === 0) return []
    const ends = [...reachableFrom(playbook, step.id)].some(id => playbook.steps[id]?.final)
    return ends ? [] : [{ path, reason: `Dari tahap “${step.id}” tidak ada jalan ke tahap akhir.` }]
  })
}

function checkChoices(playbook: Playbook, step: Step): Flaw[] {
  const choices = Object.values(step.choices)
  return choices.flatMap((choice, place) => {
    const path = ['steps', step.id, 'choices', choice.name]
    const twin = choices.slice(0, place).find(({ label }) => label === choice.label)
    return [
      ...(twin ? [{ path: [...path, 'label'], reason: `Dua pilihan pada tahap “${step.id}” bertulisan sama: “${choice.label}”.` }] : []),
      ...checkTarget(playbook, step, choice),
      ...checkBy(choice, path),
      ...checkOthers(playbook, choice, path),
      ...checkAsked(playbook, step, choice),
    ]
  })
}

/** A closed incident is left only by reopening it: with a reason, into work. */
function checkTarget(playbook: Playbook, step: Step, choice: ChoiceRule): Flaw[] {
  const path = ['steps', step.id, 'choices', choice.name]
  if (!Object.hasOwn(playbook.steps, choice.to))
    return [{ path: [...path, 'to'], reason: `Pilihan “${choice.name}” menuju tahap “${choice.to}” yang tidak ada.` }]
  if (!step.final) return []
  const reopens = choice.asks.includes('reason') && !playbook.steps[choice.to]?.final
  if (reopens) return []
  return [
    {
      path,
      reason: `Tahap akhir “${step.id}” hanya boleh punya pilihan untuk membuka kembali: ke tahap yang bukan akhir, dengan asks: [reason].`,
    },
  ]
}

function checkBy(choice: ChoiceRule, path: string[]): Flaw[] {
  return (['by', 'byWhenHigh'] as const).flatMap(field => {
    const role = choice[field]
    if (!role || workingRoles.includes(role)) return []
    return [{ path: [...path, field], reason: `Peran “${roles[role]}” (${role}) tidak mengambil pilihan dalam playbook.` }]
  })
}

/** Four eyes look at a task that exists, and that has been done when the choice is taken. */
function checkOthers(playbook: Playbook, choice: ChoiceRule, path: string[]): Flaw[] {
  const tasks = Object.values(playbook.steps).flatMap(step => Object.keys(step.tasks))
  return (choice.otherThan ?? []).flatMap(task => {
    if (!tasks.includes(task))
      return [{ path: [...path, 'otherThan'], reason: `Tugas “${task}” pada other_than tidak ada di playbook ini.` }]
    if (choice.needs.includes(`task ${task}`)) return []
    return [{ path: [...path, 'otherThan'], reason: `Empat mata tanpa yang pertama: tambahkan needs: [task ${task}] pada pilihan ini.` }]
  })
}

/** A gate on an answer (e.g. the lessons) opens only if this choice, or one before it, asks for it. */
function checkAsked(playbook: Playbook, step: Step, choice: ChoiceRule): Flaw[] {
  const before = Object.values(playbook.steps).filter(({ id }) => reachableFrom(playbook, id).has(step.id))
  const asks = (one: ChoiceRule) => [...one.asks, ...one.asksWhenHigh]
  const asked = new Set<string>([...asks(choice), ...before.flatMap(one => Object.values(one.choices).flatMap(asks))])
  return (['needs', 'needsWhenHigh'] as const).flatMap(field =>
    choice[field]
      .filter((need): need is Requirement & Askable => Object.hasOwn(askables, need) && !asked.has(need))
      .map(need => ({
        path: ['steps', step.id, 'choices', choice.name, field],
        reason: `Syarat “${need}” (${requirements[need]}) tidak pernah ditanyakan: tambahkan ke asks.`,
      })),
  )
}

function checkClocks(playbook: Playbook, step: Step): Flaw[] {
  return step.clocks.flatMap((id): Flaw[] => {
    const path = ['steps', step.id, 'clocks']
    if (!Object.hasOwn(playbook.clocks, id)) return [{ path, reason: `Tenggat “${id}” tidak ada di clocks.yaml.` }]
    if (playbook.clocks[id]?.starts === 'step') return []
    return [{ path, reason: `Tenggat “${id}” tidak dimulai oleh sebuah tahap (di clocks.yaml: starts bukan step).` }]
  })
}

/** `meets` names real clocks, and every clock that a step starts can be met by something. */
function checkMeeting(playbook: Playbook): Flaw[] {
  const meetings = Object.values(playbook.steps).flatMap(step => [
    ...Object.values(step.tasks).map(({ id, meets }) => ({ path: ['steps', step.id, 'tasks', id, 'meets'], meets })),
    ...Object.values(step.choices).map(({ name, meets }) => ({ path: ['steps', step.id, 'choices', name, 'meets'], meets })),
  ])
  const unknown = meetings.flatMap(({ path, meets }) =>
    meets
      .filter(id => !Object.hasOwn(playbook.clocks, id))
      .map(id => ({ path, reason: `Tenggat “${id}” pada meets tidak ada di clocks.yaml.` })),
  )
  const met = new Set(meetings.flatMap(({ meets }) => meets))
  const never = Object.values(playbook.steps).flatMap(step =>
    step.clocks
      .filter(id => Object.hasOwn(playbook.clocks, id) && !playbook.clocks[id]?.metBy && !met.has(id))
      .map(id => ({
        path: ['steps', step.id, 'clocks'],
        reason: `Tenggat “${id}” dimulai tetapi tidak pernah dipenuhi: tidak ada tugas atau pilihan dengan meets: [${id}].`,
      })),
  )
  return [...unknown, ...never]
}

/** A clock of law closes by proof of sending, never because somebody ticked a box (DOMAIN §3). */
function checkProof(playbook: Playbook): Flaw[] {
  const isLaw = (id: string) => playbook.clocks[id]?.basis === 'law'
  const flaw = (path: string[], id: string) => ({
    path: [...path, 'meets'],
    reason: `Tenggat hukum “${id}” hanya ditutup dengan bukti pengiriman atau pernyataan tidak berlaku, bukan dengan meets.`,
  })
  return Object.values(playbook.steps).flatMap(step => [
    ...Object.values(step.tasks).flatMap(task => task.meets.filter(isLaw).map(id => flaw(['steps', step.id, 'tasks', task.id], id))),
    ...Object.values(step.choices).flatMap(one => one.meets.filter(isLaw).map(id => flaw(['steps', step.id, 'choices', one.name], id))),
  ])
}

function checkWave({ wave }: Playbook, known: KnownNames): Flaw[] {
  if (!wave || known.templates.includes(wave.notice)) return []
  return [{ path: ['wave', 'notice'], reason: `Templat surat “${wave.notice}” tidak ada di folder templates.` }]
}
