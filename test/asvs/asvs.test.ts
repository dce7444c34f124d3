import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { seal, unseal } from '../../src/casework/people/seal.ts'
import { createWorld, engines } from '../world.ts'

const root = join(import.meta.dirname, '../..')
const entry = z
  .strictObject({
    asks: z.string().min(10),
    tested: z.array(z.string().includes(': ')).min(1).optional(),
    documented: z.array(z.string()).min(1).optional(),
    without: z.string().min(5).optional(),
  })
  .refine(({ tested, documented, without }) => Boolean(without) !== Boolean(tested || documented), 'answered, or does not apply')
const coverage = z.record(z.string(), entry).parse(parse(readFileSync(join(import.meta.dirname, 'coverage.yaml'), 'utf8')))

/** The requirements of levels 1 and 2, by section; between them stand those of level 3. */
const sections: Record<string, number[]> = {
  '6.1': [1, 2, 3],
  '6.2': [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
  '6.3': [1, 2, 3, 4],
  '6.4': [1, 2, 3, 4],
  '6.5': [1, 2, 3, 4, 5],
  '6.6': [1, 2, 3],
  '6.8': [1, 2, 3, 4],
  '7.1': [1, 2, 3],
  '7.2': [1, 2, 3, 4],
  '7.3': [1, 2],
  '7.4': [1, 2, 3, 4, 5],
  '7.5': [1, 2],
  '7.6': [1, 2],
  '8.1': [1, 2],
  '8.2': [1, 2, 3],
  '8.3': [1],
  '8.4': [1],
  '9.1': [1, 2, 3],
  '9.2': [1, 2, 3, 4],
  '10.1': [1, 2],
  '10.2': [1, 2],
  '10.3': [1, 2, 3, 4],
  '10.4': [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
  '10.5': [1, 2, 3, 4, 5],
  '10.6': [1, 2],
  '10.7': [1, 2, 3],
  '14.1': [1, 2],
  '14.2': [1, 2, 3, 4],
  '14.3': [1, 2, 3],
}

describe('OWASP ASVS 5.0, V6 to V10 and V14, levels 1 and 2', () => {
  test('every requirement is answered, and nothing else is listed', () => {
    const all = Object.entries(sections).flatMap(([section, numbers]) => numbers.map(number => `${section}.${number}`))
    expect(Object.keys(coverage)).toEqual(all)
    const tested = all.filter(id => coverage[id]?.tested)
    const apply = all.filter(id => !coverage[id]?.without)
    process.stdout.write(`  ASVS: ${all.length} requirements, ${apply.length} apply, ${tested.length} of them tested, 0 open\n`)
  })

  test('every named test exists, and every named paragraph', () => {
    const readme = readFileSync(join(root, 'README.md'), 'utf8')
    const missing = Object.entries(coverage).flatMap(([id, { tested = [], documented = [] }]) => [
      ...tested.filter(named => !existsTest(named)).map(named => `${id} ${named}`),
      ...documented.filter(heading => !readme.includes(`### ${heading}\n`)).map(heading => `${id} README: ${heading}`),
    ])
    expect(missing).toEqual([])
  })
})

describe.each(engines)('Secrets on $name', engine => {
  test('what we sealed ourselves is read for its own purpose and owner only, and never altered', async () => {
    const world = await createWorld(engine)
    const about = { purpose: 'oidc', owner: 'jatim' }
    const sealed = await seal(world.ports, about, 'rahasia')
    expect(await unseal(world.ports, about, sealed)).toBe('rahasia')
    const altered = (sealed.startsWith('A') ? 'B' : 'A') + sealed.slice(1)
    for (const wrong of [altered, sealed.slice(0, -3), '', 'x', 'eyJhbGciOiJub25lIn0.e30.'])
      expect(await unseal(world.ports, about, wrong), wrong).toBeNull()
    expect(await unseal(world.ports, { ...about, purpose: 'totp' }, sealed)).toBeNull()
    expect(await unseal(world.ports, { ...about, owner: 'sultra' }, sealed)).toBeNull()
    await world.close()
  })
})

describe('In the source', () => {
  const files = globSync('src/**/*.{ts,tsx}', { cwd: root }).map(path => ({ path, text: readFileSync(join(root, path), 'utf8') }))

  test('secrets come from the platform’s generator for secrets, and from nothing else', () => {
    expect(files.length).toBeGreaterThan(200)
    expect(files.filter(({ text }) => /Math\.random/.test(text)).map(({ path }) => path)).toEqual([])
    const ids = files.find(({ path }) => path.endsWith('runtime/ids.ts'))?.text ?? ''
    expect(ids).toContain('crypto.getRandomValues')
  })

  test('a provider’s tokens are kept nowhere: they are named in one file, and handed to the provider’s library alone', () => {
    const naming = files.filter(({ text }) => /access_token|id_token|refresh_token/.test(text))
    expect(naming.map(({ path }) => path)).toEqual(['src/casework/people/oidc.ts'])
    expect(naming[0]?.text.match(/access_token/g)).toHaveLength(1)
  })
})

/** "file: name, or its beginning". */
function existsTest(named: string): boolean {
  const [file = '', ...rest] = named.split(': ')
  const path = join(root, 'test', file)
  const name = rest.join(': ')
  if (!existsSync(path)) return false
  const text = readFileSync(path, 'utf8')
  return new RegExp(`test(\\.each\\([^)]*\\))?\\(\\s*['"\`]${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`).test(text)
}
