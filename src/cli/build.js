// `npm run build`: the program and what it stands on as a few files, so that a start reads those and not a thousand.
import { rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const at = path => fileURLToPath(new URL(`../../${path}`, import.meta.url))

rmSync(at('dist/cli'), { recursive: true, force: true })
await build({
  entryPoints: {
    main: at('src/cli/main.ts'),
    clockwork: at('src/runtime/node/clockwork.ts'),
    reader: at('src/runtime/node/reader.ts'),
    pictures: at('src/runtime/node/pictures.ts'),
  },
  outdir: at('dist/cli'),
  bundle: true,
  splitting: true,
  minifyWhitespace: true,
  platform: 'node',
  format: 'esm',
  target: 'node22',
  tsconfig: at('tsconfig.json'),
  external: ['better-sqlite3', 'pdfkit'], // their parts stay where they were installed
  banner: { js: "import { createRequire as requireFor } from 'node:module'; const require = requireFor(import.meta.url);" },
  logLevel: 'warning',
})
