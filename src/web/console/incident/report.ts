import type { Incident, Report } from '../../../core/incident/incident.ts'
import type { IncidentProps } from '../../pages/console/incident/page.tsx'

export function organisationOf(report: Report | null, name: string): string {
  return name || report?.organisationText || 'Instansi belum dikenal'
}

/** Who reported it is seen by its owner and by leads. */
export function reporterOf(report: Report | null, organisation: string): IncidentProps['reporter'] {
  if (!report) return { name: null, organisation }
  const { name, position, phone, email } = report.reporter
  return {
    name,
    organisation,
    position: position ?? undefined,
    phone: phone ?? undefined,
    email: email ?? undefined,
  }
}

export function reportOf(report: Report | null, incident: Incident): IncidentProps['report'] {
  return {
    kind: incident.kind,
    story: report?.story ?? '',
    system: report?.system ?? undefined,
    impact: report?.impact ?? undefined,
    actions: report?.actions ?? undefined,
    ongoing: report?.ongoing,
    noticedAt: report?.noticedAt ? new Date(report.noticedAt) : undefined,
    receivedAt: new Date(incident.openedAt),
    via: report?.via ?? '',
  }
}
