import { zones } from '../../core/calendar.ts'
import { defang, indicatorKind, indicatorsIn } from '../../core/indicator.ts'
import type { Ports } from '../../ports.ts'
import type { KnownAdvisory } from '../../store/advisories.ts'
import { findIncident, type KnownIncident } from '../../store/incidents.ts'
import { listOrganisations } from '../../store/registry.ts'
import { findReport } from '../../store/reports.ts'
import { textOf } from '../advisory-text.ts'
import type { PreviewProps } from '../pages/console/composer/preview.tsx'

type Values = Record<string, string>

/** What stands in the composer at first: the draft being revised, or what the incident already tells. */
export async function valuesOf(
  ports: Ports,
  from: { known: KnownAdvisory | null; origin: KnownIncident | null; zone: string },
): Promise<Values> {
  if (from.known) return revisedValues(ports, from.known, from.zone)
  const { origin } = from
  if (!origin) return { notice: 'N4', tlp: '' }
  return { notice: 'N2', tlp: '', title: origin.incident.title, system: await systemOf(ports, origin), incident: origin.number }
}

/** The systems that were hit, else the address that was reported. An agency is no system. */
async function systemOf(ports: Ports, { incident }: KnownIncident): Promise<string> {
  const query = ports.database.query
  const agencies = new Set((await listOrganisations(query, incident.team)).map(({ name }) => name))
  const hit = incident.affected.filter(({ asset, label }) => asset || !agencies.has(label)).map(({ label }) => label)
  return hit.length > 0 ? hit.slice(0, 5).join(', ') : ((await findReport(query, incident.id))?.system ?? '').slice(0, 300)
}

async function revisedValues(ports: Ports, { advisory }: KnownAdvisory, zone: string): Promise<Values> {
  const { body, dueAt, notice, tlp, title } = advisory
  const incident = advisory.incident ? await findIncident(ports.database.query, advisory.incident) : null
  const due = dueAt ? new Date(Date.parse(dueAt) + (zones[zone]?.offset ?? 0) * 60_000).toISOString() : null
  return {
    notice,
    tlp,
    title,
    actions: body.actions.join('\n'),
    system: body.system ?? '',
    explanation: body.explanation ?? '',
    indicators: body.indicators.map(shown).join('\n'),
    references: body.references.join('\n'),
    incident: incident?.number ?? '',
    ...(due && {
      due_day: due.slice(8, 10),
      due_month: due.slice(5, 7),
      due_year: due.slice(0, 4),
      due_time: due.slice(11, 16).replace(':', '.'),
    }),
  }
}

/** Defanged, but for what is none: that stays as it was typed. */
function shown(indicator: string): string {
  return indicatorKind(indicator) ? defang(indicator) : indicator
}

/** What was typed as its readers will see it, sound or not. */
export function previewOf(values: Values): PreviewProps {
  const found = indicatorsIn((values.indicators ?? '').slice(0, 200_000))
  const lines = (text: string | undefined) =>
    (text ?? '')
      .split('\n')
      .map(line => line.trim())
      .filter(Boolean)
  const text = textOf({
    actions: lines(values.actions),
    system: values.system?.trim() || null,
    explanation: values.explanation?.slice(0, 20_000) || null,
    indicators: found.map(({ value }) => value),
    references: lines(values.references),
  })
  const kinds = [...Map.groupBy(found, ({ kind }) => kind)].flatMap(([kind, all]) => (kind ? [{ kind, count: all.length }] : []))
  return { title: values.title ?? '', text, kinds, unknown: found.flatMap(({ kind, value }) => (kind ? [] : [value])) }
}
