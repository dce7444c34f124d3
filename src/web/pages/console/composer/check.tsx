import { isStatement } from '../../../../core/advisory/notice.ts'
import type { FieldError } from '../../../../core/refusal.ts'
import type { Tlp } from '../../../../core/tlp.ts'
import { asWritten } from '../../../language/written.ts'
import { ConsolePage } from '../../parts/console-page.tsx'
import { ErrorSummary } from '../../parts/error-summary.tsx'
import { FormKey } from '../../parts/form-key.tsx'
import type { Typed } from '../../parts/frame.ts'
import { number } from '../../words.ts'
import { Act, type Counted } from '../advisory/act.tsx'
import { Head, type HeadProps } from '../advisory/head.tsx'
import type { Later } from '../advisory/later.tsx'
import type { ReturnedView } from '../advisory/return.tsx'
import { Letter, type LetterProps } from './letter.tsx'
import { ReachLists, type ReachView } from './reach.tsx'
import { Steps } from './steps.tsx'

export interface CheckPageProps extends HeadProps {
  formId: string
  seq: number
  texts: number
  /** The viewer wrote it, and so cannot approve it. */
  own: boolean
  /** When its author asked for the second person. */
  asked?: Date | undefined
  /** Who sent it back, and why. */
  returned?: ReturnedView | undefined
  mayReturn: boolean
  /** What was typed into what was refused. */
  typed?: Typed | undefined
  /** The label of the incident it tells of, when its own is wider. */
  lowered?: Tlp | undefined
  reach: ReachView
  /** What the act asks of the reach. */
  counted: Counted
  later: Later
  /** Lines among the indicators that are none. */
  unknown: readonly string[]
  /** Addresses among them that mean something only inside a network. */
  inner: readonly string[]
  letter: LetterProps | null
  errors?: readonly FieldError[] | undefined
  message?: string | undefined
}

/** The composer's third page: the real letter, who gets it and who does not, and what is next. */
export function CheckPage(props: CheckPageProps) {
  const { frame, no, title, errors, message, reach, letter, unknown, inner } = props
  const statement = isStatement(props.notice)
  const told = reach.sections.find(({ id }) => id === 'sudah')
  return (
    <ConsolePage frame={frame} title={asWritten(`${no} ${title}`)} message={message}>
      <ErrorSummary errors={errors} />
      <Head {...props} />
      <Steps no={no} at="periksa" settled={statement || props.later.corrects !== undefined} />
      <div class="one">
        <Act {...props} zone={frame.team.zone} reach={props.counted} silent={0} />
        {unknown.length > 0 && <Unknown unknown={unknown} no={no} />}
        {inner.length > 0 && <Inner inner={inner} no={no} />}
        {told && <Again told={told} {...props} />}
        {!statement && <ReachLists reach={reach} all={`/konsol/imbauan/${no}/penerima/daftar`} />}
        {letter && <Letter {...letter} />}
      </div>
    </ConsolePage>
  )
}

function Unknown({ unknown, no }: { unknown: readonly string[]; no: string }) {
  return (
    <section class="note warn" aria-labelledby="bukan-judul">
      <h2 id="bukan-judul">Bukan indikator yang dikenali ({number(unknown.length)})</h2>
      <p>
        Tetap ikut dikirim seperti tertulis. <a href={`/konsol/imbauan/${no}/isi#indicators`}>Perbaiki</a> bila salah ketik.
      </p>
      <ul class="indicators">
        {unknown.map(line => (
          <li>
            <code>{line}</code>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Inner({ inner, no }: { inner: readonly string[]; no: string }) {
  return (
    <section class="note warn" aria-labelledby="dalam-judul">
      <h2 id="dalam-judul">Alamat jaringan dalam ({number(inner.length)})</h2>
      <p>
        Di jaringan orang lain alamat ini tidak berarti apa-apa, dan ia menunjukkan susunan jaringan Anda: <code>{inner.join(', ')}</code>.{' '}
        <a href={`/konsol/imbauan/${no}/isi#indicators`}>Hapus</a> bila tidak perlu.
      </p>
    </section>
  )
}

function Again({ told, no, seq, formId }: CheckPageProps & { told: ReachView['sections'][number] }) {
  return (
    <section class="panel" aria-labelledby="lagi-judul">
      <h2 id="lagi-judul">Kirim lagi kepada yang sudah menerima?</h2>
      <form method="post" action={`/konsol/imbauan/${no}/penerima/lagi`}>
        <FormKey id={`${formId}.lagi`} seq={seq} />
        <fieldset class="field">
          <legend>Instansi yang tetap dikirimi; sesudah itu perlu disetujui lagi</legend>
          <div class="checks">
            {told.lines.map(({ code, organisation }) => (
              <label class="check">
                <input type="checkbox" name="again" value={code} /> {asWritten(organisation)}
              </label>
            ))}
            <label class="check">
              <input type="checkbox" name="all" value="1" /> Semuanya ({number(told.count)})
            </label>
          </div>
        </fieldset>
        <button type="submit">Kirim lagi kepada mereka</button>
      </form>
    </section>
  )
}
