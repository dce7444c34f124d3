import { z } from 'zod'
import type { WrittenAdvisory } from '../../casework/advisory/draft.ts'
import { composed, missingField, usualTlp } from '../../core/advisory/notice.ts'
import { type FieldError, Refusal } from '../../core/refusal.ts'
import { type Tlp, tlpLabels } from '../../core/tlp.ts'
import { localTime } from './local-time.ts'
import { formErrors, optional, required, text } from './text.ts'

/** Lines of a text field, without empty ones. */
export const lines = (most: number) =>
  z.preprocess(
    typed => typed ?? '',
    text(200_000)
      .transform(typed =>
        typed
          .split('\n')
          .map(line => line.trim())
          .filter(Boolean),
      )
      .pipe(z.array(z.string().max(500, 'Satu baris paling banyak 500 huruf.')).max(most, `Paling banyak ${most} baris.`)),
  )

const notALink = ({ input }: { input?: unknown }) => `Satu baris satu tautan http(s); “${String(input).slice(0, 60)}” bukan tautan.`

const fields = z.object({
  notice: z.enum(composed, 'Pilih jenis surat.'),
  tlp: z.preprocess(typed => typed || null, z.enum(tlpLabels, 'Pilih kode TLP.').nullable()),
  title: required(160, 'Judul perlu diisi.'),
  actions: lines(20).pipe(z.array(z.string()).min(1, 'Tulis paling sedikit satu tindakan yang diminta.')),
  system: optional(300),
  explanation: optional(20_000),
  indicators: lines(500),
  references: lines(50).pipe(z.array(z.string().regex(/^https?:\/\/\S+$/, { error: notALink }))),
  incident: optional(40),
})

/** What an advisory says, without whom it says it to. */
export type Content = Omit<WrittenAdvisory, 'audience'>

export interface ContentForm {
  values: Record<string, string>
  zone: string
  /** The label of the incident it comes from. */
  incidentTlp: Tlp | null
}

/** The composer's first page; every fault beside its field. A label that nobody chose is the notice's own. */
export function contentOf(form: ContentForm): Content {
  const read = fields.safeParse(form.values)
  const due = dueOf(form)
  const missing = read.success ? missingField(read.data.notice, read.data) : null
  const errors = [...(read.success ? [] : formErrors(read.error)), ...(missing ? [missing] : []), ...('error' in due ? [due.error] : [])]
  if (!read.success || 'error' in due || errors.length > 0) throw new Refusal('invalid', 'Periksa isian imbauan.', { errors })
  const { notice, tlp, title, actions, system, explanation, indicators, references, incident } = read.data
  return {
    notice,
    tlp: tlp ?? usualTlp(notice, form.incidentTlp),
    title,
    incident,
    body: { actions, system, explanation, indicators, references },
    dueAt: due.at,
  }
}

/** Three fields and an optional time (16:00 when left out), in the team's zone. All blank = by K11. */
function dueOf({ values, zone }: ContentForm): { at: string | null } | { error: FieldError } {
  const at = localTime(values, 'due', { zone, otherwise: '16.00' })
  if (at === 'wrong') return { error: { field: 'due', message: 'Tulis tanggal yang benar, mis. 9 7 2026 pukul 16.00.' } }
  return { at: at?.toISOString() ?? null }
}
