import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { expect, test } from 'vitest'
import { root } from './engines.ts'

interface Source {
  path: string
  text: string
}

// DESIGN §1. A key is a room: a folder of src/, or a file there.
const mayImport: Record<string, string[]> = {
  core: ['core'],
  formats: ['formats', 'core'],
  ports: ['core', 'store/schema.ts'],
  store: ['store', 'core', 'ports'],
  casework: ['casework', 'core', 'formats', 'ports', 'store'],
  mail: ['mail', 'core', 'formats', 'ports', 'store', 'casework'],
  web: ['web', 'core', 'formats', 'ports', 'store', 'casework', 'mail'],
  cli: ['cli', 'core', 'formats', 'ports', 'store', 'casework', 'mail'],
  app: ['app', 'ports', 'core', 'store', 'web'],
  runtime: ['runtime', 'core', 'formats', 'ports', 'store/schema.ts', 'casework', 'mail', 'web', 'app'],
}
const entry = 'cli/main.ts'
const platform = /^(node:|better-sqlite3|nodemailer|imapflow|cloudflare|@cloudflare\/|@hono\/node-server|wrangler)/
const impure = /\b(Date\.now|Math\.random|await\b|process\.|console\.|new Date\(\))/
const vague = /(^|\/)(services?|utils?|helpers?|managers?|lib|common|misc|shared)(\/|\.tsx?$)/

function complaints({ path, text }: Source): string[] {
  const code = withoutComments(text)
  const said = [...importsOf(code).flatMap(target => complaintsAbout(path, target))]
  if (roomOf(path) === 'core' && impure.test(withoutStrings(code)))
    said.push(`${path}: core must not use ${impure.exec(withoutStrings(code))?.[0]}`)
  if (text.split('\n').length > 251) said.push(`${path}: more than 250 lines`)
  if (vague.test(path)) said.push(`${path}: a name that says nothing`)
  return said
}

function complaintsAbout(path: string, target: string): string[] {
  const room = roomOf(path)
  const isEntry = path === entry
  if (!target.startsWith('.')) {
    if (room === 'core') return [`${path}: core imports the package ${target}`]
    return platform.test(target) && room !== 'runtime' && !isEntry ? [`${path}: only runtime imports ${target}`] : []
  }
  const inside = relative(root, join(root, 'src', path, '..', target))
  if (!inside.startsWith('src/')) return room === 'runtime' ? [] : [`${path}: imports ${inside}, outside src`]
  const file = inside.slice('src/'.length)
  const allowed = mayImport[room] ?? []
  if (isEntry || allowed.includes(file) || allowed.includes(roomOf(file))) return []
  return [`${path}: ${room} may not import ${file}`]
}

function roomOf(path: string): string {
  return path.split(/[/.]/)[0] ?? ''
}

function importsOf(code: string): string[] {
  return [...code.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*(['"])([^'"\n]+)\1/g)].map(found => found[2] ?? '')
}

function withoutComments(text: string): string {
  return text.replace(/("(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`)|\/\*[\s\S]*?\*\/|(?<=^|[\s;,{}()])\/\/[^\n]*/gm, '$1')
}

function withoutStrings(code: string): string {
  return code.replace(/"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'/g, "''")
}

const sources = readdirSync(join(root, 'src'), {
  recursive: true,
  encoding: 'utf8',
})
  .filter(path => /\.tsx?$/.test(path))
  .map(path => ({
    path,
    text: readFileSync(join(root, 'src', path), 'utf8'),
  }))

test('every room imports only what the table allows, and every file is small and well named', () => {
  expect(sources.flatMap(complaints)).toEqual([])
})

test('the rule has read the house', () => {
  expect(sources.length).toBeGreaterThan(50)
  expect(sources.flatMap(({ text }) => importsOf(withoutComments(text))).length).toBeGreaterThan(100)
  expect(new Set(sources.map(({ path }) => roomOf(path)))).toContain('core')
  expect(sources.map(({ path }) => roomOf(path)).filter(room => !(room in mayImport))).toEqual([])
})

test.each([
  ['core/x.ts', "import { z } from 'zod'", 'package zod'],
  ['core/x.ts', "import { a } from '../store/x.ts'", 'core may not import store/x.ts'],
  ['core/x.ts', 'export const at = Date.now()', 'Date.now'],
  ['core/x.ts', 'const now = new Date()', 'new Date()'],
  ['core/x.ts', 'async function f() { await g() }', 'await'],
  ['web/x.ts', "import { readFileSync } from 'node:fs'", 'only runtime imports node:fs'],
  ['cli/import.ts', "const fs = await import('node:fs')", 'only runtime imports node:fs'],
  ['casework/x.ts', "export { x } from '../web/y.ts'", 'casework may not import web/y.ts'],
  ['web/x.tsx', "import '../runtime/node.ts'", 'web may not import runtime/node.ts'],
  ['runtime/x.ts', "import { findIncident } from '../store/incident.ts'", 'runtime may not import store/incident.ts'],
  ['web/utils/x.ts', '', 'says nothing'],
  ['web/long.ts', 'x\n'.repeat(252), 'more than 250 lines'],
])('a planted breach in %s is seen (%#)', (path, text, complaint) => {
  expect(complaints({ path, text }).join()).toContain(complaint)
})

test.each([
  ['core/x.ts', "// await Date.now()\nimport { a } from './y.ts'\nconst d = new Date(a)"],
  ['core/x.ts', "const sentence = 'process. await'"],
  ['cli/main.ts', "import { openNode } from '../runtime/node.ts'\nimport { argv } from 'node:process'"],
])('what is allowed in %s passes (%#)', (path, text) => {
  expect(complaints({ path, text })).toEqual([])
})
