import { Hono } from 'hono'
import { z } from 'zod'
import { addSekda, changeChase, removeSekda } from '../../../casework/chase/settings.ts'
import { mayTellSekda } from '../../../casework/chase/tell-sekda.ts'
import { quarterOf } from '../../../core/quarter.ts'
import { type FieldError, Refusal } from '../../../core/refusal.ts'
import type { Ports } from '../../../ports.ts'
import { findChaseSetting, listChecks, listSekda } from '../../../store/chase.ts'
import { listOrganisations } from '../../../store/registry.ts'
import { email, fieldErrors, required } from '../../input/text.ts'
import { ChasePage } from '../../pages/console/admin/chase.tsx'
import { type Desk, requireRight, type SignedInEnv } from '../../session.ts'
import { page, refused } from '../../team.ts'
import { linesOf, readForm, shownOnPage } from '../form.ts'

const home = '/konsol/admin/kejar'
const sekda = z.object({
  area: required(60, 'Pilih pemerintah daerah.'),
  name: required(200, 'Tulis nama atau jabatannya.'),
  email: email.pipe(z.string('Tulis surelnya.')),
})

/** What the team chases by itself: the quarterly question to contacts, and the list for the Sekda. */
export function chaseRoutes(ports: Ports) {
  return new Hono<SignedInEnv>()
    .get(home, c => show(ports, c))
    .post(home, async c => {
      const { values } = await readForm(c.req)
      await changeChase(ports, c.get('actor'), { askContacts: values.askContacts === '1', tellSekda: values.tellSekda === '1' })
      return c.redirect(`${home}?simpan=1`, 303)
    })
    .post(`${home}/sekda`, async c => {
      requireRight(c.get('actor'), 'registry.manage')
      const { values } = await readForm(c.req)
      try {
        const read = sekda.safeParse(values)
        if (!read.success) throw new Refusal('invalid', 'Periksa isian.', { errors: fieldErrors(read.error) })
        await addSekda(ports, c.get('actor'), read.data)
      } catch (error) {
        const { refusal, status } = shownOnPage(error)
        return show(ports, c, { values, errors: linesOf(refusal, 'area'), status })
      }
      return c.redirect(`${home}?simpan=1`, 303)
    })
    .post(`${home}/sekda/:id/hapus`, async c => {
      await removeSekda(ports, c.get('actor'), c.req.param('id'))
      return c.redirect(`${home}?simpan=1`, 303)
    })
}

interface Wrong {
  values: Record<string, string>
  errors: readonly FieldError[]
  status: 403 | 409 | 422
}

async function show(ports: Ports, c: Desk, wrong?: Wrong) {
  requireRight(c.get('actor'), 'registry.read')
  const { query } = ports.database
  const team = c.get('team')
  const quarter = quarterOf(ports.now(), team.zone).name
  const [setting, listed, organisations, checks] = await Promise.all([
    findChaseSetting(query, team.id),
    listSekda(query, team.id),
    listOrganisations(query, team.id),
    listChecks(query, team.id, quarter),
  ])
  const names = new Map(organisations.map(({ code, name }) => [code, name]))
  return page(
    c,
    <ChasePage
      frame={wrong ? refused(c.get('frame')) : c.get('frame')}
      formId={ports.newId()}
      quarter={quarter.replace('-', ' triwulan ')}
      setting={setting}
      sekda={listed.map(({ id, area, name, email: address }) => ({ id, area: names.get(area) ?? area, name, email: address }))}
      areas={organisations.filter(({ code }) => !code.includes('/')).map(({ code, name }) => ({ value: code, label: name }))}
      checks={checks.map(({ name, organisation, organisation_name, asked_at, answer, answered_at }) => ({
        name,
        organisation: organisation_name ?? organisation,
        href: `/konsol/instansi/${encodeURIComponent(organisation)}`,
        asked: new Date(asked_at),
        answer: answer === 'ya' || answer === 'tidak' ? answer : undefined,
        answered: answered_at ? new Date(answered_at) : undefined,
      }))}
      only={c.req.query('jawab')}
      manage={mayTellSekda(c.get('actor'))}
      values={wrong?.values ?? {}}
      errors={wrong?.errors}
      message={c.req.query('simpan') === '1' ? 'Disimpan.' : undefined}
    />,
    wrong?.status ?? 200,
  )
}
