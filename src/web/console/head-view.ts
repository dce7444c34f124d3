import { whyVisible } from '../../core/why.ts'
import type { KnownAdvisory } from '../../store/advisories.ts'
import type { KnownIncident } from '../../store/incidents.ts'
import type { HeadProps } from '../pages/console/advisory/head.tsx'
import type { ReturnedView } from '../pages/console/advisory/return.tsx'
import type { Desk } from '../session.ts'

/** What every page of an advisory says of it, and whether the viewer wrote it. */
export function headView(
  c: Desk,
  { advisory, number }: KnownAdvisory,
  incident: KnownIncident | null,
): Omit<HeadProps, 'frame'> & { seq: number; own: boolean; asked: Date | undefined; returned: ReturnedView | undefined } {
  const { team, seq, notice, title, tlp, status, author, approvedBy, createdAt, sentAt, dueAt, asked, returned } = advisory
  return {
    no: number,
    seq,
    notice,
    title,
    tlp,
    status,
    author: author.name,
    approvedBy: approvedBy?.name,
    incident: incident ? { no: incident.number, title: incident.incident.title } : undefined,
    createdAt: new Date(createdAt),
    sentAt: sentAt ? new Date(sentAt) : undefined,
    due: dueAt ? new Date(dueAt) : undefined,
    asked: asked ? new Date(asked.at) : undefined,
    returned: returned ? { ...returned, at: new Date(returned.at) } : undefined,
    own: author.id === c.get('actor').id,
    why: whyVisible(c.get('actor'), { team, tlp }, 'advisory.read'),
  }
}
