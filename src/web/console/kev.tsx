import { Hono } from 'hono'
import { draftFromKev, fetchKev, importKev, type KevImported, matchKev, setKevSource } from '../../casework/advisory/kev.ts'
import { mayAtAll } from '../../core/access.ts'
import type { FieldError } from '../../core/refusal.ts'
import type { Ports } from '../../ports.ts'
import { findKevSource } from '../../store/kev.ts'
import { listOrganisations } from '../../store/registry.ts'
import { Kev } from '../pages/console/kev.tsx'
import { type Desk, requireRight, type SignedInEnv } from '../session.ts'
import { page, refused } from '../team.ts'
import { linesOf, readForm, shownOnPage } from './form.ts'

const shownAtOnce = 100

/** Known exploited vulnerabilities against the team's assets. */
export function kevRoutes(ports: Ports) {
  const take = async (c: Desk, values: Record<string, string>, work: () => Promise<KevImported>) => {
    try {
      const { added, changed, same } = await work()
      return c.redirect(`/konsol/kev?${new URLSearchParams({ baru: `${added}`, berubah: `${changed}`, sama: `${same}` })}`, 303)
    } catch (error) {
      const { refusal, status } = shownOnPage(error)
      return show(ports, c, { values, errors: linesOf(refusal, 'files'), status })
    }
  }
  return new Hono<SignedInEnv>()
    .get('/konsol/kev', c => show(ports, c))
    .post('/konsol/kev', async c => {
      requireRight(c.get('actor'), 'advisory.draft')
      const { values, files } = await readForm(c.req)
      const [file] = files.filter(({ size }) => size > 0)
      return take(c, values, async () => importKev(ports, c.get('actor'), file ? await file.text() : (values.kev ?? '')))
    })
    .post('/konsol/kev/ambil', async c => {
      requireRight(c.get('actor'), 'advisory.draft')
      return take(c, {}, () => fetchKev(ports, c.get('actor')))
    })
    .post('/konsol/kev/sumber', async c => {
      requireRight(c.get('actor'), 'registry.manage')
      const { values } = await readForm(c.req)
      try {
        await setKevSource(ports, c.get('actor'), values.url?.trim() || null)
      } catch (error) {
        const { refusal, status } = shownOnPage(error)
        return show(ports, c, { values, errors: linesOf(refusal, 'url'), status })
      }
      return c.redirect('/konsol/kev?sumber=1', 303)
    })
    .post('/konsol/kev/:cve/draf', async c => {
      requireRight(c.get('actor'), 'advisory.draft')
      const { number } = await draftFromKev(ports, c.get('actor'), c.req.param('cve'))
      return c.redirect(`/konsol/imbauan/${number}`, 303)
    })
}

interface Wrong {
  values: Record<string, string>
  errors: FieldError[]
  status: 403 | 409 | 422
}

async function show(ports: Ports, c: Desk, wrong?: Wrong) {
  const actor = c.get('actor')
  if (wrong?.errors[0]?.field !== 'url') requireRight(actor, 'advisory.draft')
  const query = ports.database.query
  const [{ matches, known }, source, organisations] = await Promise.all([
    matchKev(ports, actor.team),
    findKevSource(query, actor.team),
    listOrganisations(query, actor.team),
  ])
  const names = new Map(organisations.map(({ code, name }) => [code, name]))
  const lines = matches.slice(0, shownAtOnce).map(({ entry, advisory, matches }) => ({
    cve: entry.cve,
    name: entry.name,
    product: `${entry.vendor} ${entry.product}`,
    added: entry.added,
    ransomware: entry.ransomware,
    advisory,
    hits: matches.map(({ asset, why }) => ({ organisation: names.get(asset.organisation) ?? asset.organisation, why })),
  }))
  return page(
    c,
    <Kev
      frame={wrong ? refused(c.get('frame')) : c.get('frame')}
      lines={lines}
      more={matches.length - lines.length}
      known={known}
      version={source?.version ?? null}
      url={source?.url ?? null}
      setsSource={mayAtAll(actor, 'registry.manage')}
      values={wrong?.values ?? { url: source?.url ?? '' }}
      errors={wrong?.errors}
      message={told(c)}
    />,
    wrong?.status ?? 200,
  )
}

function told(c: Desk): string | undefined {
  const [added, changed, same] = ['baru', 'berubah', 'sama'].map(name => c.req.query(name))
  if (c.req.query('sumber') === '1') return 'Alamat katalog disimpan.'
  return [added, changed, same].every(count => /^\d{1,6}$/.test(count ?? ''))
    ? `Katalog dibaca: ${added} baru, ${changed} berubah, ${same} sama.`
    : undefined
}
