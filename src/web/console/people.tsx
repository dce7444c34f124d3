import { Hono } from 'hono'
import { changeRights, disablePerson, enablePerson, mayManage, resetFactors } from '../../casework/people/administer.ts'
import { invite, openInvitations, withdrawInvitation } from '../../casework/people/invitations.ts'
import { mayGive, rolesToGive } from '../../core/people.ts'
import { Refusal } from '../../core/refusal.ts'
import { isWord, type Role, roles } from '../../core/vocabulary.ts'
import type { Ports } from '../../ports.ts'
import { listMembers } from '../../store/members.ts'
import { People } from '../pages/console/people.tsx'
import { type Desk, requireFresh, requireRight, type SignedInEnv } from '../session.ts'
import { page, refused } from '../team.ts'
import { linesOf, readForm, shownOnPage } from './form.ts'

const home = '/konsol/admin/pengguna'

/** Who may come in, and as what. */
export function peopleRoutes(ports: Ports) {
  const act = (message: string, work: (c: Desk, values: Record<string, string>) => Promise<void>) => async (c: Desk) => {
    const { values } = await readForm(c.req)
    try {
      await work(c, values)
    } catch (error) {
      const { refusal, status } = shownOnPage(error)
      return show(ports, c, { about: c.req.param('id') ?? 'baru', values, errors: linesOf(refusal, 'role'), status })
    }
    return c.redirect(`${home}?pesan=${message}`, 303)
  }
  const id = (c: Desk) => c.req.param('id') ?? ''
  return new Hono<SignedInEnv>()
    .use(home, asked, requireFresh)
    .use(`${home}/*`, asked, requireFresh)
    .get(home, c => show(ports, c))
    .post(
      home,
      act('diundang', (c, values) =>
        invite(ports, c.get('actor'), { email: values.email ?? '', name: values.name ?? '', ...rightsOf(values) }),
      ),
    )
    .post(
      `${home}/undangan/:id/batal`,
      act('batal', c => withdrawInvitation(ports, c.get('actor'), id(c))),
    )
    .post(
      `${home}/:id/peran`,
      act('peran', (c, values) => changeRights(ports, c.get('actor'), id(c), rightsOf(values))),
    )
    .post(
      `${home}/:id/nonaktif`,
      act('nonaktif', c => disablePerson(ports, c.get('actor'), id(c))),
    )
    .post(
      `${home}/:id/aktif`,
      act('aktif', c => enablePerson(ports, c.get('actor'), id(c))),
    )
    .post(
      `${home}/:id/faktor`,
      act('faktor', c => resetFactors(ports, c.get('actor'), id(c))),
    )
}

const messages: Record<string, string> = {
  diundang: 'Undangan sedang dikirim; berlaku tujuh hari.',
  batal: 'Undangan dibatalkan.',
  peran: 'Hak sudah diubah, dan sesinya diakhiri.',
  nonaktif: 'Orang itu tidak dapat masuk lagi.',
  aktif: 'Orang itu dapat masuk lagi.',
  faktor: 'Faktor kedua dihapus. Saat masuk berikutnya orang itu memasang yang baru.',
}

async function asked(c: Desk, next: () => Promise<void>) {
  requireRight(c.get('actor'), c.req.method === 'GET' ? 'people.read' : 'people.manage')
  await next()
}

function rightsOf({ role, organisation = '' }: Record<string, string>): { role: Role; organisation: string | null } {
  const sentence = 'Pilih salah satu peran.'
  if (!isWord(roles, role)) throw new Refusal('invalid', sentence, { errors: [{ field: 'role', message: sentence }] })
  return { role, organisation: organisation.trim() || null }
}

interface Wrong {
  about: string
  values: Record<string, string>
  errors: { field: string; message: string }[]
  status: 403 | 409 | 422
}

async function show(ports: Ports, c: Desk, wrong?: Wrong) {
  const actor = c.get('actor')
  const [members, open] = await Promise.all([listMembers(ports.database.query, actor.team), openInvitations(ports, actor.team)])
  return page(
    c,
    <People
      frame={wrong ? refused(c.get('frame')) : c.get('frame')}
      message={messages[c.req.query('pesan') ?? '']}
      roles={rolesToGive(actor).map(value => ({ value, label: roles[value] }))}
      people={members.map(({ seenAt, ...member }) => ({
        ...member,
        roleLabel: roles[member.role],
        seen: seenAt ? new Date(seenAt) : undefined,
        manage: mayManage(actor, { ...member, seenAt }),
        self: member.id === actor.id,
      }))}
      invitations={open
        .filter(({ invitation }) => mayGive(actor, invitation))
        .map(({ id, invitation, until }) => ({ id, email: invitation.email, roleLabel: roles[invitation.role], until: new Date(until) }))}
      refused={wrong?.about}
      values={wrong?.values}
      errors={wrong?.errors}
    />,
    wrong?.status ?? 200,
  )
}
