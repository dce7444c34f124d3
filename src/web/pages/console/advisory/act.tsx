import { isForNobody } from '../../../../core/advisory/nobody.ts'
import type { FieldError } from '../../../../core/refusal.ts'
import type { Tlp } from '../../../../core/tlp.ts'
import type { AdvisoryStatus, Notice } from '../../../../core/vocabulary.ts'
import { asWritten } from '../../../language/written.ts'
import { TextField } from '../../parts/field.tsx'
import { FormKey } from '../../parts/form-key.tsx'
import type { Typed } from '../../parts/frame.ts'
import { Time } from '../../parts/time.tsx'
import { number } from '../../words.ts'
import { AfterSending, type Later, LaterNotes, Schedule } from './later.tsx'
import { KeptNote, Return, ReturnedNote, type ReturnedView } from './return.tsx'

export interface Counted {
  recipients: readonly { organisation: string }[]
  refused: readonly { organisation: string }[]
  /** Meant, but nobody there can be written to. */
  without: readonly { organisation: string }[]
}

export interface ActProps {
  no: string
  seq: number
  /** How many own texts the team had when this page was made: what is approved is what was read. */
  texts: number
  formId: string
  status: AdvisoryStatus
  own: boolean
  /** When its author asked for the second person. */
  asked?: Date | undefined
  /** Who sent it back, and why. */
  returned?: ReturnedView | undefined
  /** The viewer could be its second person. */
  mayReturn?: boolean | undefined
  /** What was typed into what was refused. */
  typed?: Typed | undefined
  /** Time zone in which that is said. */
  zone: string
  notice: Notice
  tlp: Tlp
  author: string
  /** Who would get it; before it is sent. */
  reach?: Counted | undefined
  /** Mail went to somebody. */
  written?: boolean | undefined
  later: Later
  /** The label of its incident, when its own is wider. */
  lowered?: Tlp | undefined
  errors?: readonly FieldError[] | undefined
  /** How many written to have not answered. */
  silent: number
}

/** The one thing to do next, by state; beside it what else is possible. */
export function Act(props: ActProps) {
  const { status } = props
  if (status === 'withdrawn')
    return <p class="note warn">Imbauan ini sudah dicabut. Penerimanya sudah diberi tahu dan tidak diingatkan lagi.</p>
  return (
    <section class="panel next" id="langkah" aria-labelledby="langkah-judul">
      <h2 id="langkah-judul">
        Langkah berikut <kbd>n</kbd>
      </h2>
      <LaterNotes later={props.later} />
      {!(status === 'draft' && props.mayReturn) && <KeptNote {...props} />}
      {status === 'draft' && <Approve {...props} />}
      {status === 'approved' && <Send {...props} />}
      {status === 'sent' && <Chase {...props} />}
    </section>
  )
}

function Approve(props: ActProps) {
  const { no, own, author, asked, returned, zone, reach } = props
  const nobody = reach !== undefined && isForNobody(props, reach)
  return (
    <>
      {returned && <ReturnedNote returned={returned} zone={zone} />}
      {own && <p>Anda yang terakhir menulis isi atau penerimanya, jadi orang lain yang harus menyetujuinya.</p>}
      {asked && (
        <p>
          {own ? 'Persetujuan sudah diminta' : `${author} meminta persetujuan`} <Time date={asked} zone={zone} short />.
        </p>
      )}
      <div class="row">
        {nobody ? <Stuck {...props} /> : own ? !asked && <Ask {...props} /> : <Agree {...props} />}
        <a class="button" href={`/konsol/imbauan/${no}/isi`}>
          Ubah isi
        </a>
        {!own && <span class="soft">Baca suratnya di bawah dulu; Anda menjadi mata kedua setelah {asWritten(author)}.</span>}
      </div>
      {props.mayReturn && <Return {...props} />}
    </>
  )
}

