import { setImmediate as turn } from 'node:timers/promises'
import Sqlite3 from 'better-sqlite3'
import type { D1 } from '../../src/runtime/d1.ts'
import type { Answer, Tell, Written } from './workerd.ts'

interface Said {
  statements: Written[]
  /** The rows of each statement, each as JSON, or why nothing of it happened. */
  answer: { lines: string[][] } | { error: string }
}

export interface Mirror {
  d1: D1
  /** Names of the tables in which something stands, and whether D1 was told anything. */
  left(): { tables: string[]; told: boolean }
  /** Ends when D1 was told everything; throws where it answered otherwise. */
  close(): Promise<void>
}

/**
 * A question to D1 takes a millisecond, whatever it asks, and a world asks dozens. So a SQLite in memory answers at once, and writes
 * down what was said; D1 is told the same in the same order, many statements at a time, and must give the same rows and refuse the
 * same. `beginning` is what it is told before.
 */
export function openMirror(image: Buffer, beginning: Written[], tell: Tell): Mirror {
  const raw = new Sqlite3(image)
  raw.pragma('foreign_keys = ON')
  const otherwise: string[] = []
  let said: Said[] = []
  let waiting = 0
  let asked = new Set<string>()
  let told = Promise.resolve()

  const tellAll = () => {
    const groups = grouped(said)
    said = []
    waiting = 0
    if (groups.length === 0) return
    const first = beginning
    beginning = []
    told = told.then(async () => {
      const answers = await tell([...(first.length > 0 ? [first] : []), ...groups.map(group => group.flatMap(one => one.statements))])
      if (first.length > 0) otherwise.push(...failure(answers.shift()))
      for (const [at, group] of groups.entries()) otherwise.push(...differences(group, answers[at]))
    })
  }

  /** A question that was asked already since the last write is not asked anew: its answer stands there. */
  const remember = (statements: Written[], answer: Answer) => {
    const isWrite = !statements.every(([sql]) => /^\s*(select|with|explain)\b/i.test(sql))
    if (isWrite) asked = new Set()
    const question = isWrite ? '' : JSON.stringify(statements)
    if (!isWrite && asked.has(question)) return
    asked.add(question)
    said.push({ statements, answer: 'error' in answer ? answer : { lines: answer.rows.map(asLines) } })
    waiting += statements.length
    if (waiting >= 400) tellAll()
  }

  const run = async (statements: Written[]) => {
    const answer = perform(raw, statements)
    remember(statements, answer)
    await turn()
    if ('error' in answer) throw new Error(`D1_ERROR: ${answer.error}: SQLITE_ERROR`)
    return answer.rows.map(results => ({ results, meta: {} }))
  }

  return {
    d1: speaking(run),
    left: () => ({
      tables: tablesOf(raw).filter(name => raw.prepare(`SELECT 1 FROM "${name}" LIMIT 1`).get() !== undefined),
      told: said.length > 0 || beginning.length === 0,
    }),
    async close() {
      tellAll()
      await told
      raw.close()
      if (otherwise.length > 0) throw new Error(`D1 answers otherwise than SQLite:\n${otherwise.join('\n')}`)
    },
  }
}

function speaking(run: (statements: Written[]) => Promise<{ results: unknown[]; meta: object }[]>): D1 {
  const written = new WeakMap<object, Written>()
  const prepare = (sql: string, parameters: unknown[] = []): ReturnType<D1['prepare']> => {
    const made = {
      bind: (...given: unknown[]) => prepare(sql, given.map(bindable)),
      all: async () => (await run([[sql, parameters]]))[0] ?? { results: [], meta: {} },
    }
    written.set(made, [sql, parameters])
    return made
  }
  return { prepare, batch: all => run(all.flatMap(one => (written.has(one) ? [written.get(one) as Written] : []))) }
}

/** JSON would quietly make null of what the real D1 throws at. */
function bindable(value: unknown): unknown {
  if (value === null || typeof value === 'string' || typeof value === 'number') return value
  throw new Error(`D1_TYPE_ERROR: ${typeof value} cannot be bound`)
}

const prepared = new WeakMap<Sqlite3.Database, Map<string, Sqlite3.Statement>>()

function prepare(raw: Sqlite3.Database, sql: string): Sqlite3.Statement {
  const known = prepared.get(raw) ?? new Map<string, Sqlite3.Statement>()
  prepared.set(raw, known)
  const statement = known.get(sql) ?? raw.prepare(sql)
  known.set(sql, statement)
  return statement
}

function perform(raw: Sqlite3.Database, statements: Written[]): Answer {
  const all = raw.transaction(() =>
    statements.map(([sql, parameters]) => {
      const statement = prepare(raw, sql)
      if (statement.reader) return statement.all(...parameters)
      statement.run(...parameters)
      return []
    }),
  )
  try {
    return { rows: all.immediate() }
  } catch (error) {
    return { error: (error as Error).message }
  }
}

/** As many as D1 takes at once; what was refused stands alone, for it takes its group along. */
function grouped(said: Said[]): Said[][] {
  const groups: Said[][] = []
  for (const one of said) {
    const last = groups.at(-1)
    const alone = 'error' in one.answer || (last?.[0] && 'error' in last[0].answer)
    if (last && !alone) last.push(one)
    else groups.push([one])
  }
  return groups
}

function failure(answer: Answer | undefined): string[] {
  if (!answer) return ['no answer']
  return 'error' in answer ? [answer.error] : []
}

function differences(group: Said[], answer: Answer | undefined): string[] {
  const [first] = group
  if (!answer || !first) return ['no answer']
  if ('error' in first.answer) return 'error' in answer && answer.error.includes(first.answer.error) ? [] : [telling(first, answer)]
  if ('error' in answer) return [`${answer.error}, in one of:\n${group.flatMap(one => one.statements.map(([sql]) => sql)).join('\n')}`]
  let at = 0
  return group.flatMap(one => {
    const rows = answer.rows.slice(at, at + one.statements.length)
    at += one.statements.length
    return isAlike(one, rows) ? [] : [telling(one, { rows })]
  })
}

/** Where nothing says in which order, any will do. */
function isAlike({ statements, answer }: Said, rows: unknown[][]): boolean {
  if ('error' in answer) return false
  return statements.every(([sql], at) => {
    const both = [answer.lines[at] ?? [], asLines(rows[at] ?? [])]
    const [ours, theirs] = /order by/i.test(sql) ? both : both.map(lines => lines.toSorted())
    return ours?.join('\n') === theirs?.join('\n')
  })
}

function asLines(rows: unknown[]): string[] {
  return rows.map(row => JSON.stringify(row))
}

function telling({ statements, answer }: Said, theirs: Answer): string {
  const asked = statements.map(([sql, parameters]) => `${sql} ${JSON.stringify(parameters)}`.slice(0, 600))
  return [...asked, `  SQLite: ${JSON.stringify(answer).slice(0, 600)}`, `  D1: ${JSON.stringify(theirs).slice(0, 600)}`].join('\n')
}

function tablesOf(raw: Sqlite3.Database): string[] {
  const rows = raw.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql IS NOT NULL").all() as { name: string }[]
  return rows.map(({ name }) => name).filter(isOurs)
}

/** Not the database's own, nor an index's, nor where Node writes down what it migrated. */
export function isOurs(table: string): boolean {
  return !/^sqlite_|^d1_migrations$|_search_/.test(table)
}
