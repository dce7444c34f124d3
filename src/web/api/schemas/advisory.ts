import { z } from '@hono/zod-openapi'
import { longestReturn } from '../../../core/advisory/ask.ts'
import { isRange } from '../../../core/assets.ts'
import { tlpLabels } from '../../../core/tlp.ts'
import { advisoryStatuses, confirmations, contactRoles, deliveryStates, notices, organisationKinds } from '../../../core/vocabulary.ts'
import { at, code, id, limit, maybe, oneOf, openTlp, paged, said, time } from '../words.ts'

const lines = (most: number) => z.array(said(500, 'Baris ini kosong.')).max(most, `Paling banyak ${most} baris.`)
const kept = z.array(z.string())

const written = z.object({
  actions: lines(20).min(1, 'Tulis paling sedikit satu tindakan yang diminta.'),
  system: maybe(300),
  explanation: maybe(20_000),
  indicators: lines(500).optional(),
  references: z
    .array(
      z
        .string()
        .max(2000)
        .regex(/^https?:\/\/\S+$/, 'Tautan http(s).'),
    )
    .max(50)
    .optional(),
})

const meant = z.object({
  organisations: z.array(code).max(3000).optional(),
  kinds: z.array(oneOf(organisationKinds)).max(20).optional(),
  below: code.nullish(),
  areas: z.array(code).max(200).optional().openapi({ description: 'Beserta semua di bawahnya; menambah `below`.' }),
  assets: z
    .array(said(300, 'Nama aset kosong.'))
    .max(100)
    .optional()
    .openapi({ description: 'Produk atau teknologi, kata utuh. Instansi DAN aset.' }),
  domains: z.array(said(253, 'Domain kosong.')).max(100).optional().openapi({ description: 'Beserta semua di bawahnya.' }),
  ranges: z.array(z.string().max(100).refine(isRange, 'Rentang seperti 103.10.4.0/24 atau 2001:db8::/32.')).max(100).optional(),
  also: z.array(code).max(3000).optional().openapi({ description: 'Dikirimi apa pun jenis dan asetnya.' }),
  again: z.array(code).max(3000).optional().openapi({ description: 'Dikirimi lagi walaupun sudah menerima hal yang sama.' }),
  affectedOf: z.string().max(40).nullish().openapi({ description: 'Nomor insiden: semua yang terdampak olehnya.' }),
  except: z.array(code).max(3000).optional(),
  roles: z
    .array(oneOf(contactRoles))
    .min(1, 'Pilih paling sedikit satu peran narahubung.')
    .max(4)
    .optional()
    .openapi({ description: 'Bila tidak ditulis: agen.' }),
})

export const advisoryNew = z
  .object({
    notice: z.enum(['N2', 'N3', 'N4'], 'Salah satu dari N2, N3, N4.'),
    incident: z.string().max(40).nullish().openapi({ description: 'Nomor insiden.' }),
    title: said(160, 'Judul perlu diisi.'),
    tlp: openTlp,
    body: written,
    dueAt: time.nullish(),
    audience: meant,
  })
  .openapi('AdvisoryNew')
export type AdvisoryNew = z.output<typeof advisoryNew>

export const advisoryChange = z
  .object({
    title: said(160, 'Judul perlu diisi.').optional(),
    tlp: openTlp.optional(),
    body: written.optional().openapi({ description: 'Menggantikan seluruh isi; lampiran dan celah tetap.' }),
    dueAt: time.nullish().openapi({ description: 'null: dihitung dari tenggat konfirmasi.' }),
    audience: meant.optional().openapi({ description: 'Menggantikan seluruh sasaran.' }),
    seq: z.int().min(1).optional().openapi({ description: 'Versi yang diubah; bila sudah berubah: 409.' }),
  })
  .openapi('AdvisoryChange')
export type AdvisoryChange = z.output<typeof advisoryChange>

const person = z.object({ id: z.string(), name: z.string() })

export const advisory = z
  .object({
    id: z.string(),
    number: z.string(),
    seq: z.number().int(),
    status: oneOf(advisoryStatuses),
    notice: oneOf(notices),
    incident: z.string().nullable(),
    title: z.string(),
    tlp: z.enum(tlpLabels),
    body: z.object({
      actions: kept,
      system: z.string().nullable(),
      explanation: z.string().nullable(),
      indicators: kept,
      references: kept,
      attachments: z.array(z.object({ name: z.string(), type: z.string(), size: z.number().int(), sha256: z.string() })).optional(),
    }),
    dueAt: at.nullable(),
    audience: z.object({
      organisations: kept,
      kinds: kept,
      below: z.string().nullable(),
      areas: kept,
      domains: kept,
      ranges: kept,
      also: kept,
      again: kept,
      assets: kept,
      affectedOf: z.string().nullable(),
      except: kept,
      roles: kept,
    }),
    author: person,
    approvedBy: person.nullable(),
    returned: z
      .object({ at, by: z.string(), note: z.string() })
      .nullable()
      .openapi({ description: 'Draf ini dikembalikan orang kedua; hilang begitu diubah atau disetujui.' }),
    createdAt: at,
    sentAt: at.nullable(),
    recipients: z.number().int(),
  })
  .openapi('Advisory')
export type AdvisoryAnswer = z.output<typeof advisory>

export const advisoryPage = paged(advisory).openapi('AdvisoryPage')
export const advisoryQuery = z.object({ incident: z.string().max(40).optional(), cursor: id.optional(), limit })

export const returning = z
  .object({ note: said(longestReturn, 'Tulis catatannya: apa yang perlu diperbaiki.'), seq: z.int().min(1).optional() })
  .openapi('AdvisoryReturn')

export const reach = z
  .object({
    recipients: z.array(
      z.object({
        organisation: z.string(),
        contact: z.string(),
        name: z.string(),
        role: oneOf(contactRoles),
        address: z.string(),
        why: z.string().optional(),
      }),
    ),
    without: z.array(z.object({ organisation: z.string(), why: z.string() })),
    refused: z.array(z.object({ organisation: z.string(), why: z.string() })),
    skipped: z.array(z.object({ organisation: z.string(), why: z.string(), because: z.enum(['dikecualikan', 'aset', 'sudah']) })),
    declined: z.array(z.object({ organisation: z.string(), contact: z.string(), name: z.string(), why: z.string() })),
    people: z.array(z.object({ organisation: z.string(), contact: z.string(), name: z.string(), why: z.string() })),
  })
  .openapi('Reach')

export const reminded = z.object({ reminded: z.number().int() }).openapi('Reminded')

export const delivery = z
  .object({
    id: z.string(),
    organisation: z.string(),
    organisationName: z.string().nullable(),
    contact: z.string(),
    contactName: z.string(),
    address: z.string(),
    status: oneOf(deliveryStates),
    sentAt: at.nullable(),
    messageId: z.string().nullable(),
    bouncedAt: at.nullable(),
    dueAt: at,
    reminders: z.number().int(),
    answeredAt: at.nullable(),
    answer: oneOf(confirmations).nullable(),
    note: z.string().nullable(),
  })
  .openapi('Delivery')
export const deliveryPage = paged(delivery).openapi('DeliveryPage')
