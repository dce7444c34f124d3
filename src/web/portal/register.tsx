import { Hono } from 'hono'
import { requireRegistry } from '../../casework/registry/access.ts'
import { addAsset, removeAsset, requireSoundAsset } from '../../casework/registry/assets.ts'
import { addContact, changeContact, isOwnEntry, removeContact, requireSoundContact } from '../../casework/registry/contacts.ts'
import { organisationFor } from '../../casework/registry/organisations.ts'
import { may } from '../../core/access.ts'
import type { Ports } from '../../ports.ts'
import { findAddressOf } from '../../store/portal.ts'
import { type Contact, listAssets, listContacts } from '../../store/registry.ts'
import { pageOrganisations } from '../../store/registry-pages.ts'
import { linesOf, readForm, shownOrLater } from '../console/form.ts'
import { PortalAgency, PortalRegister, registerHref } from '../pages/portal/register.tsx'
import type { Desk, SignedInEnv } from '../session.ts'
import { page, refused } from '../team.ts'
import { placeOf } from './desk.ts'

const pageSize = 100

type Change = (c: Desk, about: { code: string; id: string; values: Record<string, string> }) => Promise<unknown>

/** Contacts and assets as their agencies keep them; the team is told of each change. */
export function portalRegisterRoutes(ports: Ports) {
  const change = (form: string, work: Change) => async (c: Desk) => {
    const code = (await organisationFor(ports, c.get('actor'), c.req.param('code') ?? '')).code
    const id = c.req.param('id') ?? ''
    const { values } = await readForm(c.req)
    try {
      await work(c, { code, id, values })
    } catch (error) {
      const { refusal, status } = shownOrLater(error)
      return show(ports, c, code, { refused: id || form, values, errors: linesOf(refusal, form), status })
    }
    return c.redirect(`${registerHref(code)}#${form}`, 303)
  }
  return new Hono<SignedInEnv>()
    .get('/instansi/daftar', c => list(ports, c))
    .get('/instansi/daftar/:code', c => show(ports, c, c.req.param('code')))
    .post(
      '/instansi/daftar/:code/narahubung',
      change('narahubung', (c, { code, values }) => {
        requireRegistry(c.get('actor'), 'registry.manage', code)
        return addContact(ports, c.get('actor'), requireSoundContact({ organisation: code, role: values.role ?? '', ...fieldsOf(values) }))
      }),
    )
    .post(
      '/instansi/daftar/:code/narahubung/:id',
      change('narahubung', (c, { id, values }) => changeContact(ports, c.get('actor'), id, { ...fieldsOf(values), ...roleOf(values) })),
    )
    .post(
      '/instansi/daftar/:code/narahubung/:id/hapus',
      change('narahubung', (c, { id }) => removeContact(ports, c.get('actor'), id)),
    )
    .post(
      '/instansi/daftar/:code/aset',
      change('aset', (c, { code, values: { kind = '', value = '', name = '' } }) => {
        requireRegistry(c.get('actor'), 'registry.manage', code)
        return addAsset(
          ports,
          c.get('actor'),
          requireSoundAsset({ organisation: code, kind, value, name, iiv: false, personalData: false }),
        )
      }),
    )
    .post(
      '/instansi/daftar/:code/aset/:id/hapus',
      change('aset', (c, { id }) => removeAsset(ports, c.get('actor'), id)),
    )
}

function fieldsOf({ name = '', email = '', phone = '' }: Record<string, string>) {
  return { name, email: email.trim() || null, phone: phone.trim() || null }
}

/** Absent on the form of one's own entry; what is no role is refused with the rest. */
function roleOf({ role }: Record<string, string>) {
  return role === undefined ? {} : { role: role as Contact['role'] }
}

async function list(ports: Ports, c: Desk) {
  const { team, ...rest } = c.get('actor')
  const within = placeOf({ team, ...rest })
  const query = ports.database.query
  const after = c.req.query('sesudah')
  const [found, contacts, assets] = await Promise.all([
    pageOrganisations(query, { team, within, after, limit: pageSize }),
    listContacts(query, { team }),
    listAssets(query, { team }),
  ])
  const reachable = Map.groupBy(
    contacts.filter(contact => contact.email && !contact.suspended && !contact.unverified),
    contact => contact.organisation,
  )
  const owned = Map.groupBy(assets, asset => asset.organisation)
  const rows = found.slice(0, pageSize)
  const last = found.length > pageSize ? rows.at(-1) : undefined
  return page(
    c,
    <PortalRegister
      frame={c.get('frame')}
      rows={rows.map(({ code, name }) => ({
        code,
        name,
        contacts: reachable.get(code)?.length ?? 0,
        assets: owned.get(code)?.length ?? 0,
      }))}
      next={last && `?${new URLSearchParams({ sesudah: last.code })}`}
    />,
  )
}

interface Wrong {
  refused: string
  values: Record<string, string>
  errors: { field: string; message: string }[]
  status: 403 | 409 | 422 | 429
}

async function show(ports: Ports, c: Desk, code: string, wrong?: Wrong) {
  const actor = c.get('actor')
  const { name } = await organisationFor(ports, actor, code)
  const query = ports.database.query
  const [contacts, assets, address] = await Promise.all([
    listContacts(query, { team: actor.team, organisation: code }),
    listAssets(query, { team: actor.team, organisation: code }),
    findAddressOf(query, actor.id),
  ])
  return page(
    c,
    <PortalAgency
      frame={wrong ? refused(c.get('frame')) : c.get('frame')}
      formId={ports.newId()}
      code={code}
      name={name}
      manage={may(actor, 'registry.manage', { team: actor.team, organisation: code })}
      contacts={contacts.map(contact => ({
        id: contact.id,
        name: contact.name,
        role: contact.role,
        email: contact.email ?? undefined,
        phone: contact.phone ?? undefined,
        state: stateOf(contact),
        own: isOwnEntry(actor, contact, address),
      }))}
      assets={assets.map(({ id, kind, value, name: called }) => ({ id, kind, value, name: called === value ? undefined : called }))}
      {...wrong}
    />,
    wrong?.status ?? 200,
  )
}

function stateOf({ suspended, suspendedWhy, unverified, declined }: Contact): string | undefined {
  if (suspended) return `Tidak dikirimi: ${suspendedWhy}`
  if (unverified) return 'Belum diverifikasi: menunggu konfirmasi lewat surelnya'
  return declined ? 'Tidak mau lagi menerima imbauan umum (N4)' : undefined
}
