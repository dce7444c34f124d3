import { letterTitle } from '../../../core/letter-kinds.ts'
import type { FieldError } from '../../../core/refusal.ts'
import { asWritten } from '../../language/written.ts'
import { ConsolePage } from '../parts/console-page.tsx'
import { DateParts } from '../parts/date-parts.tsx'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { type FormState, type Option, SelectField, TextArea, TextField } from '../parts/field.tsx'
import { FormKey } from '../parts/form-key.tsx'
import type { Frame, Typed } from '../parts/frame.ts'
import { Heads } from '../parts/heads.tsx'
import { Deadline, type DeadlineProps, Time } from '../parts/time.tsx'
import type { TakenBack } from './incident/clocks.tsx'

export interface ProofLine {
  id: string
  name: string
  basis: string
  /** Who owes it. */
  duty: string
  mayWaive: boolean
  started: { at: Date; by: string }
  /** Starts that stood before, oldest first. */
  corrections: readonly { was: Date; at: Date; by: string; reason: string }[]
  due: Date
  state: DeadlineProps['state']
  stopped?: { at: Date; by: string; how: string } | undefined
  late: boolean
  /** The file or the advisory that shows that it was sent. */
  shownBy?: string | undefined
  /** The letter that is prepared for it. */
  letter?: string | undefined
  /** The answer that started it was taken back. */
  takenBack?: TakenBack | undefined
  /** The statement that it does not apply, begun for whoever may sign it. */
  reason?: string | undefined
}

export interface ClockProofsProps {
  frame: Frame
  formId: string
  now: Date
  no: string
  title: string
  clocks: readonly ProofLine[]
  proofs: readonly Option[]
  mayWork: boolean
  /** Of which clock the statement is begun. */
  wanted?: string | undefined
  wrong?: { which: 'bukti' | 'tidak-berlaku' | 'mulai'; values: Typed; errors: readonly FieldError[] } | undefined
}

export function ClockProofs(props: ClockProofsProps) {
  const { frame, no, title, clocks, mayWork, wrong, now } = props
  const zone = frame.team.zone
  return (
    <ConsolePage frame={frame} title={`Bukti tenggat ${no}`}>
      <ErrorSummary errors={wrong?.errors} />
      <p class="row">
        <a href={`/konsol/tiket/${no}`}>
          {no} {asWritten(title)}
        </a>
      </p>
      <h1>Bukti tenggat</h1>
      <p class="soft">
        {asWritten(frame.team.name)}, dicetak <Time date={now} zone={zone} />. Setiap mulai dan berhenti tercatat dalam rantai riwayat
        tiket.
      </p>
      <table class="cards long">
        <caption class="vh">Semua tenggat tiket ini</caption>
        <Heads of={['Tenggat', 'Dasar dan kewajiban', 'Mulai', 'Batas', 'Berhenti dan bukti']} />
        <tbody>
          {clocks.map(clock => (
            <Line no={no} clock={clock} now={now} zone={zone} />
          ))}
        </tbody>
      </table>
      {mayWork && <Forms {...props} />}
    </ConsolePage>
  )
}

function Line({ no, clock, now, zone }: { no: string; clock: ProofLine; now: Date; zone: string }) {
  const { started, stopped, corrections } = clock
  return (
    <tr id={`tenggat-${clock.id}`}>
      <th scope="row">
        <span class="no">{clock.id}</span> {clock.name}
      </th>
      <td data-label="Dasar dan kewajiban">
        {clock.basis}
        <span class="soft under">Wajib: {clock.duty}</span>
      </td>
      <td data-label="Mulai">
        <Time date={started.at} zone={zone} /> <span class="soft">oleh {asWritten(started.by)}</span>
        {corrections.map(({ was, at, by, reason }) => (
          <span class="soft under">
            Semula <Time date={was} zone={zone} />; dibetulkan {asWritten(by)} pada <Time date={at} zone={zone} />: {asWritten(reason)}
          </span>
        ))}
      </td>
      <td data-label="Batas">
        <Deadline due={clock.due} now={now} zone={zone} state={clock.state} short={false} />
      </td>
      <td data-label="Berhenti dan bukti">
        {stopped ? (
          <>
            <Time date={stopped.at} zone={zone} /> <span class="soft">dicatat {asWritten(stopped.by)}</span>
            {clock.late && <strong> Terlambat.</strong>}
            <span class="under">{stopped.how}</span>
            {clock.shownBy && <span class="soft under">Bukti: {asWritten(clock.shownBy)}</span>}
          </>
        ) : (
          'Belum'
        )}
        {clock.takenBack && (
          <span class="under">
            <strong>Perlu dinyatakan tidak berlaku.</strong> {clock.takenBack.why} {clock.takenBack.hint}{' '}
            {clock.takenBack.maySay && (
              <a class="noprint" href={`/konsol/tiket/${no}/tenggat?tenggat=${clock.id}#tidak-clock`}>
                Ke pernyataannya
              </a>
            )}
          </span>
        )}
        {clock.letter && (
          <span class="noprint under">
            <a href={`/konsol/tiket/${no}/surat/${clock.letter}`}>Surat {letterTitle(clock.letter)}</a>
          </span>
        )}
      </td>
    </tr>
  )
}

