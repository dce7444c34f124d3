import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')

const place = join(root, 'src/runtime/worker/texts.ts')
const folders = [
  { key: 'playbooks', folder: 'playbooks', wanted: /\.yaml$/ },
  { key: 'templates', folder: 'templates', wanted: /\.md$/ },
  { key: 'english', folder: 'templates/en', wanted: /\.md$/ },
  {
    key: 'assets',
    folder: 'src/web/assets',
    wanted: /\.(css|js|svg|webmanifest|txt)$/,
  },
  { key: 'regions', folder: 'db/data/geo', wanted: /-kabkota\.csv$/ },
]

/** What src/runtime/worker/texts.ts must say. `node test/runtime/worker-texts.ts` writes it. */
export function workerTexts(): string {
  const found = folders.map(({ key, folder, wanted }) => ({
    key,
    folder,
    names: readdirSync(join(root, folder))
      .filter(name => wanted.test(name))
      .sort(),
  }))
  const lines = found.flatMap(({ key, folder, names }) =>
    names.map(name => `import ${variable(key, name)} from '../../../${folder}/${name}'`),
  )
  const records = found.map(({ key, names }) => {
    const rows = names.map(name => `    '${name}': ${variable(key, name)},`)
    return [`  ${key}: {`, ...rows, '  },'].join('\n')
  })
  return [
    '// Written by test/runtime/worker-texts.ts: a Worker has no folder to read.',
    "import manifest from '../../../package.json' with { type: 'json' }",
    ...lines,
    "import type { Texts } from '../../ports.ts'",
    '',
    'export const version = manifest.version',
    '',
    'export const texts: Texts = {',
    ...records,
    '}',
    '',
  ].join('\n')
}

function variable(key: string, name: string): string {
  return `${key}_${name.replace(/\W/g, '_')}`
}

if (import.meta.main) writeFileSync(place, workerTexts())
