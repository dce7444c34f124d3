import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { askForApproval } from '../../src/casework/advisory/ask.ts'
import { approveAdvisory, reviseAdvisory } from '../../src/casework/advisory/draft.ts'
import { returnAdvisory } from '../../src/casework/advisory/return.ts'
import { dispatchAdvisory, withdrawAdvisory } from '../../src/casework/advisory/send.ts'
import { replyToReporter } from '../../src/casework/reporter/write.ts'
import { addNote } from '../../src/casework/work-incident.ts'
import { listUnreadable } from '../../src/mail/own/unreadable.ts'
import { tick } from '../../src/mail/tick.ts'
import { updateIncident } from '../../src/store/incidents.ts'
import { insertText } from '../../src/store/templates.ts'
import { root } from '../engines.ts'
import { aNotice, aTeam, bTeam, type Cast, drafted, reported, stateOf } from '../fixtures.ts'
import { emailOf, type Visit, visitor } from '../portal/desk.ts'
import { createWorld, engines, type World } from '../world.ts'

const home = '/konsol/admin/templat'

for (const engine of engines)
  describe(`Own texts of a team on ${engine.name}`, () => {
    let world: World
    let cast: Cast
    let bagus: Visit
    let rina: Visit
    let id: string
    let number: string
    beforeEach(async () => {
      world = await createWorld(engine)
      cast = await aTeam(world)
      bagus = await visitor(world, emailOf(cast.bagus))
      rina = await visitor(world, emailOf(cast.rina))
      id = await reported(world, cast.team)
      number = (await stateOf(world, id)).number
    })
    afterEach(() => world.close())

    const shipped = (name: string) => world.ports.texts.templates[`${name}.md`] ?? ''
    /** The shipped text with a greeting of its own. */
    const worded = (greeting: string, name = 'N2') => shipped(name).replace('**TLP:{{ tlp }}**', `**TLP:{{ tlp }}**\n\n${greeting}`)
    const save = (source: string, { at = { instansi: '', playbook: '' }, seq = 0, name = 'N2', by = bagus } = {}) =>
      by(`${home}/${name}`, { ...at, seq: String(seq), source })
    const sent = async (greetings: string[]) => {
      const before = world.mailbox.length
      await tick(world.ports)
      const mails = world.mailbox.slice(before)
      expect(mails.length).toBeGreaterThan(0)
      return greetings.filter(greeting => mails.some(({ text }) => text.includes(greeting)))
    }
    const release = async (advisory: string) => {
      await approveAdvisory(world.ports, cast.bagus, advisory)
      await dispatchAdvisory(world.ports, cast.bagus, advisory)
    }

    test('the nearest text goes out: that of the agency above before the playbook’s, and the shipped one where none is', async () => {
      const all = ['Salam semua', 'Salam web', 'Salam Gresik']
      const first = await drafted(world, cast.rina, number)
      await release(first)
      expect(await sent(all)).toEqual([])
      expect((await save(worded('Salam semua'))).status).toBe(303)
      await release(await drafted(world, cast.rina, number))
      expect(await sent(all)).toEqual(['Salam semua'])
      expect((await save(worded('Salam web'), { at: { instansi: '', playbook: 'web' } })).status).toBe(303)
      await release(await drafted(world, cast.rina, number))
      expect(await sent(all)).toEqual(['Salam web'])
      expect((await save(worded('Salam Gresik'), { at: { instansi: '35.25', playbook: '' } })).status).toBe(303)
      await release(await drafted(world, cast.rina, number))
      expect(await sent(all)).toEqual(['Salam Gresik'])
      const other = aNotice(null, { notice: 'N4', tlp: 'GREEN', audience: { ...aNotice(null).audience, organisations: ['35.78'] } })
      await release(await drafted(world, cast.rina, null, other))
      expect(await sent(all)).toEqual([])
    })

    test('what was approved goes out as it was read: a text saved since changes nothing, until it is revised and approved again', async () => {
      const all = ['Salam lama', 'Salam baru']
      await save(worded('Salam lama'))
      const advisory = await drafted(world, cast.rina, number)
      const { text: seen } = await bagus(`/konsol/imbauan/${advisory}`)
      expect(seen).toContain('Salam lama')
      const shown = /name="texts" value="(\d+)"/.exec(seen)?.[1] ?? ''
      await save(worded('Salam baru'), { seq: 1 })
      await bagus(`/konsol/imbauan/${advisory}/persetujuan`, { seq: '1', texts: shown })
      expect((await bagus(`/konsol/imbauan/${advisory}`)).text).toContain('Salam lama')
      await dispatchAdvisory(world.ports, cast.bagus, advisory)
      expect(await sent(all)).toEqual(['Salam lama'])
      expect((await bagus(`/konsol/imbauan/${advisory}`)).text).not.toContain('Salam baru')
      const again = await drafted(world, cast.rina, number)
      await approveAdvisory(world.ports, cast.bagus, again)
      await reviseAdvisory(world.ports, cast.rina, again, aNotice(number))
      await save(worded('Salam lama lagi'), { seq: 2 })
      await release(again)
      expect(await sent(['Salam lama lagi'])).toEqual(['Salam lama lagi'])
    })

    test('an advisory approved before the team had any text stays with the shipped one; its withdrawal is worded as of now', async () => {
      const advisory = await drafted(world, cast.rina, number)
      await approveAdvisory(world.ports, cast.bagus, advisory)
      await save(worded('Salam baru'))
      await save(worded('Salam cabut', 'N9'), { name: 'N9' })
      await dispatchAdvisory(world.ports, cast.bagus, advisory)
      expect(await sent(['Salam baru'])).toEqual([])
      await withdrawAdvisory(world.ports, cast.bagus, advisory)
      expect(await sent(['Salam cabut'])).toEqual(['Salam cabut'])
    })

    test('receipts and letters too are worded for the agency and the playbook', async () => {
      await save(worded('Salam Dinkes', 'N1'), { name: 'N1', at: { instansi: '35.25/dinkes', playbook: 'web' } })
      await save(worded('Salam BSSN', 'N6'), { name: 'N6', at: { instansi: '35.25', playbook: '' } })
      expect(await sent(['Salam Dinkes'])).toEqual(['Salam Dinkes'])
      expect((await rina(`/konsol/tiket/${number}/surat/N6`)).text).toContain('Salam BSSN')
    })

    test('a reply, a mention, a request for approval and its return are worded too; what they must say cannot be left out, and no wording tells of a RED case', async () => {
      for (const name of ['balasan', 'sebutan', 'persetujuan', 'pengembalian'])
        expect((await save(worded(`Salam ${name}`, name), { name })).status, name).toBe(303)
      const silent = await save(shipped('sebutan').replace('{% button "Buka tiket", console_url %}', ''), { name: 'sebutan', seq: 1 })
      expect([silent.status, silent.text.includes('harus mencantumkan tautan tiket')]).toEqual([422, true])
      const hand = { actor: cast.rina, incident: id }
      await replyToReporter(world.ports, hand, 'Kami sudah melihatnya.')
      await addNote(world.ports, hand, { text: '@Sari tolong lihat', visible: false })
      const draft = await drafted(world, cast.rina, number)
      await askForApproval(world.ports, cast.rina, draft, undefined)
      await returnAdvisory(world.ports, cast.bagus, draft, { note: 'Judulnya kurang jelas.' })
      expect(await sent(['Salam balasan', 'Salam sebutan', 'Salam persetujuan', 'Salam pengembalian'])).toEqual([
        'Salam balasan',
        'Salam sebutan',
        'Salam persetujuan',
        'Salam pengembalian',
      ])
      const { number: _, ...known } = await stateOf(world, id)
      await world.ports.database.commit([updateIncident(world.ports.database.query, { ...known, tlp: 'RED' })])
      await replyToReporter(world.ports, hand, 'Rahasia sekali.')
      expect(await sent(['Salam balasan', 'Rahasia sekali'])).toEqual(['Salam balasan'])
    })

    test('a text with a fault is refused with its line; what was typed stays, and what held goes on holding', async () => {
      await save(worded('Salam lama'))
      const wrong = `${worded('Salam salah')}\n{{ advisory.nomer }}`
      const answer = await save(wrong, { seq: 1 })
      const line = wrong.split('\n').length
      expect(answer.status).toBe(422)
      expect(answer.text).toContain(`Baris ${line}: Nilai “advisory.nomer” tidak tersedia untuk templat ini.`)
      expect(answer.text).toContain('Salam salah')
      expect(answer.text).toContain('<title>Galat: ')
      expect((await bagus(`${home}/N2`)).text).toContain('Salam lama')
      expect((await save(worded('x'), { at: { instansi: '99.99', playbook: 'tidak-ada' }, seq: 0 })).status).toBe(422)
      expect((await save(worded('x'), { name: 'undangan' })).status).toBe(404)
    })

    test('two who write at once: the second is told, and keeps what they wrote', async () => {
      await save(worded('Satu'))
      const late = await save(worded('Dua'))
      expect([late.status, late.text.includes('Dua')]).toEqual([409, true])
      const both = await Promise.all([save(worded('Tiga'), { seq: 1 }), save(worded('Empat'), { seq: 1 })])
      expect(both.map(({ status }) => status).sort()).toEqual([303, 409])
    })

    test('a text that is given up gives way to the wider one; every version can be read again, with who and when', async () => {
      await save(worded('Salam semua'))
      const at = { instansi: '35.25', playbook: '' }
      await save(worded('Salam Gresik'), { at })
      await save(worded('Salam Gresik kedua'), { at, seq: 2 })
      expect((await bagus(`${home}/N2/hapus`, { ...at, seq: '2' })).status).toBe(409)
      expect((await bagus(`${home}/N2/hapus`, { ...at, seq: '3' })).status).toBe(303)
      await release(await drafted(world, cast.rina, number))
      expect(await sent(['Salam semua', 'Salam Gresik'])).toEqual(['Salam semua'])
      const place = await bagus(`${home}/N2?instansi=35.25&playbook=`)
      for (const said of ['teks 2', 'teks 3', 'dihapus', 'Bagus']) expect(place.text).toContain(said)
      expect((await bagus(`${home}/N2?instansi=35.25&playbook=&versi=2`)).text).toContain('Salam Gresik\n')
      const acts = await world.ports.database.query.selectFrom('audit').select(['action', 'detail']).where('subject', '=', 'N2').execute()
      expect(acts.map(({ action }) => action)).toEqual(['template_changed', 'template_changed', 'template_changed', 'template_removed'])
      expect(acts.map(({ detail }) => detail).join()).not.toContain('Salam')
    })

    test('a text that a newer program cannot read any more holds up no mail: the shipped one goes, and the log says so', async () => {
      const row = {
        name: 'N2',
        organisation: '',
        playbook: '',
        version: 1,
        source: 'usang {{ nilai.lama }}',
        at: '2026-07-01',
        by: 'Bagus',
      }
      await world.ports.database.commit([insertText(world.ports.database.query, cast.team.id, row)])
      await release(await drafted(world, cast.rina, number))
      expect(await sent(['Kami menemukan indikasi insiden siber', 'usang'])).toEqual(['Kami menemukan indikasi insiden siber'])
      expect((await bagus(`${home}/N2`)).text).toContain('tidak terbaca lagi')
      expect((await listUnreadable(world.ports, cast.team.id)).map(({ version }) => version)).toEqual([1])
      expect(world.logged).toContainEqual(expect.objectContaining({ what: 'own text passed over', template: 'N2', version: 1 }))
    })

    test('an analyst reads and tries, a lead and an admin save, another team has its own', async () => {
      expect((await rina(home)).status).toBe(200)
      expect((await save(worded('Salam'), { by: rina })).status).toBe(403)
      expect((await save(worded('Salam admin'), { by: await visitor(world, emailOf(cast.admin)) })).status).toBe(303)
      const sultra = await bTeam(world)
      const udin = await visitor(world, emailOf({ name: sultra.udin.name }, 'sultra'))
      expect((await udin(`${home}/N2`)).text).not.toContain('Salam admin')
      expect((await udin(`${home}/N2?versi=1`)).text).not.toContain('Salam admin')
    })

    test('nothing that anybody types breaks it', async () => {
      const naughty: string[] = JSON.parse(readFileSync(join(root, 'test/data/evil/blns.json'), 'utf8'))
      const typed = [
        ...naughty.filter((_, at) => at % 25 === 0),
        '\u0000',
        '\ud800',
        '{% for',
        '{{',
        '---\n---\n',
        '{% if %}',
        "'; DROP TABLE template; --",
      ]
      for (const word of typed.map(one => one.toWellFormed())) {
        const form = { source: `${shipped('N2')}${word}`, instansi: word, playbook: word, tiket: word, seq: word }
        const asked = new URLSearchParams({ instansi: word, playbook: word, versi: word })
        const answers = [
          await bagus(`${home}/N2`, form),
          await bagus(`${home}/N2`, { ...form, source: word, instansi: '', playbook: '' }),
          await bagus(`${home}/N2/pratinjau`, { ...form, source: shipped('N2') }),
          await bagus(`${home}/N2/hapus`, form),
          await bagus(`${home}/N2?${asked}`),
        ]
        expect(
          answers.map(({ status }) => status).filter(status => status >= 500),
          word,
        ).toEqual([])
      }
      expect(world.logged.filter(({ level }) => level === 'error')).toEqual([])
    }, 60_000)

    describe('a preview', () => {
      const attempt = (source: string, tiket: string, by = rina, name = 'N2') =>
        by(`${home}/${name}/pratinjau`, { source, tiket, seq: '0' })
      const seen = (text: string) => text.slice(text.indexOf('id="pratinjau"'), text.lastIndexOf('</pre>'))

      test('shows a real incident in the text that is not saved, and no secret of it', async () => {
        const { status, text } = await attempt(worded('Salam coba'), number)
        expect(status).toBe(200)
        for (const said of ['Salam coba', 'TLP:AMBER', (await stateOf(world, id)).title]) expect(seen(text)).toContain(said)
        const receipt = seen((await attempt(shipped('N1'), number, rina, 'N1')).text)
        expect(receipt).toContain(number)
        for (const kept of ['Pak Agus', '/t/']) expect(receipt.replace('/t/contoh', '')).not.toContain(kept)
        expect(await world.ports.database.query.selectFrom('template').selectAll().execute()).toEqual([])
      })

      test('is only of what the person may read, and never of a RED incident', async () => {
        const { number: _, ...incident } = await stateOf(world, id)
        await world.ports.database.commit([updateIncident(world.ports.database.query, { ...incident, tlp: 'RED' })])
        const admin = await visitor(world, emailOf(cast.admin))
        for (const [tiket, by] of [
          ['TKT-9999-0001', rina],
          [number, rina],
          [number, admin],
        ] as const) {
          const { status, text } = await attempt(worded('Salam coba'), tiket, by)
          expect([status, text.includes('Salam coba'), text.includes(incident.title)]).toEqual([422, true, false])
        }
        expect((await attempt(worded('Salam coba'), '', admin)).status).toBe(200)
      })

      test('refuses what saving would refuse', async () => {
        const { status, text } = await attempt(`${shipped('N2')}<script>alert(1)</script>`, number)
        expect(status).toBe(422)
        expect(text).toContain('HTML tidak boleh dipakai')
        expect(text).not.toContain('<script>alert')
      })
    })
  })
