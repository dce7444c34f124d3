import { z } from 'zod'
import { type Askable, askables, requirements, type TaskDeed, type TaskRule, taskDeeds } from '../../core/playbook.ts'
import { type Rsit, rsit } from '../../core/rsit.ts'
import { tlpLabels } from '../../core/tlp.ts'
import {
  type Answer3,
  answers3,
  type Kind,
  kinds,
  type Notice,
  notices,
  type PublicStatus,
  publicStatuses,
  type Role,
  roles,
  type Severity,
  severities,
} from '../../core/vocabulary.ts'

/** What may stand in a playbook file and in clocks.yaml. Every object is strict: a misspelt key is a fault, never ignored. */

const names = 'Nama hanya boleh huruf kecil, angka, dan tanda hubung, diawali huruf, paling panjang 40.'
const name = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, names)
const clockName = z.string().regex(/^K[1-9][0-9]?[a-z]?$/, 'Nama tenggat ditulis K dan angka, misalnya K3 atau K8a.')
const sentence = z.string().trim().min(1).max(600)
const short = z.string().trim().min(1).max(120)
const length = z
  .string()
  .regex(/^[1-9][0-9]{0,3}[mhd]$/, 'Panjang waktu ditulis angka dan m (menit), h (jam) atau d (hari), misalnya 30m, 2h, 3d.')
const base = z.enum(['calendar', 'working'])
const severity = z.enum(words<Severity>(severities))
const notice = z.enum(words<Notice>(notices))
const role = z.enum(words<Role>(roles))
const phase = z.enum(['analisis', 'penahanan', 'penghapusan', 'pemulihan'] satisfies TaskRule['phase'][])

const requirementSentence = `Syarat tidak dikenal; yang ada: ${Object.keys(requirements).join(', ')}, atau "task NAMA-TUGAS".`
const requirement = z.union(
  [z.enum(words<keyof typeof requirements>(requirements)), z.string().regex(/^task [a-z][a-z0-9-]{0,39}$/, requirementSentence)],
  {
    error: requirementSentence,
  },
)

export const taskSchema = z.strictObject({
  do: sentence.describe('Apa yang dikerjakan, kalimat perintah'),
  role: role.default('analyst'),
  due: length.optional().describe('Batas waktu sejak tahap dimasuki'),
  base: base.default('calendar').describe('Waktu kalender atau jam kerja tim'),
  phase: phase.optional(),
  after: z.array(name).default([]).describe('Tugas yang harus selesai lebih dulu'),
  needs: z.array(requirement).default([]),
  meets: z.array(clockName).default([]).describe('Tenggat yang terpenuhi bila tugas ini selesai'),
  notice: notice.optional().describe('Surat yang dikirim untuk menyelesaikan tugas ini'),
  optional: z.boolean().default(false),
  asks: short.optional().describe('Yang wajib ditulis untuk menyelesaikannya, berupa pertanyaan'),
  opens: name.optional().describe('Playbook insiden terkait yang dibuka bila temuannya ada'),
  done_with: z
    .enum(words<TaskDeed>(taskDeeds))
    .optional()
    .describe('Perbuatan yang menyelesaikannya dengan sendirinya, bila syaratnya (needs) lengkap'),
  every: length.optional().describe('Muncul lagi selama ini sesudah selesai, sampai tahap ditinggalkan'),
  again: z.array(length).min(1).optional().describe('Diulang pada hari-hari ini sejak tahap dimasuki, misalnya [1d, 3d, 7d]'),
})

const task = taskSchema
  .refine(({ due, again }) => !(due && again), { error: 'Pilih salah satu: due (sekali) atau again (berulang).', path: ['again'] })
  .refine(({ again, every }) => !(again && every), {
    error: 'Pilih salah satu: again (hari tertentu) atau every (terus-menerus).',
    path: ['every'],
  })
  .refine(({ done_with, asks, notice, opens, needs }) => !done_with || (needs.length > 0 && !asks && !notice && !opens), {
    error: 'done_with perlu needs, dan tidak bersama asks, notice, atau opens.',
    path: ['done_with'],
  })
  .refine(({ again }) => new Set(again).size === (again?.length ?? 0), { error: 'Hari yang sama ditulis dua kali.', path: ['again'] })

export const choiceSchema = z.strictObject({
  label: short.describe('Tulisan pada tombol'),
  to: name.describe('Tahap berikutnya'),
  needs: z.array(requirement).default([]),
  needs_when_high: z.array(requirement).default([]).describe('Syarat tambahan mulai tingkat Tinggi'),
  by: role.optional(),
  by_when_high: role.optional(),
  asks: z.array(z.enum(words<Askable>(askables))).default([]),
  asks_when_high: z
    .array(z.enum(words<Askable>(askables)))
    .default([])
    .describe('Pertanyaan tambahan mulai tingkat Tinggi'),
  meets: z.array(clockName).default([]),
  other_than: z.array(name).min(1).optional().describe('Empat mata: yang mengerjakan tugas ini tidak boleh memilihnya'),
})

