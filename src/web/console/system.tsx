import { Hono } from 'hono'
import { retryFailedMail } from '../../casework/retry-mail.ts'
import { mayAtAll } from '../../core/access.ts'
import type { Ports } from '../../ports.ts'
import { countMails, listMails } from '../../store/mails.ts'
import { listContacts, listOrganisations } from '../../store/registry.ts'
import { type CheckLine, type MailState, System } from '../pages/console/system.tsx'
import { requireRight, type SignedInEnv } from '../session.ts'
import { page } from '../team.ts'

/** One screen for the sysadmin: what is not right, and what waits in the outbox. `tanggap doctor` sees the machine itself. */
export function systemRoutes(ports: Ports) {
  return new Hono<SignedInEnv>()
    .get('/konsol/admin/sistem', async c => {
      const { team } = c.get('actor')
      requireRight(c.get('actor'), 'system.read', null)
      const runs = mayAtAll(c.get('actor'), 'system.run')
      const only = mailStates.find(state => state === c.req.query('keadaan'))
      const [counts, mails, checks] = await Promise.all([
        countMails(ports.database.query, team),
        listMails(ports.database.query, team, { status: only, limit: 50 }),
        checksOf(ports, team),
      ])
      return page(
        c,
        <System
          frame={c.get('frame')}
          version={ports.settings.version}
          checks={checks}
          counts={{ queued: 0, sending: 0, sent: 0, failed: 0, ...counts }}
          only={only}
          message={c.req.query('kabar')}
          mails={mails.map(({ id, template, address, status, attempts, response, hold, created_at, sent_at }) => ({
            id,
            template,
            address: runs && template !== 'N1' ? address : masked(address),
            state: status as MailState,
            attempts,
            retriable: runs && status === 'failed' && hold === null,
            response: response ?? undefined,
            at: new Date(sent_at ?? created_at),
          }))}
        />,
      )
    })
    .post('/konsol/admin/sistem/surel/:id/ulang', async c => {
      requireRight(c.get('actor'), 'system.run', null)
      await retryFailedMail(ports, c.get('actor'), c.req.param('id'))
      const said = new URLSearchParams({ keadaan: 'failed', kabar: 'Dikirim lagi dalam beberapa detik.' })
      return c.redirect(`/konsol/admin/sistem?${said}`, 303)
    })
}

const mailStates: readonly MailState[] = ['queued', 'sending', 'sent', 'failed']

/** A receipt goes to whoever reported: the admin sees where mail waits, not who reports; an auditor sees no address at all. */
function masked(address: string): string {
  return `…${address.slice(Math.max(0, address.lastIndexOf('@')))}`
}

async function checksOf(ports: Ports, team: string): Promise<CheckLine[]> {
  const [organisations, contacts] = await Promise.all([
    listOrganisations(ports.database.query, team),
    listContacts(ports.database.query, { team }),
  ])
  const reachable = new Set(
    contacts.filter(contact => contact.email && !contact.suspended && !contact.unverified).map(contact => contact.organisation),
  )
  const silent = organisations.filter(({ code }) => !reachable.has(code)).length
  const { configured } = ports.mailer
  const https = ports.settings.baseUrl.startsWith('https:')
  return [
    {
      state: configured ? 'good' : 'warn',
      name: 'Surel keluar',
      says: configured ? 'SMTP terpasang' : 'SMTP_URL belum diisi: surel menunggu di sini',
      fix: configured ? undefined : 'SMTP_URL=smtps://pengguna:sandi@server:465',
    },
    { state: https ? 'good' : 'warn', name: 'Alamat', says: ports.settings.baseUrl, fix: https ? undefined : 'BASE_URL=https://…' },
    {
      state: silent === 0 ? 'good' : 'warn',
      name: 'Instansi tanpa narahubung',
      says: String(silent),
      fix: silent === 0 ? undefined : '/konsol/instansi?tanpa=narahubung',
    },
  ]
}
