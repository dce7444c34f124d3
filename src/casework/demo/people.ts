import type { Ports } from '../../ports.ts'
import type { Team } from '../../store/teams.ts'
import { addPerson } from '../people.ts'

/** Printed at every start of the demo: there is nothing to protect in it. */
export const demoPassword = 'contoh-tanggap-bukan-rahasia'

const people = [
  { team: 'jatim', email: 'rina@contoh.example', name: 'Rina Maharani', role: 'analyst' },
  { team: 'jatim', email: 'dimas@contoh.example', name: 'Dimas Aryo', role: 'analyst' },
  { team: 'jatim', email: 'bagus@contoh.example', name: 'Bagus Setiawan', role: 'lead' },
  { team: 'jatim', email: 'admin@contoh.example', name: 'Admin Contoh', role: 'admin' },
  { team: 'sultra', email: 'wa.ode@contoh.example', name: 'Wa Ode Nurhaliza', role: 'lead' },
] as const

export const demoPeople = people.map(({ email }) => email)

export async function addDemoPeople(ports: Ports, teams: Record<'jatim' | 'sultra', Team>): Promise<void> {
  for (const { team, ...person } of people) await addPerson(ports, teams[team], { ...person, organisation: null, password: demoPassword })
}
