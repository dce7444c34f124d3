import type { Actor } from '../actor.ts'
import type { Advisory, AdvisoryEvent } from './advisory.ts'

export interface RecordedAdvisoryEvent {
  seq: number
  at: string
  actor: Pick<Actor, 'kind' | 'id' | 'name'>
  event: AdvisoryEvent
}

/** Folds one event into the advisory. `advisory` is null only for the first event, `drafted`. */
export function evolveAdvisory(advisory: Advisory | null, { seq, at, actor, event }: RecordedAdvisoryEvent): Advisory {
  const who = { id: actor.id, name: actor.name }
  if (event.type === 'drafted') {
    const { id, team, draft } = event
    return { id, team, seq, ...draft, status: 'draft', author: who, approvedBy: null, createdAt: at, sentAt: null, recipients: 0 }
  }
  if (!advisory) throw new Error('an advisory begins with `drafted`')
  return { ...advisory, ...changes(event, who, at), seq }
}

function changes(event: AdvisoryEvent, who: { id: string; name: string }, at: string): Partial<Advisory> {
  switch (event.type) {
    case 'revised':
      return { ...event.draft, status: 'draft', approvedBy: null, loweredFrom: null, texts: null, author: who }
    case 'aimed':
      return { audience: event.audience, status: 'draft', approvedBy: null, loweredFrom: null, texts: null, author: who }
    case 'approved':
      return { status: 'approved', approvedBy: who, loweredFrom: event.lowering?.from ?? null, texts: event.texts ?? null }
    case 'sent':
      return { status: 'sent', sentAt: at, recipients: event.recipients }
    case 'withdrawn':
      return { status: 'withdrawn' }
    default:
      return {}
  }
}
