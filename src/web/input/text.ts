import { z } from 'zod'
import type { FieldError } from '../../core/refusal.ts'

/** Text as people type it: well-formed Unicode, no NUL, line ends as \n, trimmed. At most `most` characters. */
export function text(most: number) {
  return z
    .string('Isi dengan tulisan.')
    .transform(typed => typed.toWellFormed().replaceAll('\u0000', '').replace(/\r\n?/g, '\n').trim())
    .pipe(z.string().max(most, `Paling banyak ${most.toLocaleString('id-ID')} huruf.`))
}

/** A text that must say something; `sentence` is shown when it does not. */
export function required(most: number, sentence: string) {
  return z.preprocess(typed => typed ?? '', text(most).pipe(z.string().min(1, sentence)))
}

/** A text that may be left out; empty becomes null. */
export function optional(most: number) {
  return z.preprocess(
    typed => typed ?? '',
    text(most).transform(typed => typed || null),
  )
}

/** One address and nothing else: no list, no name, no line end, so that it can never become a second recipient. */
export const emailPattern = /^[^\s@<>,;:"()[\]\\]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,63}$/u

export const email = optional(254).pipe(
  z
    .string()
    .regex(emailPattern, 'Tulis satu alamat surel, mis. nama@contoh.go.id.')
    .transform(address => address.toLowerCase())
    .nullable(),
)

export const phone = optional(40).pipe(
  z
    .string()
    .regex(/^[+(]?[\d][\d\s().-]{5,}$/, 'Tulis nomor telepon, mis. 0812-3456-7890.')
    .nullable(),
)

/** zod's issues as field errors: the first one per field, named by its path. */
export function fieldErrors(error: z.ZodError): FieldError[] {
  return firstOf(error, path => path.map(String).join('.'))
}

/** Of a form, where a list is the lines of one field: the fault of a line stands beside that field. */
export function formErrors(error: z.ZodError): FieldError[] {
  return firstOf(error, path => path.filter(part => typeof part !== 'number').join('.'))
}

function firstOf(error: z.ZodError, named: (path: PropertyKey[]) => string): FieldError[] {
  const byField = new Map<string, string>()
  for (const { path, message } of error.issues) {
    const field = named(path)
    if (!byField.has(field)) byField.set(field, message)
  }
  return [...byField].map(([field, message]) => ({ field, message }))
}
