import type { Ports } from '../../ports.ts'
import { findText, listTexts, type OwnText } from '../../store/templates.ts'
import { isSound } from './check.ts'

/** A team's own texts that this program cannot read any more, and passes over. */
export async function listUnreadable(ports: Ports, team: string): Promise<OwnText[]> {
  const query = ports.database.query
  const all = await listTexts(query, team)
  const read = await Promise.all(all.map(({ version }) => findText(query, team, version)))
  return all.filter(({ name }, at) => !isSound(name, read[at]?.source ?? ''))
}
