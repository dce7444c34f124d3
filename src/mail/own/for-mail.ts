import type { Advisory } from '../../core/advisory/advisory.ts'
import { keeperOf } from '../../core/own-text.ts'
import type { Ports } from '../../ports.ts'
import { findAdvisory } from '../../store/advisories.ts'
import { findIncident } from '../../store/incidents.ts'
import { findReportLanguage } from '../../store/reports.ts'
import { newestText } from '../../store/templates.ts'
import type { Gathering } from '../gather/gathering.ts'
import { ownTexts } from './save.ts'
import { sourceOf, type Wanted } from './source.ts'

/** Notices that a second person agreed to, word for word. */
const approvedWordForWord: readonly string[] = ['N2', 'N3', 'N4']

export interface Chosen {
  source: string
  language: 'id' | 'en'
}

/**
 * The text of a message from the outbox: the team's own where it has one, in the language it was written in; else the shipped one in
 * the language of the report it answers, as far as there is one. What was approved goes out as it was approved.
 */
export async function sourceForMail(ports: Ports, gathering: Gathering): Promise<Chosen | null> {
  const { mail } = gathering
  const source = await writtenFor(ports, gathering)
  const english = source === shippedAs(ports, mail.template) ? ports.texts.english[`${mail.template}.md`] : undefined
  if (english && mail.incident_id && (await findReportLanguage(ports.database.query, mail.incident_id)) === 'en')
    return { source: english, language: 'en' }
  return source ? { source, language: 'id' } : null
}

function shippedAs({ texts }: Ports, template: string): string | null {
  return texts.templates[`${template}.md`] ?? null
}

async function writtenFor(ports: Ports, gathering: Gathering): Promise<string | null> {
  const { mail, team, batch } = gathering
  const shipped = shippedAs(ports, mail.template)
  if (!Object.hasOwn(ownTexts, mail.template)) return shipped
  const any = await batch.once(`texts of ${team.id}`, () => newestText(ports.database.query, keeperOf(team)))
  if (any === 0) return shipped
  const about = mail.delivery_id ? await aboutDelivery(ports, gathering, mail.delivery_id) : await aboutIncident(ports, mail.incident_id)
  return sourceOf(ports, { team: keeperOf(team), name: mail.template, ...about }, batch.once)
}

/** By which texts an advisory is read: those of its approval once it has one, else those of now (`now` = how many there are). */
export async function textsOfAdvisory(
  ports: Ports,
  { status, texts, incident }: Advisory,
  now?: number,
): Promise<Pick<Wanted, 'playbook' | 'upTo'>> {
  if (status !== 'draft') return { playbook: texts?.playbook ?? null, upTo: texts?.version ?? 0 }
  return { playbook: (await aboutIncident(ports, incident)).playbook, upTo: now }
}

type About = Pick<Wanted, 'organisation' | 'playbook' | 'upTo'>

async function aboutDelivery(ports: Ports, { mail, team, batch }: Gathering, id: string): Promise<About> {
  const { advisory_id, organisation } = batch.delivery(id)
  const known = await batch.once(`advisory ${advisory_id}`, () => findAdvisory(ports.database.query, team.id, advisory_id))
  if (!known) throw new Error(`advisory ${advisory_id} is gone`)
  if (approvedWordForWord.includes(mail.template)) return { organisation, ...(await textsOfAdvisory(ports, known.advisory)) }
  const { incident } = known.advisory
  const { playbook } = await batch.once(`playbook of ${incident}`, () => aboutIncident(ports, incident))
  return { organisation, playbook }
}

async function aboutIncident(ports: Ports, id: string | null): Promise<About> {
  const known = id ? await findIncident(ports.database.query, id) : null
  return { organisation: known?.incident.organisation ?? null, playbook: known?.incident.playbook.id ?? null }
}
