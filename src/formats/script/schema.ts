import { z } from 'zod'
import { zones } from '../../core/calendar.ts'
import { type Askable, askables } from '../../core/playbook.ts'
import type { RefusalCode } from '../../core/refusal.ts'
import { type Rsit, rsit } from '../../core/rsit.ts'
import { clockStates, taskStates } from '../../core/simulate/script.ts'
import { tlpLabels } from '../../core/tlp.ts'
import { type Answer3, answers3, type Kind, kinds, type Notice, notices, type Role, roles, severities } from '../../core/vocabulary.ts'

/** What may stand in a script beside a playbook. Strict like the playbook itself: a misspelt key is a fault, never ignored. */

const names = 'Nama hanya boleh huruf kecil, angka, dan tanda hubung, diawali huruf, paling panjang 40.'
const name = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, names)
const task = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,59}(~\d{1,3})?$/, 'Tugas ditulis dengan namanya, misalnya tahan, periksa-ulang-h7, atau tahan~2.')
const clock = z.string().regex(/^K[1-9][0-9]?[a-z]?$/, 'Nama tenggat ditulis K dan angka, misalnya K3 atau K8a.')
const text = z.string().max(600)
const written = z.string().trim().min(1).max(600)
const places = z.array(written).min(1).max(50)
const later = /^\+(\d{1,4}[mhd]){1,3}$/
const local = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/
const moment = z.string().refine(value => later.test(value) || local.test(value), {
  error: 'Waktu ditulis +2h, +1d30m (sesudah kejadian sebelumnya), atau jam setempat "2026-07-14 09:00".',
})
const answer = z.enum(words<Answer3>(answers3))
const codes: Record<RefusalCode, true> = {
  changed_meanwhile: true,
  already_done: true,
  not_found: true,
  not_allowed: true,
  not_signed_in: true,
  invalid: true,
  missing: true,
  not_a_choice: true,
  audience_too_wide: true,
  too_many: true,
  too_large: true,
  unsupported_type: true,
  key_reused: true,
  unavailable: true,
}

const classify = z
  .strictObject({
    title: written.optional(),
    severity: z.enum(words<keyof typeof severities>(severities)).optional(),
    tlp: z.enum(tlpLabels).optional(),
    rsit: z.enum(words<Rsit>(rsit)).optional(),
    tags: z.array(name).optional(),
    organisation: written.optional(),
    iiv: answer.optional(),
    personal_data: answer.optional(),
    ongoing: answer.optional(),
    reason: written.optional().describe('Alasan, bila TLP diturunkan'),
  })
  .refine(named => Object.keys(named).length > 0, { error: 'Isi paling sedikit satu jawaban triase.' })

const expectation = z.strictObject({
  step: name.optional().describe('Tahap sesudah kejadian ini'),
  severity: z.enum(words<keyof typeof severities>(severities)).optional(),
  owner: name.optional(),
  refused: z.enum(words<RefusalCode>(codes)).optional().describe('Kejadian ini harus ditolak, dengan kode ini'),
  missing: z.array(written).min(1).optional().describe('Ditolak karena paling sedikit syarat-syarat ini belum ada'),
  offered: z.array(name).optional().describe('Tepat pilihan-pilihan ini terbuka'),
  overdue: z.array(clock).optional().describe('Tepat tenggat-tenggat ini lewat dan belum dipenuhi'),
  clocks: z.record(clock, z.enum(words<keyof typeof clockStates>(clockStates))).optional(),
  due: z.record(clock, moment).optional().describe('Kapan tenggat berakhir; +72h di sini dihitung sejak start'),
  tasks: z.record(task, z.enum(words<keyof typeof taskStates>(taskStates))).optional(),
  linked: z.array(name).optional().describe('Playbook insiden yang dibuka'),
})

export const deedNames = [
  'choose',
  'do',
  'classify',
  'assign',
  'affected',
  'evidence',
  'send',
  'prove',
  'waive',
  'known_since',
  'open',
  'note',
] as const

const act = z
  .strictObject({
    at: moment.optional().describe('Tanpa ini: pada saat yang sama dengan sebelumnya'),
    by: name.optional().describe('Tanpa ini: orang yang sama dengan sebelumnya'),
    choose: name.optional(),
    answers: z
      .partialRecord(z.enum(words<Askable>(askables)), text)
      .optional()
      .describe('Jawaban atas yang ditanyakan pilihan; yang tidak ditulis diisi sendiri'),
    do: z.union([z.literal('all'), z.array(task).min(1)], { error: 'Isi do: all, atau daftar nama tugas.' }).optional(),
    result: text.optional(),
    classify: classify.optional(),
    assign: name.optional(),
    affected: places.optional(),
    evidence: places.optional(),
    send: z.enum(words<Notice>(notices)).optional(),
    prove: z.strictObject({ clock, to: written, how: written, evidence: written.optional(), sent: moment.optional() }).optional(),
    waive: z.strictObject({ clock, reason: text }).optional(),
    known_since: z
      .strictObject({
        clocks: z.array(clock).min(1),
        since: z.string().regex(local, 'Tulis jam setempat, "2026-07-14 09:00".'),
        reason: text,
      })
      .optional(),
    open: z.strictObject({ task, why: text }).optional(),
    note: written.optional(),
    expect: expectation.optional(),
  })
  .refine(({ ...named }) => deedNames.filter(deed => named[deed] !== undefined).length < 2, {
    error: `Satu kejadian hanya boleh memuat satu dari: ${deedNames.join(', ')}.`,
  })
  .refine(named => named.expect || deedNames.some(deed => named[deed] !== undefined), {
    error: `Kejadian ini tidak berbuat dan tidak mengharapkan apa pun: isi salah satu dari ${deedNames.join(', ')}, atau expect.`,
  })
  .refine(named => named.choose !== undefined || named.answers === undefined, { error: 'answers hanya bersama choose.', path: ['answers'] })
  .refine(named => named.do !== undefined || named.result === undefined, { error: 'result hanya bersama do.', path: ['result'] })

export const scriptSchema = z.strictObject({
  script: name.describe('Nama pendek, sama dengan nama berkas'),
  name: written.describe('Kasus apa ini, dalam satu kalimat'),
  playbook: name,
  start: z.string().regex(local, 'Tulis jam setempat, "2026-07-14 09:00".').describe('Saat laporan masuk'),
  zone: z.enum(words(zones)).default('Asia/Jakarta'),
  holidays: z.array(z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'Tanggal ditulis 2026-08-17.')).default([]),
  report: z
    .strictObject({ kind: z.enum(words<Kind>(kinds)).optional(), system: written.optional(), ongoing: answer.optional() })
    .default({})
    .describe('Tanpa kind: jenis pertama dari playbook'),
  people: z.record(name, z.enum(words<Role>(roles))).describe('Siapa saja, dengan perannya'),
  acts: z.array(act).min(1).max(500),
})
export type ScriptText = z.output<typeof scriptSchema>
export type ActText = ScriptText['acts'][number]

function words<W extends string>(list: Readonly<Record<W, unknown>>): [W, ...W[]] {
  return Object.keys(list) as [W, ...W[]]
}
