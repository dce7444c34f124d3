import { addPerson } from '../../src/casework/people.ts'
import { addTeam } from '../../src/casework/teams.ts'
import type { Role } from '../../src/core/vocabulary.ts'
import type { Ports } from '../../src/ports.ts'
import { insertAsset, insertContact, saveOrganisation } from '../../src/store/registry.ts'
import type { Team } from '../../src/store/teams.ts'
import { giveFactor } from '../factor.ts'

export const password = 'kata sandi yang panjang'

/** Jatim with Rina and Bagus, Kab. Gresik and its Dinas Kesehatan, whose contact is Budi. */
export async function setStage(ports: Ports) {
  const team = await addTeam(ports, {
    slug: 'jatim',
    name: 'TTIS Jawa Timur',
    shortName: 'JatimProv-CSIRT',
    zone: 'Asia/Jakarta',
    constituency: '35',
    phone: '(031) 829 0000',
    email: 'csirt@jatim.example',
  })
  await addColleague(ports, team, { email: 'rina@jatim.example', name: 'Rina', role: 'analyst' })
  await addColleague(ports, team, { email: 'bagus@jatim.example', name: 'Bagus', role: 'lead' })
  const created_at = ports.now().toISOString()
  const query = ports.database.query
  const about = { team_id: team.id, organisation: '35.25/dinkes', created_at }
  await ports.database.commit([
    saveOrganisation(query, { team_id: team.id, code: '35.25', name: 'Kab. Gresik', kind: 'kabupaten', parent: '35', created_at }),
    saveOrganisation(query, {
      team_id: team.id,
      code: '35.25/dinkes',
      name: 'Dinas Kesehatan Kab. Gresik',
      kind: 'opd',
      parent: '35.25',
      created_at,
    }),
    insertContact(query, {
      id: ports.newId(),
      ...about,
      name: 'Budi',
      role: 'agen',
      email: 'budi@dinkes.example',
      phone: null,
      suspended_at: null,
      suspended_why: null,
    }),
    insertAsset(query, {
      id: ports.newId(),
      ...about,
      kind: 'domain',
      value: 'dinkes.gresikkab.example',
      name: 'Situs dinas',
      iiv: 0,
      personal_data: 0,
    }),
  ])
  return team
}

/** Somebody of the team with a password and an authenticator app. */
async function addColleague(ports: Ports, team: Team, given: { email: string; name: string; role: Role }): Promise<void> {
  const { id } = await addPerson(ports, team, { ...given, organisation: null, password })
  await giveFactor(ports, id)
}
