import type { FieldError } from '../../../../core/refusal.ts'
import { asWritten } from '../../../language/written.ts'
import { ConsolePage } from '../../parts/console-page.tsx'
import { ErrorSummary } from '../../parts/error-summary.tsx'
import { TextArea } from '../../parts/field.tsx'
import type { Frame } from '../../parts/frame.ts'
import { Time } from '../../parts/time.tsx'

export interface Fault {
  line: number
  reason: string
}

export interface DraftProps {
  frame: Frame
  id: string
  seq: number
  source: string
  basedOn: number
  changedAt: Date
  changedBy: string
  /** null = nothing is wrong with what is saved. */
  faults: readonly Fault[] | null
  /** Of the draft, as far as it can be read. */
  steps: readonly string[]
  /** What could not be carried when it was imported, as far as nobody deleted the lines that say so. */
  lost?: readonly string[] | undefined
  mayPublish: boolean
  errors?: readonly FieldError[] | undefined
  message?: string | undefined
}

/** One draft: its YAML, what is wrong with it line by line, and a form for each of its steps. */
export function DraftPage(props: DraftProps) {
  const { frame, id, seq, source, errors, message, faults } = props
  return (
    <ConsolePage frame={frame} title={`Draf playbook ${id}`} message={message}>
      <ErrorSummary errors={errors} />
      <p class="row">
        {props.basedOn > 0 ? <a href={`/konsol/playbook/${id}`}>Playbook {id}</a> : <a href="/konsol/playbook">Playbook</a>}
      </p>
      <h1>Draf {id}</h1>
      <p class="soft">
        {props.basedOn > 0 ? `Dimulai dari versi ${props.basedOn}.` : 'Playbook baru, belum pernah terbit.'} Terakhir diubah{' '}
        {asWritten(props.changedBy)}, <Time date={props.changedAt} zone={frame.team.zone} short />. Versi yang berjalan tidak berubah sampai
        draf ini diterbitkan.
      </p>
      <div class="two">
        <form method="post" action={`/konsol/playbook/${id}/draf`} class="one" novalidate>
          <input type="hidden" name="seq" value={seq} />
          <TextArea form={{ values: { source }, errors }} name="source" label="YAML" rows={30} />
          <p>
            <button type="submit" class="main">
              Simpan dan periksa
            </button>
          </p>
        </form>
        <div>
          <Faults id={id} faults={faults} />
          <Lost lines={props.lost ?? []} />
          {props.steps.length > 0 && <Steps id={id} steps={props.steps} />}
          <Onwards {...props} />
        </div>
      </div>
    </ConsolePage>
  )
}

/** The script asks the same check as it is typed; it fills the same list. */
function Faults({ id, faults }: { id: string; faults: readonly Fault[] | null }) {
  return (
    <section class="panel" aria-labelledby="periksa-judul">
      <h2 id="periksa-judul">Pemeriksaan</h2>
      <div data-check={`/konsol/playbook/${id}/draf/periksa`} role="status">
        <FaultList faults={faults ?? []} />
      </div>
    </section>
  )
}

export function FaultList({ faults }: { faults: readonly Fault[] }) {
  if (faults.length === 0) return <p>✓ Tidak ada kesalahan.</p>
  return (
    <>
      <p>✗ {faults.length} kesalahan; draf boleh disimpan, belum dapat diterbitkan.</p>
      <ol class="plain">
        {faults.slice(0, 100).map(({ line, reason }) => (
          <li>
            <strong>Baris {line}</strong>: {reason}
          </li>
        ))}
      </ol>
    </>
  )
}

function Lost({ lines }: { lines: readonly string[] }) {
  if (lines.length === 0) return null
  return (
    <section class="panel" aria-labelledby="hilang-judul">
      <h2 id="hilang-judul">Tidak terbawa dari CACAO</h2>
      <p class="soft">Tertulis juga di atas YAML: hapus barisnya bila sudah diurus.</p>
      <ul>
        {lines.map(line => (
          <li>{line}</li>
        ))}
      </ul>
    </section>
  )
}

function Steps({ id, steps }: { id: string; steps: readonly string[] }) {
  return (
    <section class="panel" aria-labelledby="tahap-judul">
      <h2 id="tahap-judul">Ubah lewat formulir</h2>
      <p>
        <a href={`/konsol/playbook/${id}/draf/petunjuk`}>Nama dan petunjuk</a> ·{' '}
        <a href={`/konsol/playbook/${id}/draf/tahap/baru`}>Tahap baru</a>
      </p>
      <ul class="list">
        {steps.map(step => (
          <li>
            <a href={`/konsol/playbook/${id}/draf/tahap/${step}`}>{step}</a>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Onwards({ id, seq, faults, mayPublish, basedOn }: DraftProps) {
  return (
    <section class="panel" aria-labelledby="lanjut-judul">
      <h2 id="lanjut-judul">Sesudah itu</h2>
      {basedOn > 0 && (
        <p>
          <a href={`/konsol/playbook/${id}/banding`}>Bandingkan dengan versi terbaru</a>
        </p>
      )}
      {faults === null && basedOn > 0 && (
        <form method="post" action={`/konsol/playbook/${id}/uji`}>
          <p>
            <button type="submit">Uji dengan insiden yang lalu</button>
          </p>
        </form>
      )}
      {faults === null && mayPublish && (
        <p>
          <a class="button" href={`/konsol/playbook/${id}/draf/terbit`}>
            Terbitkan…
          </a>
        </p>
      )}
      <form method="post" action={`/konsol/playbook/${id}/draf/buang`}>
        <input type="hidden" name="seq" value={seq} />
        <button type="submit">Buang draf</button>
      </form>
    </section>
  )
}
