import type { Child } from 'hono/jsx'
import { kinds } from '../../../core/vocabulary.ts'
import { say } from '../../language/say.ts'
import { asWritten } from '../../language/written.ts'

/** The program makes a title of the kind's label and what was struck: the label is said in the page's language, the rest stays as it is. */
export function ticketTitle(title: string): Child {
  const label = Object.values(kinds).find(one => title === one || title.startsWith(`${one}: `))
  return asWritten(label ? `${say(label)}${title.slice(label.length)}` : title)
}
