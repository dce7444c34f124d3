import { Worker } from 'node:worker_threads'
import { type CompiledQuery, Kysely, type QueryResult } from 'kysely'
import { Refusal } from '../../core/refusal.ts'
import type { Schema } from '../../store/schema.ts'
import { sqliteOver } from '../dialect.ts'

export interface HeavyLimits {
  /** From asking to answer, in milliseconds. */
  patience: number
  /** How many may wait for the one that runs. */
  waiting: number
}

export interface Heavy {
  query: Kysely<Schema>
  close(): void
}

interface Asked {
  query: CompiledQuery
  resolve(result: QueryResult<unknown>): void
  reject(error: Error): void
  late: NodeJS.Timeout
}

const usual: HeavyLimits = { patience: 5000, waiting: 100 }

/**
 * Long reads in a thread with a read-only connection of its own, one after another; it starts with the first. SQLite cannot be
 * interrupted: of a query that takes too long the thread is given up, and ends once SQLite returns; at most two end at a time.
 */
export function openHeavy(path: string, limits: HeavyLimits = usual): Heavy {
  const reading = new Reading(path, limits)
  return { query: new Kysely<Schema>({ dialect: sqliteOver('a thread', query => reading.ask(query)) }), close: () => reading.close() }
}

class Reading {
  readonly #path: string
  readonly #limits: HeavyLimits
  readonly #queue: Asked[] = []
  #worker: Worker | null = null
  #running: Asked | null = null
  #ending = 0

  constructor(path: string, limits: HeavyLimits) {
    this.#path = path
    this.#limits = limits
  }

  ask(query: CompiledQuery): Promise<QueryResult<unknown>> {
    if (this.#queue.length >= this.#limits.waiting) return Promise.reject(tooBusy())
    return new Promise((resolve, reject) => {
      const asked: Asked = { query, resolve, reject, late: setTimeout(() => this.#giveUp(asked), this.#limits.patience) }
      this.#queue.push(asked)
      this.#next()
    })
  }

  close() {
    for (const { late, reject } of [...this.#queue.splice(0), ...(this.#running ? [this.#running] : [])]) {
      clearTimeout(late)
      reject(tooBusy())
    }
    this.#running = null
    this.#end()
  }

  #next() {
    if (this.#running || (!this.#worker && this.#ending >= 2)) return
    const asked = this.#queue.shift()
    if (!asked) return void this.#worker?.unref()
    this.#running = asked
    this.#worker ??= this.#start()
    this.#worker.ref()
    this.#worker.postMessage({ sql: asked.query.sql, parameters: asked.query.parameters })
  }

  #start(): Worker {
    const started = new Worker(reader, { workerData: { path: this.#path } })
    started.on('message', (answer: Answer) => this.#settle(started, answer))
    started.on('error', error => this.#settle(started, { error: String(error) }))
    started.once('exit', () => {
      if (started === this.#worker) this.#worker = null
      else this.#ending -= 1
      this.#next()
    })
    return started
  }

  #settle(worker: Worker, answer: Answer) {
    const asked = this.#running
    if (worker !== this.#worker || !asked) return
    this.#running = null
    clearTimeout(asked.late)
    if ('error' in answer) asked.reject(new Error(answer.error))
    else asked.resolve({ rows: answer.rows })
    this.#next()
  }

  #giveUp(asked: Asked) {
    const place = this.#queue.indexOf(asked)
    if (place >= 0) this.#queue.splice(place, 1)
    asked.reject(tooBusy())
    if (asked !== this.#running) return
    this.#running = null
    this.#end()
    this.#next()
  }

  #end() {
    if (!this.#worker) return
    this.#ending += 1
    this.#worker.unref()
    void this.#worker.terminate()
    this.#worker = null
  }
}

type Answer = { rows: unknown[] } | { error: string }

/** Beside this file in the source, beside the program once it is built. */
const reader = new URL(import.meta.url.endsWith('.ts') ? './reader.ts' : './reader.js', import.meta.url)

function tooBusy(): Refusal {
  return new Refusal('unavailable', 'Pencarian ini terlalu lama. Tambahkan kata supaya lebih sempit, atau coba lagi sebentar lagi.')
}
