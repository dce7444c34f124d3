import type { Severity } from '../../core/vocabulary.ts'
import type { PlaybookText } from '../playbook/schema.ts'
import type { Draftable } from './as-yaml.ts'
import type { Cacao } from './cacao.ts'
import { lostFrom } from './foreign/lost.ts'
import { stepsOf } from './foreign/steps.ts'
import { stuckIn, walkAll } from './foreign/walk.ts'
import { line, nameFor } from './foreign/words.ts'
import { label } from './graph.ts'
import { labelOf } from './own.ts'

/** Somebody else's playbook as a draft of ours: its work between our first step and our ends, and what did not come along. */
export function readForeign(cacao: Cacao): { text: Draftable; lost: string[]; rules?: undefined } | { reasons: string[] } {
  const walked = walkAll(cacao)
  if (!walked) return { reasons: ['Cabang di dalam cabang terlalu banyak: tidak dapat diikuti sampai akhir.'] }
  const { first, stops, inTurn } = walked
  if (first === null) return { reasons: ['Playbook ini tidak berisi satu langkah pun di antara awal dan akhir.'] }
  const stuck = stuckIn(stops)
  if (stuck.length > 0) return { reasons: stuck.map(({ id, node }) => `${label(id, node)}: dari sini tidak ada jalan ke langkah akhir.`) }
  const work = stepsOf(cacao, { first, stops })
  const text: Draftable = {
    playbook: nameFor(cacao.name, ['impor']),
    name: line(cacao.name, 120) || 'Playbook',
    kinds: [],
    severity: severityOf(cacao.severity),
    tlp: labelOf(cacao),
    tags: [],
    guidance: { now: [], not_yet: [] },
    start: 'diterima',
    steps: { diterima: received(work.first), ...work.steps, ...ends },
  }
  return {
    text,
    lost: [...added, ...lostFrom(cacao, inTurn), ...(cacao.severity ? [] : ['Keparahannya tidak disebut: dimulai dari sedang.'])],
  }
}

const added = [
  'Perlu diisi: kinds (jenis laporan), lalu petunjuk kepada pelapor (now dan not_yet).',
  'Ditambahkan: tahap diterima, selesai, dan bukan-insiden; menutup insiden meminta laporan akhir dan tenggat hukum.',
  'Kalimat kepada pelapor (says) sama di semua tahap: tulis sendiri.',
]

function severityOf(seriousness = 0): Severity {
  if (seriousness === 0) return 'sedang'
  if (seriousness <= 25) return 'rendah'
  if (seriousness <= 50) return 'sedang'
  return seriousness <= 75 ? 'tinggi' : 'kritis'
}

type StepText = PlaybookText['steps'][string]

const choice = { needs: [], needs_when_high: [], asks: [], asks_when_high: [], meets: [] } satisfies Partial<StepText['choices'][string]>
const empty = { waiting: false, final: false, clocks: [], tasks: {}, choices: {} } satisfies Partial<StepText>

function received(first: string): StepText {
  return {
    ...empty,
    name: 'Diterima',
    public: 'diterima',
    says: 'Laporan Anda sudah kami terima. Petugas akan membacanya dan memeriksa kejadiannya.',
    choices: {
      terima: { ...choice, label: 'Terima', to: first },
      'bukan-insiden': { ...choice, label: 'Bukan insiden siber', to: 'bukan-insiden', asks: ['reason'] },
    },
  }
}

const reopen: StepText['choices'] = { 'buka-kembali': { ...choice, label: 'Buka kembali', to: 'diterima', asks: ['reason'] } }

const ends: Record<string, StepText> = {
  selesai: {
    ...empty,
    name: 'Selesai',
    public: 'selesai',
    says: 'Penanganan sudah selesai. Terima kasih atas laporan Anda; hubungi kami bila kejadian ini muncul lagi.',
    final: true,
    choices: reopen,
  },
  'bukan-insiden': {
    ...empty,
    name: 'Bukan insiden',
    public: 'selesai',
    says: 'Setelah diperiksa, kejadian ini bukan insiden siber. Terima kasih sudah melapor.',
    final: true,
    choices: reopen,
  },
}
