import { Hono } from 'hono'
import { importCsaf } from '../../casework/advisory/import-csaf.ts'
import { type IndicatorFormat, indicatorFormats, indicatorsFor } from '../../casework/advisory/indicators.ts'
import { advisoryFor } from '../../casework/advisory/record.ts'
import { setVulnerabilities } from '../../casework/advisory/vulnerabilities.ts'
import { matcher } from '../../core/advisory/match.ts'
import { missingForMachines } from '../../core/advisory/vulnerability.ts'
import type { FieldError } from '../../core/refusal.ts'
import { isTlp } from '../../core/tlp.ts'
import type { Ports } from '../../ports.ts'
import { listAssets } from '../../store/registry.ts'
import { machineFactsOf, machineLines } from '../input/vulnerabilities.ts'
import { CsafImport, type CsafImportProps } from '../pages/console/csaf-import.tsx'
import { Vulnerabilities } from '../pages/console/vulnerabilities.tsx'
import { type Desk, requireRight, type SignedInEnv } from '../session.ts'
import { page, refused } from '../team.ts'
import { linesOf, readForm, shownOnPage } from './form.ts'

/** What machines read and write: a vendor's document that comes in; the flaws, products and indicators of an advisory that goes out. */
export function vulnerabilityRoutes(ports: Ports) {
  return new Hono<SignedInEnv>()
    .get('/konsol/imbauan/impor', c => showImport(c))
    .post('/konsol/imbauan/impor', async c => {
      requireRight(c.get('actor'), 'advisory.draft')
      const { values, files } = await readForm(c.req)
      const [file] = files.filter(({ size }) => size > 0)
      const text = file ? await file.text() : (values.csaf ?? '')
      try {
        const done = await importCsaf(ports, c.get('actor'), { text, tlp: isTlp(values.tlp) ? values.tlp : null })
        if (!done.known) return showImport(c, undefined, done)
        return c.redirect(`/konsol/imbauan/${done.known.number}/kerentanan`, 303)
      } catch (error) {
        const { refusal, status } = shownOnPage(error)
        return showImport(c, { values, errors: linesOf(refusal, 'csaf'), status })
      }
    })
    .get('/konsol/imbauan/:no/indikator.stix', c => indicators(ports, c, 'stix'))
    .get('/konsol/imbauan/:no/indikator.csv', c => indicators(ports, c, 'csv'))
    .get('/konsol/imbauan/:no/indikator.txt', c => indicators(ports, c, 'txt'))
    .get('/konsol/imbauan/:no/kerentanan', c => show(ports, c, c.req.param('no')))
    .post('/konsol/imbauan/:no/kerentanan', async c => {
      const number = c.req.param('no')
      await advisoryFor(ports, c.get('actor'), number, 'advisory.draft')
      const { values, seq } = await readForm(c.req)
      try {
        await setVulnerabilities(ports, c.get('actor'), number, { ...machineFactsOf(values), seq })
      } catch (error) {
        const { refusal, status } = shownOnPage(error)
        return show(ports, c, number, { values, errors: linesOf(refusal, 'products'), status })
      }
      return c.redirect(`/konsol/imbauan/${number}/kerentanan?simpan=1`, 303)
    })
}

async function indicators(ports: Ports, c: Desk<'/:no'>, as: IndicatorFormat) {
  const told = await indicatorsFor(ports, { actor: c.get('actor'), team: c.get('team') }, c.req.param('no'))
  const { type, write } = indicatorFormats[as]
  c.header('Content-Disposition', `attachment; filename="${told.number}-indikator.${as === 'stix' ? 'stix.json' : as}"`)
  return c.body(write(told), 200, { 'Content-Type': type })
}

interface Wrong {
  values: Record<string, string>
  errors: FieldError[]
  status: 403 | 409 | 422
}

function showImport(c: Desk, wrong?: Wrong, harmless?: CsafImportProps['harmless']) {
  requireRight(c.get('actor'), 'advisory.draft')
  const frame = wrong ? refused(c.get('frame')) : c.get('frame')
  return page(c, <CsafImport frame={frame} values={wrong?.values ?? {}} harmless={harmless} errors={wrong?.errors} />, wrong?.status ?? 200)
}

async function show(ports: Ports, c: Desk, id: string, wrong?: Wrong) {
  const { advisory, number } = await advisoryFor(ports, c.get('actor'), id, 'advisory.draft')
  const { body, seq, title, status } = advisory
  const find = matcher(await listAssets(ports.database.query, { team: advisory.team }))
  const matches = (body.products ?? []).map(product => ({
    product: `${product.vendor} ${product.name}`,
    assets: find(product).map(({ asset, why }) => `${asset.organisation}: ${why}`),
  }))
  return page(
    c,
    <Vulnerabilities
      frame={wrong ? refused(c.get('frame')) : c.get('frame')}
      no={number}
      title={title}
      seq={seq}
      open={status === 'draft' || status === 'approved'}
      missing={missingForMachines(advisory)}
      source={body.source && `${body.source.publisher}, ${body.source.id} (TLP:${body.source.tlp})`}
      matches={matches}
      values={wrong?.values ?? machineLines({ products: body.products ?? [], vulnerabilities: body.vulnerabilities ?? [] })}
      errors={wrong?.errors}
      message={c.req.query('simpan') === '1' ? 'Kerentanan dan produk disimpan. Imbauan ini perlu disetujui (lagi).' : undefined}
    />,
    wrong?.status ?? 200,
  )
}
