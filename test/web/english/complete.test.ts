import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readPlaybooks } from '../../../src/casework/playbook-files.ts'
import { readTexts } from '../../../src/runtime/node/texts.ts'
import { said } from '../../../src/web/language/said.ts'
import { inLanguage } from '../../../src/web/language/spoken.ts'
import { samples } from '../../browser/preview.tsx'
import { root } from '../../engines.ts'
import { literalsOf } from './literals.ts'
import { tooShort, unseen } from './unseen.ts'
import { isIndonesian, lacking, unnamed } from './words.ts'

const shown =
  /^(web\/(?!api|assets|english|language)|app[/.]|core\/|casework\/(?!demo)|mail\/(check|mandatory|front|own\/|outbox\/)|formats\/(playbook|plot|diagram|picture|json|kev|xarf|cacao\/(?!export|foreign\/(steps|tasks)|steps)|cacao\.|csaf\/shape))/
const sources = filesIn('src').filter(path => shown.test(path))

function filesIn(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).filter(path => /\.tsx?$/.test(path))
}

/** Where a text that begins like one is one. */
const alwaysShown = /^(web\/pages\/|core\/(rsit|vocabulary|acts|tlp)\.)/

/** What a source file says and no catalogue knows. */
function missingIn(path: string): string[] {
  const said = literalsOf(`src/${path}`).flatMap(literal => {
    const text = lacking(literal) ?? (alwaysShown.test(path) ? unnamed(literal) : undefined)
    return text === undefined || unseen.includes(text) || tooShort.includes(text) ? [] : [`${path}:${literal.line} ${text}`]
  })
  return [...new Set(said)]
}

test('every word that a page may show has its English', () => {
  expect(sources.length).toBeGreaterThan(300)
  expect(sources.flatMap(missingIn)).toEqual([])
})

test('every sentence of the playbooks that come with the program has its English', () => {
  const { playbooks } = readPlaybooks(readTexts())
  expect(playbooks.length).toBeGreaterThan(8)
  const shown = playbooks.flatMap(one => sentencesOf(one.playbook))
  expect(new Set(shown).size).toBeGreaterThan(500)
  expect([...new Set(shown)].filter(text => said(text) === text || isIndonesian(said(text).replace('.user.ini', '')))).toEqual([])
})

/** Not `terima`, `waiting_for`, `K8a`. */
const isKey = (text: string) => /^[\w-]+$/.test(text) && !/^[A-Z][a-z]/.test(text)

/** What people read in a playbook; the rest are the words by which its parts name each other. */
const told = new Set(['name', 'says', 'do', 'asks', 'label', 'now', 'notYet', 'article', 'duty', 'target'])

function sentencesOf(value: unknown, key = ''): string[] {
  if (typeof value === 'string') return told.has(key) && !isKey(value) ? [value] : []
  if (Array.isArray(value)) return value.flatMap(one => sentencesOf(one, key))
  return value && typeof value === 'object' ? Object.entries(value).flatMap(([name, one]) => sentencesOf(one, name)) : []
}

/** Stands in the samples only within a longer text. */
const partsOfData = [
  '.user.ini',
  'foto.jpg',
  'pemilik:zubaidah',

  'Situs utama (WordPress 6.4)',
  'hxxps://gacor-maxwin[.]example/daftar',
  '35.99/hilang',
  'Contoh | Surelia',
  'surat 005/123',
  '2026-08-17 Hari Kemerdekaan',
]

/** What playbooks, letters and the samples' people say; longest first, so that a story goes before a name in it. */
const data = [
  ...filesIn('test/browser/samples').flatMap(path => literalsOf(`test/browser/samples/${path}`).map(({ text }) => text)),
  ...literalsOf('src/mail/example.ts').map(({ text }) => text),
  ...partsOfData,
  ...Object.values(readTexts().playbooks).flatMap(yaml => yaml.match(/[a-z]+(-[a-z0-9]+)+|(?<=^ +)[a-z]{5,}(?=:)/gm) ?? []),
  ...Object.values(readTexts().templates).flatMap(text => text.split(/\{[{%].*?[%}]\}|subject: "/)),
]
  .flatMap(text => text.split(/\{\}|\n|\*\*|^- |^#+ /m))
  .map(text => text.trim())
  .filter(text => text.length > 1)
  .sort((a, b) => b.length - a.length)

test.each(Object.keys(samples))('%s has no Indonesian word of ours left in English', name => {
  expect(leftIn(name)).toEqual([])
})

/** Texts and attributes with Indonesian words in them, without what the samples' people typed. */
function leftIn(name: string): string[] {
  const now = saidIn(inLanguage('en', () => String(samples[name]?.())))
  return [...new Set(now)].filter(text => isIndonesian(text) && isIndonesian(withoutData(text)))
}

function withoutData(text: string): string {
  // A task of a playbook that is repeated bears its day in its name.
  const bare = text.replace(/ \((hari|jam|menit) ke-\d+\)(?=”|$)/g, '')
  return data.reduce((rest, one) => rest.replaceAll(one, ' '), bare)
}

function saidIn(html: string): string[] {
  const bare = html.replace(/<article [^>]*lang="id"[\s\S]*?<\/article>|<(textarea|pre|code)\b[\s\S]*?<\/\1>/g, ' ')
  const texts = bare.replace(/<[^>]*>/g, '\n').split('\n')
  const attributes = [...bare.matchAll(/ (?:title|aria-label|placeholder|alt|label|data-label)="([^"]*)"/g)].map(found => found[1] ?? '')
  return [...texts, ...attributes]
    .map(text =>
      text
        .trim()
        .replace(/&#39;/g, "'")
        .replace(/&quot;/g, '"')
        .replace(/&amp;/g, '&'),
    )
    .filter(Boolean)
}
