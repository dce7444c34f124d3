import type { AdvisoryBody } from '../core/advisory/advisory.ts'
import { markdownHtml } from '../mail/render.ts'
import type { AdvisoryTextProps } from './pages/parts/advisory-text.tsx'
import { fileSize } from './pages/words.ts'

/** What an advisory says, as its pages show it: the explanation rendered by the mail's own renderer. `files`: where its attachments are handed out, if they are. */
export function textOf(
  { actions, system, explanation, indicators, references, attachments }: AdvisoryBody,
  files?: string,
): AdvisoryTextProps['text'] {
  return {
    actions,
    indicators,
    references,
    system: system ?? undefined,
    attachments: files ? attachments?.map(({ name, size }, place) => ({ name, size: fileSize(size), href: `${files}/${place + 1}` })) : [],
    explanation: explanation ? { html: markdownHtml(explanation) } : undefined,
  }
}
