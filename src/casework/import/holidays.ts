import type { Ports } from '../../ports.ts'
import type { Team } from '../../store/teams.ts'
import { insertHoliday } from '../../store/teams.ts'
import { fault, refuseFaults } from '../registry/access.ts'
import type { Plan } from './job.ts'
import { textOf } from './rows.ts'

/** Columns: date (YYYY-MM-DD), name. */
export async function planHolidays(ports: Ports, team: Team): Promise<Plan> {
  return row => {
    const date = textOf(row, 'date', 'tanggal')
    const name = textOf(row, 'name', 'nama', 'keterangan')
    refuseFaults([
      fault(!isDate(date), 'date', 'Tanggal ditulis YYYY-MM-DD, mis. 2026-08-17.'),
      fault(name === '', 'name', 'Nama hari libur perlu diisi.'),
    ])
    return { isNew: true, write: [insertHoliday(ports.database.query, { team_id: team.id, date, name })] }
  }
}

export function isDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(Date.parse(text) || 0).toISOString().startsWith(text)
}
