import type { PlaybookText } from '../../playbook/schema.ts'
import type { Cacao } from '../cacao.ts'
import { addTasks, type Naming } from './tasks.ts'
import type { Exit, Stop } from './walk.ts'
import { line, nameFor } from './words.ts'

type StepText = PlaybookText['steps'][string]

interface Block {
  id: string
  step: StepText
  exits: Exit[]
}

const says = 'Kami sedang menangani laporan Anda.'
const closing = ['tasks', 'final_report', 'legal_clocks']

/** The steps of a foreign playbook between ours: `first` is where “Terima” leads. A chain of actions is one step with its tasks. */
export function stepsOf(
  cacao: Cacao,
  walked: { first: string; stops: Map<string, Stop> },
): { first: string; steps: Record<string, StepText> } {
  const { stops } = walked
  const begins = beginnings(walked)
  const blocks = new Map<string, Block>()
  const naming = { cacao, taken: [] }
  for (const key of begins) {
    const taken = ['diterima', 'selesai', 'bukan-insiden', ...[...blocks.values()].map(({ id }) => id)]
    blocks.set(key, blockFrom(key, { naming, stops, begins, taken }))
  }
  const idOf = (key: string) => blocks.get(key)?.id ?? 'selesai'
  for (const { step, exits } of blocks.values()) step.choices = choicesOf(step, exits, key => [idOf(key), blocks.get(key)?.step.name ?? ''])
  return { first: idOf(walked.first), steps: Object.fromEntries([...blocks.values()].map(({ id, step }) => [id, step])) }
}

/** A step begins at the first stop, where several ways meet, and after a fork. */
function beginnings({ first, stops }: { first: string; stops: Map<string, Stop> }): Set<string> {
  const ways = new Map([[first, 1]])
  const begins = new Set([first])
  for (const { exits } of stops.values())
    for (const { to } of exits) {
      if (to === null) continue
      ways.set(to, (ways.get(to) ?? 0) + 1)
      if (exits.length > 1 || (ways.get(to) ?? 0) > 1) begins.add(to)
    }
  return begins
}

interface Ground {
  naming: Naming
  stops: Map<string, Stop>
  begins: Set<string>
  taken: string[]
}

function blockFrom(from: string, { naming, stops, begins, taken }: Ground): Block {
  const tasks: StepText['tasks'] = {}
  const first = stops.get(from)
  let stop = first
  while (stop) {
    addTasks(tasks, stop, naming)
    const [only, ...more] = stop.exits
    if (more.length > 0 || !only || only.to === null || begins.has(only.to)) break
    stop = stops.get(only.to)
  }
  const name = line(first?.node.name ?? '', 100) || line(Object.values(tasks)[0]?.do ?? '', 100) || 'Langkah'
  const step: StepText = { name, public: 'ditangani', says, waiting: false, final: false, clocks: [], tasks, choices: {} }
  return { id: nameFor(name, taken), step, exits: (stop?.exits ?? []).map(exit => ({ ...exit, by: wordFor(exit, stop) })) }
}

/** The condition stands on the button: now a person says whether it holds. */
function wordFor({ by }: Exit, stop: Stop | undefined): string {
  const { condition, switch: variable } = stop?.node ?? { condition: undefined, switch: undefined }
  const word = { ya: 'Ya', tidak: 'Tidak', ulangi: 'Ulangi', selesai: 'Selesai', lanjut: 'Lanjut', berhasil: 'Berhasil', gagal: 'Gagal' }[
    by
  ]
  if (condition) return line(`${word ?? by}: ${condition}`, 110)
  return line(variable ? `${variable} = ${by}` : (word ?? by), 110) || 'Lainnya'
}

function choicesOf(step: StepText, exits: readonly Exit[], target: (key: string) => [string, string]): StepText['choices'] {
  const choices: StepText['choices'] = {}
  const labels: string[] = []
  for (const { by, to } of exits) {
    const [id, name] = to === null ? ['selesai', ''] : target(to)
    const text = by === 'Lanjut' ? line(name ? `Lanjut: ${name}` : 'Selesai, tutup insiden', 110) : by
    const label = labels.includes(text) ? `${text} (${labels.length + 1})` : text
    labels.push(label)
    const gate = by !== 'Gagal' && Object.keys(step.tasks).length > 0 ? ['tasks'] : []
    choices[nameFor(by, Object.keys(choices))] = { ...plain, label, to: id, ...(id === 'selesai' ? ended : { needs: gate }) }
  }
  return choices
}

const plain = { needs: [], needs_when_high: [], asks: [], asks_when_high: [], meets: [] } satisfies Partial<StepText['choices'][string]>
const ended = { needs: closing, asks: ['final_report'] } satisfies Partial<StepText['choices'][string]>
