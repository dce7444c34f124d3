import { subjectOf } from '../../casework/record.ts'
import { may } from '../../core/access.ts'
import type { Actor } from '../../core/actor.ts'
import { fullTime } from '../../core/dates.ts'
import type { Clock, Incident } from '../../core/incident/incident.ts'
import { maySign, noLongerAsked } from '../../core/incident/legal.ts'
import { takenBackBy } from '../../core/incident/taken-back.ts'
import type { Basis, Playbook } from '../../core/playbook.ts'
import type { Chained } from '../../store/events.ts'
import type { ProofLine } from '../pages/console/clock-proofs.tsx'
import { takenBackOf } from './incident-lines.ts'

const bases: Record<Basis, string> = { law: 'Hukum', sop: 'SOP', default: 'Target tim' }

/** Every clock as its proof tells it, those of law first. Who started and who stopped it stands in the chain. */
export function proofLines(
  running: { incident: Incident; playbook: Playbook },
  chain: readonly Chained[],
  { actor, zone }: { actor: Actor; zone: string },
): ProofLine[] {
  const { incident, playbook } = running
  const maySay = may(actor, 'incident.work', subjectOf(incident)) && maySign(incident, actor)
  const order: Basis[] = ['law', 'sop', 'default']
  return incident.clocks
    .toSorted((a, b) => order.indexOf(a.basis) - order.indexOf(b.basis) || a.startedAt.localeCompare(b.startedAt))
    .map(clock => ({
      ...proofLine(clock, incident, chain),
      letter: playbook.clocks[clock.id]?.letter,
      takenBack: takenBackOf(running, clock, maySay),
      reason: maySay ? reasonOf(running, clock, { chain, zone }) : undefined,
    }))
}

/** The statement begun: what changed, when and by whom. Whoever signs it completes and answers for it. */
function reasonOf(
  running: { incident: Incident; playbook: Playbook },
  clock: Clock,
  { chain, zone }: { chain: readonly Chained[]; zone: string },
): string | undefined {
  const why = noLongerAsked(running, clock)
  if (why === null) return undefined
  const change = takenBackBy(running, clock, chain)
  if (!change) return why
  return `Triase diubah ${change.by} pada ${fullTime(new Date(change.at), zone)}: ${change.changes.join('; ')}. ${why}`
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
