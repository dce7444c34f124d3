import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Texts } from '../../ports.ts'

/** The package: src/runtime/node and dist/runtime/node are equally deep. */
export const packageRoot = fileURLToPath(new URL('../../..', import.meta.url))

export function readTexts(root = packageRoot): Texts {
  const htmx = createRequire(import.meta.url).resolve('htmx.org/dist/htmx.min.js')
  return {
    playbooks: readFolder(join(root, 'playbooks'), /\.yaml$/),
    templates: readFolder(join(root, 'templates'), /\.md$/),
    assets: {
      'htmx.js': readFileSync(htmx, 'utf8'),
      ...readFolder(join(root, 'src/web/assets'), /\.(css|js|svg|webmanifest|txt)$/),
    },
  }
}

export function readVersion(root = packageRoot): string {
  const manifest: { version: string } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  return manifest.version
}

function readFolder(folder: string, wanted: RegExp): Record<string, string> {
  const names = readdirSync(folder, { withFileTypes: true })
    .filter(entry => entry.isFile() && wanted.test(entry.name))
    .map(entry => entry.name)
    .sort()
  return Object.fromEntries(names.map(name => [name, readFileSync(join(folder, name), 'utf8')]))
}
