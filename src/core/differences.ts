import {
  type ChoiceRule,
  type ClockRule,
  type Length,
  type Playbook,
  type Requirement,
  requirements,
  type Step,
  type TaskRule,
  taskDeeds,
} from './playbook.ts'
import { renamedSteps, underIds } from './renamed.ts'
import { publicStatuses, roles, severities } from './vocabulary.ts'

/** One thing that differs. `step` and `choice` say where, for the picture. */
export interface Difference {
  says: string
  step?: string
  choice?: string
}

/** What changed from one version to the next, one plain sentence each, in the order of the playbook. Empty = they run alike. */
export function differences(before: Playbook, b: Playbook): Difference[] {
  const renamed = renamedSteps(before, b)
  const a = underIds(before, renamed)
  const names = [...renamed].map(([old, id]) => ({
    says: `Tahap “${b.steps[id]?.name ?? id}” kini bernama pendek “${id}”, semula “${old}”.`,
    step: id,
  }))
  const steps = Object.values(b.steps).flatMap(step => {
    const known = a.steps[step.id]
    return known ? stepDifferences(known, step, b) : [{ says: `Tahap baru: “${step.name}”.`, step: step.id }]
  })
  const gone = Object.values(a.steps)
    .filter(({ id }) => !b.steps[id])
    .map(({ id, name }) => ({ says: `Tahap dihapus: “${name}”.`, step: id }))
  return [...headDifferences(a, b), ...names, ...gone, ...steps, ...clockDifferences(a.clocks, b.clocks)]
}

function headDifferences(a: Playbook, b: Playbook): Difference[] {
  const lines = [
    changed('Nama', a.name, b.name),
    changed('Keparahan awal', severities[a.severity], severities[b.severity]),
    changed('Kode TLP awal', a.tlp, b.tlp),
    changed('Kelas RSIT awal', a.rsit ?? 'tidak ada', b.rsit ?? 'tidak ada'),
    changed('Tahap awal', a.start, b.start),
    listed('Dipakai untuk jenis', a.kinds, b.kinds),
    listed('Tanda', a.tags, b.tags),
    listed('Petunjuk “lakukan sekarang”', a.guidance.now, b.guidance.now),
    listed('Petunjuk “jangan dulu”', a.guidance.notYet, b.guidance.notYet),
    differ(a.routes, b.routes) && 'Aturan pemilihan playbook (routes) berubah.',
    differ(a.wave, b.wave) && 'Aturan gelombang (wave) berubah.',
  ]
  return lines.flatMap(says => (says ? [{ says }] : []))
}

function stepDifferences(a: Step, b: Step, playbook: Playbook): Difference[] {
  const at = `Tahap “${b.name}”`
  const lines = [
    a.name !== b.name && `Tahap “${a.name}” kini bernama “${b.name}”.`,
    a.publicStatus !== b.publicStatus &&
      `${at}: pelapor melihat “${publicStatuses[b.publicStatus]}”, semula “${publicStatuses[a.publicStatus]}”.`,
    a.says !== b.says && `${at}: keterangan kepada pelapor berubah.`,
    a.waiting !== b.waiting && `${at}: ${b.waiting ? 'kini menunggu, target tim dijeda' : 'tidak lagi menunggu'}.`,
    a.final !== b.final && `${at}: ${b.final ? 'kini menutup insiden' : 'tidak lagi menutup insiden'}.`,
    listed(`${at}: tenggat yang dimulai`, a.clocks, b.clocks),
    ...each(a.tasks, b.tasks, {
      added: task => `${at}: tugas baru “${task.do}”${dueWords(task)}.`,
      removed: task => `${at}: tugas dihapus “${task.do}”.`,
      both: (before, task) => taskLines(before, task).map(line => `${at}: ${line}`),
    }),
  ]
  const said: Difference[] = lines.flatMap(says => (says ? [{ says, step: b.id }] : []))
  return [...said, ...choiceDifferences(a, b, { at, playbook })]
}

function choiceDifferences(a: Step, b: Step, { at, playbook }: { at: string; playbook: Playbook }): Difference[] {
  const name = (id: string) => playbook.steps[id]?.name ?? id
  const gone = Object.values(a.choices).filter(choice => !b.choices[choice.name])
  return [
    ...gone.map(({ label, name: choice }) => ({ says: `${at}: pilihan dihapus “${label}”.`, step: b.id, choice })),
    ...Object.values(b.choices).flatMap(choice => {
      const before = a.choices[choice.name]
      const lines = before ? choiceLines(before, choice, name) : [`pilihan baru “${choice.label}” ke “${name(choice.to)}”.`]
      return lines.map(line => ({ says: `${at}: ${line}`, step: b.id, choice: choice.name }))
    }),
  ]
}

function choiceLines(a: ChoiceRule, b: ChoiceRule, name: (id: string) => string): string[] {
  const what = `pilihan “${b.label}”`
  return [
    a.label !== b.label && `pilihan “${a.label}” kini tertulis “${b.label}”.`,
    a.to !== b.to && `${what} menuju “${name(b.to)}”, semula “${name(a.to)}”.`,
    listed(`${what}: syarat`, a.needs.map(needWords), b.needs.map(needWords)),
    listed(`${what}: syarat mulai Tinggi`, a.needsWhenHigh.map(needWords), b.needsWhenHigh.map(needWords)),
    listed(`${what}: pertanyaan`, a.asks, b.asks),
    listed(`${what}: pertanyaan mulai Tinggi`, a.asksWhenHigh, b.asksWhenHigh),
    listed(`${what}: memenuhi tenggat`, a.meets, b.meets),
    a.by !== b.by && `${what}: oleh ${b.by ? roles[b.by] : 'siapa saja di tim'}, semula ${a.by ? roles[a.by] : 'siapa saja di tim'}.`,
    a.byWhenHigh !== b.byWhenHigh && `${what}: mulai Tinggi oleh ${b.byWhenHigh ? roles[b.byWhenHigh] : 'siapa saja di tim'}.`,
    listed(`${what}: empat mata atas tugas`, a.otherThan ?? [], b.otherThan ?? []),
  ].filter(line => typeof line === 'string')
}

