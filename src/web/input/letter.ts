import { z } from 'zod'
import { faultOfNip, papers } from '../../core/letter.ts'
import { Refusal } from '../../core/refusal.ts'
import type { LetterChoices } from '../../mail/letter-draft.ts'
import { fieldErrors, text } from './text.ts'

const short = (most: number) =>
  z.preprocess(
    typed => typed ?? '',
    text(most).transform(said => said.replace(/\s+/g, ' ')),
  )

/** One entry a line, empty lines left out. */
export const lines = (most: number) =>
  z.preprocess(
    typed =>
      typeof typed === 'string'
        ? typed
            .split(/\r?\n/)
            .map(line => line.trim())
            .filter(Boolean)
        : [],
    z.array(text(200)).max(most, `Paling banyak ${most} baris.`),
  )

const choices = z.object({
  place: short(100),
  nature: short(60),
  signatoryName: short(200),
  position: short(200),
  nip: z.preprocess(
    typed => typed ?? '',
    z
      .string()
      .trim()
      .max(30, 'NIP paling banyak 30 huruf.')
      .refine(typed => faultOfNip(typed) === null, faultOfNip('-') ?? ''),
  ),
  cc: lines(15),
  paper: z.enum(Object.keys(papers) as [keyof typeof papers], 'Pilih A4 atau F4.'),
})

export function letterChoicesOf(values: Record<string, string>): LetterChoices {
  const read = choices.safeParse(values)
  if (!read.success) throw new Refusal('invalid', 'Periksa isian surat.', { errors: fieldErrors(read.error) })
  const { signatoryName: name, position, nip, ...rest } = read.data
  return { ...rest, signatory: { name, position, nip } }
}

/** The choices as the form shows them. */
export function letterValues({ place, nature, signatory, cc, paper }: LetterChoices): Record<string, string> {
  const { name, position, nip } = signatory
  return { place, nature, signatoryName: name, position, nip, cc: cc.join('\n'), paper }
}
