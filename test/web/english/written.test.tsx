import type { Child, FC } from 'hono/jsx'
import { describe, expect, test } from 'vitest'
import { catalogues } from '../../../src/web/english/catalogues.ts'
import { inLanguage } from '../../../src/web/language/spoken.ts'
import { asWritten } from '../../../src/web/language/written.ts'
import { PublicPage } from '../../../src/web/pages/parts/public-page.tsx'
import { samples } from '../../browser/preview.tsx'
import { frame } from '../../browser/samples/given.ts'
import { isOurs } from './ours.ts'

const english = (draw: () => unknown) => inLanguage('en', () => String(draw()))

/** Every sentence that a page in English says otherwise, with something in the places of its values. */
const sentences = catalogues
  .flatMap(({ texts, sentences = {} }) => [...Object.entries(texts), ...Object.entries(sentences)])
  .map(([key, to]) => [key.replace(/\{(#|word)?\}/g, '3'), to] as const)
  .map(([key, to]) => [key.trim(), to] as const)
  .filter(([key]) => key.length > 1)

function shown(html: string): string {
  return html.replaceAll('&#39;', "'").replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}

describe('What somebody wrote stands as it was written, be it word for word a sentence of ours', () => {
  const Row: FC<{ name: string; children?: Child }> = ({ name, children }) => (
    <dd title={name}>
      <b>{children}</b>
    </dd>
  )

  test('every sentence of the catalogues, alone, beside words of ours, handed on by a part, in an attribute, in the title of the page', () => {
    expect(sentences.length).toBeGreaterThan(3000)
    const touched = sentences.flatMap(([said]) => {
      const drawn = english(() => (
        <>
          <p>{asWritten(said)}</p>
          <p>Imbauan ini sudah diganti oleh {asWritten(said)}.</p>
          <Row name="Nama">{asWritten(said)}</Row>
          <section aria-label={asWritten(said)}>x</section>
        </>
      ))
      return shown(drawn).split(said).length - 1 === 4 ? [] : [said]
    })
    expect(touched).toEqual([])
    expect(english(() => <PublicPage frame={frame} title={asWritten('Laporan diterima')} />)).toContain('<title>Laporan diterima – ')
  })

  test('the words around it are said in English', () => {
    expect(english(() => <p>Imbauan ini sudah diganti oleh {asWritten('Laporan diterima')}.</p>)).toBe(
      '<p>This advisory has been replaced by Laporan diterima.</p>',
    )
    expect(english(() => <Row name="Nama">{asWritten('Laporan diterima')}</Row>)).toBe('<dd title="Name"><b>Laporan diterima</b></dd>')
  })

  test('nothing that was not written is nothing', () => {
    expect([asWritten(''), asWritten(null), asWritten(undefined)]).toEqual(['', null, undefined])
  })
})

/** Whole texts of few and plain words, so that none is part of another. */
const probes = catalogues
  .flatMap(({ texts }) => Object.entries(texts))
  .filter(([key, to]) => /^[\p{L} ]{9,60}$/u.test(key) && key === key.trim() && !to.includes(key))
  .filter(([key, to], at, all) => !all.some((one, other) => other !== at && (one[0].includes(key) || one[1].includes(to))))

type Node = { tag: FC<Record<string, unknown>>; props: Record<string, unknown> }
type Probe = readonly [path: string, said: string, to: string]

/** The page of a sample with a sentence of ours in the place of every text it was given. */
function probed(name: string): { html: string; probes: Probe[] } {
  const node = samples[name]?.() as unknown as Node
  const plain = `${samples[name]?.()}${english(() => samples[name]?.())}`
  const rest = probes.filter(([said, to]) => !plain.includes(said) && !plain.includes(to))
  const given: Probe[] = []
  const put = (value: unknown, path: string): unknown => {
    if (typeof value === 'string' && isText(value)) {
      const [said, to] = rest.splice(0, 1)[0] ?? ['', '']
      given.push([path, said, to])
      return said
    }
    if (isList(value)) return value.map(one => put(one, path))
    if (!isRecord(value)) return value
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, silent.has(key) ? one : put(one, `${path}.${key}`)]))
  }
  const { frame: ofPage, ...props } = node.props
  const Page = node.tag
  return { html: shown(english(() => <Page {...(put(props, Page.name) as object)} frame={ofPage} />)), probes: given }
}

/** Keys, codes, zones: a page looks something up by them. */
const silent = new Set(['zone', 'id', 'href', 'code', 'kind'])
const isText = (value: string) => /[A-Z ]/.test(value) && /[a-z]/.test(value) && !/^(https?:|\/|data:)|@|^(TKT|IMB|JATIM|CVE)-/.test(value)
const isList = (value: unknown): value is unknown[] => Array.isArray(value) && Object.getPrototypeOf(value) === Array.prototype
const isRecord = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype

describe('On every page, a text it is given is somebody’s, or is called ours by name', () => {
  const found = Object.keys(samples).flatMap(name => {
    const { html, probes: given } = probed(name)
    return given.map(([path, said, to]) => ({ path, name, kept: html.includes(said), said: html.includes(to) }))
  })
  const translated = [...new Set(found.filter(one => one.said).map(({ path }) => path))].sort()

  test('no title, name, note or story is translated', () => {
    expect(translated.filter(path => !isOurs(path))).toEqual([])
  })

  test('the test has looked', () => {
    expect(new Set(found.filter(one => one.kept && !one.said).map(({ path }) => path)).size).toBeGreaterThan(150)
    expect(translated.length).toBeGreaterThan(50)
  })
})
