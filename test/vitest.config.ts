import { defineConfig } from 'vitest/config'
import { LongFirst } from './order.ts'

export default defineConfig({
  root: `${import.meta.dirname}/..`,
  oxc: { jsx: { runtime: 'automatic', importSource: '#spoken', development: false } },
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    reporters: ['default', './test/reporter.ts'],
    // Most of the time is waiting: for workerd, for Chromium, for child processes.
    maxWorkers: 3,
    // Files share the modules of their worker: no test may leave anything behind in one.
    isolate: false,
    sequence: { sequencer: LongFirst },
    globalSetup: './test/folder.ts',
    // wrangler's tracing takes a third of the time of each D1 statement.
    env: { X_LOCAL_OBSERVABILITY: 'false' },
    // A shared CI machine may stall for seconds; what fails twice has failed.
    retry: process.env.CI ? 1 : 0,
    testTimeout: 30_000,
    hookTimeout: 30_000,
    passWithNoTests: false,
  },
})
