import { isOutsideTeam, may, mayAtAll } from '../core/access.ts'
import type { Actor } from '../core/actor.ts'
import { coveringAgreement, endOfDay } from '../core/agreement.ts'
import type { Share } from '../core/incident/events.ts'
import type { Incident } from '../core/incident/incident.ts'
import { share, unshare } from '../core/incident/share.ts'
import { Refusal } from '../core/refusal.ts'
import type { Ports } from '../ports.ts'
import { findIncident, type KnownIncident } from '../store/incidents.ts'
import { deleteShare, listAgreements, listSharedWith, saveShare } from '../store/partners.ts'
import { findPersonByEmail, listMemberships } from '../store/people.ts'
import { findTeam, listTeams, type Team } from '../store/teams.ts'
import { audited } from './audited.ts'
import { lettersToLeads } from './colleagues/handed.ts'
import { requireRealLife } from './exercise/inside.ts'
import { isDate } from './import/holidays.ts'
import { subjectOf } from './record.ts'
import { type Hand, work } from './work-incident.ts'

export interface WantedShare {
  /** Slug of a partner team, or the e-mail of a person of an agency. */
  with: { team: string } | { email: string }
  /** Last local day, YYYY-MM-DD; null = until revoked, or as long as the agreement lasts. */
  until: string | null
}

/** Shows one incident to a partner team under a PKS in force, or to a person of an agency. Never above AMBER. */
export function shareIncident(ports: Ports, hand: Hand, wanted: WantedShare): Promise<KnownIncident> {
  return work(ports, { ...hand, action: 'incident.share' }, async ({ incident }) => {
    const team = await findTeam(ports.database.query, incident.team)
    if (!team) throw new Error(`team ${incident.team} is gone`)
    const until = untilOf(wanted.until, team)
    const one =
      'team' in wanted.with
        ? await asPartner(ports, { incident, team, slug: wanted.with.team, until })
        : await asPerson(ports, { team, email: wanted.with.email, until })
    const events = share(incident, one, ports.now())
    const line = audited(ports, hand.actor, {
      action: 'incident_shared',
      subject: incident.id,
      detail: { with: one.partner, until: one.until },
    })
    const letters = await lettersToPartner(ports, { incident, from: team.shortName, partner: one.partner })
    return { events, alongside: () => [saveShare(ports.database.query, incident.id, one), ...letters, line] }
  })
}

/** A person who is shown a case by name is told by whoever shows it. */
async function lettersToPartner(ports: Ports, { incident, from, partner }: { incident: Incident; from: string; partner: string }) {
  const [kind, id] = partner.split(':')
  if (kind !== 'team' || !id) return []
  return lettersToLeads(ports, { to: { id }, incident: incident.id, from, theirs: false, time: `${incident.seq + 1}` })
}

export function unshareIncident(ports: Ports, hand: Hand, partner: string): Promise<KnownIncident> {
  return work(ports, { ...hand, action: 'incident.share' }, ({ incident }) => ({
    events: unshare(incident, partner, null),
    alongside: () => [
      deleteShare(ports.database.query, incident.id, partner),
      audited(ports, hand.actor, { action: 'incident_unshared', subject: incident.id, detail: { with: partner } }),
    ],
  }))
}

/** What partner teams show to one's own at this moment: only while the owner's PKS is in force and covers the label. */
export async function listSharedIncidents(ports: Ports, actor: Actor): Promise<(KnownIncident & { owner: Team })[]> {
  requirePartner(actor)
  const who = { partner: `team:${actor.team}`, now: ports.now().toISOString(), limit: 200 }
  const found = await listSharedWith(ports.database.query, who)
  const asked = await Promise.all(found.map(async known => ({ ...known, owner: await coveredBy(ports, known.incident, actor.team) })))
  const mine = asked.filter(({ incident }) => may(actor, 'incident.read', subjectOf(incident, ports.now())))
  return mine.flatMap(({ owner, ...known }) => (owner ? [{ ...known, owner }] : []))
}

/** One of them, to read. Whatever bars the way, it does not exist. */
export async function sharedIncident(ports: Ports, actor: Actor, id: string): Promise<KnownIncident & { owner: Team }> {
  requirePartner(actor)
  const known = await findIncident(ports.database.query, id)
  const shown = known && may(actor, 'incident.read', subjectOf(known.incident, ports.now()))
  const owner = shown ? await coveredBy(ports, known.incident, actor.team) : null
  if (!known || !owner) throw new Refusal('not_found', 'Insiden itu tidak ada, atau bukan untuk Anda.')
  return { ...known, owner }
}

function requirePartner(actor: Actor): void {
  if (isOutsideTeam(actor) || !mayAtAll(actor, 'incident.read')) throw new Refusal('not_allowed', 'Peran Anda tidak membaca insiden.')
}

/** The owner, if its agreement with this partner covers the incident now. */
async function coveredBy(ports: Ports, incident: Incident, partner: string): Promise<Team | null> {
  const [owner, agreements] = await Promise.all([
    findTeam(ports.database.query, incident.team),
    listAgreements(ports.database.query, { team: incident.team, partner }),
  ])
  return owner && coveringAgreement(agreements, incident.tlp, { zone: owner.zone, now: ports.now() }) ? owner : null
}

async function asPartner(
  ports: Ports,
  { incident, team, slug, until }: { incident: Incident; team: Team; slug: string; until: string | null },
): Promise<Share> {
  requireRealLife(ports)
  const partner = (await listTeams(ports.database.query)).find(one => one.slug === slug && one.id !== team.id)
  if (!partner) throw invalid('team', 'Pilih tim mitra.')
  const agreements = await listAgreements(ports.database.query, { team: team.id, partner: partner.id })
  const agreement = coveringAgreement(agreements, incident.tlp, { zone: team.zone, now: ports.now() })
  if (!agreement) throw invalid('team', `Tidak ada PKS yang berlaku dengan ${partner.shortName} untuk TLP:${incident.tlp}.`)
  const last = endOfDay(agreement.endsOn, team.zone).toISOString()
  return { partner: `team:${partner.id}`, name: partner.shortName, until: until && until < last ? until : last }
}

async function asPerson(ports: Ports, { team, email, until }: { team: Team; email: string; until: string | null }): Promise<Share> {
  const person = await findPersonByEmail(ports.database.query, email.trim().toLowerCase())
  const memberships = person && !person.disabled_at ? await listMemberships(ports.database.query, person.id) : []
  const here = memberships.find(({ team_id, role }) => team_id === team.id && ['reporter', 'contact', 'regency'].includes(role))
  if (!person || !here) throw invalid('email', 'Alamat itu bukan akun pelapor atau narahubung tim ini.')
  return { partner: person.id, name: person.name, until }
}

function untilOf(date: string | null, team: Team): string | null {
  if (!date) return null
  if (!isDate(date)) throw invalid('until', 'Tulis tanggal YYYY-MM-DD, atau kosongkan.')
  return endOfDay(date, team.zone).toISOString()
}

function invalid(field: string, message: string): Refusal {
  return new Refusal('invalid', message, { errors: [{ field, message }] })
}
