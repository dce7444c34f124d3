import { type Context, Hono } from 'hono'
import { acceptInvitation, openInvitation } from '../../casework/people/invitations.ts'
import { limitTries } from '../../casework/people.ts'
import { roles } from '../../core/vocabulary.ts'
import type { Ports } from '../../ports.ts'
import { addressOf } from '../address.ts'
import { linesOf, readForm, shownOnPage } from '../console/form.ts'
import { Invited } from '../pages/public/invited.tsx'
import { frameOf, page, refused } from '../team.ts'

type Door = Context<{ Bindings: { address: string } }>

/** An invitation is accepted by its link alone: whoever reads that mailbox is who was invited. */
export function invitationRoutes(ports: Ports) {
  return new Hono<{ Bindings: { address: string } }>()
    .get('/undangan/:token', c => show(ports, c, { token: c.req.param('token'), values: {} }))
    .post('/undangan/:token', async c => {
      const token = c.req.param('token')
      await limitTries(ports, `undangan dari ${addressOf(c)}`, { most: 60, within: 900_000 })
      const { values } = await readForm(c.req)
      const { name = '', password = '' } = values
      try {
        await acceptInvitation(ports, token, { name, password })
      } catch (error) {
        const { refusal } = shownOnPage(error)
        return show(ports, c, { token, values: { name }, errors: linesOf(refusal, 'name') })
      }
      return c.redirect('/masuk?pesan=undangan-diterima', 303)
    })
}

interface Shown {
  token: string
  values: { name?: string }
  errors?: { field: string; message: string }[]
}

async function show(ports: Ports, c: Door, { token, values, errors }: Shown) {
  const { team, invitation, known } = await openInvitation(ports, token)
  const frame = frameOf(ports, team, c.req.path)
  return page(
    c,
    <Invited
      frame={errors ? refused(frame) : frame}
      token={token}
      email={invitation.email}
      roleLabel={roles[invitation.role]}
      organisation={invitation.organisation ?? undefined}
      known={known}
      values={{ name: invitation.name, ...values }}
      errors={errors}
    />,
    errors ? 422 : 200,
  )
}
