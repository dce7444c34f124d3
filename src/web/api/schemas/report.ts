import { z } from '@hono/zod-openapi'
import { answers3, kinds } from '../../../core/vocabulary.ts'
import { emailPattern } from '../../input/text.ts'
import { maybe, oneOf, said, time } from '../words.ts'

/** A file inside JSON: at most 10 MB once decoded. */
export const attachmentSent = z
  .object({
    name: said(300, 'Nama berkas perlu diisi.'),
    type: z.string().max(100).default('application/octet-stream'),
    base64: z.string('Isi berkas dalam base64.').openapi({ format: 'byte' }),
  })
  .openapi('AttachmentSent')

export const attachmentsSent = z.array(attachmentSent).max(5, 'Paling banyak 5 berkas.')

const reporter = z.object({
  name: said(200, 'Tulis nama pelapor.'),
  position: maybe(200),
  phone: z
    .string()
    .regex(/^\s*([+(]?\d[\d\s().-]{5,38})?\s*$/, 'Tulis nomor telepon, mis. 0812-3456-7890.')
    .nullish(),
  email: z
    .string()
    .max(254, 'Paling banyak 254 huruf.')
    .refine(text => text.trim() === '' || emailPattern.test(text.trim()), 'Tulis satu alamat surel, mis. nama@contoh.go.id.')
    .nullish()
    .openapi({ format: 'email' }),
})

export const reportSent = z
  .object({
    team: z.string().max(40).optional().openapi({ description: 'Nama pendek tim; bila tidak ditulis, tim utama.' }),
    kind: oneOf(kinds),
    story: said(10_000, 'Ceritakan apa yang terjadi.'),
    organisation: said(200, 'Tulis nama atau kode instansi.'),
    reporter,
    noticedAt: time.nullish(),
    ongoing: oneOf(answers3).default('belum-diketahui'),
    system: maybe(500),
    impact: maybe(4000),
    actions: maybe(4000),
    attachments: attachmentsSent.optional(),
  })
  .openapi('Report')
export type ReportSent = z.output<typeof reportSent>

export const idempotencyKey = z.object({
  'idempotency-key': z
    .string()
    .regex(/^[\x21-\x7e]{1,200}$/, 'Kunci 1–200 huruf tanpa spasi.')
    .optional()
    .openapi({ description: 'Kiriman yang sama dengan kunci yang sama dijawab sama, tanpa laporan kedua.' }),
})

export const receipt = z
  .object({ number: z.string(), code: z.string(), trackingUrl: z.url() })
  .openapi('Receipt', { description: 'Simpan trackingUrl: siapa yang memegangnya dapat mengikuti laporan ini.' })
