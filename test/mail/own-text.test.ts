import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkOwnText, longestText } from '../../src/mail/own/check.ts'
import { ownTexts } from '../../src/mail/own/save.ts'
import { valuesFor } from '../../src/mail/own/values.ts'

const template = (name: string) => readFileSync(join(import.meta.dirname, '../../templates', `${name}.md`), 'utf8')
const n2 = template('N2')
const lines = n2.split('\n').length
const deep = (many: number) => `${'{% if tlp %}'.repeat(many)}x${'{% endif %}'.repeat(many)}`

describe('A team’s own text', () => {
  test.each(Object.keys(ownTexts))('%s as we ship it could be saved by any team', name => {
    expect(checkOwnText(name, template(name))).toEqual([])
  })

  test.each(Object.keys(ownTexts))('%s: every value that its page offers may be written', name => {
    const offered = valuesFor(name)
    expect(offered.length).toBeGreaterThan(5)
    const all = offered.map(({ written }) => written).join('\n\n')
    expect(checkOwnText(name, `${template(name)}\n\n${all}`)).toEqual([])
  })

  const refused: [string, string, number, string][] = [
    ['an unknown value', `${n2}\n{{ advisory.nomer }}`, lines + 1, 'Nilai “advisory.nomer” tidak tersedia untuk templat ini.'],
    ['a value of other letters', `${n2}{{ incident.impact }}`, lines, 'Nilai “incident.impact” tidak tersedia untuk templat ini.'],
    ['a file', `${n2}\n{% include "N1" %}`, lines + 1, 'Tag “include” tidak dikenal atau tidak boleh dipakai.'],
    ['a file by render', `${n2}\n{% render "N1" %}`, lines + 1, 'Tag “render” tidak dikenal atau tidak boleh dipakai.'],
    [
      'a range of numbers',
      `${n2}\n{% for i in (1..1000000000) %}x{% endfor %}`,
      lines + 1,
      'Deret angka seperti (1..100) tidak boleh dipakai.',
    ],
    ['a range in a value', `${n2}\n{{ (1..9) | join }}`, lines + 1, 'Deret angka seperti (1..100) tidak boleh dipakai.'],
    [
      'a loop in a loop',
      `${n2}\n{% for a in advisory.indicators %}{% for b in advisory.indicators %}x{% endfor %}{% endfor %}`,
      lines + 1,
      'Pengulangan di dalam pengulangan tidak boleh dipakai.',
    ],
    ['seven levels', `${n2}\n${deep(7)}`, lines + 1, 'Bersarang terlalu dalam: paling banyak 6 tingkat.'],
    ['thousands of levels', `${n2}\n${deep(2000)}`, 1, 'Teks ini memakai lebih dari 400 tanda Liquid.'],
    ['a block of HTML', `${n2}\n\n<div onclick="x">a</div>\n`, lines + 2, 'HTML tidak boleh dipakai; tulis dengan Markdown.'],
    ['HTML inside a line', `${n2}\n\nHalo <b>tebal</b>\n`, lines + 2, 'HTML tidak boleh dipakai; tulis dengan Markdown.'],
    ['a comment of HTML', `${n2}\n\n<!-- rahasia -->\n`, lines + 2, 'HTML tidak boleh dipakai; tulis dengan Markdown.'],
    ['an unseen sign', `${n2}\nHalo\u0000`, lines + 1, 'Ada tanda yang tidak terlihat di baris ini; ketik ulang.'],
    ['half a sign', `${n2}\nHalo\ud800`, lines + 1, 'Ada tanda yang tidak terlihat di baris ini; ketik ulang.'],
    ['65 KB', `${n2}${'a'.repeat(longestText)}`, 1, 'Teks ini 67 KB; paling banyak 64 KB.'],
    [
      'a letter that swells with its advisory',
      `${n2}\n{% for a in advisory.indicators %}\n${'panjang '.repeat(1000)}\n{% endfor %}`,
      1,
      'Surat ini menjadi terlalu besar bila semua isinya penuh: kurangi pengulangannya.',
    ],
    ['a missing duty', n2.replaceAll('{{ advisory.due }}', ''), 4, 'Templat ini harus mencantumkan batas waktu: tulis {{ advisory.due }}.'],
    ['no subject', n2.split('\n').slice(3).join('\n'), 1, 'Templat harus diawali bagian --- yang berisi subject.'],
  ]

  test.each(refused)('%s is refused with its line and a sentence', (_, source, line, reason) => {
    const started = performance.now()
    expect(checkOwnText('N2', source)).toEqual([{ line, reason }])
    expect(performance.now() - started).toBeLessThan(4000)
  })

  test('what looks like HTML and is none may stay: an address, a comparison, a value', () => {
    const source = `${n2}\n\nLihat <https://www.bssn.go.id/> bila 1 < 2. {% if advisory.version > 1 %}Baru{% endif %}\n`
    expect(checkOwnText('N2', source)).toEqual([])
  })
})
