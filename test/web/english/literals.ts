import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseAst } from 'vitest/node'
import { root } from '../../engines.ts'

/** What a source file says: a whole text, or one with `{}` where a value stands. */
export interface Literal {
  text: string
  line: number
  /** `jsx`: the children of an element; `sentence`: a template literal; `text`: a plain string. */
  kind: 'jsx' | 'sentence' | 'text'
}

// biome-ignore lint/suspicious/noExplicitAny: the tree of a parser has no types here
type Tree = any

/** Attributes that are never read by people. */
const silent =
  /^(class|href|id|name|type|action|formaction|method|for|src|role|rel|autocomplete|inputmode|list|enctype|accept|key|scope|width|tone|data-(?!label|says|fresh)[a-z-]+|aria-(labelledby|describedby|current|hidden|live|controls|expanded|invalid|sort)|viewBox|d|pattern|assets|script|draft|base|path|form|xmlns|datetime|lang|charset|kind|target|crossorigin)$/

/** Every text in a source file that a person may come to read. */
export function literalsOf(path: string): Literal[] {
  const source = readFileSync(join(root, path), 'utf8')
  const found: Literal[] = []
  const lineAt = (at: number) => source.slice(0, at).split('\n').length
  visit(parseAst(source, { lang: path.endsWith('x') ? 'tsx' : 'ts' }), (kind, text, at) => {
    if (/\p{L}{2}/u.test(text.replaceAll('{}', ''))) found.push({ kind, text, line: lineAt(at) })
  })
  return found
}

type Tell = (kind: Literal['kind'], text: string, at: number) => void

function visit(node: Tree, tell: Tell): void {
  if (Array.isArray(node)) {
    for (const one of node) visit(one, tell)
    return
  }
  if (!node || typeof node !== 'object' || typeof node.type !== 'string') return
  if (/^(Import|TS(Type|Literal|Union|Interface|TypeAlias))/.test(node.type) || (node.type.startsWith('Export') && node.source)) return
  if (node.type === 'JSXAttribute' && silent.test(node.name.name ?? '')) visitInner(node.value, tell)
  else if (node.type === 'JSXElement' || node.type === 'JSXFragment') element(node, tell)
  else if (node.type === 'Literal') {
    if (typeof node.value === 'string') tell('text', node.value, node.start)
  } else {
    if (node.type === 'TemplateLiteral') tell(...template(node))
    children(node, tell)
  }
}

/** In an attribute that nobody reads there may still be an element. */
function visitInner(node: Tree, tell: Tell): void {
  if (!node || typeof node !== 'object') return
  if (node.type === 'JSXElement') element(node, tell)
  else if (node.type !== 'Literal' && node.type !== 'TemplateLiteral') for (const one of Object.values(node).flat()) visitInner(one, tell)
}

function template(node: Tree): Parameters<Tell> {
  const { quasis, expressions } = node
  return [expressions.length > 0 ? 'sentence' : 'text', quasis.map((one: Tree) => one.value.cooked).join('{}'), node.start]
}

function element(node: Tree, tell: Tell): void {
  if (node.openingElement) for (const attribute of node.openingElement.attributes) visit(attribute, tell)
  const parts = node.children.map(partOf).filter((part: string | null) => part !== null)
  const text = parts.join('')
  if (parts.length > 0) tell(text.includes('{}') ? 'jsx' : 'text', text, firstText(node))
  for (const child of node.children) if (!literalOf(child)) visit(child, tell)
}

function firstText(node: Tree): number {
  const first = node.children.find((child: Tree) => partOf(child) !== null)
  return first.start + ((/^\s*/.exec(first.value ?? '') ?? [''])[0]?.length ?? 0)
}

/** What JSX makes of one child: its words, `{}` for a value, null where nothing is left. */
function partOf(child: Tree): string | null {
  if (child.type === 'JSXText') return words(child.value) || null
  if (child.type === 'JSXExpressionContainer' && child.expression.type === 'JSXEmptyExpression') return null
  return literalOf(child) ?? '{}'
}

function literalOf(child: Tree): string | undefined {
  const value = child.type === 'JSXExpressionContainer' ? child.expression.value : undefined
  return typeof value === 'string' ? value : undefined
}

function words(value: string): string {
  const lines = value.split('\n')
  return decoded(
    lines
      .map((line, at) => {
        const left = at > 0 ? line.trimStart() : line
        return at < lines.length - 1 ? left.trimEnd() : left
      })
      .filter(Boolean)
      .join(' '),
  )
}

function decoded(text: string): string {
  return text.replaceAll('&nbsp;', '\u00a0').replaceAll('&amp;', '&').replaceAll('&lt;', '<').replaceAll('&gt;', '>')
}

function children(node: Tree, tell: Tell): void {
  for (const [name, value] of Object.entries(node)) {
    if (name === 'key' && node.type === 'Property') continue
    if (/^(typeAnnotation|typeArguments|typeParameters|returnType)$/.test(name)) continue
    if (value && typeof value === 'object') visit(value, tell)
  }
}
