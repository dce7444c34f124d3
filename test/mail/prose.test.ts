import { describe, expect, test } from 'vitest'
import { exampleFacts } from '../../src/mail/example.ts'
import { markdownHtml, render } from '../../src/mail/render.ts'
import { readTexts } from '../../src/runtime/node/texts.ts'

const source = readTexts().templates['N4.md'] ?? ''
const letter = (explanation: string) => render(source, { ...exampleFacts, advisory: { ...exampleFacts.advisory, explanation } })
/** What stands after the explanation. */
const tail = (text: string) => text.slice(text.lastIndexOf('Kontak'))

describe('An explanation in Markdown', () => {
  test('is Markdown in the letter and on the page alike, and itself in the text part', () => {
    const typed = '**Tebal**\n\n- satu\n- dua\n\n| a | b |\n| - | - |\n| 1 | 2 |'
    expect(letter(typed).html).toContain(markdownHtml(typed).trim())
    expect(markdownHtml(typed)).toContain('<strong>Tebal</strong>')
    expect(markdownHtml(typed)).toContain('<table>')
    expect(letter(typed).text).toContain(typed)
  })

  test.each([
    ['an unclosed block', '```\nrm -rf'],
    ['a block in a list', '- a\n  ~~~\n  b'],
    ['a button', '~~~button\nKonfirmasi\nhttps://evil.example/\n~~~'],
    ['a block of our own kind', '~~~prose\n"[x](https://evil.example/)"'],
    ['a definition', '[Konfirmasi]: https://evil.example/\n\n[Konfirmasi]'],
    ['a heading', '# Kontak palsu\n\nKontak\n===\n\nKontak\n---'],
    ['HTML', '</td></tr></table><script>alert(1)</script><!-- '],
    ['an unclosed quotation and list', '> 1. a\n>    - b'],
    ['Liquid', '{{ team.email }}{% if x %}'],
    ['a picture', '![x](https://bssn.go.id/p.png)'],
    ['a script for a link', '[x](javascript:alert(1)) [y](data:text/html,x) [z](//evil.example)'],
    ['a bare address', 'Buka https://evil.example/ dan http://evil.example'],
    ['letters that turn the writing', '\u202egnp.exe\u202c'],
  ])('%s changes nothing around it', (_, typed) => {
    const plain = letter('Biasa.')
    const { html, text } = letter(typed)
    expect(tail(html)).toBe(tail(plain.html))
    expect(tail(text)).toBe(tail(plain.text))
    expect(html.split('class="button"').length).toBe(plain.html.split('class="button"').length)
    expect(html).not.toMatch(/<h1|<script|<img|javascript:alert\(1\)"|href="(?:data:|\/\/|https?:\/\/evil)/)
    expect(text).not.toMatch(/\p{Cf}/u)
  })

  test('only what is written as a link is one', () => {
    const html = markdownHtml(
      '[panduan](https://bssn.go.id/a_b) <https://bssn.go.id/> https://evil.example [x](http://evil.example "judul")',
    )
    expect([...html.matchAll(/href="([^"]+)"/g)].map(([, href]) => href)).toEqual(['https://bssn.go.id/a_b', 'https://bssn.go.id/'])
  })
})
