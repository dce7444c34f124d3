import type { Playbook } from '../core/playbook.ts'
import { playbookDiagram, type Say } from '../formats/diagram.ts'
import type { Ports } from '../ports.ts'
import { currentPlaybooks } from './rules.ts'

const drawn = new WeakMap<Playbook, Map<Say, string>>()
const asItIs: Say = text => text

/** The picture of a published version. Such a version never changes, so it is drawn once in each process and language. */
export function pictureOf(published: Playbook, say: Say = asItIs): string {
  const pictures = drawn.get(published) ?? new Map<Say, string>()
  const known = pictures.get(say) ?? playbookDiagram(published, undefined, { say })
  drawn.set(published, pictures.set(say, known))
  return known
}

/**
 * Draws the newest version of every playbook before anybody asks: the first picture of a process takes three times as long as those after
 * it. `goOn` is asked before each, waits until there is time, and says false when there is none any more. Answers how many were drawn.
 */
export async function drawAhead(ports: Ports, goOn: () => Promise<boolean>): Promise<number> {
  if (!(await goOn())) return 0
  let count = 0
  for (const { playbook } of await currentPlaybooks(ports)) {
    if (!(await goOn())) return count
    pictureOf(playbook)
    count++
  }
  return count
}
