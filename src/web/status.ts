import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { RefusalCode } from '../core/refusal.ts'

/** The only place where a refusal becomes a status. */
export const statusOf = {
  changed_meanwhile: 409,
  already_done: 409,
  not_found: 404,
  not_allowed: 403,
  not_signed_in: 401,
  invalid: 422,
  missing: 422,
  not_a_choice: 422,
  audience_too_wide: 422,
  key_reused: 422,
  too_many: 429,
  too_large: 413,
  unsupported_type: 415,
  unavailable: 503,
} satisfies Record<RefusalCode, ContentfulStatusCode>