/** The way to what is missing before anybody can be sent it. */
function Stuck({ no, reach }: ActProps) {
  const { refused, without } = reach ?? { refused: [], without: [] }
  return (
    <a
      class="button"
      href={refused.length > 0 ? '#ditolak' : without.length > 0 ? '#tanpa' : `/konsol/imbauan/${no}/penerima`}
      data-key="n"
    >
      {refused.length > 0
        ? `Sesuaikan sasaran: ${refused.length} instansi tidak boleh dikirimi`
        : without.length > 0
          ? 'Lengkapi: narahubung dengan surel'
          : 'Pilih penerima'}
    </a>
  )
}

function Ask({ no, seq, formId }: ActProps) {
  return (
    <form method="post" action={`/konsol/imbauan/${no}/minta-persetujuan`}>
      <FormKey id={`${formId}.minta`} seq={seq} />
      <button type="submit" class="main" data-key="n">
        Minta persetujuan
      </button>
    </form>
  )
}

function Agree({ no, seq, texts, formId, lowered, errors }: ActProps) {
  return (
    <form method="post" action={`/konsol/imbauan/${no}/persetujuan`}>
      <FormKey id={`${formId}.setuju`} seq={seq} />
      <input type="hidden" name="texts" value={texts} />
      {lowered && (
        <TextField
          form={{ values: {}, errors }}
          name="reason"
          label={`Alasan memakai kode yang lebih longgar daripada insidennya (TLP:${lowered})`}
          hint="Hanya ketua tim; tercatat dengan nama Anda."
          autocomplete="off"
        />
      )}
      <button type="submit" class="main" data-key="n">
        Setujui
      </button>
    </form>
  )
}

function Send(props: ActProps) {
  const { no, seq, formId, reach } = props
  const { recipients, refused } = reach ?? { recipients: [], refused: [] }
  const nobody = isForNobody(props, { recipients })
  const organisations = new Set(recipients.map(one => one.organisation)).size
  const published = recipients.length === 0 && !nobody
  const stuck = refused.length > 0 || nobody
  return (
    <div class="row">
      {stuck && <Stuck {...props} />}
      {!stuck && (
        <form method="post" action={`/konsol/imbauan/${no}/pengiriman`}>
          <FormKey id={`${formId}.kirim`} seq={seq} />
          <button type="submit" class="main" data-key="n">
            {published
              ? 'Terbitkan di halaman publik'
              : `Kirim ke ${number(recipients.length)} narahubung di ${number(organisations)} instansi`}
          </button>
        </form>
      )}
      {!stuck && <Schedule {...props} />}
      <a href={`/konsol/imbauan/${no}/isi`}>Ubah isi (perlu disetujui lagi)</a>
    </div>
  )
}

function Chase(props: ActProps) {
  const { no, seq, formId, silent, later, errors } = props
  const waits = silent > 0 && !later.pausedAt && !later.correctedBy
  return (
    <div class="row">
      {waits && (
        <form method="post" action={`/konsol/imbauan/${no}/pengingat`}>
          <FormKey id={`${formId}.ingat`} seq={seq} />
          {errors?.some(({ field }) => field === 'reason') && (
            <TextField form={{ values: {}, errors }} name="reason" label="Mengapa diingatkan lagi sekarang" autocomplete="off" />
          )}
          <button type="submit" class="main" data-key="n">
            Ingatkan yang belum ({number(silent)})
          </button>
        </form>
      )}
      {silent === 0 && <span>{props.written ? 'Semua sudah menjawab.' : 'Terbit di halaman publik.'}</span>}
      <AfterSending {...props} />
      {!later.correctedBy && <Withdraw {...props} />}
    </div>
  )
}

function Withdraw({ no, seq, formId }: ActProps) {
  return (
    <details>
      <summary>Cabut imbauan</summary>
      <form method="post" action={`/konsol/imbauan/${no}/pencabutan`} class="row">
        <FormKey id={`${formId}.cabut`} seq={seq} />
        <label class="check">
          <input type="checkbox" name="confirm" value="1" required /> Ya, beri tahu semua penerima bahwa imbauan ini dicabut
        </label>
        <button type="submit" class="bad">
          Cabut
        </button>
      </form>
    </details>
  )
}
