import type { AdvisorySource, AffectedProduct, Vulnerability } from './vulnerability.ts'

/** One entry of a catalogue of known exploited vulnerabilities. Texts are the catalogue's. */
export interface KevEntry {
  cve: string
  vendor: string
  product: string
  name: string
  description: string
  action: string
  /** YYYY-MM-DD */
  added: string
  due: string
  ransomware: boolean
  references: string[]
}

export interface Proposed {
  title: string
  actions: string[]
  system: string
  explanation: string
  references: string[]
  vulnerabilities: Vulnerability[]
  products: AffectedProduct[]
  source: AdvisorySource
}

/** The N3 that such an entry proposes. What the catalogue's keeper wrote stands as theirs. */
export function proposeN3(entry: KevEntry): Proposed {
  const { cve, vendor, product, name, description, action, added, ransomware, references } = entry
  const title = `${cve}: ${name}`.slice(0, 160)
  const lines = [
    `Celah ini (${cve}) dicatat CISA sebagai sedang dipakai penyerang sejak ${added}.`,
    ...(ransomware ? ['Celah ini diketahui dipakai dalam serangan ransomware.'] : []),
    `Teks CISA: ${description}`,
  ]
  return {
    title,
    actions: [
      `Periksa apakah ${vendor} ${product} dipakai, dan versinya.`,
      'Pasang pembaruan atau mitigasi dari pembuatnya; bila belum ada, hentikan pemakaiannya atau putuskan dari internet.',
      'Periksa tanda-tanda celah ini sudah dipakai, dan laporkan kepada kami bila ada.',
      `Teks CISA: ${action}`.slice(0, 500),
    ],
    system: `${vendor} ${product}`.slice(0, 300),
    explanation: lines.join('\n\n'),
    references: [...new Set([...references, `https://nvd.nist.gov/vuln/detail/${cve}`])].slice(0, 50),
    vulnerabilities: [{ cve, title: name, vector: null, products: null }],
    products: [{ vendor, name: product, affected: null, fixed: null }],
    source: {
      publisher: 'CISA',
      id: `KEV ${cve}`,
      version: added,
      url: 'https://www.cisa.gov/known-exploited-vulnerabilities-catalog',
      tlp: 'CLEAR',
    },
  }
}
