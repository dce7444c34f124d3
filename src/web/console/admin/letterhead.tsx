import { Hono } from 'hono'
import { changeLetterhead } from '../../../casework/letterhead.ts'
import { requireRunner } from '../../../casework/team-settings.ts'
import type { Letterhead } from '../../../core/letter.ts'
import { letterheadOf } from '../../../mail/letter-draft.ts'
import type { Ports } from '../../../ports.ts'
import { LetterheadPage } from '../../pages/console/admin/letterhead.tsx'
import type { Desk, SignedInEnv } from '../../session.ts'
import { page, refused } from '../../team.ts'
import { linesOf, readForm, shownOnPage } from '../form.ts'

const at = '/konsol/admin/kop'

/** How the team's letters look, are numbered and signed. */
export function letterheadRoutes(ports: Ports) {
  return new Hono<SignedInEnv>()
    .get(at, c => show(ports, c))
    .post(at, async c => {
      requireRunner(c.get('actor'))
      const { values, files } = await readForm(c.req)
      try {
        await changeLetterhead(ports, c.get('actor'), { ...headOf(values), logo: await logoOf(values, files) })
      } catch (error) {
        const { refusal, status } = shownOnPage(error)
        return show(ports, c, { values, errors: linesOf(refusal, 'lines'), status })
      }
      return c.redirect(`${at}?simpan=1`, 303)
    })
}

function headOf(values: Record<string, string>): Omit<Letterhead, 'logo'> {
  const said = (field: string) => (values[field] ?? '').toWellFormed().replace(/\s+/g, ' ').trim()
  const lines = (field: string) =>
    (values[field] ?? '')
      .toWellFormed()
      .split(/\r?\n/)
      .map(line => line.trim())
      .filter(Boolean)
  return {
    lines: lines('lines'),
    address: lines('address'),
    pattern: said('pattern'),
    code: said('code'),
    place: said('place'),
    signatory: { name: said('signatoryName'), position: said('position'), nip: said('nip') },
    cc: lines('cc'),
    paper: said('paper') as Letterhead['paper'],
  }
}

async function logoOf(values: Record<string, string>, files: readonly File[]): Promise<Uint8Array | null | undefined> {
  if (values.nologo === '1') return null
  const file = files.find(({ size }) => size > 0)
  return file && new Uint8Array(await file.arrayBuffer())
}

interface Wrong {
  values: Record<string, string>
  errors: { field: string; message: string }[]
  status: 403 | 409 | 422
}

async function show(ports: Ports, c: Desk, wrong?: Wrong) {
  requireRunner(c.get('actor'))
  const { lines, address, signatory, cc, logo, ...rest } = await letterheadOf(ports, c.get('team'))
  const { name: signatoryName, position, nip } = signatory
  const joined = { lines: lines.join('\n'), address: address.join('\n'), cc: cc.join('\n') }
  return page(
    c,
    <LetterheadPage
      frame={wrong ? refused(c.get('frame')) : c.get('frame')}
      formId={ports.newId()}
      hasLogo={logo !== null}
      values={wrong?.values ?? { ...rest, ...joined, signatoryName, position, nip }}
      errors={wrong?.errors}
      message={c.req.query('simpan') === '1' ? 'Kop surat disimpan.' : undefined}
    />,
    wrong?.status ?? 200,
  )
}
