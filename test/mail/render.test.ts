import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { letters } from '../../src/core/letter-kinds.ts'
import { checkTemplate } from '../../src/mail/check-template.ts'
import { exampleFacts } from '../../src/mail/example.ts'
import { isFillable } from '../../src/mail/fill.ts'
import { render } from '../../src/mail/render.ts'

const folder = join(import.meta.dirname, '../../templates')
const shipped = readdirSync(folder).filter(name => name.endsWith('.md'))
const template = (name: string) => readFileSync(join(folder, name), 'utf8')
const liquidWrong = 'Penulisan Liquid salah di sini: periksa kurung kurawal, {% endif %} dan {% endfor %}.'
const letter = (body: string, subject = 'Uji') => `---\nsubject: "${subject}"\n---\n${body}`

describe('A letter to a thousand', () => {
  const own = fc.record({
    name: fc.string({ unit: 'grapheme' }),
    organisation: fc.string(),
    role: fc.constantFrom('Agen siber', '*', '1. <b>', ' ', 'a & "b"'),
  })

  test.each(['N2.md', 'N3.md', 'N4.md', 'N9.md', 'pengingat.md'])('%s says to each what it would say written for them alone', name => {
    expect(isFillable(template(name))).toBe(true)
    const alone = `${template(name)}\n{% if recipient.name == "x" %}{% endif %}\n`
    expect(isFillable(alone)).toBe(false)
    fc.assert(
      fc.property(own, fc.stringMatching(/^[\w-]{22}$/), (recipient, token) => {
        const facts = { ...exampleFacts, recipient, confirm_url: `http://tanggap.test/b/${token}` }
        expect(render(template(name), facts)).toEqual(render(alone, facts))
      }),
      { numRuns: 60 },
    )
  })

  test('a template that decides by its recipient is rendered for each', () => {
    const choosy = letter('{% if recipient.role == "Pimpinan" %}Bapak/Ibu{% else %}Rekan{% endif %} {{ recipient.name }}')
    const to = (role: string) => render(choosy, { ...exampleFacts, recipient: { name: 'Ani', organisation: 'Dinkes', role } }).text
    expect([to('Pimpinan'), to('Agen siber')]).toEqual(['Bapak/Ibu Ani\n', 'Rekan Ani\n'])
  })
})

describe('The letters we ship', () => {
  test.each(shipped)('%s is sound, and carries its TLP in the subject and in the first line', name => {
    expect(checkTemplate(name, template(name))).toEqual([])
    const { subject, text, html } = render(template(name), exampleFacts)
    expect(subject).toMatch(/^\[TLP:AMBER\+STRICT\] /)
    expect(text.split('\n')[0]).toBe('**TLP:AMBER+STRICT**')
    expect(html).toContain('<strong>TLP:AMBER+STRICT</strong>')
    expect(html).toContain('<div lang="id"')
    expect(html).not.toContain('<img')
  })

  test.each(shipped.filter(name => !Object.hasOwn(letters, name.replace('.md', ''))))('%s ends by saying why this address got it', name => {
    const { text } = render(template(name), exampleFacts)
    const last = text.trim().split('\n').at(-1) ?? ''
    expect(last).toMatch(/^Anda menerima surel ini karena [^{}]{10,}\.$/)
    expect(text.split('Anda menerima surel ini')).toHaveLength(2)
  })

  test.each(['N2.md', 'N3.md', 'N4.md'])('%s has everything that BSSN 1/2024 asks, in the order of UX §6', name => {
    const { text } = render(template(name), exampleFacts)
    const { advisory, confirm_url, team } = exampleFacts
    const order = [advisory.actions[0], advisory.due, advisory.system, advisory.explanation, advisory.indicators[0], advisory.references[0]]
    const afterSalutation = text.slice(text.indexOf('## Yang perlu dilakukan'))
    const places = order.map(one => afterSalutation.indexOf(one ?? '?'))
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    expect(Math.min(...places)).toBeGreaterThan(0)
    for (const wanted of [advisory.kind, confirm_url, team.phone, advisory.number, `versi ${advisory.version}`])
      expect(text).toContain(wanted)
  })

  test('the receipt tells number, code, link, what comes next and by when, and what not to do', () => {
    const { text } = render(template('N1.md'), exampleFacts)
    const { ticket, next, guidance } = exampleFacts
    for (const wanted of [ticket.number, ticket.code, ticket.url, next.says, next.by, guidance.now[0], guidance.not_yet[0]])
      expect(text).toContain(wanted)
  })

  test('the third reminder says that the head of the agency is in copy', () => {
    const escalated = render(template('pengingat.md'), { ...exampleFacts, reminder: { number: 3, escalated: true } })
    expect(escalated.text).toContain('tembuskan kepada pimpinan Dinas Kesehatan Kab. Contoh')
    expect(render(template('pengingat.md'), exampleFacts).text).not.toContain('tembuskan')
  })

  test('a letter without a system, a due time or a phone is still a whole letter', () => {
    const advisory = { ...exampleFacts.advisory, system: null, due: null, explanation: null, indicators: [], references: [], history: [] }
    const { text } = render(template('N2.md'), { ...exampleFacts, advisory, team: { ...exampleFacts.team, phone: null, url: null } })
    expect(text).not.toMatch(/null|undefined|Telepon|Rujukan|Indikator\n/)
    expect(text).toContain('secepatnya')
  })

  test('a button shows its whole link beneath, also in the text part', () => {
    const { text, html } = render(template('N2.md'), exampleFacts)
    expect(text).toContain(`Konfirmasi:\n${exampleFacts.confirm_url}`)
    expect(html).toContain(`>Konfirmasi</a>`)
    expect(html).toContain(`>${exampleFacts.confirm_url}</a>`)
  })
})

