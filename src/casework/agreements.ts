import type { Actor } from '../core/actor.ts'
import { endOfDay, localDate } from '../core/agreement.ts'
import { Refusal } from '../core/refusal.ts'
import { compareTlp, isTlp } from '../core/tlp.ts'
import type { Ports } from '../ports.ts'
import { findAgreement, insertAgreement, updateAgreement } from '../store/partners.ts'
import { findTeam, listTeams } from '../store/teams.ts'
import { audited } from './audited.ts'
import { isDate } from './import/holidays.ts'
import { fault, refuseFaults } from './registry/access.ts'
import { requireRunner } from './team-settings.ts'

export interface WantedAgreement {
  /** Slug of the partner. */
  partner: string
  number: string
  services: string
  tlp: string
  startsOn: string
  endsOn: string
}

/** What a team may share with a partner, and until when. */
export async function concludeAgreement(ports: Ports, actor: Actor, wanted: WantedAgreement): Promise<void> {
  requireRunner(actor)
  const query = ports.database.query
  const partner = (await listTeams(query)).find(team => team.slug === wanted.partner && team.id !== actor.team)
  const { number, services, tlp, startsOn, endsOn } = wanted
  const dated = isDate(startsOn) && isDate(endsOn)
  refuseFaults([
    fault(!partner, 'partner', 'Pilih tim mitra.'),
    fault(number.trim() === '' || number.length > 100, 'number', 'Nomor PKS perlu diisi.'),
    fault(services.trim() === '' || services.length > 500, 'services', 'Tulis layanan yang disepakati.'),
    fault(!isTlp(tlp) || compareTlp(tlp, 'AMBER') > 0, 'tlp', 'Kode tertinggi paling tinggi AMBER.'),
    fault(!isDate(startsOn), 'starts_on', 'Tulis tanggal YYYY-MM-DD.'),
    fault(!isDate(endsOn), 'ends_on', 'Tulis tanggal YYYY-MM-DD.'),
    fault(dated && endsOn < startsOn, 'ends_on', 'Tanggal akhir sebelum tanggal mulai.'),
  ])
  if (!partner) return
  const row = { id: ports.newId(), team_id: actor.team, partner_id: partner.id, number: number.trim(), services: services.trim(), tlp }
  const made = { created_by: actor.name, created_at: ports.now().toISOString() }
  await ports.database.commit([
    insertAgreement(query, { ...row, starts_on: startsOn, ends_on: endsOn, ...made }),
    audited(ports, actor, { action: 'agreement_concluded', subject: row.number, detail: { partner: partner.slug, tlp, startsOn, endsOn } }),
  ])
}

/** From now on nothing is shown under it any more: its last day was yesterday. */
export async function endAgreement(ports: Ports, actor: Actor, id: string): Promise<void> {
  requireRunner(actor)
  const query = ports.database.query
  const [agreement, team] = await Promise.all([findAgreement(query, actor.team, id), findTeam(query, actor.team)])
  if (!agreement || !team) throw new Refusal('not_found', 'PKS itu tidak ada.')
  const today = localDate(ports.now(), team.zone)
  if (agreement.endsOn < today) throw new Refusal('already_done', 'PKS ini sudah berakhir.')
  const yesterday = localDate(new Date(endOfDay(today, team.zone).getTime() - 2 * 86_400_000), team.zone)
  await ports.database.commit([
    updateAgreement(query, id, { ends_on: yesterday }),
    audited(ports, actor, { action: 'agreement_ended', subject: agreement.number }),
  ])
}
