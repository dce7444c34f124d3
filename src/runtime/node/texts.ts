import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Texts } from '../../ports.ts'

/** The package, from its sources as from what is built of them. */
export const packageRoot = folderOfPackage(dirname(fileURLToPath(import.meta.url)))

function folderOfPackage(folder: string): string {
  return existsSync(join(folder, 'package.json')) ? folder : folderOfPackage(dirname(folder))
}

export function readTexts(root = packageRoot): Texts {
  return {
    playbooks: readFolder(join(root, 'playbooks'), /\.yaml$/),
    templates: readFolder(join(root, 'templates'), /\.md$/),
    english: readFolder(join(root, 'templates/en'), /\.md$/),
    assets: readFolder(join(root, 'src/web/assets'), /\.(css|js|svg|webmanifest|txt)$/),
    regions: readFolder(join(root, 'db/data/geo'), /-kabkota\.csv$/),
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
