import { Hono } from 'hono'
import { requireRegistry } from '../../casework/registry/access.ts'
import { addAsset, removeAsset, requireSoundAsset } from '../../casework/registry/assets.ts'
import { addContact, changeContact, removeContact, requireSoundContact } from '../../casework/registry/contacts.ts'
import { resumeGeneral } from '../../casework/registry/decline.ts'
import { may, reachOf } from '../../core/access.ts'
import { Refusal } from '../../core/refusal.ts'
import type { Ports } from '../../ports.ts'
import { lastChecks } from '../../store/chase.ts'
import { listQueue } from '../../store/queue.ts'
import { findOrganisation, listAssets, listContacts, listOrganisations } from '../../store/registry.ts'
import { listRegistryChanges } from '../../store/registry-changes.ts'
import { Organisation } from '../pages/console/organisation.tsx'
import { Organisations, organisationHref } from '../pages/console/organisations.tsx'
import type { Desk, SignedInEnv } from '../session.ts'
import { page, refused } from '../team.ts'
import { linesOf, readForm, shownOnPage } from './form.ts'
import { stepNames } from './step-names.ts'

const pageSize = 100

type Change = (c: Desk, about: { code: string; id: string; values: Record<string, string> }) => Promise<unknown>

/** The register: who owns what, and who can be warned. */
export function organisationRoutes(ports: Ports) {
  const change = (form: string, work: Change) => async (c: Desk) => {
    const code = c.req.param('code') ?? ''
    const id = c.req.param('id') ?? ''
    requireRegistry(c.get('actor'), 'registry.manage', code)
    const { values } = await readForm(c.req)
    try {
      await work(c, { code, id, values })
    } catch (error) {
      const { refusal, status } = shownOnPage(error)
      return show(ports, c, code, { refused: id || form, values, errors: linesOf(refusal, form), status })
    }
    return c.redirect(`${organisationHref(code)}#${form}`, 303)
  }
  return new Hono<SignedInEnv>()
    .get('/konsol/instansi', c => list(ports, c))
    .get('/konsol/instansi/:code', c => show(ports, c, c.req.param('code')))
    .post(
      '/konsol/instansi/:code/narahubung',
      change('narahubung', (c, { code, values }) => addContact(ports, c.get('actor'), contactOf(code, values))),
    )
    .post(
      '/konsol/instansi/:code/narahubung/:id',
      change('narahubung', (c, { code, id, values }) =>
        changeContact(ports, c.get('actor'), id, { ...contactOf(code, values), suspended: false }),
      ),
    )
    .post(
      '/konsol/instansi/:code/narahubung/:id/hapus',
      change('narahubung', (c, { id }) => removeContact(ports, c.get('actor'), id)),
    )
    .post(
      '/konsol/instansi/:code/narahubung/:id/imbauan-umum',
      change('narahubung', (c, { id }) => resumeGeneral(ports, c.get('actor'), id)),
    )
    .post(
      '/konsol/instansi/:code/aset',
      change('aset', (c, { code, values }) => addAsset(ports, c.get('actor'), assetOf(code, values))),
    )
    .post(
      '/konsol/instansi/:code/aset/:id/hapus',
      change('aset', (c, { id }) => removeAsset(ports, c.get('actor'), id)),
    )
}

function contactOf(organisation: string, { name = '', role = '', email = '', phone = '' }: Record<string, string>) {
  return requireSoundContact({ organisation, name, role, email: email.trim() || null, phone: phone.trim() || null })
}

function assetOf(organisation: string, { kind = '', value = '', name = '', iiv, personalData }: Record<string, string>) {
  return requireSoundAsset({ organisation, kind, value, name, iiv: iiv === '1', personalData: personalData === '1' })
}

