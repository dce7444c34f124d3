import type { CompiledQuery } from 'kysely'

export interface Commit {
  statements: readonly CompiledQuery[]
  settle(error: Error | null): void
}

/**
 * Collects the commits asked for within one turn of the event loop and hands them over together.
 * `write` is synchronous and answers one error or null per commit, after they are all on disk or none is.
 */
export function groupCommits(write: (pending: readonly Commit[]) => (Error | null)[]) {
  let pending: Commit[] = []
  function flush() {
    const group = pending
    pending = []
    if (group.length === 0) return
    const outcomes = write(group)
    group.forEach(({ settle }, index) => settle(outcomes[index] ?? null))
  }
  function add(statements: readonly CompiledQuery[]): Promise<void> {
    if (statements.length === 0) return Promise.resolve()
    return new Promise((resolve, reject) => {
      if (pending.length === 0) setImmediate(flush)
      pending.push({ statements, settle: error => (error ? reject(error) : resolve()) })
    })
  }
  return { add, flush }
}
