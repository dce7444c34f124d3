import type { Template } from 'liquidjs'
import type { LetterName } from '../core/letter-kinds.ts'
import { engineFor } from './engine.ts'
import { bareFacts, exampleFacts } from './example.ts'

/** What a notice must say. One of `facts` must be printed; a value that only decides something is not said. */
interface Mandatory {
  says: string
  facts: readonly string[]
}

const name: Mandatory = { says: 'nama tim', facts: ['team.name'] }
const contact: Mandatory = { says: 'kontak tim', facts: ['team.email', 'team.phone'] }
const link: Mandatory = { says: 'cara mengonfirmasi', facts: ['confirm_url'] }

/** DOMAIN §5, for N2 N3 and N4. */
const toTheAffected: readonly Mandatory[] = [
  { says: 'jenis indikasi', facts: ['advisory.kind'] },
  { says: 'sistem terdampak', facts: ['advisory.system'] },
  { says: 'tindakan yang diminta', facts: ['advisory.actions'] },
  { says: 'batas waktu', facts: ['advisory.due'] },
  { says: 'nomor', facts: ['advisory.number'] },
  { says: 'versi', facts: ['advisory.version'] },
  { says: 'riwayat versi', facts: ['advisory.history'] },
  link,
  name,
  contact,
]

/** UU 27/2022 art. 46 (2). */
const personalData: readonly Mandatory[] = [
  { says: 'data pribadi yang terungkap', facts: ['incident.exposed'] },
  { says: 'kapan data itu terungkap', facts: ['incident.occurred'] },
  { says: 'bagaimana data itu terungkap', facts: ['incident.entry'] },
  { says: 'upaya penanganan', facts: ['incident.handling'] },
  { says: 'upaya pemulihan', facts: ['incident.recovery'] },
  { says: 'nama pengendali data', facts: ['incident.organisation'] },
]

/** By template; whoever has none only needs its TLP. */
const mandatory: Readonly<
  Record<
    LetterName | 'N1' | 'N2' | 'N3' | 'N4' | 'N9' | 'pengingat' | 'balasan' | 'sebutan' | 'persetujuan' | 'pengembalian',
    readonly Mandatory[]
  >
> = {
  N1: [{ says: 'nomor tiket', facts: ['ticket.number'] }, { says: 'tautan tiket', facts: ['ticket.url'] }, name, contact],
  N2: toTheAffected,
  N3: toTheAffected,
  N4: toTheAffected,
  N5: [
    { says: 'nomor tiket', facts: ['incident.number'] },
    { says: 'jenis indikasi', facts: ['incident.kind'] },
    { says: 'alamat yang dimaksud', facts: ['incident.system'] },
    name,
    contact,
  ],
  'N2-surat': [
    { says: 'nomor', facts: ['advisory.number'] },
    { says: 'jenis indikasi', facts: ['incident.kind'] },
    { says: 'sistem terdampak', facts: ['incident.affected', 'incident.system'] },
    { says: 'tindakan yang diminta', facts: ['advisory.actions'] },
    { says: 'batas waktu', facts: ['advisory.due'] },
    name,
    contact,
  ],
  /** The four fields of Peraturan BSSN 1/2024 art. 15: who reports and how to reach them, description, chronology, impact. */
  N6: [
    name,
    contact,
    { says: 'petugas yang dapat dihubungi', facts: ['incident.officer'] },
    { says: 'deskripsi insiden', facts: ['incident.description'] },
    { says: 'kronologi', facts: ['incident.chronology'] },
    { says: 'dampak', facts: ['incident.impact'] },
  ],
  'N7-subjek': personalData,
  'N7-lembaga': personalData,
  N8: [{ says: 'jenis kejadian', facts: ['statement.kind'] }, { says: 'tanggal', facts: ['letter.date'] }, name, contact],
  N9: [
    { says: 'nomor', facts: ['advisory.number'] },
    { says: 'versi', facts: ['advisory.version'] },
    { says: 'riwayat versi', facts: ['advisory.history'] },
    name,
    contact,
  ],
  pengingat: [
    { says: 'nomor', facts: ['advisory.number'] },
    { says: 'tindakan yang diminta', facts: ['advisory.actions'] },
    { says: 'batas waktu', facts: ['advisory.due'] },
    link,
    name,
    contact,
  ],
  balasan: [
    { says: 'nomor tiket', facts: ['ticket.number'] },
    { says: 'isi balasan', facts: ['reply.text'] },
    { says: 'tautan tiket', facts: ['ticket.url'] },
    name,
    contact,
  ],
  sebutan: [
    { says: 'nomor tiket', facts: ['ticket.number'] },
    { says: 'siapa yang menyebut', facts: ['mention.by'] },
    { says: 'tautan tiket', facts: ['console_url'] },
  ],
  persetujuan: [
    { says: 'nomor', facts: ['approval.number'] },
    { says: 'siapa yang meminta', facts: ['approval.by'] },
    { says: 'tautan imbauan', facts: ['console_url'] },
  ],
  pengembalian: [
    { says: 'nomor', facts: ['returned.number'] },
    { says: 'siapa yang mengembalikan', facts: ['returned.by'] },
    { says: 'tautan imbauan', facts: ['console_url'] },
  ],
}

const addresses = ['confirm_url', 'console_url', 'url']

const engine = engineFor('text')

/** What a template that can be run does not say though it must, a sentence each. Told by running it: what does not come out was not said. */
export function missingFrom(template: string, letter: { subject: string; body: string }): string[] {
  const wanted = Object.hasOwn(mandatory, template) ? mandatory[template as keyof typeof mandatory] : []
  const subject = engine.parse(letter.subject)
  const body = engine.parse(letter.body)
  const silent = wanted.filter(one => [exampleFacts, bareFacts].some(facts => !isSaid(body, facts, one.facts)))
  return [
    ...withoutLabel(engine.renderSync(subject, marked(exampleFacts, ['tlp'])), engine.renderSync(body, marked(exampleFacts, ['tlp']))),
    ...silent.map(({ says, facts }) => `Templat ini harus mencantumkan ${says}: tulis ${facts.map(written).join(' atau ')}.`),
  ]
}

function written(path: string): string {
  const label = path === 'confirm_url' ? 'Konfirmasi' : 'Buka'
  return path.endsWith('_url') ? `{% button "${label}", ${path} %}` : `{{ ${path} }}`
}

function isSaid(body: Template[], facts: object, paths: readonly string[]): boolean {
  return engine.renderSync(body, marked(facts, paths)).includes(sign)
}

function withoutLabel(subject: string, body: string): string[] {
  const [first = ''] = body.trimStart().split('\n')
  return [
    ...(subject.includes(sign) ? [] : ['Subjek harus memuat kode TLP: tulis [TLP:{{ tlp }}].']),
    ...(first.includes(sign) ? [] : ['Baris pertama isi harus memuat kode TLP: tulis **TLP:{{ tlp }}**.']),
  ]
}

/** Nothing that anybody would write. */
const sign = 'zq4711qz'

/** The facts with the sign in place of those values, each of its own shape. */
function marked(facts: object, paths: readonly string[]): object {
  return paths.reduce((into, path) => put(into, path.split('.')), facts)
}

function put(into: object, [first = '', ...rest]: string[]): object {
  const was = (into as Record<string, unknown>)[first]
  if (rest.length > 0) return { ...into, [first]: put(was as object, rest) }
  const value = Array.isArray(was) ? [sign] : addresses.includes(first) ? `https://${sign}.invalid/` : sign
  return { ...into, [first]: value }
}
