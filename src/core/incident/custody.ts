import type { Actor } from '../actor.ts'
import { Refusal } from '../refusal.ts'
import type { IncidentEvent, Recorded } from './events.ts'
import type { Evidence, Incident } from './incident.ts'

/** What a team has decided about a file. Whatever came from outside begins in quarantine; before there was one, files were free. */
export const evidenceStates = { karantina: 'Karantina', lepas: 'Dilepas', sampel: 'Sampel berbahaya' } as const
export type EvidenceState = keyof typeof evidenceStates

export function stateOfEvidence({ state }: Evidence): EvidenceState {
  return state ?? 'lepas'
}

/** Only a released file leaves as it is; all others only packed under a password, so that none opens by a slip of the hand. */
export function leavesOpen(evidence: Evidence): boolean {
  return stateOfEvidence(evidence) === 'lepas'
}

/** Releases a file, takes it back into quarantine, or marks it as a sample of malware; that needs a reason, and so does releasing a sample. */
export function judgeEvidence(incident: Incident, wanted: { id: string; state: EvidenceState; reason: string }): IncidentEvent[] {
  const known = incident.evidence.find(({ id }) => id === wanted.id)
  if (!known) throw new Refusal('not_found', 'Berkas itu tidak ada di insiden ini.')
  const before = stateOfEvidence(known)
  if (before === wanted.state) return []
  if ((wanted.state === 'sampel' || before === 'sampel') && wanted.reason.trim() === '') {
    const message = 'Tulis alasannya.'
    throw new Refusal('invalid', message, { errors: [{ field: 'reason', message }] })
  }
  return [{ type: 'evidence_judged', evidence: known.id, name: known.name, from: before, to: wanted.state, reason: wanted.reason.trim() }]
}

/** In what state a file begins: what people of the team add is theirs to answer for. */
export function firstState(actor: Pick<Actor, 'kind' | 'role'>): EvidenceState {
  const ours = actor.kind === 'person' && (actor.role === 'analyst' || actor.role === 'lead')
  return ours ? 'lepas' : 'karantina'
}

/** A line of custody: what happened to which file, by whom. `file` null = to all of them at once. */
export interface CustodyLine {
  at: string
  by: string
  file: string | null
  act: string
}

/** What the incident's own chain tells of its files. */
export function custodyIn(chain: readonly Recorded[]): CustodyLine[] {
  return chain.flatMap(({ at, actor, event }): CustodyLine[] => {
    if (event.type === 'evidence_added') return [{ at, by: actor.name, file: event.evidence.id, act: 'diterima, SHA-256 dihitung' }]
    if (event.type !== 'evidence_judged') return []
    const reason = event.reason ? `: ${event.reason}` : ''
    return [{ at, by: actor.name, file: event.evidence, act: `${evidenceStates[event.from]} → ${evidenceStates[event.to]}${reason}` }]
  })
}
