import type { PublicStatus } from '../vocabulary.ts'
import type { IncidentEvent, Recorded } from './events.ts'

/** One line of an incident's story as those outside the team may hear it. `mine`: the reporter's own doing. */
export interface Told {
  seq: number
  at: string
  mine: boolean
  event:
    | { type: 'entered'; publicStatus: PublicStatus; first: boolean }
    | { type: 'informed' | 'noted'; text: string }
    | { type: 'evidence_added'; name: string }
    | { type: 'reply_received' }
    | { type: 'receipt_sent' }
    | { type: 'rejected' }
    | { type: 'merged' }
    | { type: 'unmerged' }
}

/** Oldest first: the reporter's own words, visible notes, and each new public status. Never internal notes, names or tasks, nor what came in for a merged incident. `viewer`: a person who reads it in the portal. */
export function toldOutside(chain: readonly Recorded[], viewer: string | null = null): Told[] {
  const told: Told[] = []
  let status: PublicStatus | null = null
  for (const { seq, at, actor, event } of chain) {
    if (viaOf(event)) continue
    const mine = viewer ? actor.id === viewer : actor.kind === 'link'
    const tell = (what: Told['event']) => told.push({ seq, at, mine, event: what })
    if (event.type === 'entered' && event.publicStatus !== status) {
      tell({ type: 'entered', publicStatus: event.publicStatus, first: status === null })
      status = event.publicStatus
    }
    if (event.type === 'informed' || (event.type === 'noted' && event.visible)) tell({ type: event.type, text: event.text })
    if (event.type === 'evidence_added' && (mine || actor.kind === 'link')) tell({ type: 'evidence_added', name: event.evidence.name })
    if (isMailBack(event)) told.push({ seq, at, mine: viewer === null, event: { type: 'reply_received' } })
    if (event.type === 'receipt_sent' || event.type === 'rejected') tell({ type: event.type })
    if (event.type === 'merged' || event.type === 'unmerged') tell({ type: event.type })
  }
  return told
}

/** What the reporter of a merged incident hears of the case it went to: status, visible notes, and what they sent themselves (`via`). */
export function toldLater(heard: readonly Recorded[], via: string): Told[] {
  return heard.flatMap(({ seq, at, event }): Told[] => {
    const tell = (what: Told['event']): Told[] => [{ seq, at, mine: viaOf(event) === via, event: what }]
    if (event.type === 'entered') return tell({ type: 'entered', publicStatus: event.publicStatus, first: false })
    if (event.type === 'noted' && event.visible) return tell({ type: 'noted', text: event.text })
    if (isMailBack(event) && viaOf(event) === via) return tell({ type: 'reply_received' })
    if (event.type === 'informed' && event.via === via) return tell({ type: 'informed', text: event.text })
    return event.type === 'evidence_added' && event.via === via ? tell({ type: 'evidence_added', name: event.evidence.name }) : []
  })
}

/** What happened at a case while another was merged into it, as often as it was. */
export function whileAbsorbed<T extends Recorded>(chain: readonly T[], incident: string): T[] {
  let here = false
  return chain.filter(({ event }) => {
    if (event.type === 'absorbed' && event.absorbed.incident === incident) here = true
    if (event.type === 'parted' && event.incident === incident) here = false
    return here
  })
}

/** Whither this chain's incident was merged, oldest first. */
export function mergesIn(chain: readonly Pick<Recorded, 'event'>[]): string[] {
  return chain.flatMap(({ event }) => (event.type === 'merged' ? [event.into.incident] : []))
}

/** The merged incident that this came in for; null = it is the case's own. */
export function viaOf(event: IncidentEvent): string | null {
  return ('via' in event && event.via) || null
}

/** A mail by which whoever reported answered; one from another address than theirs is not told: it may be anybody's. */
function isMailBack(event: IncidentEvent): boolean {
  return event.type === 'reply_received' && event.number === null && event.from.startsWith('pelapor')
}

/** What the team asked and nobody has answered yet: its visible notes with a question mark since the last word from outside. */
export function openQuestions(words: readonly { event: Told['event'] | IncidentEvent }[]): string[] {
  const last = words.findLastIndex(({ event }) => isWord(event) && !('via' in event && event.via))
  return words.slice(last + 1).flatMap(({ event }) => {
    const asked = event.type === 'noted' && (!('visible' in event) || event.visible) && event.text.includes('?')
    return asked ? [event.text] : []
  })
}

function isWord(event: Told['event'] | IncidentEvent): boolean {
  return event.type === 'informed' || (event.type === 'reply_received' && (!('number' in event) || event.number === null))
}
