import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkTemplate } from '../../src/mail/check-template.ts'

const template = (name: string) => readFileSync(join(import.meta.dirname, '../../templates', `${name}.md`), 'utf8')
const reasons = (name: string, source: string) => checkTemplate(`${name}.md`, source).map(({ reason }) => reason)

const toTheAffected: [fact: string, says: string][] = [
  ['advisory.kind', 'jenis indikasi'],
  ['advisory.system', 'sistem terdampak'],
  ['advisory.actions', 'tindakan yang diminta'],
  ['advisory.due', 'batas waktu'],
  ['advisory.version', 'versi'],
  ['advisory.history', 'riwayat versi'],
  ['confirm_url', 'cara mengonfirmasi'],
  ['team.email team.phone', 'kontak tim'],
]
const threeContents: [string, string][] = [
  ['incident.exposed', 'data pribadi yang terungkap'],
  ['incident.occurred', 'kapan data itu terungkap'],
  ['incident.entry', 'bagaimana data itu terungkap'],
  ['incident.handling', 'upaya penanganan'],
  ['incident.recovery', 'upaya pemulihan'],
]
const owed: Record<string, [string, string][]> = {
  N1: [
    ['ticket.number', 'nomor tiket'],
    ['ticket.url', 'tautan tiket'],
  ],
  N2: toTheAffected,
  N3: toTheAffected,
  N4: toTheAffected,
  N5: [
    ['incident.number', 'nomor tiket'],
    ['incident.kind', 'jenis indikasi'],
    ['incident.system', 'alamat yang dimaksud'],
    ['team.email team.phone', 'kontak tim'],
  ],
  N6: [
    ['team.email team.phone', 'kontak tim'],
    ['incident.officer', 'petugas yang dapat dihubungi'],
    ['incident.description', 'deskripsi insiden'],
    ['incident.chronology', 'kronologi'],
    ['incident.impact', 'dampak'],
  ],
  'N7-subjek': threeContents,
  'N7-lembaga': threeContents,
  N8: [
    ['statement.kind', 'jenis kejadian'],
    ['letter.date', 'tanggal'],
    ['team.email team.phone', 'kontak tim'],
  ],
  N9: [
    ['advisory.number', 'nomor'],
    ['advisory.version', 'versi'],
    ['advisory.history', 'riwayat versi'],
  ],
}
const cases = Object.entries(owed).flatMap(([name, fields]) => fields.map(([fact, says]) => ({ name, fact, says })))

/** Takes every mention of a value out: what prints it, and the loop over it. What asks whether it is there stays. */
function without(source: string, facts: string): string {
  return facts.split(' ').reduce((text, fact) => {
    const path = fact.replace('.', '\\.')
    return text
      .replace(new RegExp(`\\{\\{ ${path}\\b[^}]*\\}\\}`, 'g'), '')
      .replace(new RegExp(`\\{% button [^%]*${path} %\\}`, 'g'), '')
      .replace(new RegExp(`\\{% for \\w+ in ${path} %\\}[\\s\\S]*?\\{% endfor %\\}`, 'g'), '')
  }, source)
}

describe('What a notice owes by law or by our word', () => {
  test.each(cases)('$name without its $fact is refused: $says', ({ name, fact, says }) => {
    const silent = without(template(name), fact)
    expect(silent).not.toBe(template(name))
    expect(reasons(name, silent).join()).toContain(`harus mencantumkan ${says}:`)
    expect(reasons(name, template(name))).toEqual([])
  })

  test('asking whether a deadline is set does not tell it, and telling it only when something else is known does not either', () => {
    const asked = template('N2').replaceAll('{{ advisory.due }}', '')
    const sometimes = template('N2').replaceAll('{{ advisory.due }}', '{% if advisory.explanation %}{{ advisory.due }}{% endif %}')
    for (const source of [asked, sometimes]) {
      expect(source).toContain('{% if advisory.due %}')
      expect(reasons('N2', source)).toEqual(['Templat ini harus mencantumkan batas waktu: tulis {{ advisory.due }}.'])
    }
  })

  test.each(Object.keys(owed))('%s without its TLP in the subject, or before everything else, is refused', name => {
    const source = template(name)
    expect(reasons(name, source.replace('[TLP:{{ tlp }}] ', ''))).toEqual(['Subjek harus memuat kode TLP: tulis [TLP:{{ tlp }}].'])
    expect(reasons(name, source.replace('**TLP:{{ tlp }}**', 'Penting'))).toEqual([
      'Baris pertama isi harus memuat kode TLP: tulis **TLP:{{ tlp }}**.',
    ])
  })

  test('what only shows when nothing is known is tried too: a button for a link that may be missing', () => {
    const source = `${template('N1')}\n{% button "Buka", ticket.url %}\n`
    expect(checkTemplate('N1.md', source)).toHaveLength(1)
  })
})
