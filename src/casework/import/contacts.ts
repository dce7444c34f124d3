import type { Ports } from '../../ports.ts'
import { insertContact, listContacts, listOrganisations, updateContact } from '../../store/registry.ts'
import type { Team } from '../../store/teams.ts'
import { fault, refuseFaults } from '../registry/access.ts'
import { requireSoundContact } from '../registry/contacts.ts'
import { differs, type Plan } from './job.ts'
import { type Row, textOf } from './rows.ts'

/** Columns: organisation, name, role (agen when left out), email, phone. The same agency, role and address is the same contact. */
export async function planContacts(ports: Ports, team: Team): Promise<Plan> {
  const query = ports.database.query
  const [organisations, contacts] = await Promise.all([listOrganisations(query, team.id), listContacts(query, { team: team.id })])
  const codes = new Set(organisations.map(one => one.code))
  const keyOf = (one: { organisation: string; role: string; email: string | null; name: string }) =>
    `${one.organisation}|${one.role}|${one.email?.toLowerCase() ?? `tanpa surel ${one.name.toLowerCase()}`}`
  const known = new Map(contacts.map(one => [keyOf(one), one]))
  const seen = new Set<string>()
  const more = { team_id: team.id, suspended_at: null, suspended_why: null, created_at: ports.now().toISOString() }
  return row => {
    const entry = contactOf(row)
    const key = keyOf(entry)
    refuseFaults([
      fault(!codes.has(entry.organisation), 'organisation', `Instansi ${entry.organisation || '(kosong)'} belum terdaftar.`),
      fault(seen.has(key), 'email', 'Narahubung ini muncul dua kali di berkas ini.'),
    ])
    seen.add(key)
    const before = known.get(key)
    const proved = { unverified_since: null, verify_hash: null }
    return {
      isNew: before === undefined,
      isChanged: differs(before, entry),
      write: [
        before ? updateContact(query, before.id, { ...entry, ...proved }) : insertContact(query, { id: ports.newId(), ...more, ...entry }),
      ],
    }
  }
}

function contactOf(row: Row) {
  return requireSoundContact({
    organisation: textOf(row, 'organisation', 'instansi', 'kode', 'code'),
    name: textOf(row, 'name', 'nama'),
    role: (textOf(row, 'role', 'peran') || 'agen').toLowerCase(),
    email: textOf(row, 'email', 'surel') || null,
    phone: textOf(row, 'phone', 'telepon', 'hp', 'whatsapp') || null,
  })
}
