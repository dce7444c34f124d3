#!/usr/bin/env node
// What `npx tanggap` starts: builds the program when that has not been done yet, and runs it on the Node it brings along.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const at = path => fileURLToPath(new URL(`../../${path}`, import.meta.url))
const main = at('dist/cli/main.js')
const brought = at('node_modules/.bin/node')
const node = Number(process.versions.node.split('.')[0]) < 22 && existsSync(brought) ? brought : process.execPath

if (!existsSync(main)) {
  const built = spawnSync(node, [at('src/cli/build.js')], { stdio: ['ignore', 'inherit', 'inherit'] })
  if (built.status !== 0) process.exit(1)
}
const env = { NODE_COMPILE_CACHE: at('dist/.compiled'), ...process.env }
const ran = spawnSync(node, [main, ...process.argv.slice(2)], { stdio: 'inherit', env })
process.exit(ran.status ?? 1)
