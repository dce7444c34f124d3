import type { CompiledQuery } from 'kysely'

type Statements = readonly CompiledQuery[]

interface Waiting {
  statements: Statements
  resolve(): void
  reject(error: unknown): void
}

export interface Commits {
  commit(statements: Statements): Promise<void>
  /** Writes what still waits. */
  finish(): void
}

/** Most in one transaction: whoever only wants a page waits no longer than for these. */
const most = 16

/**
 * What is to be committed in one turn of the event loop shares a transaction and its fsync; nobody is answered before it. When one of
 * them fails nothing of the group was written, and each is written by itself: all or nothing of one commit never hangs on another.
 * `write` writes all it is given in one transaction, or throws. Of what `hopeless` says so, no second try is made.
 */
export function groupCommits(write: (all: Statements) => void, hopeless: (error: unknown) => boolean): Commits {
  const waiting: Waiting[] = []

  const alone = ({ statements, resolve, reject }: Waiting) => {
    try {
      write(statements)
      resolve()
    } catch (error) {
      reject(error)
    }
  }
  const together = (group: readonly Waiting[]) => {
    try {
      write(group.flatMap(({ statements }) => statements))
      for (const { resolve } of group) resolve()
    } catch (error) {
      if (hopeless(error)) for (const { reject } of group) reject(error)
      else group.forEach(alone)
    }
  }
  const next = () => {
    const group = waiting.splice(0, most)
    if (group.length > 1) together(group)
    else group.forEach(alone)
    if (waiting.length > 0) setImmediate(next)
  }
  return {
    commit: statements =>
      new Promise((resolve, reject) => {
        waiting.push({ statements, resolve, reject })
        if (waiting.length === 1) setImmediate(next)
      }),
    finish() {
      while (waiting.length > 0) next()
    },
  }
}