describe('What people wrote is data', () => {
  const hostile = [
    '[klik](http://evil.example)',
    '![x](http://evil.example/x.png)',
    '{{ ticket.code }}',
    '{% assign x = 1 %}',
    '<img src=x onerror=alert(1)>',
    '<script>alert(1)</script>',
    '<http://evil.example>',
    'http://evil.example/slot',
    '**TLP:CLEAR**',
    '# Judul',
    '1. satu',
    '- satu',
    '> kutip',
    '`kode`',
    '~~~button\nKlik\nhttp://evil.example\n~~~',
    '&lt;b&gt;',
    '| a | b |\n|---|---|',
    'a\n\n---\n\nb',
    '\\[x](http://evil.example)',
  ]

  test.each(hostile)('%j is printed, not obeyed', value => {
    const { html, text } = render(letter('Nama: {{ v }} selesai\n\n{{ v }}\n\n- {{ v }}\n\n{{ v | paragraphs }}\n\n{{ v | link }}'), {
      v: value,
    })
    const body = html.slice(html.indexOf('overflow-wrap'))
    expect(body).not.toMatch(/<(img|script|strong|em|h\d|ol|blockquote|code|pre|hr|table class)/)
    expect(body).not.toMatch(/<b>/)
    expect(text).not.toContain('K7QM2XPA')
    const withoutLinkFilter = render(letter('{{ v }}\n\n{{ v | paragraphs }}'), { v: value })
    expect(withoutLinkFilter.html).not.toContain('<a ')
    expect(withoutLinkFilter.text).not.toMatch(/https?:\/\//)
  })

  test('the text part shows it as it was written', () => {
    expect(render(letter('Yth. {{ v }}'), { v: 'Ra’as & *Anak* [Kab.] #1' }).text).toBe('Yth. Ra’as & *Anak* [Kab.] #1\n')
    expect(render(letter('Yth. {{ v }}'), { v: 'A & *B* [C] #1' }).html).toContain('Yth. A &amp; *B* [C] #1')
  })

  test('a subject stays one line of at most 200 characters, whatever stands in it', () => {
    const { subject } = render(letter('x', 'Tiket {{ v }}'), { v: `a\r\nBcc: korban@example.com\u2028${'x'.repeat(400)}` })
    expect(subject).not.toMatch(/[\r\n\u2028]/)
    expect(subject).toMatch(/^Tiket a Bcc: korban@example.com x+…$/)
    expect([...subject].length).toBe(200)
  })

  test('characters that turn the direction of writing are taken out', () => {
    expect(render(letter('{{ v }}'), { v: 'a\u202Egnp.exe' }).text).toBe('agnp.exe\n')
  })

  test.each(['javascript:alert(1)', 'data:text/html,x', 'https://a b', 'https://a"onclick=', '', null])(
    '%j is no link for a button',
    url => {
      expect(() => render(letter('{% button "Buka", url %}'), { url })).toThrow()
    },
  )

  test('the link filter makes web addresses work and nothing else', () => {
    const { html } = render(letter('{{ v | link }}'), { v: 'lihat https://contoh.go.id/a?b=1&c=2 atau javascript:alert(1)' })
    expect(html).toContain('<a href="https://contoh.go.id/a?b=1&amp;c=2">')
    expect(html.match(/<a /g)?.length).toBe(1)
  })

  test('facts have no prototype to climb', () => {
    expect(() => render(letter('{{ v.constructor }}'), { v: 'a' })).toThrow()
  })
})

describe('A template that would fail in the night is refused in the day', () => {
  const refused: [string, string, number, string][] = [
    ['no front matter', 'Halo', 1, 'Templat harus diawali bagian --- yang berisi subject.'],
    ['no subject', '---\ntitle: x\n---\nHalo', 2, 'Kunci “title” tidak dikenal: bagian --- hanya berisi subject.'],
    ['empty subject', '---\nsubject: ""\n---\nHalo', 2, 'Templat tidak punya subject.'],
    ['unknown value', letter('Halo\n\n{{ ticket.nomor }}'), 6, 'Nilai “ticket.nomor” tidak tersedia untuk templat ini.'],
    ['value of another kind of message', letter('{{ clock.id }}'), 4, 'Nilai “clock.id” tidak tersedia untuk templat ini.'],
    ['unknown value in the subject', letter('x', '{{ nomor }}'), 2, 'Nilai “nomor” tidak tersedia untuk templat ini.'],
    ['unknown value in a button', letter('x\n{% button "Buka", tautan %}'), 5, 'Nilai “tautan” tidak tersedia untuk templat ini.'],
    ['unknown filter', letter('x\n{{ tlp | rahasia }}'), 5, 'Filter “rahasia” tidak dikenal.'],
    ['raw', letter('{{ tlp | raw }}'), 4, 'Filter “raw” tidak dikenal.'],
    ['files', letter('{% include "/etc/passwd" %}'), 4, 'Tag “include” tidak dikenal atau tidak boleh dipakai.'],
    ['layouts', letter('x\n\n{% layout "/etc/passwd" %}'), 6, 'Tag “layout” tidak dikenal atau tidak boleh dipakai.'],
    ['unclosed if', letter('x\n{% if tlp %}\nhalo'), 5, liquidWrong],
    ['endless loop', letter('{% for i in (1..999999999) %}x{% endfor %}'), 4, 'Templat ini terlalu besar atau terlalu lama dijalankan.'],
  ]

  test.each(refused)('%s', (_, source, line, reason) => {
    expect(checkTemplate('N1.md', source)).toEqual([{ file: 'N1.md', line, reason }])
  })
})
