import { stringify } from 'csv-stringify/sync'
import { Hono } from 'hono'
import { takeAnswerFile } from '../../casework/advisory/answer-files.ts'
import { advisoryFor } from '../../casework/advisory/record.ts'
import { type Standing, standings } from '../../core/advisory/standing.ts'
import { confirmations, deliveryStates, isWord } from '../../core/vocabulary.ts'
import type { Ports } from '../../ports.ts'
import { asDownload } from '../download.ts'
import type { AgencyLine, DeliveryLine } from '../pages/console/advisory/deliveries.tsx'
import type { Desk, SignedInEnv } from '../session.ts'
import { agenciesOf } from './advisory-agencies.ts'

/** Who has answered an advisory, as a table for spreadsheets; and what they sent along. */
export function advisoryStatusRoutes(ports: Ports) {
  return new Hono<SignedInEnv>()
    .get('/konsol/imbauan/:no/status.csv', async c => {
      const known = await advisoryFor(ports, c.get('actor'), c.req.param('no'))
      const only = c.req.query('keadaan')
      const agencies = (await agenciesOf(ports, known)).filter(one => !isWord(standings, only) || one.standing === only)
      c.header('Content-Disposition', `attachment; filename="${known.number}-status.csv"`)
      return c.body(csvOf(agencies), 200, { 'Content-Type': 'text/csv; charset=UTF-8' })
    })
    .get('/konsol/imbauan/:no/berkas/:id', async c => {
      const known = await advisoryFor(ports, c.get('actor'), c.req.param('no'))
      const { name, bytes } = await takeAnswerFile(ports, c.get('actor'), { known, id: c.req.param('id') })
      return asDownload(c, name, bytes)
    })
}

/** The tag of the page that watches an advisory: the same while nobody answers, nothing is delivered, and the minute stays. */
export async function statusTag(ports: Ports, c: Desk): Promise<string> {
  const known = await advisoryFor(ports, c.get('actor'), c.req.param('no') ?? '')
  const minute = Math.floor(ports.now().getTime() / 60_000)
  const drawn = [minute, known, await agenciesOf(ports, known), c.get('actor'), c.get('frame'), new URL(c.req.url).search]
  return `"${ports.sha256(JSON.stringify(drawn)).slice(0, 32)}"`
}

const heads = [
  'kode instansi',
  'instansi',
  'keadaan instansi',
  'batas waktu',
  'pengingat',
  'narahubung',
  'surel',
  'keadaan surel',
  'terkirim',
  'jawaban',
  'dijawab',
  'oleh',
  'catatan',
]

/** One row a contact. Cells that a spreadsheet would calculate are made text. */
function csvOf(agencies: readonly AgencyLine[]): string {
  const rows = agencies.flatMap(agency => agency.contacts.map(contact => row(agency, contact)))
  return stringify([heads, ...rows], { escape_formulas: true })
}

function row({ code, name, standing, due, reminders }: AgencyLine, one: DeliveryLine): string[] {
  return [
    code,
    name,
    standings[standing as Standing],
    due.toISOString(),
    String(reminders),
    one.contact,
    one.address,
    deliveryStates[one.state],
    one.sentAt?.toISOString() ?? '',
    one.answer ? confirmations[one.answer] : '',
    one.answeredAt?.toISOString() ?? '',
    one.by ?? '',
    one.note ?? '',
  ]
}
