import type { Advisory } from '../../core/advisory/advisory.ts'
import type { Ports } from '../../ports.ts'
import type { NewMail } from '../../store/mails.ts'
import type { Member } from '../../store/members.ts'
import { messageId } from '../links.ts'

/** A letter to a colleague about a draft as it stands now: one for each version, template and person. `said` is what the template is told. */
export function letterTo(
  ports: Ports,
  { id, email }: Member,
  { template, after, said }: { template: string; after: Advisory; said: object },
): NewMail {
  return {
    id: ports.newId(),
    team_id: after.team,
    message_id: messageId(ports, template, after.id, `${after.seq}`, id),
    template,
    address: email,
    cc: null,
    incident_id: null,
    delivery_id: null,
    facts: JSON.stringify(said),
    created_at: ports.now().toISOString(),
  }
}
