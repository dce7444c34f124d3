import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { replyToReporter } from '../../src/casework/reporter/write.ts'
import { transferIncident } from '../../src/casework/transfer.ts'
import { checkTemplate } from '../../src/mail/check-template.ts'
import { exampleFacts } from '../../src/mail/example.ts'
import { saveText } from '../../src/mail/own/save.ts'
import { render } from '../../src/mail/render.ts'
import { tick } from '../../src/mail/tick.ts'
import { findIncidentByNumber } from '../../src/store/incidents.ts'
import { findReportLanguage } from '../../src/store/reports.ts'
import { root } from '../engines.ts'
import { aTeam, bTeam, type Cast, stateOf } from '../fixtures.ts'
import { createWorld, engines, type World } from '../world.ts'

const folder = join(root, 'templates/en')

describe('Mail to whoever reported in English, as we ship it', () => {
  test.each(readdirSync(folder))('%s is sound, has its Indonesian sister, and says in its HTML which language it is in', name => {
    const source = readFileSync(join(folder, name), 'utf8')
    expect(checkTemplate(`en/${name}`, source)).toEqual([])
    expect(readdirSync(join(root, 'templates'))).toContain(name)
    const { subject, text, html } = render(source, exampleFacts, 'en')
    expect(subject).toMatch(/^\[TLP:AMBER\+STRICT\] /)
    expect(text.split('\n')[0]).toBe('**TLP:AMBER+STRICT**')
    expect(html).toMatch(/<html lang="en">[\s\S]*<div lang="en"/)
  })

  test('one that does not say what its sister must is refused at the start', () => {
    const source = readFileSync(join(folder, 'N1.md'), 'utf8').replaceAll('ticket.url', 'team.url')
    expect(checkTemplate('templates/en/N1.md', source).map(({ reason }) => reason)).toEqual([
      'Templat ini harus mencantumkan tautan tiket: tulis {{ ticket.url }}.',
    ])
  })
})

for (const engine of engines)
  describe(`Mail to whoever reported, on ${engine.name}`, () => {
    let world: World
    let cast: Cast
    beforeEach(async () => {
      world = await createWorld(engine)
      cast = await aTeam(world)
    })
    afterEach(() => world.close())

    /** By the public form, from a page in this language. */
    const report = async (bahasa: string, more: Record<string, string> = {}) => {
      const fields = { kind: 'web', story: 'The site shows slot ads', noticed: 'baru-saja', ongoing: 'ya', name: 'Laporan diterima' }
      const body = new URLSearchParams({
        ...fields,
        email: 'ann@un.example',
        form_id: `form-${bahasa}-00001`,
        organisation: 'UN office',
        ...more,
      })
      const answer = await world.request('/lapor/kirim', { method: 'POST', headers: { Cookie: `bahasa=${bahasa}` }, body })
      expect(answer.status).toBe(303)
      await tick(world.ports)
      const mail = world.mailbox.at(-1)
      const number = /TKT-\d{4}-\d{4}/.exec(mail?.subject ?? '')?.[0] ?? ''
      return { mail, number, id: (await findIncidentByNumber(world.ports.database.query, cast.team.id, number))?.incident.id ?? '' }
    }
    const reply = async (incident: string, text: string) => {
      await replyToReporter(world.ports, { actor: cast.rina, incident }, text)
      await tick(world.ports)
      return world.mailbox.at(-1)
    }

    test('who reported from an English page is written to in English, what they are told to do as well', async () => {
      const { mail, number } = await report('en')
      expect(mail?.subject).toBe(`[TLP:AMBER] We have received your report ${number}`)
      expect(mail?.text).toContain('Dear Laporan diterima,')
      expect(mail?.text).toContain('- Kind of incident: Website defaced')
      expect(mail?.text).toContain('We have received your report. An officer will read it')
      expect(mail?.text).toContain('- Do not reinstall, format or switch off the server.')
      expect(mail?.text).toMatch(/You will hear from us by \*\*\w+day \d+ July 2026 at \d\d:\d\d WIB\*\*/)
      expect(mail?.text).not.toMatch(/\b(Jangan|Anda|kami)\b/)
    })

    test('a reply comes in their language, and says what was written as it was written', async () => {
      const { id, number } = await report('en')
      const mail = await reply(id, 'Laporan diterima')
      expect(mail?.subject).toBe(`[TLP:AMBER] Reply of the team about report ${number}`)
      expect(mail?.text).toContain('\nLaporan diterima\n')
      expect(mail?.headers).toMatchObject({ 'In-Reply-To': world.mailbox[0]?.messageId })
    })

    test('who reported from an Indonesian page is written to in Indonesian, also after an English one', async () => {
      await report('en')
      const { mail, id } = await report('id')
      expect(mail?.subject).toContain('sudah kami terima')
      expect(mail?.html).toContain('<html lang="id">')
      expect((await reply(id, 'Terima kasih'))?.subject).toContain('Balasan tim')
    })

    test('a team’s own receipt goes out as the team wrote it', async () => {
      const source = `${world.ports.texts.templates['N1.md']}\nSalam dari Surabaya.\n`
      await saveText(world.ports, cast.bagus, { name: 'N1', organisation: '', playbook: '', seq: 0, source })
      const { mail } = await report('en')
      expect(mail?.text).toContain('Salam dari Surabaya.')
      expect(mail?.text).toContain('- Jenis kejadian: Situs web')
      expect(mail?.html).toContain('<html lang="id">')
    })

    test('the team it is handed on to writes in English, too', async () => {
      const { id } = await report('en')
      const there = await bTeam(world)
      const { seq } = await stateOf(world, id)
      const wanted = { slug: 'sultra', reason: 'Kantornya di Kendari', reporterToo: true, reporterReason: 'Diminta pelapor', seq }
      await transferIncident(world.ports, { actor: cast.bagus, incident: id }, wanted)
      await tick(world.ports)
      expect(world.mailbox.at(-1)?.subject).toMatch(/We have received your report/)
      const [handed] = await world.ports.database.query.selectFrom('incident').select('id').where('team_id', '=', there.team.id).execute()
      expect(await findReportLanguage(world.ports.database.query, handed?.id ?? '')).toBe('en')
    })
  })
