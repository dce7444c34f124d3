import { approveAdvisory } from '../../../src/casework/advisory/draft.ts'
import { dispatchAdvisory } from '../../../src/casework/advisory/send.ts'
import { aNotice, aTeam, contacts, drafted, organisations } from '../../fixtures.ts'
import type { World } from '../../world.ts'

/** An advisory on its way to the whole province: 38 governments with 60 agencies each, one contact in each, a mail domain per government. */
export async function toTheProvince(world: World, { governments = 38, agencies = 60 } = {}): Promise<string[]> {
  const cast = await aTeam(world)
  const all = Array.from({ length: governments * agencies }, (_, at) => {
    const government = `35.${String((at % governments) + 1).padStart(2, '0')}`
    return { organisation: `${government}/opd-${at}`, government, name: `Agen ${at}`, email: `agen${at}@kab${at % governments}.example` }
  })
  const areas = Array.from({ length: governments }, (_, at) => `35.${String(at + 1).padStart(2, '0')}`)
  await organisations(
    world,
    cast.team,
    areas.map(code => [code, `Kab. ${code}`, 'kabupaten', '35']),
  )
  await organisations(
    world,
    cast.team,
    all.map(({ organisation, government }, at) => [organisation, `OPD ${at}`, 'lainnya', government]),
  )
  await contacts(
    world,
    cast.team,
    all.map(({ organisation, name, email }, at) => ({ id: `k${at}`, organisation, name, role: 'agen', email })),
  )
  const audience = { ...aNotice(null).audience, organisations: [], kinds: ['lainnya' as const] }
  const id = await drafted(world, cast.rina, null, { notice: 'N4', tlp: 'GREEN', audience })
  await approveAdvisory(world.ports, cast.bagus, id)
  await dispatchAdvisory(world.ports, cast.bagus, id)
  return all.map(({ email }) => email)
}
