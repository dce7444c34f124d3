import type { Ports } from '../../ports.ts'
import { insertAsset, insertContact, saveOrganisation } from '../../store/registry.ts'
import type { Team } from '../../store/teams.ts'
import type { Area } from '../area-names.ts'
import { addRegencies } from '../regions.ts'
import { addHolidays, addTeam } from '../teams.ts'
import { addDemoPeople } from './people.ts'

const agencies = [
  { path: 'dinkes', name: 'Dinas Kesehatan', application: 'e-Puskesmas', personal: 1 },
  { path: 'diskominfo', name: 'Dinas Komunikasi dan Informatika', application: 'Portal pemerintah', personal: 0 },
  { path: 'disdik', name: 'Dinas Pendidikan', application: 'PPDB daring', personal: 1 },
] as const

const givenNames = [
  'Agus',
  'Siti',
  'Bambang',
  'Dewi',
  'Eko',
  'Fitri',
  'Gunawan',
  'Hesti',
  'Indra',
  'Joko',
  'Kartika',
  'Lukman',
  'Maya',
  'Nur',
  'Oki',
  'Putri',
  'Rahmat',
  'Sri',
  'Teguh',
  'Umi',
  'Wahyu',
  'Yuni',
  'Zainal',
]
const familyNames = [
  'Santoso',
  'Wibowo',
  'Lestari',
  'Prasetyo',
  'Hidayat',
  'Kusuma',
  'Rahayu',
  'Saputra',
  'Utami',
  'Nugroho',
  'Wahyuni',
  'Firmansyah',
  'Susanti',
]

/** Two teams, their people, the areas of both provinces, and 75 agencies with contacts and assets in 25 of East Java's. */
export async function setDemoStage(ports: Ports, areas: { jatim: Area[]; sultra: Area[] }): Promise<{ jatim: Team; sultra: Team }> {
  const jatim = await addTeam(ports, {
    slug: 'jatim',
    name: 'Tim Tanggap Insiden Siber Provinsi Jawa Timur',
    shortName: 'JatimProv-CSIRT',
    zone: 'Asia/Jakarta',
    constituency: '35',
    phone: '(031) 555 0100',
    email: 'csirt@jatim.example',
  })
  const sultra = await addTeam(ports, {
    slug: 'sultra',
    name: 'Tim Tanggap Insiden Siber Provinsi Sulawesi Tenggara',
    shortName: 'SultraProv-CSIRT',
    zone: 'Asia/Makassar',
    constituency: '74',
    colour: '#8a3b12',
    phone: '(0401) 555 0100',
    email: 'csirt@sultra.example',
  })
  await addRegencies(ports, jatim)
  await addRegencies(ports, sultra)
  const year = ports.now().getUTCFullYear()
  for (const team of [jatim, sultra]) await addHolidays(ports, team, holidaysOf(year))
  await addDemoPeople(ports, { jatim, sultra })
  await addAgencies(ports, jatim, areas.jatim.slice(0, 25))
  return { jatim, sultra }
}

/** Those that fall on the same date every year; the moving ones are the team's to add. */
function holidaysOf(year: number) {
  const fixed = [
    ['01-01', 'Tahun Baru'],
    ['05-01', 'Hari Buruh'],
    ['06-01', 'Hari Lahir Pancasila'],
    ['08-17', 'Proklamasi Kemerdekaan'],
    ['12-25', 'Natal'],
  ] as const
  return fixed.map(([date, name]) => ({ date: `${year}-${date}`, name }))
}

async function addAgencies(ports: Ports, team: Team, areas: Area[]): Promise<void> {
  const query = ports.database.query
  const created_at = ports.now().toISOString()
  const all = areas.flatMap((area, at) => agencies.map((agency, place) => ({ ...agency, area, n: at * agencies.length + place })))
  await ports.database.commit(
    all.flatMap(({ area, path, name, application, personal, n }) => {
      const code = `${area.code}/${path}`
      const domain = `${path}.${domainOf(area)}`
      const about = { team_id: team.id, organisation: code, created_at }
      const contact = (role: string, seed: number) => ({
        id: ports.newId(),
        ...about,
        role,
        name: personName(seed),
        email: `${role}@${domain}`,
        phone: `0812-5550-${String(1000 + seed).slice(-4)}`,
        suspended_at: null,
        suspended_why: null,
      })
      const asset = (kind: string, value: string, title: string, secret: number) =>
        insertAsset(query, { id: ports.newId(), ...about, kind, value, name: title, iiv: 0, personal_data: secret })
      const silent = n % 13 === 6 // a few agencies nobody of which can be warned: the register is never complete
      return [
        saveOrganisation(query, { team_id: team.id, code, name: `${name} ${area.name}`, kind: 'opd', parent: area.code, created_at }),
        ...(silent ? [] : [insertContact(query, contact('agen', n)), insertContact(query, contact('pimpinan', n + 40))]),
        asset('domain', domain, `Situs ${name}`, 0),
        asset('aplikasi', `${application} ${area.name}`, application, personal),
        ...(path === 'diskominfo' ? [asset('alamat', `198.51.${n}.0/24`, 'Jaringan server', 0)] : []),
      ]
    }),
  )
}

/** gresikkab.example, surabayakota.example: reserved names that look like the real ones. */
export function domainOf({ name, kind }: Area): string {
  const place = name
    .replace(/^(Kab\.|Kota) /, '')
    .toLowerCase()
    .replace(/[^a-z]/g, '')
  return `${place}${kind === 'kota' ? 'kota' : 'kab'}.example`
}

export function personName(seed: number): string {
  return `${givenNames[seed % givenNames.length]} ${familyNames[(seed * 7 + 3) % familyNames.length]}`
}
