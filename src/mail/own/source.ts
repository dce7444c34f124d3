import { mostSpecific, type Place } from '../../core/own-text.ts'
import type { Ports } from '../../ports.ts'
import { findText, listTexts, type OwnText } from '../../store/templates.ts'
import { isSound } from './check.ts'

export interface Wanted {
  team: string
  /** Of the template, without `.md`. */
  name: string
  /** Whom the letter concerns, and by which playbook. */
  organisation: string | null
  playbook: string | null
  /** As when the team had so many texts; absent = as now. */
  upTo?: number | undefined
}

/** Asks for what many letters share only once. */
export type Once = <T>(key: string, load: () => Promise<T>) => Promise<T>

const asksAgain: Once = (_, load) => load()

/** The text that holds: the most specific of the team's own, else the shipped one. One that this program cannot read any more is passed over. */
export async function sourceOf(ports: Ports, wanted: Wanted, once: Once = asksAgain): Promise<string | null> {
  const { team, name, upTo } = wanted
  const shipped = ports.texts.templates[`${name}.md`] ?? null
  if (upTo === 0) return shipped
  const all = await once(`texts ${team} ${upTo}`, () => listTexts(ports.database.query, team, { ...(upTo !== undefined && { upTo }) }))
  const own = chosenOf(all, wanted)
  if (!own) return shipped
  const text = await once(`text ${team} ${own.version}`, () => findText(ports.database.query, team, own.version))
  if (text?.source && isSound(name, text.source)) return text.source
  ports.log.error('own text passed over', { team, template: name, version: own.version })
  return shipped
}

function chosenOf(
  all: readonly OwnText[],
  { name, ...letter }: Pick<Wanted, 'name'> & { organisation: string | null; playbook: string | null },
) {
  return mostSpecific<OwnText & Place>(
    all.filter(one => one.name === name),
    letter,
  )
}
