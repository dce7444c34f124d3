import { expect } from 'vitest'
import { codesAround } from '../factor.ts'

/** A running Tanggap as a person with a browser, or a program, meets it: by HTTP. */
export interface House {
  fetch(path: string, init?: { method?: string; headers?: Record<string, string>; body?: BodyInit; redirect?: 'manual' }): Promise<Response>
  /** One round of the clockwork. */
  tick(): Promise<unknown>
}

/** Somebody with a browser: keeps the cookie, follows the answer of a form, reads pages. */
export class Visitor {
  #cookies = new Map<string, string>()
  readonly #house: House

  constructor(house: House) {
    this.#house = house
  }

  async open(path: string): Promise<Page> {
    return this.#page(await this.#house.fetch(path, { headers: this.#headers(), redirect: 'manual' }), path)
  }

  /** Sends a form as a browser without scripts does, and follows where it leads. */
  async send(path: string, fields: Record<string, string | Blob | (string | Blob)[]>): Promise<Page> {
    const body = new FormData()
    for (const [name, value] of Object.entries(fields))
      for (const one of [value].flat()) typeof one === 'string' ? body.append(name, one) : body.append(name, one, 'bukti.txt')
    const encoded = new Response(body) // the same bytes for every kind of fetch
    const headers = { ...this.#headers(), 'sec-fetch-site': 'same-origin', 'content-type': encoded.headers.get('content-type') ?? '' }
    return this.#page(
      await this.#house.fetch(path, { method: 'POST', body: await encoded.arrayBuffer(), headers, redirect: 'manual' }),
      path,
    )
  }

  /** A form whose answer is a file. */
  async take(path: string, method: 'GET' | 'POST' = 'GET'): Promise<Uint8Array> {
    const headers = { ...this.#headers(), 'sec-fetch-site': 'same-origin' }
    const answer = await this.#house.fetch(path, { method, headers, redirect: 'manual' })
    expect(answer.status, path).toBe(200)
    return new Uint8Array(await answer.arrayBuffer())
  }

  async signIn(email: string, password: string): Promise<Page> {
    const half = await this.send('/masuk', { email, password })
    if (half.path.split('?')[0] !== '/masuk/faktor') return half
    for (const code of codesAround(new Date())) {
      const whole = await this.send('/masuk/faktor', { code })
      if (whole.status !== 422) return whole
    }
    throw new Error(`no code lets ${email} in`)
  }

  async #page(response: Response, path: string): Promise<Page> {
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (value === '') this.#cookies.delete(name)
      else this.#cookies.set(name, value)
    }
    const location = response.headers.get('location')
    if (response.status === 303 && location) return this.open(location.replace(/^https?:\/\/[^/]+/, '').replace(/#.*$/, ''))
    return new Page(response.status, path, await response.text())
  }

  #headers(): Record<string, string> {
    return this.#cookies.size > 0 ? { cookie: [...this.#cookies].map(pair => pair.join('=')).join('; ') } : {}
  }
}

export class Page {
  readonly status: number
  readonly path: string
  readonly html: string

  constructor(status: number, path: string, html: string) {
    this.status = status
    this.path = path
    this.html = html
  }

  get text(): string {
    return this.html
      .replace(/<[^>]+>/g, ' ')
      .replace(/&#39;/g, "'")
      .replace(/&quot;/g, '"')
      .replace(/&amp;/g, '&')
      .replace(/\s+/g, ' ')
  }

  get title(): string {
    return /<title>(.*?)<\/title>/.exec(this.html)?.[1] ?? ''
  }

  /** The first match of the pattern's group; the test fails when there is none. */
  find(pattern: RegExp): string {
    const found = pattern.exec(this.html)?.[1]
    expect(found, `${pattern} on ${this.path}: ${this.status} ${this.text.slice(0, 300)}`).toBeDefined()
    return found ?? ''
  }

  all(pattern: RegExp): string[] {
    return [...this.html.matchAll(pattern)].flatMap(match => (match[1] ? [match[1]] : []))
  }

  ok(): this {
    expect(this.status, `${this.path}: ${this.text.slice(0, 600)}`).toBe(200)
    return this
  }
}
