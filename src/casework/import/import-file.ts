import type { CompiledQuery } from 'kysely'
import { Refusal } from '../../core/refusal.ts'
import type { Ports } from '../../ports.ts'
import type { Team } from '../../store/teams.ts'
import { planAssets } from './assets.ts'
import { planContacts } from './contacts.ts'
import { planHolidays } from './holidays.ts'
import { importIncidents } from './incidents.ts'
import { type Imported, type ImportJob, reasonOf } from './job.ts'
import { planOrganisations } from './organisations.ts'
import { type Row, readRows } from './rows.ts'

/** Takes a file in, row by row; a bad row never stops the others. Writes nothing unless `save`. */
export async function importFile(ports: Ports, team: Team, job: ImportJob): Promise<Imported> {
  const rows = readRows(job.text)
  if (job.what === 'incidents') return importIncidents(ports, team, { ...job, rows })
  const plan = await planners[job.what](ports, team, rows)
  const result: Imported = { rows: rows.length, added: 0, known: 0, changed: 0, rejected: [] }
  const writes = rows.flatMap(row => {
    const planned = taken(row, result, () => plan(row))
    if (planned) result[planned.isNew ? 'added' : 'known'] += 1
    if (planned?.isChanged) result.changed += 1
    return planned?.write ?? []
  })
  if (job.save) await commitAll(ports, [...(job.alongside ?? []), ...writes], job.progress)
  result.rejected.sort((a, b) => a.row.line - b.row.line)
  return result
}

const planners = { organisations: planOrganisations, contacts: planContacts, assets: planAssets, holidays: planHolidays }

/** Runs the work of one row; a refusal becomes a rejected row. */
function taken<T>(row: Row, result: Imported, work: () => T): T | null {
  try {
    if (row.broken) throw new Refusal('invalid', row.broken)
    return work()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    result.rejected.push({ row, reason: reasonOf(error) })
    return null
  }
}

async function commitAll(ports: Ports, writes: CompiledQuery[], progress: ImportJob['progress']): Promise<void> {
  for (let at = 0; at < writes.length; at += 500) {
    await ports.database.commit(writes.slice(at, at + 500))
    progress?.(Math.min(at + 500, writes.length), writes.length)
  }
}
