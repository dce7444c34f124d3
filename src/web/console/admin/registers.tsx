import { Hono } from 'hono'
import { may } from '../../../core/access.ts'
import { assetKinds, contactRoles, organisationKinds } from '../../../core/vocabulary.ts'
import type { Ports } from '../../../ports.ts'
import { pageAssets, pageContacts, pageOrganisations, type RegistryPage } from '../../../store/registry-pages.ts'
import { asWritten } from '../../language/written.ts'
import { Register, type RegisterProps } from '../../pages/console/admin/register.tsx'
import { organisationHref } from '../../pages/console/organisations.tsx'
import type { Desk, SignedInEnv } from '../../session.ts'
import { page, refused } from '../../team.ts'
import { type ImportDoor, importMessage, importRoutes, requireTeamWide } from './import.tsx'

interface List extends Pick<RegisterProps, 'slug' | 'title' | 'columns' | 'heads'> {
  what: ImportDoor['what']
  /** One more than asked for says that there is more; `key` is what the next page begins after. */
  rows(ports: Ports, page: RegistryPage): Promise<(RegisterProps['rows'][number] & { key: string })[]>
}

const pageSize = 50

const lists: List[] = [
  {
    slug: 'organisasi',
    what: 'organisations',
    title: 'Daftar instansi',
    columns: 'code, name, kind',
    heads: ['Kode', 'Nama', 'Jenis'],
    rows: async (ports, wanted) =>
      (await pageOrganisations(ports.database.query, wanted)).map(({ code, name, kind }) => ({
        key: code,
        href: organisationHref(code),
        cells: [code, asWritten(name), organisationKinds[kind]],
      })),
  },
  {
    slug: 'kontak',
    what: 'contacts',
    title: 'Daftar narahubung',
    columns: 'organisation, name, role, email, phone',
    heads: ['Nama', 'Instansi', 'Peran', 'Surel', 'Telepon', 'Keadaan'],
    rows: async (ports, wanted) =>
      (await pageContacts(ports.database.query, wanted)).map(
        ({ id, name, organisation, role, email, phone, suspendedWhy, unverified, declined }) => ({
          key: id,
          href: organisationHref(organisation),
          cells: [
            asWritten(name),
            organisation,
            contactRoles[role],
            email ?? '',
            phone ?? '',
            suspendedWhy ?? (unverified ? 'belum diverifikasi' : declined ? 'tanpa imbauan umum (N4)' : ''),
          ],
        }),
      ),
  },
  {
    slug: 'aset',
    what: 'assets',
    title: 'Daftar aset',
    columns: 'organisation, kind, value, name, iiv, personal_data',
    heads: ['Aset', 'Instansi', 'Jenis', 'Keterangan'],
    rows: async (ports, wanted) =>
      (await pageAssets(ports.database.query, wanted)).map(({ id, value, organisation, kind, name }) => ({
        key: id,
        href: organisationHref(organisation),
        cells: [asWritten(value), organisation, assetKinds[kind], name === value ? '' : asWritten(name)],
      })),
  },
]

/** The register's three lists, each with the door for a file. */
export function registerRoutes(ports: Ports) {
  const app = new Hono<SignedInEnv>()
  for (const list of lists) {
    const show: ImportDoor['show'] = (c, state) => showList(ports, c, { list, ...state })
    app.get(`/konsol/admin/${list.slug}`, c => show(c, {}))
    app.route('/', importRoutes(ports, { slug: list.slug, what: list.what, action: 'registry.manage', show }))
  }
  return app
}

async function showList(ports: Ports, c: Desk, { list, errors, status }: { list: List } & Parameters<ImportDoor['show']>[1]) {
  requireTeamWide(c, 'registry.read')
  const { team } = c.get('actor')
  const [q, after] = [c.req.query('q')?.slice(0, 100), c.req.query('sesudah')]
  const found = await list.rows(ports, { team, within: null, q, after, limit: pageSize })
  const rows = found.slice(0, pageSize)
  const last = found.length > pageSize ? rows.at(-1) : undefined
  const { slug, title, columns, heads } = list
  return page(
    c,
    <Register
      {...{ slug, title, columns, heads, rows, q, errors }}
      frame={status ? refused(c.get('frame')) : c.get('frame')}
      next={last && `?${new URLSearchParams({ ...(q && { q }), sesudah: last.key })}`}
      manage={may(c.get('actor'), 'registry.manage', { team, organisation: c.get('team').constituency })}
      message={importMessage(c)}
    />,
    status ?? 200,
  )
}
