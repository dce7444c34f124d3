import type { IndicatorKind } from '../../../../core/indicator.ts'
import { indicatorKinds } from '../../../../core/indicator.ts'
import { asWritten } from '../../../language/written.ts'
import { AdvisoryText, type AdvisoryTextProps } from '../../parts/advisory-text.tsx'
import { number } from '../../words.ts'

export interface PreviewProps {
  title: string
  text: AdvisoryTextProps['text']
  kinds: readonly { kind: IndicatorKind; count: number }[]
  unknown: readonly string[]
}

/** What the text becomes, beside the text. A script replaces it while somebody types; "Pratinjau" brings the same. */
export function Preview({ preview }: { preview: PreviewProps | null }) {
  return (
    <section id="pratinjau" class="panel" aria-labelledby="pratinjau-judul">
      <h2 id="pratinjau-judul">Pratinjau</h2>
      {preview ? <Shown {...preview} /> : <p class="soft">Tekan Pratinjau untuk melihat isinya seperti yang dibaca penerima.</p>}
    </section>
  )
}

function Shown({ title, text, kinds, unknown }: PreviewProps) {
  return (
    <>
      {title && <p class="over">{asWritten(title)}</p>}
      <AdvisoryText text={text} />
      {kinds.length > 0 && (
        <p class="hint" id="dikenali">
          Dikenali: {kinds.map(({ kind, count }) => `${number(count)} ${indicatorKinds[kind]}`).join(', ')}.
        </p>
      )}
      {unknown.length > 0 && (
        <div class="note warn" id="tidak-dikenali">
          <p>Bukan indikator yang dikenali, tetap disimpan seperti tertulis:</p>
          <ul>
            {unknown.map(line => (
              <li>
                <code>{line}</code>
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  )
}
