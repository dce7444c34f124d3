import { addFiles } from '../../../src/casework/add-information.ts'
import { approveAdvisory } from '../../../src/casework/advisory/draft.ts'
import { dispatchAdvisory } from '../../../src/casework/advisory/send.ts'
import { trackingToken } from '../../../src/casework/links.ts'
import { subjectOf } from '../../../src/casework/record.ts'
import type { Subject } from '../../../src/core/access.ts'
import type { Actor } from '../../../src/core/actor.ts'
import { type Tlp, tlpLabels } from '../../../src/core/tlp.ts'
import type { Role } from '../../../src/core/vocabulary.ts'
import { listAttachments } from '../../../src/store/evidence.ts'
import { updateIncident } from '../../../src/store/incidents.ts'
import type { Team } from '../../../src/store/teams.ts'
import { tokenOf } from '../../api/call.ts'
import { cookieOf } from '../../factor.ts'
import { aTeam, bTeam, drafted, organisationOf, person, reported, stateOf } from '../../fixtures.ts'
import type { World } from '../../world.ts'

export interface Thing {
  id: string
  number: string
  subject: Subject
  evidence: string
  tracking: string
  /** A word that stands in its title and story and nowhere else; and one that is the reporter's name. */
  canary: string
  reporter: string
}

export interface Player {
  name: string
  /** null: nobody who is known. */
  actor: Actor | null
  headers: Record<string, string>
  /** The team whose agencies and advisory the addresses name. */
  home: string
}

export interface Stage {
  world: World
  things: Thing[]
  players: Player[]
  /** An advisory of Jawa Timur, sent. */
  advisory: string
}

/** Whether a door reads what this player shows: a token says who one is at the API alone, a session everywhere else. */
export function isHeard({ actor }: Player, route: string): boolean {
  return actor === null || (actor.kind === 'token') === route.includes(' /api/')
}

/** Two teams; an incident of each label for an agency of Gresik, one of Surabaya and one of Kendari; and everybody. */
export async function setMatrix(world: World): Promise<Stage> {
  const cast = await aTeam(world)
  const other = await bTeam(world)
  const things: Thing[] = []
  const places: [Team, Actor, string][] = [
    [cast.team, cast.rina, '35.25/dinkes'],
    [cast.team, cast.rina, '35.78'],
    [other.team, other.rahma, '74.71'],
  ]
  for (const [team, by, code] of places)
    for (const tlp of tlpLabels) things.push(await thing(world, { team, by, code, tlp, n: things.length }))
  const advisory = await drafted(world, cast.rina, things[2]?.number ?? null)
  await approveAdvisory(world.ports, cast.bagus, advisory)
  await dispatchAdvisory(world.ports, cast.bagus, advisory)
  return { world, things, players: await players(world, cast, other.rahma), advisory }
}

async function thing(
  world: World,
  { team, by, code, tlp, n }: { team: Team; by: Actor; code: string; tlp: Tlp; n: number },
): Promise<Thing> {
  const letters = [...String(n).padStart(2, '0')].map(digit => 'abcdefghij'[Number(digit)]).join('')
  const canary = `kenari${letters}kenari`
  const reporter = `Pelapor${letters}Rahasia`
  const organisation = await organisationOf(world, team, code)
  const report = {
    story: `Situs ${canary} berubah`,
    system: `${canary}.example`,
    reporter: { name: reporter, position: null, phone: '0812', email: null },
  }
  const id = await reported(world, team, { organisation, report })
  const file = {
    sha256: await world.ports.files.put(new TextEncoder().encode(canary)),
    name: `${canary}.txt`,
    type: 'text/plain',
    size: canary.length,
  }
  await addFiles(world.ports, { actor: by, incident: id }, [file])
  const { number, ...incident } = await stateOf(world, id)
  const labelled = { ...incident, tlp, title: `Judul ${canary}` }
  const query = world.ports.database.query
  await world.ports.database.commit([updateIncident(query, labelled)])
  const [evidence] = await listAttachments(query, id)
  return {
    id,
    number,
    subject: subjectOf(labelled),
    evidence: evidence?.id ?? '',
    tracking: trackingToken(world.ports, id),
    canary,
    reporter,
  }
}

async function players(world: World, cast: Awaited<ReturnType<typeof aTeam>>, rahma: Actor): Promise<Player[]> {
  const { team } = cast
  const signedIn = async (name: string, actor: Actor, slug = 'jatim'): Promise<Player> => {
    const email = `${actor.name.toLowerCase().replaceAll(' ', '.')}@${slug}.test`
    return { name, actor, home: team.id, headers: { Cookie: await cookieOf(world, email) } }
  }
  const newcomer = async (name: string, role: Role, organisation?: string) =>
    signedIn(name, await person(world, team, { name: name.replaceAll(/[^a-z ]/gi, ''), role, ...(organisation && { organisation }) }))
  const token = async (name: string, owner: Actor, bound: string | null = null): Promise<Player> => ({
    name: `token of ${name}`,
    home: team.id,
    actor: { ...owner, kind: 'token', organisation: bound ?? owner.organisation, token: { id: '', scopes: [], bound: bound !== null } },
    headers: { Authorization: `Bearer ${await tokenOf(world, owner, { organisation: bound })}` },
  })
  const auditor = await person(world, team, { name: 'pemeriksa', role: 'auditor' })
  return [
    { name: 'nobody', actor: null, home: team.id, headers: {} },
    await newcomer('reporter of an agency', 'reporter', '35.25/dinkes'),
    await newcomer('reporter of an area', 'reporter', '35.25'),
    await signedIn('admin of a regency', cast.agus),
    await newcomer('contact', 'contact', '35.25/dinkes'),
    await signedIn('analyst', cast.rina),
    await signedIn('lead', cast.bagus),
    await signedIn('admin', cast.admin),
    await newcomer('auditor', 'auditor'),
    await newcomer('observer', 'observer'),
    await signedIn('analyst of another team', rahma, 'sultra'),
    await token('an analyst', cast.rina),
    await token('an analyst, bound to an agency', cast.rina, '35.25/dinkes'),
    await token('an analyst, bound to an area', cast.rina, '35.78'),
    await token('an admin of a regency', cast.agus),
    await token('an admin', cast.admin),
    await token('an auditor', auditor),
  ]
}
