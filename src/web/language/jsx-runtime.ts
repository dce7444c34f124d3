import type { Child, FC } from 'hono/jsx'
import { Fragment as BareFragment, jsx as bare } from 'hono/jsx/jsx-runtime'
import { ourSaid, said, saidAll } from './said.ts'
import { spoken } from './spoken.ts'
import { Written } from './written.ts'

export type { JSX } from 'hono/jsx/jsx-runtime'

type Tag = Parameters<typeof bare>[0]
type Props = Parameters<typeof bare>[1]
type Drawn = ReturnType<typeof bare>

/** What people type or copy letter by letter stands as it is; so does everything marked translate="no", lang="id" or with the class `long`. */
const asTyped = new Set(['textarea', 'pre', 'code', 'kbd', 'bdi', 'script', 'style'])
const spokenAttributes = [
  'title',
  'aria-label',
  'placeholder',
  'alt',
  'label',
  'data-label',
  'data-says',
  'data-said',
  'data-watch',
] as const

/** Hono's elements, with the words of ours in English when the page is drawn in English. */
export function jsx(tag: Tag, props: Props, key?: string): Drawn {
  if (spoken() === 'id') return bare(tag, props, key)
  return typeof tag === 'string' ? bare(tag, inEnglish(tag, props), key) : bare(ofWords(tag as FC), handedOn(props), key)
}

export const jsxs = jsx

export function Fragment(props: { children?: Child }): ReturnType<typeof BareFragment> {
  return BareFragment(spoken() === 'id' ? props : { ...props, children: wordsOf(props.children) })
}

function inEnglish(tag: string, props: Props): Props {
  const spokenProps: Record<string, unknown> = { ...props }
  for (const name of spokenAttributes) {
    const value = spokenProps[name]
    if (typeof value === 'string') spokenProps[name] = ourSaid(value)
  }
  if (tag === 'title' && Array.isArray(props.children))
    spokenProps.children = props.children.map(child => (typeof child === 'string' ? ourSaid(child) : child))
  else if ('children' in spokenProps && !asTyped.has(tag) && !isData(spokenProps)) spokenProps.children = wordsOf(spokenProps.children)
  return spokenProps as Props
}

function isData(props: Record<string, unknown>): boolean {
  return props.translate === 'no' || props.lang === 'id' || (typeof props.class === 'string' && /(^| )long( |$)/.test(props.class))
}

function wordsOf(children: unknown): Child {
  if (typeof children === 'string') return said(children)
  if (children instanceof Written) return children
  return Array.isArray(children) ? saidAll(children as Child[]) : (children as Child)
}

/** Of a list of one child Hono hands a component the child, which would be a bare text again. */
function handedOn(props: Props): Props {
  return props.children instanceof Written ? { ...props, children: [props.children] } : props
}

/** A component may answer with bare words. */
function ofWords(component: FC): FC {
  return props => {
    const drawn: unknown = component(props)
    return (typeof drawn === 'string' ? said(drawn) : drawn) as ReturnType<FC>
  }
}
