import { Refusal } from '../core/refusal.ts'
import { highestTlp } from '../core/tlp.ts'
import { xarfReport } from '../formats/xarf.ts'
import type { Ports } from '../ports.ts'
import type { KnownIncident } from '../store/incidents.ts'
import { findReport } from '../store/reports.ts'
import type { Team } from '../store/teams.ts'

/** An N5 for a provider's program: X-ARF 4, or what is still missing for one. RED leaves in no file, exercises send nothing out. */
export async function abuseReport(ports: Ports, team: Team, found: KnownIncident): Promise<{ report: string } | { missing: string[] }> {
  const { number, incident } = found
  if (incident.tlp === 'RED') return { missing: ['kode TLP yang lebih longgar daripada RED'] }
  if (team.exercise) throw new Refusal('not_allowed', 'Dari dalam latihan tidak ada yang dilaporkan ke luar.')
  const report = await findReport(ports.database.query, incident.id)
  const { kind, affected, personalData, openedAt } = incident
  return xarfReport({
    seed: ports.sha256(`xarf ${incident.id}`).slice(0, 32),
    number,
    kind,
    tlp: highestTlp([incident.tlp, 'AMBER']),
    systems: [...(report?.system ? [report.system] : []), ...affected.map(({ label }) => label)],
    story: report?.story ?? incident.title,
    impact: report?.impact ?? null,
    personalData,
    at: report?.noticedAt ?? openedAt,
    team: { name: team.name, email: team.email ?? team.mailFrom ?? ports.settings.mailFrom },
  })
}
