import type { CompiledQuery } from 'kysely'
import type { Actor } from '../../core/actor.ts'
import { corrected, correctionOf } from '../../core/advisory/later.ts'
import type { Ports } from '../../ports.ts'
import { findAdvisory, findOpenCorrection, type KnownAdvisory, silenceAll, updateAdvisory } from '../../store/advisories.ts'
import { insertAdvisoryEvents } from '../../store/advisory-events.ts'
import { cancelMails } from '../../store/advisory-mails.ts'
import { insertDraft } from './draft.ts'
import { advisoryFor, chainAdvisory } from './record.ts'

/** A new draft with the old text. When it is sent it goes to those who got the old one, in the same thread. One that is being written is gone on with. */
export async function beginCorrection(ports: Ports, actor: Actor, id: string, form: string): Promise<KnownAdvisory> {
  const { advisory } = await advisoryFor(ports, actor, id, 'advisory.draft')
  const begun = await findOpenCorrection(ports.database.query, actor.team, advisory.id)
  if (begun) return begun
  const draftId = ports.sha256(`correction ${advisory.id} ${form}`).slice(0, 32)
  return insertDraft(ports, actor, { id: draftId, complete: correctionOf(advisory), corrects: advisory.id })
}

/** What becomes of the old one when its correction goes out: what waits is not sent, nobody is asked to answer it any more. */
export async function replaced(ports: Ports, actor: Actor, by: KnownAdvisory): Promise<CompiledQuery[]> {
  const { query } = ports.database
  const old = by.advisory.corrects ? await findAdvisory(query, by.advisory.team, by.advisory.corrects) : null
  if (!old) return []
  const events = corrected(old.advisory, { id: by.advisory.id, number: by.number })
  const { chained, advisory } = await chainAdvisory(ports, old.advisory.id, { known: old, actor, events })
  return [
    ...insertAdvisoryEvents(query, old.advisory.id, chained),
    updateAdvisory(query, advisory),
    ...cancelMails(query, old.advisory.id, { now: ports.now().toISOString(), because: `diganti ${by.number}` }),
    silenceAll(query, old.advisory.id),
  ]
}
