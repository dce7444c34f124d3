export type Written = [sql: string, parameters: unknown[]]
export type Run = (statements: Written[], batch: boolean) => Promise<unknown[]>

interface Part {
  type: string
  name: string
  tbl_name: string
  sql: string | null
}

/**
 * A question has the same answer until one of the tables it names is written: D1 is asked it once. Nobody else writes to these
 * databases. What is asked while such a write is on its way, or about the clock or chance, is asked every time.
 */
export function remembering(run: Run, heed: (tables: Reach['names']) => void): Run {
  const answers = new Map<string, Promise<string>>()
  const underway = new Set<Touched>()
  let schema: Promise<Part[]> | null = null
  /** What each set of tables reaches in this schema. */
  const ways = new Map<string, Reach>()

  const parts = () =>
    run([['SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE sql IS NOT NULL', []]], false).then(
      ([found]) => (found as { results: Part[] }).results,
    )

  const write: Run = async (statements, batch) => {
    const written = statements.map(([sql]) => tableOf(sql))
    schema ??= parts()
    const known = await schema
    const key = [...new Set(written)].sort().join()
    const { names, touched } = written.some(name => !name) ? anything : (ways.get(key) ?? reached(written as string[], known))
    if (names === 'everything') ways.clear()
    else ways.set(key, { names, touched })
    heed(names)
    const forget = () => {
      if (names === 'everything') schema = null
      for (const question of answers.keys()) if (touched(question)) answers.delete(question)
    }
    underway.add(touched)
    forget()
    return run(statements, batch).finally(() => {
      underway.delete(touched)
      forget()
    })
  }

  return async (statements, batch) => {
    const [[sql] = ['']] = statements
    if (batch || !/^\s*(select|with)\b/i.test(sql)) return write(statements, batch)
    if ([...underway].some(touched => touched(sql)) || /random|'now'|current_|changes\(|sqlite_/i.test(sql)) return run(statements, batch)
    const question = JSON.stringify(statements)
    const answer = answers.get(question) ?? run(statements, batch).then(results => JSON.stringify(results))
    answers.set(question, answer)
    return JSON.parse(await answer)
  }
}

type Touched = (sql: string) => boolean

/** The tables that are written, and whether a question names one of them. */
interface Reach {
  names: ReadonlySet<string> | 'everything'
  touched: Touched
}

const anything: Reach = { names: 'everything', touched: () => true }

/** The table that a statement writes to; null for whatever else it does. */
function tableOf(sql: string): string | null {
  return /^\s*(?:insert(?:\s+or\s+\w+)?\s+into|update(?:\s+or\s+\w+)?|delete\s+from)\s+"?(\w+)"?/i.exec(sql)?.[1] ?? null
}

/** By the statement itself or by what the schema makes of it; views on them count as tables. */
function reached(tables: string[], schema: Part[]): Reach {
  const names = new Set(tables)
  for (const name of names) {
    const named = new RegExp(`\\b${name}\\b`, 'i')
    for (const part of schema) {
      if (part.type === 'view' && named.test(part.sql ?? '')) names.add(part.name)
      if (part.type === 'table' && new RegExp(`references\\s+"?${name}\\b[^,]*(cascade|set null)`, 'i').test(part.sql ?? ''))
        names.add(part.name)
      if (part.type === 'trigger' && part.tbl_name === name) for (const other of tablesIn(part, schema)) names.add(other)
    }
  }
  const any = new RegExp(`\\b(${[...names].join('|')})\\b`, 'i')
  return { names, touched: sql => any.test(sql) }
}

function tablesIn({ sql }: Part, schema: Part[]): string[] {
  return schema.filter(({ type, name }) => type === 'table' && new RegExp(`\\b${name}\\b`, 'i').test(sql ?? '')).map(({ name }) => name)
}
