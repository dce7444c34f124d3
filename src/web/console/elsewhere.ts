import type { Elsewhere } from '../../core/incident/events.ts'
import type { FoundWave, Incident, Link } from '../../core/incident/incident.ts'
import { sharedWith } from '../../core/incident/share.ts'
import type { Ports } from '../../ports.ts'
import { findNumber } from '../../store/incidents.ts'
import type { ElsewhereProps, LinkLine } from '../pages/console/incident/elsewhere.tsx'

/** Whence the incident came, whither it went, and who sees it by name now. */
export async function elsewhereOf(
  ports: Ports,
  incident: Incident,
): Promise<Omit<ElsewhereProps, 'no' | 'seq' | 'formId' | 'form' | 'open'>> {
  const { from, transferredTo, links = [], shares = [], closedAt } = incident
  const seen = new Set(sharedWith(incident, ports.now()))
  const moves = await Promise.all([
    from && named(ports, 'Dialihkan dari', from),
    transferredTo && named(ports, 'Dialihkan ke', transferredTo),
  ])
  return {
    links: await Promise.all(links.map(link => linked(ports, link))),
    moves: moves.filter(move => move !== undefined),
    shares: shares.filter(({ partner }) => seen.has(partner)).map(({ name }) => name),
    closed: closedAt !== null,
    merged: incident.mergedInto !== null,
    wave: incident.wave && waveInWords(incident.wave),
  }
}

function waveInWords({ incidents, organisations, days, notice }: FoundWave): string {
  return `Gelombang: ${incidents.length} insiden serupa pada ${organisations} instansi dalam ${days} hari; usulkan ${notice}.`
}

const relations = {
  opened: 'Membuka insiden terkait',
  'opened-by': 'Dibuka dari insiden',
  related: 'Terkait dengan',
  split: 'Sebagian menjadi',
  'split-from': 'Dibuka dari sebagian',
} as const

async function linked(ports: Ports, { incident, relation, why }: Link): Promise<LinkLine> {
  const number = (await findNumber(ports.database.query, incident)) ?? 'nomor tidak diketahui'
  const says = relations[relation]
  return { says, number, why, made: relation === 'related' }
}

async function named(ports: Ports, what: string, { name, incident }: Elsewhere): Promise<string> {
  return `${what} ${name}, ${(await findNumber(ports.database.query, incident)) ?? 'nomor tidak diketahui'}.`
}
