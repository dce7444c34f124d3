import { Hono } from 'hono'
import { ignoreMail, openFromMail, requireMailRoom } from '../../casework/incoming.ts'
import type { Ports } from '../../ports.ts'
import { listUnthreaded } from '../../store/incoming.ts'
import { MailRoom } from '../pages/console/mail.tsx'
import type { Desk, SignedInEnv } from '../session.ts'
import { page } from '../team.ts'

/** What people wrote by mail and belongs to no ticket yet. */
export function mailRoutes(ports: Ports) {
  return new Hono<SignedInEnv>()
    .get('/konsol/surat', c => show(ports, c))
    .post('/konsol/surat/:id/tiket', async c =>
      c.redirect(`/konsol/tiket/${await openFromMail(ports, c.get('actor'), c.req.param('id'))}`, 303),
    )
    .post('/konsol/surat/:id/abaikan', async c => {
      await ignoreMail(ports, c.get('actor'), c.req.param('id'))
      return c.redirect('/konsol/surat?abaikan=1', 303)
    })
}

async function show(ports: Ports, c: Desk) {
  requireMailRoom(c.get('actor'))
  const rows = await listUnthreaded(ports.database.query, c.get('team').id, 100)
  return page(
    c,
    <MailRoom
      frame={c.get('frame')}
      formId={ports.newId()}
      letters={rows.map(({ id, from_address, subject, text, received_at }) => ({
        id,
        from: from_address,
        subject,
        text: text.slice(0, 1500),
        cut: text.length > 1500,
        at: new Date(received_at),
      }))}
      message={c.req.query('abaikan') === '1' ? 'Surat itu diabaikan; aslinya tetap tersimpan.' : undefined}
    />,
  )
}
