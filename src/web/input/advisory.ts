import { z } from 'zod'
import type { WrittenAdvisory } from '../../casework/advisory/draft.ts'
import { organisationCode } from '../../core/organisation.ts'
import { type FieldError, Refusal } from '../../core/refusal.ts'
import { tlpLabels } from '../../core/tlp.ts'
import { type ContactRole, contactRoles, isWord, type OrganisationKind, organisationKinds } from '../../core/vocabulary.ts'
import { localTime } from './local-time.ts'
import { fieldErrors, optional, required, text } from './text.ts'

const lines = (most: number) =>
  z.preprocess(
    typed => typed ?? '',
    text(20_000)
      .transform(typed =>
        typed
          .split('\n')
          .map(line => line.trim())
          .filter(Boolean),
      )
      .pipe(z.array(z.string().max(500, 'Satu baris paling banyak 500 huruf.')).max(most, `Paling banyak ${most} baris.`)),
  )

const fields = z.object({
  notice: z.enum(['N2', 'N3', 'N4'], 'Pilih jenis surat.'),
  tlp: z.enum(tlpLabels, 'Pilih kode TLP.'),
  title: required(160, 'Judul perlu diisi.'),
  actions: lines(20).pipe(z.array(z.string()).min(1, 'Tulis paling sedikit satu tindakan yang diminta.')),
  system: optional(300),
  explanation: optional(20_000),
  indicators: lines(500),
  references: lines(50).pipe(z.array(z.string().regex(/^https?:\/\/\S+$/, 'Satu baris satu tautan http(s).'))),
  incident: optional(40),
  below: optional(60).pipe(z.string().regex(organisationCode, 'Kode Kemendagri, mis. 35.25.').nullable()),
  organisations: lines(3000).pipe(z.array(z.string().regex(organisationCode, 'Kode instansi, mis. 35.25/dinkes.'))),
})

export interface AdvisoryForm {
  values: Record<string, string>
  roles: string[]
  kinds: string[]
  zone: string
}

/** The composer's form as an advisory; every fault beside its field. */
export function advisoryOf(form: AdvisoryForm): WrittenAdvisory {
  const read = fields.safeParse(form.values)
  const due = dueOf(form)
  const errors = [...(read.success ? [] : fieldErrors(read.error)), ...('error' in due ? [due.error] : [])]
  if (!read.success || 'error' in due || errors.length > 0) throw new Refusal('invalid', 'Periksa isian imbauan.', { errors })
  const { notice, tlp, title, actions, system, explanation, indicators, references, incident, below, organisations } = read.data
  return {
    notice,
    tlp,
    title,
    incident,
    body: { actions, system, explanation, indicators, references },
    dueAt: due.at,
    audience: {
      organisations,
      below,
      kinds: form.kinds.filter((kind): kind is OrganisationKind => isWord(organisationKinds, kind)),
      roles: form.roles.filter((role): role is ContactRole => isWord(contactRoles, role)),
      assets: [],
      affectedOf: form.values.affected === '1' ? incident : null,
      except: [],
    },
  }
}

/** Three fields and an optional time (16:00 when left out), in the team's zone. All blank = by K11. */
function dueOf({ values, zone }: AdvisoryForm): { at: string | null } | { error: FieldError } {
  const at = localTime(values, 'due', { zone, otherwise: '16.00' })
  if (at === 'wrong') return { error: { field: 'due', message: 'Tulis tanggal yang benar, mis. 9 7 2026 pukul 16.00.' } }
  return { at: at?.toISOString() ?? null }
}
