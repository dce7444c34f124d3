import { z } from 'zod'
import { matchOrganisation } from '../../casework/match-organisation.ts'
import type { Hand } from '../../casework/work-incident.ts'
import type { Classification } from '../../core/incident/events.ts'
import { type Askable, askables } from '../../core/playbook.ts'
import { Refusal } from '../../core/refusal.ts'
import { isRsit } from '../../core/rsit.ts'
import { tlpLabels } from '../../core/tlp.ts'
import { type Answer3, answers3, type Severity, severities } from '../../core/vocabulary.ts'
import type { Ports } from '../../ports.ts'
import { fieldErrors, required, text } from '../input/text.ts'

const words = <K extends string>(list: Record<K, string>) => z.enum(Object.keys(list) as [K, ...K[]], 'Pilih salah satu.')
const blankIsAbsent = (given: unknown) => (given === '' ? undefined : given)
const answer = z.preprocess(blankIsAbsent, words<Answer3>(answers3).optional())

const fields = z.object({
  title: required(160, 'Judul perlu diisi.'),
  severity: z.preprocess(blankIsAbsent, words<Severity>(severities).optional()),
  tlp: z.enum(tlpLabels, 'Pilih salah satu.'),
  rsit: z.preprocess(blankIsAbsent, z.string().refine(isRsit, 'Pilih salah satu kelas RSIT.').optional()),
  iiv: answer,
  personalData: answer,
  ongoing: answer,
  tags: z.preprocess(
    given => given ?? '',
    text(300).transform(list =>
      [
        ...new Set(
          list
            .split(',')
            .map(tag => tag.trim().toLowerCase())
            .filter(Boolean),
        ),
      ].slice(0, 20),
    ),
  ),
})

/** The classification form. What was left blank stays as it is. */
export async function classificationOf(ports: Ports, hand: Hand, values: Record<string, string>): Promise<Classification> {
  const read = fields.safeParse(values)
  if (!read.success) throw new Refusal('invalid', 'Periksa isian klasifikasi.', { errors: fieldErrors(read.error) })
  const organisation = await codeOf(ports, hand, values.organisation)
  const known = Object.entries({ ...read.data, organisation }).filter(([, value]) => value !== undefined)
  return Object.fromEntries(known)
}

/** An agency by name or code; undefined when nothing was typed. An unknown one is refused with the nearest names. */
export async function codeOf(ports: Ports, hand: Hand, typed: string | undefined): Promise<string | undefined> {
  if (!typed?.trim()) return undefined
  const { organisation, suggestions } = await matchOrganisation(ports, hand.actor.team, typed)
  if (organisation) return organisation.code
  const near = suggestions.map(one => one.name).join(', ')
  const message = near ? `Belum dikenal. Mungkin maksud Anda: ${near}.` : 'Instansi ini belum terdaftar.'
  throw new Refusal('invalid', message, { errors: [{ field: 'organisation', message }] })
}

/** What a choice asked, by the names of the playbook. */
export function askedAnswers(values: Record<string, string>): Partial<Record<Askable, string>> {
  const known = Object.keys(askables).flatMap(name =>
    values[name] === undefined ? [] : [[name, values[name].toWellFormed().slice(0, 20_000)]],
  )
  return Object.fromEntries(known)
}
