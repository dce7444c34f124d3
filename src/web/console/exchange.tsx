import { Hono } from 'hono'
import { exportVersion, importDraft } from '../../casework/exchange.ts'
import type { FieldError } from '../../core/refusal.ts'
import type { Ports } from '../../ports.ts'
import { asDownload } from '../download.ts'
import { ImportPage } from '../pages/console/playbook/import.tsx'
import { type Desk, requireRight, type SignedInEnv } from '../session.ts'
import { page, refused } from '../team.ts'
import { linesOf, readForm, shownOnPage } from './form.ts'

/** Playbooks that go out to others, and come in from them, as CACAO 2.0. */
export function exchangeRoutes(ports: Ports) {
  return new Hono<SignedInEnv>()
    .get('/konsol/playbook/impor', c => show(c, { values: {} }))
    .post('/konsol/playbook/impor', async c => {
      requireRight(c.get('actor'), 'playbook.draft')
      const { values, files } = await readForm(c.req)
      const [file] = files.filter(({ size }) => size > 0)
      const json = file ? await file.text() : (values.cacao ?? '')
      try {
        const id = await importDraft(ports, c.get('actor'), { json, name: values.name ?? '' })
        return c.redirect(`/konsol/playbook/${id}/draf`, 303)
      } catch (error) {
        const { refusal, status } = shownOnPage(error)
        return show(c, { values, errors: linesOf(refusal, 'cacao'), status })
      }
    })
    .get('/konsol/playbook/:id/v/:version{[0-9]+}/cacao', async c => {
      requireRight(c.get('actor'), 'playbook.read')
      const wanted = { id: c.req.param('id'), version: Number(c.req.param('version')) }
      const json = await exportVersion(ports, wanted)
      return asDownload(c, `${wanted.id}-v${wanted.version}.cacao.json`, new TextEncoder().encode(json))
    })
}

interface State {
  values: Record<string, string>
  errors?: FieldError[]
  status?: 403 | 409 | 422
}

function show(c: Desk, { values, errors, status }: State) {
  requireRight(c.get('actor'), 'playbook.draft')
  const frame = errors ? refused(c.get('frame')) : c.get('frame')
  return page(c, <ImportPage frame={frame} values={values} errors={errors} />, status ?? 200)
}
