/** Codes are part of the API: `app.tsx` turns each into a status, nothing else does. */
export type RefusalCode =
  | 'changed_meanwhile'
  | 'already_done'
  | 'not_found'
  | 'not_allowed'
  | 'not_signed_in'
  | 'invalid'
  | 'missing'
  | 'not_a_choice'
  | 'audience_too_wide'
  | 'too_many'
  | 'too_large'
  | 'unsupported_type'
  | 'key_reused'
  | 'unavailable'

/** What is still missing before a choice can be taken: a requirement, a sentence, and where to supply it. */
export interface Missing {
  requirement: string
  label: string
}

export interface FieldError {
  field: string
  message: string
}

/**
 * The core's "no". `message` is a sentence in Indonesian for the person who reads it; `code` is for programs.
 * Thrown by every decision that cannot be taken; never for a programming error.
 */
export class Refusal extends Error {
  readonly code: RefusalCode
  readonly missing: Missing[]
  readonly errors: FieldError[]

  constructor(code: RefusalCode, message: string, more: { missing?: Missing[]; errors?: FieldError[] } = {}) {
    super(message)
    this.name = 'Refusal'
    this.code = code
    this.missing = more.missing ?? []
    this.errors = more.errors ?? []
  }
}
