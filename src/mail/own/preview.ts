import { visibleIncident } from '../../casework/record.ts'
import { rulesFor } from '../../casework/rules.ts'
import type { Actor } from '../../core/actor.ts'
import { letters } from '../../core/letter-kinds.ts'
import { stepOf } from '../../core/playbook.ts'
import { Refusal } from '../../core/refusal.ts'
import { isWord, kinds } from '../../core/vocabulary.ts'
import type { Ports } from '../../ports.ts'
import type { KnownIncident } from '../../store/incidents.ts'
import type { Team } from '../../store/teams.ts'
import { exampleFacts } from '../example.ts'
import { teamFacts } from '../gather/team.ts'
import { letterFacts } from '../letter.ts'
import { type Rendered, renderSheet } from '../render.ts'
import { refuseUnsound, tidied } from './save.ts'

/**
 * A text that is not saved, on a real incident within the actor's reach (by number), or on examples. Secret links, codes,
 * recipients and the reporter's name are always examples.
 */
export async function previewText(
  ports: Ports,
  { actor, team }: { actor: Actor; team: Team },
  { name, source, number }: { name: string; source: string; number: string },
): Promise<Rendered> {
  const text = tidied(source)
  refuseUnsound(name, text)
  const found = number ? await incidentFor(ports, actor, number) : null
  const facts = found ? await factsOf(ports, team, { name, found }) : { ...exampleFacts, team: teamFacts(ports, team) }
  return renderSheet(text, facts)
}

async function incidentFor(ports: Ports, actor: Actor, number: string): Promise<KnownIncident> {
  try {
    const found = await visibleIncident(ports, actor, number)
    if (found.incident.tlp !== 'RED') return found
    throw refused('Insiden TLP:RED tidak dipakai untuk pratinjau.')
  } catch (error) {
    if (error instanceof Refusal && error.code === 'not_found') throw refused('Tiket itu tidak ada, atau bukan untuk Anda.')
    throw error
  }
}

function refused(message: string): Refusal {
  return new Refusal('invalid', message, { errors: [{ field: 'tiket', message }] })
}

async function factsOf(ports: Ports, team: Team, { name, found }: { name: string; found: KnownIncident }): Promise<object> {
  if (isWord(letterNames, name)) return letterFacts(ports, team, { found, letter: name })
  const { incident, number } = found
  const { playbook } = await rulesFor(ports, incident)
  const kind = kinds[incident.kind]
  const systems = incident.affected.map(({ label }) => label)
  return {
    ...exampleFacts,
    team: teamFacts(ports, team),
    tlp: incident.tlp,
    ticket: { ...exampleFacts.ticket, number, title: incident.title, kind },
    next: { ...exampleFacts.next, says: stepOf(playbook, incident.step).says },
    guidance: { now: playbook.guidance.now, not_yet: playbook.guidance.notYet },
    advisory: { ...exampleFacts.advisory, kind, title: incident.title, system: systems.slice(0, 5).join(', ') || null },
  }
}

const letterNames = Object.fromEntries(Object.entries(letters).map(([letter, { name }]) => [letter, name])) as Record<
  keyof typeof letters,
  string
>
