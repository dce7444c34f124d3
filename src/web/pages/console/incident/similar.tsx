import { asWritten } from '../../../language/written.ts'
import { FormKey } from '../../parts/form-key.tsx'
import { Time } from '../../parts/time.tsx'

export interface SimilarLine {
  number: string
  title: string
  openedAt: Date
  closed: boolean
  /** Why it may be the same, in a few words. */
  why: readonly string[]
}

export interface SimilarProps {
  no: string
  seq: number
  formId: string
  zone: string
  lines: readonly SimilarLine[]
}

/** Before a new ticket is worked: others that may tell of the same event. */
export function Similar(props: SimilarProps) {
  const { lines } = props
  if (lines.length === 0) return null
  return (
    <section class="panel" id="serupa" aria-labelledby="serupa-judul">
      <h2 id="serupa-judul">Mungkin serupa</h2>
      <Lines {...props} lines={lines.slice(0, shownFirst)} />
      {lines.length > shownFirst && (
        <details class="fold more">
          <summary>{lines.length - shownFirst} tiket lain</summary>
          <Lines {...props} lines={lines.slice(shownFirst)} />
        </details>
      )}
    </section>
  )
}

/** So many are open on a phone. */
const shownFirst = 2

function Lines({ no, seq, formId, zone, lines }: SimilarProps) {
  return (
    <ul class="list">
      {lines.map(({ number, title, openedAt, closed, why }) => (
        <li>
          <span>
            <a href={`/konsol/tiket/${number}`}>
              {number} {asWritten(title)}
            </a>
            <span class="soft under">
              <Why all={why} /> · masuk <Time date={openedAt} zone={zone} short />
              {closed && ' · sudah ditutup'}
            </span>
          </span>
          <span class="row">
            {!closed && (
              <a class="button" href={`/konsol/tiket/${no}/gabung?ke=${number}`}>
                Gabungkan ke {number}
              </a>
            )}
            <form method="post" action={`/konsol/tiket/${no}/kait`}>
              <FormKey id={`${formId}.kait.${number}`} seq={seq} />
              <input type="hidden" name="ke" value={number} />
              <input type="hidden" name="why" value={`Mungkin serupa: ${why.join(', ')}`} />
              <button type="submit">
                Kaitkan<span class="vh"> {number}</span>
              </button>
            </form>
          </span>
        </li>
      ))}
    </ul>
  )
}

function Why({ all }: { all: readonly string[] }) {
  return (
    <>
      {all.map((one, at) => (
        <>
          {at > 0 && ', '}
          {one}
        </>
      ))}
    </>
  )
}
