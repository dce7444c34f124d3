import { may } from '../../core/access.ts'
import type { Actor } from '../../core/actor.ts'
import type { Advisory } from '../../core/advisory/advisory.ts'
import { askApproval, mayBeSecond } from '../../core/advisory/ask.ts'
import type { Tlp } from '../../core/tlp.ts'
import type { Ports } from '../../ports.ts'
import type { KnownAdvisory } from '../../store/advisories.ts'
import { insertMails } from '../../store/mails.ts'
import { listMembers, type Member } from '../../store/members.ts'
import { letterTo } from './letter.ts'
import { labelOfSources, reachOf } from './reach.ts'
import { advisoryFor, changedMeanwhile, recordAdvisory } from './record.ts'

/** Template of the mail, and what it is told. */
export const approvalTemplate = 'persetujuan'
export interface ApprovalSaid {
  number: string
  advisory: string
  by: string
  name: string
}

/** Everybody who may approve it gets one mail, once for each version of the draft. Answers how many. */
export async function askForApproval(
  ports: Ports,
  actor: Actor,
  id: string,
  seq: number | undefined,
): Promise<KnownAdvisory & { asked: number }> {
  const known = await advisoryFor(ports, actor, id, 'advisory.draft')
  if (seq !== undefined && seq > known.advisory.seq) throw changedMeanwhile()
  const origin = await labelOfSources(ports, known.advisory)
  const others = await listSeconds(ports, known.advisory, origin)
  const done = await recordAdvisory(ports, {
    known,
    actor,
    events: askApproval(known.advisory, actor, { origin, others, reach: await reachOf(ports, known.advisory) }),
    alongside: after => [
      insertMails(
        ports.database.query,
        others.map(one => {
          const said: ApprovalSaid = { number: known.number, advisory: after.id, by: actor.name, name: one.name }
          return letterTo(ports, one, { template: approvalTemplate, after, said })
        }),
      ),
    ],
  })
  return { ...done, asked: others.length }
}

async function listSeconds(ports: Ports, advisory: Advisory, origin: Tlp | null): Promise<Member[]> {
  const members = await listMembers(ports.database.query, advisory.team)
  return members
    .filter(one => !one.disabled && !one.program && mayBeSecond(advisory, one, origin))
    .filter(({ id, name, role, organisation }) =>
      may({ kind: 'person', id, name, team: advisory.team, role, organisation }, 'advisory.release', {
        team: advisory.team,
        tlp: advisory.tlp,
      }),
    )
}
