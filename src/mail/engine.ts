import { type Emitter, evalToken, Liquid, Tag, type TagToken, type Template, type TopLevelToken } from 'liquidjs'
import { type Form, linked, oneLine, paragraphs, printed, prose, webAddress } from './values.ts'

/**
 * Liquid, cut down to what a letter needs: no files, no includes, no way around escaping, small limits. An unknown value
 * or filter throws. `{% button "Label", url %}` on its own line is the message's main link.
 */
export function engineFor(form: Form): Liquid {
  const engine = new Liquid({
    strictVariables: true,
    strictFilters: true,
    lenientIf: true,
    ownPropertyOnly: true,
    greedy: false,
    cache: false,
    relativeReference: false,
    locale: 'id', // asked of the machine otherwise: 35 ms of every start

    parseLimit: 100_000,
    renderLimit: 2_000,
    memoryLimit: 2_000_000,
    outputEscape: value => printed(value, form),
    fs: noFiles,
  })
  for (const tag of Object.keys(engine.tags)) if (!allowedTags.has(tag)) delete engine.tags[tag]
  for (const filter of Object.keys(engine.filters)) if (!allowedFilters.has(filter)) delete engine.filters[filter]
  engine.registerFilter('link', (value: unknown) => linked(value, form))
  engine.registerFilter('paragraphs', (value: unknown) => paragraphs(value, form))
  engine.registerFilter('markdown', (value: unknown) => prose(value, form))
  engine.registerTag('button', buttonTag(form))
  return engine
}

/** A tag alone on its line leaves no empty line behind. Lines keep their numbers. */
export function withoutTagLines(source: string): string {
  return source.replace(/^([ \t]*\{%(?:(?!%\}).)*[^-])%\}[ \t]*$/gm, '$1-%}')
}

const allowedTags = new Set(['if', 'unless', 'case', 'for', 'break', 'continue', 'assign', 'comment', '#'])
const allowedFilters = new Set(['default', 'size', 'first', 'last', 'join', 'upcase', 'downcase', 'capitalize', 'plus', 'minus'])

/** In HTML a fenced block that the Markdown renderer turns into a button; in text the label and the link below it. */
function buttonTag(form: Form) {
  return class ButtonTag extends Tag {
    private readonly values: ReturnType<typeof this.tokenizer.readValue>[] = []

    constructor(token: TagToken, rest: TopLevelToken[], liquid: Liquid) {
      super(token, rest, liquid)
      this.values.push(this.tokenizer.readValueOrThrow())
      this.tokenizer.skipBlank()
      if (this.tokenizer.peek() !== ',') throw this.tokenizer.error('button needs a label and a link')
      this.tokenizer.advance()
      this.values.push(this.tokenizer.readValueOrThrow())
    }

    *render(context: Parameters<Template['render']>[0], emitter: Emitter): Generator<unknown, void, unknown> {
      const label = oneLine(String(yield evalToken(this.values[0], context))).replaceAll('`', '')
      const url = webAddress(yield evalToken(this.values[1], context))
      if (!url) throw new Error(`button "${label}": not a web address`)
      emitter.write(form === 'html' ? `\n\n~~~button\n${label}\n${url}\n~~~\n\n` : `\n\n${label}:\n${url}\n\n`)
    }

    *arguments() {
      for (const value of this.values) if (value) yield value
    }
  }
}

const noFiles = {
  exists: async () => false,
  existsSync: () => false,
  contains: async () => false,
  containsSync: () => false,
  readFile: async (): Promise<string> => refuseFile(),
  readFileSync: (): string => refuseFile(),
  resolve: (): string => refuseFile(),
}

function refuseFile(): never {
  throw new Error('a template reads no files')
}
