import type { Actor } from '../../core/actor.ts'
import type { Audience } from '../../core/advisory/advisory.ts'
import { unknownCodes, wholeAudience } from '../../core/advisory/meant.ts'
import { aim } from '../../core/advisory/release.ts'
import { Refusal } from '../../core/refusal.ts'
import type { Ports } from '../../ports.ts'
import type { KnownAdvisory } from '../../store/advisories.ts'
import { listOrganisations } from '../../store/registry.ts'
import { visibleIncident } from '../record.ts'
import { reachOf } from './reach.ts'
import { advisoryFor, changedMeanwhile, recordAdvisory } from './record.ts'

/** Gives a draft its audience; a code that names nobody is refused by name. `affectedOf` is the incident's number. */
export async function aimAdvisory(ports: Ports, actor: Actor, id: string, aimed: { audience: Audience; seq?: number | undefined }) {
  const known = await advisoryFor(ports, actor, id, 'advisory.draft')
  if (aimed.seq !== undefined && aimed.seq !== known.advisory.seq) throw changedMeanwhile()
  const audience = await resolvedAudience(ports, actor, aimed.audience)
  return record(ports, { known, actor, audience })
}

/** Lets these agencies be told though they were told of the same before; null = all of them. */
export async function tellAgain(ports: Ports, actor: Actor, id: string, which: { codes: string[] | null; seq?: number | undefined }) {
  const known = await advisoryFor(ports, actor, id, 'advisory.draft')
  if (which.seq !== undefined && which.seq !== known.advisory.seq) throw changedMeanwhile()
  const { skipped } = await reachOf(ports, known.advisory)
  const told = skipped.filter(({ because }) => because === 'sudah').map(({ organisation }) => organisation)
  const chosen = which.codes === null ? told : told.filter(code => which.codes?.includes(code))
  const { audience } = known.advisory
  return record(ports, { known, actor, audience: { ...audience, again: [...new Set([...(audience.again ?? []), ...chosen])] } })
}

async function record(ports: Ports, { known, actor, audience }: { known: KnownAdvisory; actor: Actor; audience: Audience }) {
  const events = aim(known.advisory, audience)
  return events.length === 0 ? known : recordAdvisory(ports, { known, actor, events })
}

export async function resolvedAudience(ports: Ports, actor: Actor, audience: Audience): Promise<Audience> {
  const unknown = unknownCodes(audience, await listOrganisations(ports.database.query, actor.team))
  if (unknown.length > 0) throw new Refusal('invalid', 'Ada kode instansi yang tidak dikenal.', { errors: faultsOf(audience, unknown) })
  const { affectedOf } = audience
  return { ...audience, affectedOf: affectedOf ? (await visibleIncident(ports, actor, affectedOf)).incident.id : null }
}

function faultsOf(audience: Audience, unknown: string[]) {
  const whole = wholeAudience(audience)
  const fields = ['organisations', 'areas', 'also', 'except', 'again'] as const
  return fields.flatMap(field => {
    const wrong = whole[field].filter(code => unknown.includes(code))
    return wrong.length > 0 ? [{ field, message: `Tidak ada di daftar instansi: ${wrong.slice(0, 10).join(', ')}.` }] : []
  })
}
