import type { IncidentEvent } from './events.ts'
import type { Report } from './incident.ts'

/** What people wrote in an event, each part with a space after it; '' where they wrote nothing. The view event_words says the same. */
export function wordsOfEvent(event: IncidentEvent): string {
  return spaced(partsOf(event))
}

/** What a report says, without who sent it. */
export function wordsOfReport({ story, system, impact, actions, organisationText }: Report): string {
  return spaced([story, system, impact, actions, organisationText])
}

function partsOf(event: IncidentEvent): (string | null | undefined)[] {
  switch (event.type) {
    case 'chosen':
      return Object.values(event.answers)
    case 'classified':
      return [event.changes.title]
    case 'noted':
    case 'informed':
    case 'reply_received':
      return [event.text]
    case 'task_completed':
      return [event.result]
    case 'lowered':
    case 'playbook_moved':
    case 'clock_corrected':
    case 'clock_waived':
    case 'transferred':
    case 'rejected':
    case 'merged':
    case 'absorbed':
    case 'unmerged':
    case 'parted':
    case 'unshared':
    case 'unlinked':
      return [event.reason]
    case 'advisory_answered':
    case 'called':
      return [event.note]
    case 'affected_added':
      return [event.affected.label]
    case 'evidence_added':
      return [event.evidence.name]
    default:
      return []
  }
}

function spaced(parts: readonly (string | null | undefined)[]): string {
  return parts.map(part => (part == null ? '' : `${part} `)).join('')
}
