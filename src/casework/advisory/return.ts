import { may } from '../../core/access.ts'
import type { Actor } from '../../core/actor.ts'
import type { Advisory } from '../../core/advisory/advisory.ts'
import { isCurrent, returnDraft } from '../../core/advisory/ask.ts'
import { Refusal } from '../../core/refusal.ts'
import { compareTlp } from '../../core/tlp.ts'
import type { Ports } from '../../ports.ts'
import type { KnownAdvisory } from '../../store/advisories.ts'
import { listAdvisoryEvents } from '../../store/advisory-events.ts'
import { insertMails } from '../../store/mails.ts'
import { listMembers, type Member } from '../../store/members.ts'
import { letterTo } from './letter.ts'
import { labelOfSources } from './reach.ts'
import { advisoryFor, recordAdvisory } from './record.ts'

/** Template of the mail, and what it is told; `note` is null where that is too secret for a mail. */
export const returnTemplate = 'pengembalian'
export interface ReturnSaid {
  number: string
  advisory: string
  by: string
  name: string
  note: string | null
}

/** Instead of approving: back to its writer, who gets a mail. `seq` is that of the page on which it was read. */
export async function returnAdvisory(
  ports: Ports,
  actor: Actor,
  id: string,
  { note, seq }: { note: string; seq?: number | undefined },
): Promise<KnownAdvisory> {
  const known = await advisoryFor(ports, actor, id, 'advisory.release')
  const { advisory } = known
  const events = returnDraft(advisory, actor, { origin: await labelOfSources(ports, advisory), note })
  if (seq !== undefined && !isCurrent(advisory, seq)) throw await changedSince(ports, advisory)
  const author = await findAuthor(ports, advisory)
  return recordAdvisory(ports, {
    known,
    actor,
    events,
    alongside: after => {
      if (!author) return []
      const said = saidOf(known, after, { by: actor.name, to: author })
      return [insertMails(ports.database.query, [letterTo(ports, author, { template: returnTemplate, after, said })])]
    },
  })
}

async function changedSince(ports: Ports, { id }: Advisory): Promise<Refusal> {
  const last = (await listAdvisoryEvents(ports.database.query, id)).at(-1)
  return new Refusal(
    'changed_meanwhile',
    `Draf ini sudah diubah ${last?.actor.name} sejak halaman Anda dibuka. Bacalah lagi; catatan Anda masih ada di bawah dan belum terkirim.`,
  )
}

/** Whoever wrote it last, while they still work here and may read it. */
async function findAuthor(ports: Ports, { team, tlp, author }: Advisory): Promise<Member | undefined> {
  const members = await listMembers(ports.database.query, team)
  return members.find(({ id, name, role, organisation, disabled, program }) => {
    const person: Actor = { kind: 'person', id, name, team, role, organisation }
    return id === author.id && !disabled && !program && may(person, 'advisory.read', { team, tlp })
  })
}

/** Above AMBER the note stays out of the mail. */
function saidOf({ number }: KnownAdvisory, { id, tlp, returned }: Advisory, { by, to }: { by: string; to: Member }): ReturnSaid {
  const note = compareTlp(tlp, 'AMBER') > 0 ? null : (returned?.note ?? null)
  return { number, advisory: id, by, name: to.name, note }
}
