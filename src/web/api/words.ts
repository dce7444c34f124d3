import { z } from '@hono/zod-openapi'
import { organisationCode } from '../../core/organisation.ts'
import { tlpLabels } from '../../core/tlp.ts'

/** Pieces of the schemas: one of a word list, a text, a time. Messages are for people. */

export function oneOf<K extends string>(list: Readonly<Record<K, string>>) {
  const words = Object.keys(list) as [K, ...K[]]
  return z.enum(words, `Salah satu dari ${words.join(', ')}.`)
}

/** A text that says something. */
export function said(most: number, sentence: string) {
  return z.string(sentence).regex(/\S/, sentence).max(most, tooLong(most))
}

/** A text that may be left out or null. */
export function maybe(most: number) {
  return z.string('Isi dengan tulisan.').max(most, tooLong(most)).nullish()
}

export const code = z.string().max(120).regex(organisationCode, 'Kode instansi seperti 35.25 atau 35.25/dinkes.')

/** RED is set and read in the console only. */
export const openTlp = z.enum(
  tlpLabels.filter(label => label !== 'RED'),
  'Salah satu dari CLEAR, GREEN, AMBER, AMBER+STRICT; RED hanya lewat konsol.',
)

export const time = z.iso.datetime({ offset: true, error: 'Waktu RFC 3339, mis. 2026-07-14T02:00:00Z.' })

/** As answered: RFC 3339 UTC. */
export const at = z.iso.datetime()

export const limit = z.coerce.number('Angka 1–200.').int().min(1, 'Angka 1–200.').max(200, 'Angka 1–200.').default(50)

export const id = z.string().min(1).max(120)

export function paged<S extends z.ZodType>(one: S) {
  return z.object({ items: z.array(one), next: z.string().nullable() })
}

function tooLong(most: number): string {
  return `Paling banyak ${most.toLocaleString('id-ID')} huruf.`
}