export const stepSchema = z.strictObject({
  name: short,
  public: z.enum(words<PublicStatus>(publicStatuses)).describe('Status yang dibaca pelapor'),
  says: sentence.describe('Apa yang terjadi selanjutnya, untuk pelapor'),
  waiting: z.boolean().default(false),
  final: z.boolean().default(false),
  clocks: z.array(clockName).default([]).describe('Tenggat yang mulai berjalan di sini'),
  tasks: z.record(name, task).default({}),
  choices: z.record(name, choiceSchema).default({}),
})

const answer = z.enum(words<Answer3>(answers3))
const conditions = { iiv: answer.optional(), personal_data: answer.optional(), ongoing: answer.optional(), severity: severity.optional() }
const condition = z
  .strictObject(conditions)
  .refine(named => Object.keys(named).length > 0, { error: 'Isi paling sedikit satu: iiv, personal_data, ongoing, severity.' })

const route = z
  .strictObject({
    kind: z.enum(words<Kind>(kinds)).optional(),
    rsit: z.enum(words<Rsit>(rsit)).optional(),
    tag: name.optional(),
    ...conditions,
  })
  .refine(named => Object.keys(named).length > 0, {
    error: 'Isi paling sedikit satu: kind, rsit, tag, iiv, personal_data, ongoing, severity.',
  })

const wave = z.strictObject({ organisations: z.int().min(2).max(100), within: length, notice })

export const playbookSchema = z.strictObject({
  playbook: name.describe('Nama pendek, sama dengan nama berkas'),
  name: short,
  kinds: z.array(z.enum(words<Kind>(kinds))).min(1),
  rsit: z.enum(words<Rsit>(rsit)).optional(),
  severity,
  tlp: z.enum(tlpLabels),
  tags: z.array(name).default([]),
  routes: z.array(route).min(1).optional().describe('Kapan triase mengusulkan playbook ini; semua isi satu baris harus cocok'),
  wave: wave.optional().describe('Berapa instansi dalam berapa lama menjadi satu gelombang, dan surat yang diusulkan'),
  guidance: z.strictObject({
    now: z.array(sentence).min(1).describe('Lakukan sekarang'),
    not_yet: z.array(sentence).min(1).describe('Jangan dulu'),
  }),
  start: name,
  steps: z.record(name, stepSchema),
})
export type PlaybookText = z.output<typeof playbookSchema>

/** One value for all severities, or one for each. */
function bySeverity<T extends z.ZodType>(one: T, error: string) {
  return z.union([one, z.strictObject({ kritis: one, tinggi: one, sedang: one, rendah: one })], { error })
}

const clock = z.strictObject({
  name: short,
  starts: z.enum(['report', 'step', 'answer', 'delivery']),
  when: condition.optional().describe('Untuk starts: answer – jawaban triase yang memulainya'),
  unless: condition.optional().describe('Jawaban yang membuatnya tidak mulai'),
  from: z.enum(['report']).optional().describe('report = dihitung sejak laporan masuk, kapan pun mulainya diketahui'),
  duty: short.optional().describe('Siapa yang wajib memenuhinya'),
  letter: z
    .string()
    .regex(/^N[1-9][0-9]?(-[a-z]+)?$/, 'Nama surat ditulis N dan angka, misalnya N6 atau N7-subjek.')
    .optional()
    .describe('Templat surat untuk memenuhinya'),
  within: bySeverity(length, 'Isi within: satu panjang waktu (misalnya 2h), atau satu untuk tiap tingkat kritis, tinggi, sedang, rendah.'),
  base: bySeverity(base, 'Isi base: calendar atau working, atau satu untuk tiap tingkat kritis, tinggi, sedang, rendah.'),
  basis: z.enum(['law', 'sop', 'default']),
  article: short.optional().describe('Pasal, bila dasarnya hukum'),
  met_by: z
    .union([z.enum(['receipt', 'response', 'proof']), notice], { error: 'Isi met_by: receipt, response, proof, atau kode surat N1…N10.' })
    .optional(),
  warn_at: z.number().gt(0).lt(1).default(0.75).describe('Bagian waktu sesudah mana penanggung jawab diingatkan'),
  escalate_at: z.number().min(1).max(10).optional().describe('Bagian waktu sesudah mana ketua tim ikut disurati'),
})

export const clocksSchema = z.strictObject({
  clocks: z.record(
    clockName,
    clock
      .refine(({ basis, article }) => basis !== 'law' || article, { error: 'Tenggat hukum perlu pasalnya.', path: ['article'] })
      .refine(({ basis, met_by }) => basis !== 'law' || met_by === 'proof', {
        error: 'Tenggat hukum hanya ditutup dengan bukti: met_by: proof.',
        path: ['met_by'],
      })
      .refine(({ starts, when }) => (starts === 'answer') === Boolean(when), {
        error: 'when dipakai bersama starts: answer, dan wajib di situ.',
        path: ['when'],
      }),
  ),
})
export type ClocksText = z.output<typeof clocksSchema>

function words<W extends string>(list: Readonly<Record<W, unknown>>): [W, ...W[]] {
  return Object.keys(list) as [W, ...W[]]
}