function Forms({ no, formId, clocks, proofs, wanted, wrong }: ClockProofsProps) {
  const open = clocks.filter(({ stopped }) => !stopped).map(({ id, name }) => ({ value: id, label: `${id} ${name}` }))
  const waivable = open.filter(({ value }) => clocks.some(({ id, mayWaive }) => id === value && mayWaive))
  const stateOf = (which: string): FormState => (wrong?.which === which ? wrong : { values: {} })
  const waiving = wrong?.which === 'tidak-berlaku' ? wrong : { values: proposal(clocks, wanted) }
  const action = `/konsol/tiket/${no}/tenggat`
  return (
    <div class="narrow">
      {open.length > 0 && (
        <form method="post" action={`${action}/bukti`} class="one panel" novalidate>
          <h2>Sudah dikirim: catat buktinya</h2>
          <FormKey id={`${formId}.bukti`} />
          <SelectField form={stateOf('bukti')} name="clock" id="bukti-clock" label="Tenggat" empty="Pilih…" options={open} />
          <TextField form={stateOf('bukti')} name="to" label="Dikirim kepada" autocomplete="off" />
          <TextField
            form={stateOf('bukti')}
            name="how"
            label="Dengan cara"
            hint="Misalnya surat nomor 005/123 lewat Srikandi"
            autocomplete="off"
          />
          <DateParts form={stateOf('bukti')} name="sentAt" legend="Waktu pengiriman" shown time />
          <SelectField form={stateOf('bukti')} name="evidence" label="Yang membuktikannya" empty="Pilih…" options={proofs} />
          <button type="submit">Tutup tenggat dengan bukti</button>
        </form>
      )}
      {waivable.length > 0 && (
        <form method="post" action={`${action}/tidak-berlaku`} class="one panel" novalidate>
          <h2>Tidak berlaku</h2>
          <FormKey id={`${formId}.tidak`} />
          <SelectField form={waiving} name="clock" id="tidak-clock" label="Tenggat" empty="Pilih…" options={waivable} />
          <TextArea form={waiving} name="reason" id="tidak-reason" label="Alasan, tercatat atas nama Anda" rows={5} maxlength={2000} />
          <button type="submit">Nyatakan tidak berlaku</button>
        </form>
      )}
      {clocks.length > 0 && (
        <form method="post" action={`${action}/mulai`} class="one panel" novalidate>
          <h2>Diketahui sejak: betulkan mulainya</h2>
          <FormKey id={`${formId}.mulai`} />
          <fieldset>
            <legend>Untuk tenggat</legend>
            <div class="checks">
              {clocks.map(({ id, name }) => (
                <label class="check">
                  <input type="checkbox" name={`clock_${id}`} value="1" checked={stateOf('mulai').values[`clock_${id}`] === '1'} /> {id}{' '}
                  {name}
                </label>
              ))}
            </div>
          </fieldset>
          <DateParts form={stateOf('mulai')} name="startedAt" legend="Diketahui sejak" shown time />
          <TextArea
            form={stateOf('mulai')}
            name="reason"
            id="mulai-reason"
            label="Dari mana waktu ini diketahui"
            rows={3}
            maxlength={2000}
          />
          <button type="submit">Betulkan mulainya</button>
        </form>
      )}
    </div>
  )
}

/** The statement that is due next, begun: whoever signs it completes and answers for it. */
function proposal(clocks: readonly ProofLine[], wanted: string | undefined): Typed {
  const due = clocks.filter(({ reason }) => reason)
  const next = due.find(({ id }) => id === wanted) ?? due[0]
  return next ? { clock: next.id, reason: next.reason } : {}
}
