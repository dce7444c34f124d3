import type { Ports } from '../ports.ts'
import type { MailTable } from '../store/schema.ts'
import { compose } from './compose.ts'
import { openBatch } from './outbox/batch.ts'

export interface ReadLetter {
  subject: string
  text: string
  /** Addresses within this program that it leads to. */
  links: string[]
}

/** A row of an exercise's outbox as its recipient would read it. */
export async function readLetter(inside: Ports, mail: MailTable): Promise<ReadLetter> {
  const { subject, text } = await compose(inside, mail, await openBatch(inside, [mail]))
  const links = [...text.matchAll(/https?:\/\/[^\s<>()]+/g)].map(([link]) => link)
  return { subject, text, links: [...new Set(links)].filter(link => link.startsWith(`${inside.settings.baseUrl}/`)) }
}
