import type { Ports } from '../../src/ports.ts'
import type { Team } from '../../src/store/teams.ts'
import { cookieOf, giveFactor } from '../factor.ts'
import { config, node, opening, people, playbooks, registry, teams } from './built.ts'

/** A fresh installation with one team, one analyst, 115 agencies and `incidents` reports, each opened as a real one is. */
export async function openFilled(folder: string, incidents: number) {
  const opened = await node.openNode(config.readConfig({ DATA_DIR: folder, PORT: '0', LOG_LEVEL: 'error' }))
  const { ports } = opened
  const { faults } = await playbooks.publishPlaybooks(ports)
  if (faults.length > 0) throw new Error(JSON.stringify(faults))
  const team = await teams.addTeam(ports, {
    slug: 'jatim',
    name: 'Jawa Timur',
    shortName: 'JatimProv-CSIRT',
    zone: 'Asia/Jakarta',
    constituency: '35',
  })
  const { id } = await people.addPerson(ports, team, {
    email: 'rina@bench.example',
    name: 'Rina',
    role: 'analyst',
    organisation: null,
    password: 'kata sandi untuk ukur',
  })
  await addOrganisations(ports, team)
  await openMany(ports, team, incidents)
  await giveFactor(ports, id)
  return { ...opened, team, cookie: await cookieOf({ ports }, 'rina@bench.example') }
}

const stories = [
  'Halaman depan berisi tautan slot.',
  'Surel palsu meminta kata sandi.',
  'Berkas terkunci dan ada catatan tebusan.',
  'Layanan antrean tidak bisa dibuka.',
]
const kinds = ['web', 'phishing', 'malware', 'ddos'] as const

export async function openMany(ports: Ports, team: Team, count: number): Promise<void> {
  const organisations = await registry.listOrganisations(ports.database.query, team.id)
  for (let n = 0; n < count; n += 100)
    await Promise.all(
      Array.from({ length: Math.min(100, count - n) }, (_, at) =>
        openOne(ports, team, { n: n + at, organisation: organisations[(n + at) % organisations.length] ?? null }),
      ),
    )
}

async function openOne(
  ports: Ports,
  team: Team,
  { n, organisation }: { n: number; organisation: Parameters<typeof opening.openIncident>[2]['organisation'] },
) {
  const reporter = { name: `Pelapor ${n}`, position: null, phone: '0812000', email: null }
  const story = `${stories[n % stories.length]} Kejadian ke-${n}.`
  const report = {
    story,
    noticed: null,
    noticedAt: null,
    ongoing: 'ya' as const,
    system: `aplikasi-${n % 500}.example`,
    impact: null,
    actions: null,
    via: 'form',
    reporter,
    organisationText: null,
  }
  await opening.openIncident(
    ports,
    team,
    { kind: kinds[n % kinds.length] ?? 'web', report, organisation, attachments: [], key: null },
    null,
  )
}

async function addOrganisations(ports: Ports, team: Team) {
  const created_at = ports.now().toISOString()
  const areas = Array.from({ length: 38 }, (_, at) => ({
    code: `35.${String(at + 1).padStart(2, '0')}`,
    name: `Kab. ${at + 1}`,
    kind: 'kabupaten',
    parent: '35',
  }))
  const agencies = areas.flatMap(({ code, name }) => [
    {
      code: `${code}/dinkes`,
      name: code === '35.25' ? 'Dinas Kesehatan Kab. Gresik' : `Dinas Kesehatan ${name}`,
      kind: 'opd',
      parent: code,
    },
    { code: `${code}/disdik`, name: `Dinas Pendidikan ${name}`, kind: 'opd', parent: code },
  ])
  await ports.database.commit(
    [...areas, ...agencies].map(one => registry.saveOrganisation(ports.database.query, { team_id: team.id, created_at, ...one })),
  )
}
