import { z } from '@hono/zod-openapi'
import { type Askable, askables } from '../../../core/playbook.ts'
import { longestFilter } from '../../../core/queue/filter.ts'
import { tlpLabels } from '../../../core/tlp.ts'
import { affectedStates, answers3, kinds, notices, publicStatuses, queueViews, roles, severities } from '../../../core/vocabulary.ts'
import { at, code, id, limit, maybe, oneOf, openTlp, paged, said } from '../words.ts'

const answer = oneOf(answers3)
const person = z.object({ id: z.string(), name: z.string() })
const reporter = z.object({ name: z.string(), position: z.string().nullable(), phone: z.string().nullable(), email: z.string().nullable() })

export const incident = z
  .object({
    number: z.string().openapi({ example: 'TKT-2607-0042' }),
    seq: z.number().int(),
    kind: oneOf(kinds),
    title: z.string(),
    report: z.object({
      story: z.string(),
      noticedAt: at.nullable(),
      system: z.string().nullable(),
      impact: z.string().nullable(),
      actions: z.string().nullable(),
      organisation: z.string().nullable().openapi({ description: 'Instansi dalam kata-kata pelapor, bila tidak dikenal.' }),
      via: z.string(),
      reporter: reporter.nullable().openapi({ description: 'Hanya untuk analis dan ketua tim.' }),
    }),
    step: z.string(),
    publicStatus: oneOf(publicStatuses),
    severity: oneOf(severities).nullable(),
    tlp: z.enum(tlpLabels),
    rsit: z.string().nullable(),
    tags: z.array(z.string()),
    organisation: z.string().nullable(),
    owner: person.nullable(),
    iiv: answer.nullable(),
    personalData: answer.nullable(),
    ongoing: answer.nullable(),
    playbook: z.object({ id: z.string(), version: z.number().int() }),
    openedAt: at,
    closedAt: at.nullable(),
    mergedInto: z.string().nullable(),
    affected: z.array(
      z.object({ id: z.string(), organisation: z.string(), asset: z.string().nullable(), label: z.string(), state: oneOf(affectedStates) }),
    ),
    clocks: z.array(
      z.object({ id: z.string(), name: z.string(), startedAt: at, dueAt: at, metAt: at.nullable(), pausedAt: at.nullable() }),
    ),
    tasks: z.array(
      z.object({
        id: z.string(),
        step: z.string(),
        do: z.string(),
        role: oneOf(roles),
        phase: z.string().nullable(),
        dueAt: at.nullable(),
        notice: oneOf(notices).nullable(),
        optional: z.boolean(),
        doneAt: at.nullable(),
        doneBy: z.string().nullable(),
        result: z.string().nullable(),
        missing: z.array(z.object({ requirement: z.string(), label: z.string() })),
      }),
    ),
    choices: z.array(
      z.object({
        name: z.string(),
        label: z.string(),
        to: z.string(),
        asks: z.array(z.string()),
        by: oneOf(roles).nullable(),
        missing: z.array(z.object({ requirement: z.string(), label: z.string() })),
      }),
    ),
  })
  .openapi('Incident')
export type IncidentAnswer = z.output<typeof incident>

export const incidentPage = paged(incident).openapi('IncidentPage')

/** What waits for review is looked at by people. */
const { ditahan: _, ...withoutHeld } = queueViews

export const incidentQuery = z.object({
  view: oneOf(withoutHeld).default('semua'),
  q: z.string().max(200).optional(),
  filter: z.string().max(longestFilter).optional().openapi({
    description: 'Saringan seperti di antrean konsol, mis. keparahan:tinggi,kritis -kategori:ddos tenggat:<4j "kata".',
    example: 'keparahan:tinggi tenggat:<4j',
  }),
  step: z.string().max(40).optional(),
  severity: oneOf(severities).optional(),
  organisation: code.optional(),
  owner: id.optional(),
  kind: oneOf(kinds).optional(),
  since: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}(T[\d:.]{5,12}(Z|[+-]\d{2}:\d{2}))?$/, 'Tanggal YYYY-MM-DD atau waktu RFC 3339.')
    .optional(),
  cursor: z
    .string()
    .regex(/^[0-9TZ:.-]{24}~[\w-]{1,64}$/, 'Pakai next dari halaman sebelumnya.')
    .optional(),
  limit,
})

export const incidentNumber = z.object({ number: z.string().min(1).max(40).openapi({ example: 'TKT-2607-0042' }) })

const seq = z.int('Isi seq dari Incident yang Anda baca.').min(1)

export const incidentChange = z
  .object({
    seq,
    title: said(160, 'Judul perlu diisi.').optional(),
    severity: oneOf(severities).optional(),
    tlp: openTlp.optional(),
    rsit: z.string().max(60).nullable().optional(),
    tags: z.array(z.string().regex(/\S/).max(40)).max(20).optional(),
    organisation: code.optional(),
    owner: z.string().max(254).nullable().optional().openapi({ description: 'Id atau surel anggota tim; null = tanpa pemilik.' }),
    iiv: answer.optional(),
    personalData: answer.optional(),
    ongoing: answer.optional(),
  })
  .openapi('IncidentChange')

const asked = Object.fromEntries((Object.keys(askables) as Askable[]).map(name => [name, maybe(20_000)])) as Record<
  Askable,
  ReturnType<typeof maybe>
>

export const choiceTaken = z
  .object({ seq, choice: said(40, 'Pilih salah satu choices.'), fields: z.object(asked).optional() })
  .openapi('ChoiceTaken')

export const noteWritten = z
  .object({ text: said(20_000, 'Catatan masih kosong.'), visible: z.boolean().default(false) })
  .openapi('NoteWritten')

export const taskDone = z.object({ result: maybe(4000) }).openapi('TaskDone')

export const affectedNamed = z
  .object({ organisation: code.optional(), asset: z.string().min(1).max(300).optional() })
  .openapi('AffectedNamed', { description: 'Aset terdaftar dengan id-nya, atau instansi beserta nama aset.' })

export const affectedMoved = z.object({ state: oneOf(affectedStates) }).openapi('AffectedMoved')

export const event = z
  .object({
    seq: z.number().int(),
    at,
    actor: z.object({ kind: z.string(), id: z.string(), name: z.string() }),
    type: z.string(),
    data: z.record(z.string(), z.unknown()),
  })
  .openapi('Event')

export const eventPage = paged(event).openapi('EventPage')
