import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import nodemailer from 'nodemailer'
import type { Actor } from '../../src/core/actor.ts'
import type { OutgoingMail, Ports } from '../../src/ports.ts'
import type { Team } from '../../src/store/teams.ts'
import { advisories, deliver, mailer, registry } from './built.ts'
import { openFilled } from './filled.ts'

/** Drafts, approves and dispatches one advisory, then empties the outbox. Mails per second of the emptying. */
export async function sendAdvisory(url: string, recipients: number): Promise<{ perSecond: number; messages: OutgoingMail[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'tanggap-bench-mail-'))
  const opened = await openFilled(folder, 1)
  const real = mailer.smtpMailer({ url })
  const messages: OutgoingMail[] = []
  const keeping = {
    configured: true,
    send(mail: OutgoingMail) {
      messages.push(mail)
      return real.send(mail)
    },
  }
  const ports: Ports = { ...opened.ports, mailer: keeping }
  await dispatch(ports, opened.team, recipients)
  const started = performance.now()
  const { sent } = await deliver.deliverDue(ports)
  const perSecond = sent / ((performance.now() - started) / 1000)
  real.close()
  opened.close()
  rmSync(folder, { recursive: true, force: true })
  return { perSecond, messages }
}

/** The same messages by nodemailer alone, its pool as large, with nothing written down. */
export async function sendAlone(port: number, messages: readonly OutgoingMail[]): Promise<number> {
  const transport = nodemailer.createTransport({
    host: '127.0.0.1',
    port,
    pool: true,
    maxConnections: 4,
    maxMessages: 1000,
    ignoreTLS: true,
  })
  const started = performance.now()
  await Promise.all(
    messages.map(({ to, from, subject, text, html, messageId, headers }) =>
      transport.sendMail({ to, from, subject, text, html, messageId, headers }),
    ),
  )
  const perSecond = messages.length / ((performance.now() - started) / 1000)
  transport.close()
  return perSecond
}

export async function dispatch(ports: Ports, team: Team, recipients: number): Promise<void> {
  const created_at = ports.now().toISOString()
  const about = {
    team_id: team.id,
    organisation: '35.25/dinkes',
    role: 'agen',
    phone: null,
    suspended_at: null,
    suspended_why: null,
    created_at,
  }
  const contacts = Array.from({ length: recipients }, (_, at) => ({
    id: ports.newId(),
    ...about,
    name: `Narahubung ${at}`,
    email: `n${at}@kab${at % 38}.example`,
  }))
  await ports.database.commit(contacts.map(contact => registry.insertContact(ports.database.query, contact)))
  const { draftAdvisory, approveAdvisory, dispatchAdvisory } = advisories
  const body = {
    actions: ['Perbarui CMS.', 'Periksa berkas asing.'],
    system: 'CMS',
    explanation: 'Celah dipakai luas.',
    indicators: ['slot.example'],
    references: [],
  }
  const audience = {
    organisations: ['35.25/dinkes'],
    kinds: [],
    below: null,
    assets: [],
    affectedOf: null,
    except: [],
    roles: ['agen' as const],
  }
  const { advisory } = await draftAdvisory(ports, person(team, 'rina'), {
    notice: 'N4',
    incident: null,
    title: 'Celah CMS',
    tlp: 'GREEN',
    body,
    dueAt: null,
    audience,
  })
  await approveAdvisory(ports, person(team, 'bagus'), advisory.id)
  await dispatchAdvisory(ports, person(team, 'bagus'), advisory.id)
}

function person(team: Team, id: string): Actor {
  return { kind: 'person', id, name: id, team: team.id, role: 'lead', organisation: null }
}
