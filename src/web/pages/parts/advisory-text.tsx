import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import { asWritten } from '../../language/written.ts'
import { defang } from '../words.ts'

/** Markdown as the mail renders it, safe to stand in a page. Not a string, so that no typed text is taken for it. */
export interface Prose {
  html: string
}

export interface AdvisoryTextProps {
  text: {
    actions: readonly string[]
    system?: string | undefined
    explanation?: Prose | undefined
    /** As stored; shown defanged. */
    indicators?: readonly string[] | undefined
    references?: readonly string[] | undefined
    attachments?: readonly { name: string; href: string; size: string }[] | undefined
  }
  /** Stands right after the actions. */
  due?: Child
}

/** The order of UX §6: what to do · by when · affected system · explanation · indicators · references. */
export function AdvisoryText({ text, due }: AdvisoryTextProps) {
  return (
    <>
      <h2>Yang perlu dilakukan</h2>
      <ol class="actions">
        {text.actions.map(action => (
          <li>{asWritten(action)}</li>
        ))}
      </ol>
      {due}
      {text.system && (
        <>
          <h2>Sistem yang terkait</h2>
          <p>{asWritten(defang(text.system))}</p>
        </>
      )}
      {text.explanation && (
        <>
          <h2>Penjelasan</h2>
          <div class="prose">{raw(text.explanation.html)}</div>
        </>
      )}
      <Indicators indicators={text.indicators ?? []} />
      <References references={text.references ?? []} />
      <Attachments attachments={text.attachments ?? []} />
    </>
  )
}

function Indicators({ indicators }: { indicators: readonly string[] }) {
  if (indicators.length === 0) return null
  return (
    <>
      <h2>Indikator</h2>
      <p class="hint">Ditulis tidak dapat diklik: hxxp = http, [.] = titik.</p>
      <ul class="indicators">
        {indicators.map(indicator => (
          <li>
            <code>{defang(indicator)}</code>
          </li>
        ))}
      </ul>
    </>
  )
}

function References({ references }: { references: readonly string[] }) {
  if (references.length === 0) return null
  return (
    <>
      <h2>Rujukan</h2>
      <ul>
        {references.map(reference => (
          <li>
            {/^https?:\/\//.test(reference) ? (
              <a href={reference} rel="noreferrer">
                {asWritten(reference)}
              </a>
            ) : (
              asWritten(reference)
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

function Attachments({ attachments }: { attachments: NonNullable<AdvisoryTextProps['text']['attachments']> }) {
  if (attachments.length === 0) return null
  return (
    <>
      <h2>Lampiran</h2>
      <ul>
        {attachments.map(({ name, href, size }) => (
          <li>
            <a href={href} download>
              {asWritten(name)}
            </a>{' '}
            <span class="soft">{size}</span>
          </li>
        ))}
      </ul>
    </>
  )
}
