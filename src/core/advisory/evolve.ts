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
    const { id, team, draft, corrects = null } = event
    return { id, team, seq, ...draft, corrects, status: 'draft', author: who, approvedBy: null, createdAt: at, sentAt: null, recipients: 0 }
  }
  if (!advisory) throw new Error('an advisory begins with `drafted`')
  const asked =
    event.type === 'approval_asked' ? { asked: { at, by: who.name, seq, ...(event.leadsAlone && { leadsAlone: true as const }) } } : {}
  return { ...advisory, ...answeredBy(advisory, event), ...changes(event, who, at), ...asked, seq }
}

/** A change and the approval answer what it was sent back for. One that never was has nothing to forget. */
function answeredBy({ returned }: Advisory, { type }: AdvisoryEvent): Partial<Advisory> {
  return returned && (type === 'revised' || type === 'aimed' || type === 'approved') ? { returned: null } : {}
}

const unscheduled = { sendAt: null, scheduledBy: null, notSentBecause: null }
const againADraft = { status: 'draft', approvedBy: null, loweredFrom: null, texts: null, asked: null, ...unscheduled } as const

function changes(event: AdvisoryEvent, who: { id: string; name: string }, at: string): Partial<Advisory> {
  switch (event.type) {
    case 'revised':
      return { ...event.draft, ...againADraft, author: who }
    case 'aimed':
      return { audience: event.audience, ...againADraft, author: who }
    case 'approved':
      return { status: 'approved', approvedBy: who, loweredFrom: event.lowering?.from ?? null, texts: event.texts ?? null, asked: null }
    case 'returned':
      return { asked: null, returned: { at, by: who.name, note: event.note } }
    case 'sent':
      return {
        status: 'sent',
        sentAt: at,
        recipients: event.recipients,
        ...(event.publisher && { publisher: event.publisher }),
        ...unscheduled,
      }
    case 'withdrawn':
      return { status: 'withdrawn', pausedAt: null, ...unscheduled }
    case 'scheduled':
      return { sendAt: event.at, scheduledBy: who, notSentBecause: null }
    case 'unscheduled':
      return { ...unscheduled, notSentBecause: event.reason }
    case 'paused':
      return { pausedAt: at }
    case 'resumed':
      return { pausedAt: null }
    case 'corrected':
      return { correctedBy: { id: event.id, number: event.number }, pausedAt: null }
    default:
      return {}
  }
}
