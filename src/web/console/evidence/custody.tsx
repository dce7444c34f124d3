import { readCustody } from '../../../casework/evidence/custody.ts'
import { subjectOf } from '../../../casework/record.ts'
import { may } from '../../../core/access.ts'
import { stateOfEvidence } from '../../../core/incident/custody.ts'
import { defang } from '../../../core/refang.ts'
import type { Refusal } from '../../../core/refusal.ts'
import type { Ports } from '../../../ports.ts'
import { listAttachments } from '../../../store/evidence.ts'
import type { KnownIncident } from '../../../store/incidents.ts'
import { EvidencePage } from '../../pages/console/evidence/page.tsx'
import type { Desk } from '../../session.ts'
import { page, refused } from '../../team.ts'
import { linesOf } from '../form.ts'

export interface WrongJudgement {
  id: string
  values: Record<string, string>
  refusal: Refusal
  status: 403 | 409 | 422
}

/** All files of an incident with their custody. */
export async function showCustody(ports: Ports, c: Desk, known: KnownIncident, wrong?: WrongJudgement): Promise<Response> {
  const actor = c.get('actor')
  const { incident } = known
  const [rows, custody] = await Promise.all([listAttachments(ports.database.query, incident.id), readCustody(ports, actor, incident)])
  const states = new Map(incident.evidence.map(one => [one.id, stateOfEvidence(one)]))
  const names = new Map(rows.map(({ id, name }) => [id, name]))
  const subject = subjectOf(incident, ports.now())
  return page(
    c,
    <EvidencePage
      frame={wrong ? refused(c.get('frame')) : c.get('frame')}
      formId={ports.newId()}
      no={known.number}
      title={defang(incident.title)}
      files={rows.map(({ id, name, size, type, sha256, added_by, added_at }) => ({
        id,
        name,
        size,
        type,
        sha256,
        by: added_by,
        at: new Date(added_at),
        state: states.get(id) ?? 'lepas',
      }))}
      custody={custody.map(line => ({
        ...line,
        at: new Date(line.at),
        file: line.file ? (names.get(line.file) ?? line.file) : 'semua berkas',
      }))}
      mayExport={may(actor, 'incident.export', subject)}
      maySample={may(actor, 'evidence.sample', subject)}
      wrong={wrong && { id: wrong.id, values: wrong.values, errors: linesOf(wrong.refusal, 'reason') }}
    />,
    wrong?.status ?? 200,
  )
}
