import type { Actor } from '../../core/actor.ts'
import type { Kind } from '../../core/vocabulary.ts'
import type { Ports } from '../../ports.ts'
import { listDeliveries } from '../../store/advisories.ts'
import { findPersonByEmail } from '../../store/people.ts'
import { findOrganisation } from '../../store/registry.ts'
import type { Team } from '../../store/teams.ts'
import { answerDelivery } from '../advisory/answer.ts'
import { approveAdvisory, draftAdvisory } from '../advisory/draft.ts'
import { dispatchAdvisory } from '../advisory/send.ts'
import { type Area, regenciesOf } from '../area-names.ts'
import { deliveryToken } from '../links.ts'
import { openIncident } from '../open-incident.ts'
import { watchClocks } from '../watch-clocks.ts'
import { type Scene, scenes } from './scenes.ts'
import { domainOf, personName, setDemoStage } from './stage.ts'
import { portsAt, walk } from './walk.ts'

/** Fills an empty database with a believable month, by the same acts as people's, on a clock that is set back. Every figure has its rows. */
export async function fillDemo(ports: Ports): Promise<void> {
  const areas = { jatim: regenciesOf(ports, '35'), sultra: regenciesOf(ports, '74') }
  const { jatim, sultra } = await setDemoStage(ports, areas)
  const cast = await actorsOf(ports, jatim)
  const oldestFirst = [...scenes].sort((a, b) => b.hoursAgo - a.hoursAgo)
  for (const [at, scene] of oldestFirst.entries())
    await play(ports, { team: jatim, areas: areas.jatim, scene, actor: at % 2 ? cast.rina : cast.dimas, lead: cast.bagus, seed: at })
  for (const [at, hoursAgo] of [300, 30, 2].entries()) await reportFrom(ports, { team: sultra, area: areas.sultra[at], hoursAgo, seed: at })
  await sendWarning(ports, { author: cast.rina, lead: cast.bagus })
  await watchClocks(ports, 1000)
}

type Cast = Record<'rina' | 'dimas' | 'bagus', Actor>

async function actorsOf(ports: Ports, team: Team): Promise<Cast> {
  const actor = async (name: string, role: 'analyst' | 'lead'): Promise<Actor> => {
    const person = await findPersonByEmail(ports.database.query, `${name}@contoh.example`)
    if (!person) throw new Error(`${name} is missing`)
    return { kind: 'person', id: person.id, name: person.name, team: team.id, role, organisation: null }
  }
  return { rina: await actor('rina', 'analyst'), dimas: await actor('dimas', 'analyst'), bagus: await actor('bagus', 'lead') }
}

interface Play {
  team: Team
  areas: Area[]
  scene: Scene
  actor: Actor
  lead: Actor
  seed: number
}

async function play(ports: Ports, { team, areas, scene, actor, lead, seed }: Play): Promise<void> {
  const area = areas[scene.area]
  if (!area) return
  const then = portsAt(ports, new Date(ports.now().getTime() - scene.hoursAgo * 3_600_000))
  const organisation = await findOrganisation(ports.database.query, team.id, `${area.code}/${scene.agency}`)
  const system = `https://${scene.agency}.${domainOf(area)}`
  const { id } = await report(then, team, {
    kind: scene.kind,
    organisation,
    story: scene.story,
    system,
    seed,
  })
  const pace = Math.min(90, (scene.hoursAgo * 60) / 40)
  const { step: target, severity } = scene
  await walk(then, { id, actor, lead, target, severity, system, answered: seed % 3 > 0, lately: seed % 5 === 0 ? null : 15 + seed, pace })
}

async function reportFrom(
  ports: Ports,
  { team, area, hoursAgo, seed }: { team: Team; area: Area | undefined; hoursAgo: number; seed: number },
): Promise<void> {
  const then = portsAt(ports, new Date(ports.now().getTime() - hoursAgo * 3_600_000))
  const organisation = area ? await findOrganisation(ports.database.query, team.id, area.code) : null
  const system = area ? `https://www.${domainOf(area)}` : null
  await report(then, team, { kind: 'web', organisation, story: 'Halaman berita memuat tautan judi yang tidak kami buat.', system, seed })
}

async function report(
  ports: Ports,
  team: Team,
  given: { kind: Kind; organisation: Awaited<ReturnType<typeof findOrganisation>>; story: string; system: string | null; seed: number },
) {
  const { kind, organisation, story, system, seed } = given
  const reporter = {
    name: personName(seed + 11),
    position: 'Pranata komputer',
    phone: `0813-5550-${String(2000 + seed).slice(-4)}`,
    email: null,
  }
  const body = {
    story,
    noticed: 'hari-ini',
    noticedAt: ports.now().toISOString(),
    ongoing: 'ya' as const,
    system,
    impact: null,
    actions: null,
    via: 'form',
    reporter,
    organisationText: null,
  }
  return openIncident(ports, team, { kind, report: body, organisation, attachments: [], key: null }, null)
}

/** One advisory to all agencies, two days old, half confirmed. */
async function sendWarning(ports: Ports, { author, lead }: { author: Actor; lead: Actor }): Promise<void> {
  const then = portsAt(ports, new Date(ports.now().getTime() - 50 * 3_600_000))
  const body = {
    actions: [
      'Perbarui pengelola berkas pada CMS ke versi terbaru.',
      'Larang eksekusi PHP di folder unggahan.',
      'Periksa berkas asing sejak awal bulan; simpan salinannya, jangan langsung dihapus.',
    ],
    system: 'Situs berbasis CMS dengan pengelola berkas pihak ketiga',
    explanation: 'Dalam tujuh hari terakhir lebih dari tiga situs OPD disisipi halaman judi lewat celah yang sama.',
    indicators: ['https://slot.example/amp.js', '203.0.113.77'],
    references: [],
  }
  const audience = {
    organisations: [],
    kinds: ['opd' as const],
    below: null,
    assets: [],
    affectedOf: null,
    except: [],
    roles: ['agen' as const],
  }
  const { advisory } = await draftAdvisory(then, author, {
    notice: 'N4',
    incident: null,
    title: 'Gelombang halaman judi lewat pengelola berkas',
    tlp: 'GREEN',
    body,
    dueAt: null,
    audience,
  })
  then.advance(25)
  await approveAdvisory(then, lead, advisory.id)
  await dispatchAdvisory(then, lead, advisory.id)
  const deliveries = await listDeliveries(ports.database.query, advisory.id)
  const answers = ['diterima', 'selesai', 'diterima', 'tidak-terdampak'] as const
  for (const [at, delivery] of deliveries.filter((_, place) => place % 2 === 0).entries()) {
    then.advance(30)
    await answerDelivery(then, deliveryToken(ports, delivery.id), {
      answer: answers[at % answers.length] ?? 'diterima',
      note: at % 9 === 0 ? 'Sudah kami teruskan ke pengelola situs.' : null,
    })
  }
}
