import type { Clock, Incident } from '../../core/incident/incident.ts'
import { noLongerAsked } from '../../core/incident/legal.ts'
import type { Basis, Playbook } from '../../core/playbook.ts'
import type { Chained } from '../../store/events.ts'
import type { ProofLine } from '../pages/console/clock-proofs.tsx'

const bases: Record<Basis, string> = { law: 'Hukum', sop: 'SOP', default: 'Target tim' }

/** Every clock as its proof tells it, those of law first. Who started and who stopped it stands in the chain. */
export function proofLines({ incident, playbook }: { incident: Incident; playbook: Playbook }, chain: readonly Chained[]): ProofLine[] {
  const order: Basis[] = ['law', 'sop', 'default']
  return incident.clocks
    .toSorted((a, b) => order.indexOf(a.basis) - order.indexOf(b.basis) || a.startedAt.localeCompare(b.startedAt))
    .map(clock => ({
      ...proofLine(clock, incident, chain),
      letter: playbook.clocks[clock.id]?.letter,
      takenBack: noLongerAsked({ incident, playbook }, clock) ?? undefined,
    }))
}

function proofLine(clock: Clock, incident: Incident, chain: readonly Chained[]): ProofLine {
  const started = chain.findLast(({ event }) => event.type === 'clock_started' && event.clock.id === clock.id)
  const stopped = chain.findLast(({ event }) => (event.type === 'clock_met' || event.type === 'clock_waived') && event.clock === clock.id)
  const file = incident.evidence.find(({ id }) => id === clock.proof?.evidence)
  return {
    id: clock.id,
    name: clock.name,
    basis: `${bases[clock.basis]}${clock.article ? `: ${clock.article}` : ''}`,
    duty: clock.duty ?? 'Tim',
    mayWaive: clock.basis !== 'default',
    started: { at: new Date(clock.startedAt), by: started?.actor.name ?? '' },
    corrections: (clock.corrections ?? []).map(({ startedAt, at, by, reason }) => ({
      was: new Date(startedAt),
      at: new Date(at),
      by,
      reason,
    })),
    due: new Date(clock.dueAt),
    state: stateOf(clock),
    stopped: clock.metAt ? { at: new Date(clock.metAt), by: stopped?.actor.name ?? '', how: howOf(clock) } : undefined,
    late: clock.metAt !== null && !clock.waived && clock.metAt > clock.dueAt,
    shownBy: file ? `${file.name} (SHA-256 ${file.sha256})` : (clock.proof?.advisory ?? undefined),
  }
}

function howOf(clock: Clock): string {
  return clock.waived ? `Tidak berlaku: ${clock.waived.reason}` : (clock.metBy ?? '')
}

function stateOf(clock: Clock): ProofLine['state'] {
  if (clock.waived) return 'void'
  if (clock.metAt) return 'met'
  if (clock.pausedAt) return 'paused'
  if (clock.breachedAt) return 'breached'
  return clock.warnedAt ? 'warn' : 'running'
}