async function list(ports: Ports, c: Desk) {
  const { team } = c.get('actor')
  requireRegistry(c.get('actor'), 'registry.read', c.get('team').constituency)
  const query = ports.database.query
  const [organisations, contacts, assets] = await Promise.all([
    listOrganisations(query, team),
    listContacts(query, { team }),
    listAssets(query, { team }),
  ])
  const reachable = Map.groupBy(
    contacts.filter(contact => contact.email && !contact.suspended && !contact.unverified),
    contact => contact.organisation,
  )
  const owned = Map.groupBy(assets, asset => asset.organisation)
  const q = (c.req.query('q') ?? '').trim().toLowerCase()
  const without = c.req.query('tanpa') === 'narahubung'
  const after = c.req.query('sesudah') ?? ''
  const wanted = organisations.filter(
    ({ code, name }) => code > after && (!without || !reachable.has(code)) && `${code} ${name}`.toLowerCase().includes(q),
  )
  const rows = wanted
    .slice(0, pageSize)
    .map(({ code, name, kind }) => ({ code, name, kind, contacts: reachable.get(code)?.length ?? 0, assets: owned.get(code)?.length ?? 0 }))
  const more = wanted.length > pageSize && rows.at(-1)
  const next = more
    ? `?${new URLSearchParams({ ...(q && { q }), ...(without && { tanpa: 'narahubung' }), sesudah: more.code })}`
    : undefined
  const withoutContacts = organisations.filter(({ code }) => !reachable.has(code)).length
  return page(
    c,
    <Organisations
      frame={c.get('frame')}
      filter={{ q: q || undefined, without }}
      rows={rows}
      withoutContacts={withoutContacts}
      next={next}
    />,
  )
}

interface Wrong {
  refused: string
  values: Record<string, string>
  errors: { field: string; message: string }[]
  status: 403 | 409 | 422
}

async function show(ports: Ports, c: Desk, code: string, wrong?: Wrong) {
  const actor = c.get('actor')
  requireRegistry(actor, 'registry.read', code)
  const query = ports.database.query
  const organisation = await findOrganisation(query, actor.team, code)
  if (!organisation) throw new Refusal('not_found', 'Instansi itu tidak ada, atau bukan untuk Anda.')
  const [contacts, assets, parent, changes, checks] = await Promise.all([
    listContacts(query, { team: actor.team, organisation: code }),
    listAssets(query, { team: actor.team, organisation: code }),
    organisation.parent ? findOrganisation(query, actor.team, organisation.parent) : null,
    listRegistryChanges(query, { team: actor.team, organisation: code, limit: 20 }),
    lastChecks(query, actor.team, code),
  ])
  return page(
    c,
    <Organisation
      frame={wrong ? refused(c.get('frame')) : c.get('frame')}
      formId={ports.newId()}
      code={organisation.code}
      name={organisation.name}
      kind={organisation.kind}
      parent={parent ? { code: parent.code, name: parent.name } : undefined}
      changes={changes.map(({ at, actor_name, says }) => ({ at: new Date(at), by: actor_name, says }))}
      contacts={contacts.map(({ id, name, role, email, phone, suspendedWhy, unverified, declined }) => ({
        id,
        name,
        role,
        email: email ?? undefined,
        phone: phone ?? undefined,
        suspendedWhy: suspendedWhy ?? (unverified ? 'belum diverifikasi' : undefined),
        declined,
        checked: checks.get(id),
      }))}
      assets={assets.map(({ id, kind, value, name, iiv, personalData }) => ({
        id,
        kind,
        value,
        name: name === value ? undefined : name,
        iiv,
        personalData,
      }))}
      incidents={await openIncidents(ports, c, code)}
      manage={may(actor, 'registry.manage', { team: actor.team, organisation: code })}
      refused={wrong?.refused}
      values={wrong?.values}
      errors={wrong?.errors}
    />,
    wrong?.status ?? 200,
  )
}

async function openIncidents(ports: Ports, c: Desk, organisation: string) {
  const actor = c.get('actor')
  if (!may(actor, 'incident.read', { team: actor.team, organisation })) return []
  const filter = { reach: reachOf(actor, 'incident.read'), view: 'semua' as const, person: '', soon: '', organisation, limit: 20 }
  const rows = (await listQueue(ports.database.query, filter)).rows.filter(row => !row.closed_at)
  const nameOf = await stepNames(ports, rows)
  return rows.map(row => ({ no: row.number, title: row.title, step: nameOf(row) }))
}
