import type { Reporter, TestModule } from 'vitest/node'

/** Ends with `N passed, N failed` alone on a line: CI reads what ran. A file that could not be read counts as a failure. */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]) {
    const tests = modules.flatMap(one => [...one.children.allTests()])
    const count = (state: string) => tests.filter(one => one.result().state === state).length
    const broken = modules.filter(one => one.errors().length > 0).length + errors.length
    process.once('exit', () => process.stdout.write(`\n${count('passed')} passed, ${count('failed') + broken} failed\n`))
  }
}
