import { z } from 'zod'
import { type Askable, askables, requirements, type TaskRule } from '../../core/playbook.ts'
import { type Rsit, rsit } from '../../core/rsit.ts'
import { tlpLabels } from '../../core/tlp.ts'
import {
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
const clockName = z.string().regex(/^K[1-9][0-9]?$/, 'Nama tenggat ditulis K dan angka, misalnya K3.')
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

const task = z
  .strictObject({
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
    again: z.array(length).min(1).optional().describe('Diulang pada hari-hari ini sejak tahap dimasuki, misalnya [1d, 3d, 7d]'),
  })
  .refine(({ due, again }) => !(due && again), { error: 'Pilih salah satu: due (sekali) atau again (berulang).', path: ['again'] })
  .refine(({ again }) => new Set(again).size === (again?.length ?? 0), { error: 'Hari yang sama ditulis dua kali.', path: ['again'] })

const choice = z.strictObject({
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
})

const step = z.strictObject({
  name: short,
  public: z.enum(words<PublicStatus>(publicStatuses)).describe('Status yang dibaca pelapor'),
  says: sentence.describe('Apa yang terjadi selanjutnya, untuk pelapor'),
  waiting: z.boolean().default(false),
  final: z.boolean().default(false),
  clocks: z.array(clockName).default([]).describe('Tenggat yang mulai berjalan di sini'),
  tasks: z.record(name, task).default({}),
  choices: z.record(name, choice).default({}),
})

export const playbookSchema = z.strictObject({
  playbook: name.describe('Nama pendek, sama dengan nama berkas'),
  name: short,
  kinds: z.array(z.enum(words<Kind>(kinds))).min(1),
  rsit: z.enum(words<Rsit>(rsit)).optional(),
  severity,
  tlp: z.enum(tlpLabels),
  tags: z.array(name).default([]),
  guidance: z.strictObject({
    now: z.array(sentence).min(1).describe('Lakukan sekarang'),
    not_yet: z.array(sentence).min(1).describe('Jangan dulu'),
  }),
  start: name,
  steps: z.record(name, step),
})
export type PlaybookText = z.output<typeof playbookSchema>

/** One value for all severities, or one for each. */
function bySeverity<T extends z.ZodType>(one: T, error: string) {
  return z.union([one, z.strictObject({ kritis: one, tinggi: one, sedang: one, rendah: one })], { error })
}

const clock = z.strictObject({
  name: short,
  starts: z.enum(['report', 'step', 'severity', 'delivery']),
  within: bySeverity(length, 'Isi within: satu panjang waktu (misalnya 2h), atau satu untuk tiap tingkat kritis, tinggi, sedang, rendah.'),
  base: bySeverity(base, 'Isi base: calendar atau working, atau satu untuk tiap tingkat kritis, tinggi, sedang, rendah.'),
  basis: z.enum(['law', 'sop', 'default']),
  article: short.optional().describe('Pasal, bila dasarnya hukum'),
  met_by: z
    .union([z.enum(['receipt', 'response']), notice], { error: 'Isi met_by: receipt, response, atau kode surat N1…N10.' })
    .optional(),
  warn_at: z.number().gt(0).lt(1).default(0.75).describe('Bagian waktu sesudah mana penanggung jawab diingatkan'),
})

export const clocksSchema = z.strictObject({
  clocks: z.record(
    clockName,
    clock.refine(({ basis, article }) => basis !== 'law' || article, { error: 'Tenggat hukum perlu pasalnya.', path: ['article'] }),
  ),
})
export type ClocksText = z.output<typeof clocksSchema>

function words<W extends string>(list: Readonly<Record<W, unknown>>): [W, ...W[]] {
  return Object.keys(list) as [W, ...W[]]
}
