import { Hono } from 'hono'
import { disablePerson, enablePerson, mayManage } from '../../casework/people/administer.ts'
import { invite, openInvitations, withdrawInvitation } from '../../casework/people/invitations.ts'
import { may, mayAtAll } from '../../core/access.ts'
import { mayGive, rolesToGive } from '../../core/people.ts'
import { Refusal } from '../../core/refusal.ts'
import { isWord, type Role, roles } from '../../core/vocabulary.ts'
import type { Ports } from '../../ports.ts'
import { listMembers } from '../../store/members.ts'
import { pageOrganisations } from '../../store/registry-pages.ts'
import { linesOf, readForm, shownOrLater } from '../console/form.ts'
import { PortalColleagues } from '../pages/portal/colleagues.tsx'
import { type Desk, requireFresh, type SignedInEnv } from '../session.ts'
import { page, refused } from '../team.ts'
import { placeOf } from './desk.ts'

const home = '/instansi/rekan'

/** Who comes in for an area and the agencies below it: its admin invites them, with rights within that area only. */
export function portalColleagueRoutes(ports: Ports) {
  const act = (message: string, work: (c: Desk, values: Record<string, string>) => Promise<void>) => async (c: Desk) => {
    const { values } = await readForm(c.req)
    try {
      await work(c, values)
    } catch (error) {
      const { refusal, status } = shownOrLater(error)
      return show(ports, c, { values, errors: linesOf(refusal, 'email'), status })
    }
    return c.redirect(`${home}?pesan=${message}`, 303)
  }
  const id = (c: Desk) => c.req.param('id') ?? ''
  return new Hono<SignedInEnv>()
    .use(home, onlyAdmins, requireFresh)
    .use(`${home}/*`, onlyAdmins, requireFresh)
    .get(home, c => show(ports, c))
    .post(
      home,
      act('diundang', (c, { email = '', name = '', ...rest }) => invite(ports, c.get('actor'), { email, name, ...rightsOf(rest) })),
    )
    .post(
      `${home}/undangan/:id/batal`,
      act('batal', c => withdrawInvitation(ports, c.get('actor'), id(c))),
    )
    .post(
      `${home}/:id/nonaktif`,
      act('nonaktif', c => disablePerson(ports, c.get('actor'), id(c))),
    )
    .post(
      `${home}/:id/aktif`,
      act('aktif', c => enablePerson(ports, c.get('actor'), id(c))),
    )
}

const messages: Record<string, string> = {
  diundang: 'Undangan sedang dikirim; berlaku tujuh hari.',
  batal: 'Undangan dibatalkan.',
  nonaktif: 'Orang itu tidak dapat masuk lagi.',
  aktif: 'Orang itu dapat masuk lagi.',
}

async function onlyAdmins(c: Desk, next: () => Promise<void>) {
  if (!mayAtAll(c.get('actor'), 'people.manage')) throw new Refusal('not_allowed', 'Rekan diatur oleh admin kabupaten/kota Anda.')
  await next()
}

function rightsOf({ role, organisation }: Record<string, string>): { role: Role; organisation: string | null } {
  const sentence = 'Pilih salah satu peran.'
  if (!isWord(roles, role)) throw new Refusal('invalid', sentence, { errors: [{ field: 'role', message: sentence }] })
  return { role, organisation: organisation || null }
}

interface Wrong {
  values: Record<string, string>
  errors: { field: string; message: string }[]
  status: 403 | 409 | 422 | 429
}

async function show(ports: Ports, c: Desk, wrong?: Wrong) {
  const actor = c.get('actor')
  const within = placeOf(actor)
  const query = ports.database.query
  const [members, open, organisations] = await Promise.all([
    listMembers(query, actor.team, within),
    openInvitations(ports, actor.team),
    pageOrganisations(query, { team: actor.team, within, limit: 1000 }),
  ])
  const names = new Map(organisations.map(({ code, name }) => [code, name]))
  const seen = members.filter(({ organisation }) => may(actor, 'people.read', { team: actor.team, organisation }))
  return page(
    c,
    <PortalColleagues
      frame={wrong ? refused(c.get('frame')) : c.get('frame')}
      message={messages[c.req.query('pesan') ?? '']}
      roles={rolesToGive(actor).map(value => ({ value, label: roles[value] }))}
      organisations={organisations.map(({ code, name }) => ({ value: code, label: name }))}
      people={seen.map(({ id, name, email, role, organisation, disabled, seenAt, ...rest }) => ({
        ...{ id, name, email, disabled, roleLabel: roles[role], self: id === actor.id },
        agency: names.get(organisation ?? '') ?? organisation ?? '',
        seen: seenAt ? new Date(seenAt) : undefined,
        manage: mayManage(actor, { id, name, email, role, organisation, disabled, seenAt, ...rest }),
      }))}
      invitations={open
        .filter(({ invitation }) => mayGive(actor, invitation))
        .map(({ id, invitation, until }) => ({ id, email: invitation.email, roleLabel: roles[invitation.role], until: new Date(until) }))}
      values={wrong?.values ?? { role: 'reporter', organisation: within }}
      errors={wrong?.errors}
    />,
    wrong?.status ?? 200,
  )
}
