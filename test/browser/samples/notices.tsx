import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Child } from 'hono/jsx'
import { exampleFacts } from '../../../src/mail/example.ts'
import { renderSheet } from '../../../src/mail/render.ts'
import { LetterPage, Letters } from '../../../src/web/pages/console/letters.tsx'
import { root } from '../../engines.ts'
import { at } from './given.ts'

const no = 'TKT-2607-0042'
const title = 'Data pasien terbuka: dinkes.gresikkab.example'
const source = readFileSync(join(root, 'templates/N7-subjek.md'), 'utf8')
const sheet = renderSheet(source, { ...exampleFacts, incident: { ...exampleFacts.incident, entry: '[belum diisi: jalur masuk]' } })

/** Letters, and the texts that a team writes itself. */
export const noticeSamples: Record<string, () => Child> = {
  letters: () => (
    <Letters
      frame={at(`/konsol/tiket/${no}/surat`)}
      no={no}
      title={title}
      letters={[
        { letter: 'N6', name: 'Laporan kepada TTIS sektor (BSSN)' },
        { letter: 'N7-subjek', name: 'Pemberitahuan PDP kepada subjek data' },
      ]}
    />
  ),
  letter: () => (
    <LetterPage
      frame={at(`/konsol/tiket/${no}/surat/N7-subjek`)}
      no={no}
      title={title}
      name="N7-subjek Pemberitahuan PDP kepada subjek data"
      {...sheet}
      tlp="RED"
      gaps={['jalur masuk']}
      widerThan="AMBER+STRICT"
    />
  ),
}
