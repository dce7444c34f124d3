import { listCallable } from '../../../casework/log-call.ts'
import type { Incident } from '../../../core/incident/incident.ts'
import type { Ports } from '../../../ports.ts'
import type { PersonLine } from '../../pages/console/incident/people.tsx'

/** The reporter first, for whoever may know them, then contacts. */
export async function peopleOf(
  ports: Ports,
  incident: Incident,
  { reporter, nameOf }: { reporter: { name: string; phone: string | null } | null; nameOf: (code: string) => string },
): Promise<PersonLine[]> {
  const contacts = await listCallable(ports, incident)
  const own = reporter?.phone ? [{ id: 'pelapor', name: reporter.name, phone: reporter.phone }] : []
  return [
    ...own,
    ...contacts.flatMap(({ id, name, role, organisation, phone }) =>
      phone ? [{ id, name, role, organisation: nameOf(organisation), phone }] : [],
    ),
  ]
}
