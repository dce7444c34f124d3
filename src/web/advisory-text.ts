import type { AdvisoryBody } from '../core/advisory/advisory.ts'
import { markdownHtml } from '../mail/render.ts'
import type { AdvisoryTextProps } from './pages/parts/advisory-text.tsx'

/** What an advisory says, as its pages show it: the explanation rendered by the mail's own renderer. */
export function textOf({ actions, system, explanation, indicators, references }: AdvisoryBody): AdvisoryTextProps['text'] {
  return {
    actions,
    indicators,
    references,
    system: system ?? undefined,
    explanation: explanation ? { html: markdownHtml(explanation) } : undefined,
  }
}
