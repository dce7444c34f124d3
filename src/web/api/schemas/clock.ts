import { z } from '@hono/zod-openapi'
import type { TaskFate } from '../../../core/incident/move/fates.ts'
import { at, id, maybe, oneOf, paged, said, time } from '../words.ts'

const bases = { law: '', sop: '', default: '' }
const states = { running: '', warned: '', breached: '', paused: '', met: '', waived: '' }

export const clock = z
  .object({
    id: z.string().openapi({ example: 'K8a' }),
    name: z.string(),
    basis: oneOf(bases).openapi({ description: 'law = hukum: ditutup hanya dengan bukti, atau oleh orang dengan alasan, di konsol.' }),
    article: z.string().nullable(),
    duty: z.string().nullable().openapi({ description: 'Siapa yang wajib; null = tim.' }),
    letter: z.string().nullable().openapi({ description: 'Surat yang memenuhinya, mis. N6.' }),
    state: oneOf(states),
    late: z.boolean().openapi({ description: 'Dipenuhi sesudah waktunya.' }),
    startedAt: at,
    startedBy: z.string().nullable(),
    dueAt: at,
    metAt: at.nullable(),
    metBy: z.string().nullable(),
    stoppedBy: z.string().nullable(),
    proof: z
      .object({ sentAt: at, to: z.string(), how: z.string(), evidence: z.string().nullable(), advisory: z.string().nullable() })
      .nullable(),
    waived: z.object({ by: z.string(), reason: z.string() }).nullable(),
    corrections: z
      .array(z.object({ startedAt: at, at, by: z.string(), reason: z.string() }))
      .openapi({ description: 'Mulainya yang terdahulu, yang terlama lebih dulu.' }),
  })
  .openapi('Clock')
export type ClockAnswer = z.output<typeof clock>

export const clockPage = paged(clock).openapi('ClockPage')

export const clockProved = z
  .object({
    sentAt: time,
    to: said(300, 'Tulis kepada siapa dikirim.'),
    how: said(600, 'Tulis cara mengirimnya.'),
    evidence: id.optional().openapi({ description: 'Id berkas di bukti insiden ini.' }),
    advisory: z.string().max(40).optional().openapi({ description: 'Nomor imbauan insiden ini yang sudah diterima server tujuan.' }),
  })
  .openapi('ClockProved', { description: 'Salah satu: evidence atau advisory.' })

export const startCorrected = z
  .object({
    clocks: z
      .array(z.string().regex(/^K\d{1,2}[a-z]?$/, 'Nama tenggat seperti K3 atau K8a.'))
      .min(1, 'Pilih tenggatnya.')
      .max(20),
    startedAt: time,
    reason: said(2000, 'Tulis alasannya: dari mana waktu ini diketahui.'),
  })
  .openapi('StartCorrected')

const version = z.coerce.number('Angka versi.').int().min(1).max(1_000_000)
const target = { playbook: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, 'Nama playbook.'), step: maybe(40) }

export const moveAsked = z.object({
  playbook: target.playbook.optional().openapi({ description: 'Tanpa ini playbook insiden itu sendiri.' }),
  version: version.optional().openapi({ description: 'Tanpa ini versi terbaru.' }),
  step: z.string().max(40).optional(),
})

export const moveWanted = z
  .object({
    seq: z.int('Isi seq dari Incident yang Anda baca.').min(1),
    ...target,
    version: z.int('Angka versi.').min(1).max(1_000_000),
    reason: said(2000, 'Tulis alasannya: mengapa insiden ini memakai playbook lain.'),
  })
  .openapi('MoveWanted')

export const moveUndone = z.object({ seq: z.int('Isi seq dari Incident yang Anda baca.').min(1) }).openapi('MoveUndone')

const fates: Record<TaskFate, string> = { done: '', stays: '', aside: '', back: '', new: '' }
const clockFates = { met: '', stays: '', redue: '', new: '' }
const place = z.object({ id: z.string(), name: z.string() })

export const movePreview = z
  .object({
    from: place,
    to: place,
    same: z.boolean().openapi({ description: 'Tahapnya bernama sama.' }),
    steps: z.array(place).openapi({ description: 'Tahap yang boleh dipilih sebagai step.' }),
    tasks: z.array(z.object({ do: z.string(), fate: oneOf(fates), dueAt: at.nullable() })),
    clocks: z.array(z.object({ id: z.string(), name: z.string(), fate: oneOf(clockFates), dueAt: at, before: at.nullable() })),
  })
  .openapi('MovePreview')
