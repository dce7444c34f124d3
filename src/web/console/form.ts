import { Refusal } from '../../core/refusal.ts'
import { statusOf } from '../status.ts'

/** A posted form: the last text of each field, and the files of `files`. */
export interface Posted {
  values: Record<string, string>
  files: File[]
  seq: number
  form: string | undefined
}

export async function readForm(request: { parseBody(options: { all: true }): Promise<Record<string, unknown>> }): Promise<Posted> {
  const body = await request.parseBody({ all: true })
  const values: Record<string, string> = {}
  for (const [name, value] of Object.entries(body)) {
    const last = Array.isArray(value) ? value.at(-1) : value
    if (typeof last === 'string') values[name] = last
  }
  const files = [body.files ?? []].flat().filter((one): one is File => one instanceof File)
  const seq = /^\d{1,9}$/.test(values.seq ?? '') ? Number(values.seq) : -1
  return { values, files, seq, form: values.form_id?.slice(0, 120) }
}

/** A refusal that the page itself can show, beside what was typed. Whoever may not even see the page was turned away before. */
export function shownOnPage(error: unknown): { refusal: Refusal; status: 403 | 409 | 422 } {
  const { refusal, status } = shownOrLater(error)
  if (status === 429) throw error
  return { refusal, status }
}

/** The same for forms that can also be sent too often. */
export function shownOrLater(error: unknown): { refusal: Refusal; status: 403 | 409 | 422 | 429 } {
  if (!(error instanceof Refusal)) throw error
  const status = statusOf[error.code]
  if (status !== 403 && status !== 409 && status !== 422 && status !== 429) throw error
  return { refusal: error, status }
}

/** The refusal as lines of the error summary: its fields, what is missing, or just its sentence. */
export function linesOf({ errors, message }: Refusal, field: string): { field: string; message: string }[] {
  return errors.length > 0 ? errors : [{ field, message }]
}
