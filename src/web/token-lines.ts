import { isWaiting } from '../casework/people/tokens.ts'
import { scopesOf, type TokenRow } from '../store/tokens.ts'
import type { TokenLine } from './pages/parts/token-lines.tsx'

/** A row as a page tells it; the owner may have left the team since. */
export function tokenLine(row: TokenRow, now: Date): TokenLine {
  return {
    id: row.id,
    name: row.name,
    owner: row.ownerName ?? 'Tidak ada',
    scopes: scopesOf(row),
    organisation: row.organisation,
    addresses: JSON.parse(row.addresses) as string[],
    seen: row.seen_at ? new Date(row.seen_at) : undefined,
    until: new Date(row.expires_at),
    state: stateOf(row, now),
  }
}

function stateOf(row: TokenRow, now: Date): TokenLine['state'] {
  if (row.revoked_at) return 'dicabut'
  if (row.expires_at <= now.toISOString()) return 'berakhir'
  return isWaiting(row) ? 'menunggu' : 'berlaku'
}
