import { expect, test } from 'vitest'
import { type Playbook, stepOf } from '../../src/core/playbook.ts'
import { changeOf } from '../../src/formats/diagram/marks.ts'
import { playbookDiagram } from '../../src/formats/diagram.ts'
import { playbook } from '../fixtures.ts'

const choicesOf = ({ steps }: Playbook) => Object.values(steps).flatMap(step => Object.values(step.choices))
const count = (text: string, part: string | RegExp) => text.split(part).length - 1
const words = (svg: string) => svg.replace(/<\/tspan>/g, '').replace(/<tspan[^>]*>/g, ' ')

test.each(['web', 'umum'] as const)('the picture of playbook %s shows every step and every choice by its words', id => {
  const rules = playbook(id)
  const svg = playbookDiagram(rules)
  for (const { name } of Object.values(rules.steps)) expect(words(svg)).toContain(`>${name}</text>`)
  for (const { label } of choicesOf(rules)) expect(words(svg)).toContain(`>${label}</text>`)
  expect(count(svg, 'class="step')).toBe(Object.keys(rules.steps).length)
  expect(svg.split('class="labels"')[0]?.split('class="ways"')[1]?.split('<path').length).toBe(choicesOf(rules).length + 1)
})

test.each(['web', 'umum', 'phishing', 'malware', 'kebocoran-data', 'ddos', 'akun', 'kerentanan', 'hoaks'])(
  'the picture of %s begins at the top left, where a small screen begins to show it',
  id => {
    const svg = playbookDiagram(playbook(id))
    const height = Number(/ height="(\d+)"/.exec(svg)?.[1])
    const [, x, y] = /class="step start"><g[^>]*><rect x="([\d.-]+)" y="([\d.-]+)"/.exec(svg) ?? []
    expect(Number(x)).toBeLessThan(60)
    expect(Number(y)).toBeLessThan(height / 2)
  },
)

test('start, waiting and end are told apart by their shape, not by colour', () => {
  const rules = playbook('web')
  const svg = playbookDiagram(rules)
  expect(count(svg, 'class="step start"')).toBe(1)
  expect(svg).toMatch(/class="step waiting"><g[^>]*><rect[^>]*stroke-dasharray/)
  const ends = Object.values(rules.steps).filter(({ final }) => final)
  expect(count(svg, /class="step final"><g[^>]*><rect[^>]*><rect[^>]*>/)).toBe(ends.length)
})

test('it says what it is to whoever cannot see it, and obeys the strict content policy', () => {
  const svg = playbookDiagram(playbook('web'), undefined, { name: 'lama' })
  expect(svg).toContain('role="img" aria-labelledby="g-lama-t g-lama-d"')
  expect(svg).toContain('<title id="g-lama-t">Diagram playbook Situs web diubah atau disisipi judi online</title>')
  expect(svg).toMatch(/<desc id="g-lama-d">\d+ tahap dan \d+ pilihan, dari “Diterima”/)
  expect(svg).not.toMatch(/style=|<style|<script|\son\w+=/)
})

test('names with the signs of markup stay text', () => {
  const rules = playbook('web')
  rules.name = '</title><script>alert(1)</script>'
  stepOf(rules, 'triase').name = '<b>"Triase" & co'
  const svg = playbookDiagram(rules)
  expect(svg).not.toMatch(/<script|<b>/)
  expect(words(svg)).toContain('&lt;b&gt;&quot;Triase&quot; &amp; co')
})

test('the same playbook is always the same picture', () => {
  expect(playbookDiagram(playbook('web'))).toBe(playbookDiagram(playbook('web')))
})

test('a picture of twelve steps takes at most 15 KB and 30 ms', () => {
  const rules = playbook('web')
  const svg = playbookDiagram(rules)
  const runs = Array.from({ length: 20 }, () => {
    const began = performance.now()
    playbookDiagram(rules)
    return performance.now() - began
  })
  expect(Object.keys(rules.steps).length).toBeGreaterThanOrEqual(12)
  expect(Buffer.byteLength(svg)).toBeLessThan(15_000)
  // The fastest of many: what the work costs, not what else the machine does.
  expect(Math.min(...runs)).toBeLessThan(30)
})

test('a change is told in words and lines: what is new, gone, different', () => {
  const [before, after] = [playbook('web'), playbook('web')]
  delete after.steps.duplikat
  stepOf(after, 'triase').name = 'Triase cepat'
  after.steps.eskalasi = { ...stepOf(before, 'menunggu'), id: 'eskalasi', name: 'Eskalasi' }
  const { both, marks } = changeOf(before, after)
  expect(marks.steps).toEqual({ duplikat: 'removed', triase: 'changed', eskalasi: 'added' })
  expect(marks.choices.duplikat).toEqual({ 'buka-kembali': 'removed' })
  expect(marks.choices.diterima).toEqual({})
  const svg = words(playbookDiagram(both, marks))
  expect(svg).toContain('>− dihapus Duplikat<')
  expect(svg).toContain('>~ diubah Triase cepat<')
  expect(svg).toContain('>+ baru Eskalasi<')
  expect(svg).toContain('>+ baru: Lanjutkan verifikasi<')
})

test('a draft is drawn as it is: a step that does not exist is said to be missing', () => {
  const rules = playbook('web')
  const { terima } = stepOf(rules, 'diterima').choices
  if (terima) terima.to = 'entah'
  expect(words(playbookDiagram(rules))).toMatch(/class="step missing">.*>entah \(tidak ada\)</)
})

test('what is too large to be read as a picture is not drawn', () => {
  const rules = playbook('web')
  const model = stepOf(rules, 'verifikasi')
  for (let more = 0; more < 2000; more++) rules.steps[`s${more}`] = { ...model, id: `s${more}` }
  const svg = playbookDiagram(rules)
  expect(svg).toContain('Terlalu besar untuk digambar')
  expect(svg.length).toBeLessThan(1500)
})
