import type { PublicStatus } from '../vocabulary.ts'
import type { Recorded } from './events.ts'

/** One line of an incident's story as those outside the team may hear it. `mine`: the reporter's own doing. */
export interface Told {
  seq: number
  at: string
  mine: boolean
  event:
    | { type: 'entered'; publicStatus: PublicStatus; first: boolean }
    | { type: 'informed' | 'noted'; text: string }
    | { type: 'evidence_added'; name: string }
    | { type: 'receipt_sent' }
    | { type: 'rejected' }
}

/** Oldest first: the reporter's own words, visible notes, and each new public status. Never internal notes, names or tasks. `viewer`: a person who reads it in the portal. */
export function toldOutside(chain: readonly Recorded[], viewer: string | null = null): Told[] {
  const told: Told[] = []
  let status: PublicStatus | null = null
  for (const { seq, at, actor, event } of chain) {
    const mine = viewer ? actor.id === viewer : actor.kind === 'link'
    const tell = (what: Told['event']) => told.push({ seq, at, mine, event: what })
    if (event.type === 'entered' && event.publicStatus !== status) {
      tell({ type: 'entered', publicStatus: event.publicStatus, first: status === null })
      status = event.publicStatus
    }
    if (event.type === 'informed' || (event.type === 'noted' && event.visible)) tell({ type: event.type, text: event.text })
    if (event.type === 'evidence_added' && (mine || actor.kind === 'link')) tell({ type: 'evidence_added', name: event.evidence.name })
    if (event.type === 'receipt_sent') tell({ type: 'receipt_sent' })
    if (event.type === 'rejected') tell({ type: 'rejected' })
  }
  return told
}

/** What the team asked and nobody has answered yet: its visible notes with a question mark since the last word from outside. */
export function openQuestions(chain: readonly Pick<Recorded, 'event'>[]): string[] {
  const last = chain.findLastIndex(({ event }) => event.type === 'informed')
  return chain
    .slice(last + 1)
    .flatMap(({ event }) => (event.type === 'noted' && event.visible && event.text.includes('?') ? [event.text] : []))
}