function taskLines(a: TaskRule, b: TaskRule): string[] {
  const what = `tugas “${b.do}”`
  return [
    a.do !== b.do && `tugas “${a.do}” kini berbunyi “${b.do}”.`,
    (differ(a.due, b.due) || a.base !== b.base) &&
      `${what}: batas waktu ${lengthWords(a.due, a.base)} menjadi ${lengthWords(b.due, b.base)}.`,
    a.role !== b.role && `${what}: dikerjakan ${roles[b.role]}, semula ${roles[a.role]}.`,
    a.phase !== b.phase && `${what}: fase ${b.phase ?? 'tidak ada'}, semula ${a.phase ?? 'tidak ada'}.`,
    a.optional !== b.optional && `${what}: ${b.optional ? 'kini boleh dilewati' : 'kini wajib'}.`,
    a.notice !== b.notice && `${what}: surat ${b.notice ?? 'tidak ada'}, semula ${a.notice ?? 'tidak ada'}.`,
    listed(`${what}: sesudah tugas`, a.after, b.after),
    listed(`${what}: syarat`, a.needs.map(needWords), b.needs.map(needWords)),
    listed(`${what}: memenuhi tenggat`, a.meets, b.meets),
    a.doneWith !== b.doneWith &&
      `${what}: ${b.doneWith ? `kini selesai begitu ${taskDeeds[b.doneWith]}` : 'tidak lagi selesai dengan sendirinya'}.`,
    (differ(a.asks, b.asks) || differ(a.opens, b.opens) || differ(a.every, b.every)) &&
      `${what}: pertanyaan, insiden terkait, atau ulangannya berubah.`,
  ].filter(line => typeof line === 'string')
}

function clockDifferences(a: Playbook['clocks'], b: Playbook['clocks']): Difference[] {
  const lines = each(a, b, {
    added: ({ id, name }) => `Tenggat baru: ${id} ${name}.`,
    removed: ({ id, name }) => `Tenggat dihapus: ${id} ${name}.`,
    both: (before, clock) => clockLines(before, clock),
  })
  return lines.map(says => ({ says }))
}

function clockLines(a: ClockRule, b: ClockRule): string[] {
  const what = `Tenggat ${b.id} ${b.name}`
  const grades = Object.keys(severities) as (keyof typeof severities)[]
  const lengths = grades
    .filter(grade => differ(a.within[grade], b.within[grade]) || a.base[grade] !== b.base[grade])
    .map(
      grade => `${severities[grade]} ${lengthWords(a.within[grade], a.base[grade])} menjadi ${lengthWords(b.within[grade], b.base[grade])}`,
    )
  const { within: _, base: __, ...rest } = a
  const { within: ___, base: ____, ...now } = b
  return [...(lengths.length > 0 ? [`${what}: ${lengths.join('; ')}.`] : []), ...(differ(rest, now) ? [`${what}: aturannya berubah.`] : [])]
}

interface Told<T> {
  added: (one: T) => string
  removed: (one: T) => string
  both: (before: T, one: T) => string[]
}

function each<T>(a: Record<string, T>, b: Record<string, T>, told: Told<T>): string[] {
  const gone = Object.entries(a).flatMap(([id, one]) => (Object.hasOwn(b, id) ? [] : [told.removed(one)]))
  const here = Object.entries(b).flatMap(([id, one]) => {
    const before = Object.hasOwn(a, id) ? a[id] : undefined
    return before === undefined ? [told.added(one)] : told.both(before, one)
  })
  return [...gone, ...here]
}

function changed(what: string, a: string, b: string): string | false {
  return a !== b && `${what}: “${a}” menjadi “${b}”.`
}

function listed(what: string, a: readonly string[], b: readonly string[]): string | false {
  const added = b.filter(one => !a.includes(one))
  const gone = a.filter(one => !b.includes(one))
  if (added.length === 0 && gone.length === 0) return differ(a, b) && `${what}: urutannya berubah.`
  const parts = [added.length > 0 && `ditambah ${added.join('; ')}`, gone.length > 0 && `dihapus ${gone.join('; ')}`]
  return `${what}: ${parts.filter(Boolean).join(', ')}.`
}

function needWords(need: Requirement): string {
  return need.startsWith('task ') ? `tugas ${need.slice(5)}` : requirements[need as keyof typeof requirements]
}

function dueWords({ due, base }: TaskRule): string {
  return due ? ` dalam ${lengthWords(due, base)}` : ''
}

function lengthWords(length: Length | null, base: TaskRule['base']): string {
  if (!length) return 'tidak ada'
  const working = base === 'working'
  if ('days' in length) return working ? `${length.days} hari kerja` : `${length.days} hari`
  const words = length.minutes % 60 === 0 ? `${length.minutes / 60} jam` : `${length.minutes} menit`
  return working ? `${words} kerja` : words
}

function differ(a: unknown, b: unknown): boolean {
  return JSON.stringify(a ?? null) !== JSON.stringify(b ?? null)
}
