import { type EvidenceState, evidenceStates } from '../../../../core/incident/custody.ts'
import type { FieldError } from '../../../../core/refusal.ts'
import { samplePassword } from '../../../../formats/locked-zip.ts'
import { asWritten } from '../../../language/written.ts'
import { StateBadge } from '../../parts/badges.tsx'
import { ConsolePage } from '../../parts/console-page.tsx'
import { ErrorSummary } from '../../parts/error-summary.tsx'
import { TextField } from '../../parts/field.tsx'
import { FormKey } from '../../parts/form-key.tsx'
import type { Frame, Typed } from '../../parts/frame.ts'
import { Heads } from '../../parts/heads.tsx'
import { Time } from '../../parts/time.tsx'
import { fileSize } from '../../words.ts'

export interface KeptFile {
  id: string
  name: string
  size: number
  type: string
  sha256: string
  by: string
  at: Date
  state: EvidenceState
}

export interface EvidencePageProps {
  frame: Frame
  formId: string
  no: string
  title: string
  files: readonly KeptFile[]
  /** Oldest first. */
  custody: readonly { at: Date; by: string; file: string; act: string }[]
  mayExport: boolean
  maySample: boolean
  wrong?: { id: string; values: Typed; errors: readonly FieldError[] } | undefined
}

export const tones = { karantina: 'warn', lepas: 'quiet', sampel: 'bad' } as const

/** The files of a ticket, what the team thinks of each, and who had them in hand. */
export function EvidencePage(props: EvidencePageProps) {
  const { frame, formId, no, title, files, mayExport, wrong } = props
  return (
    <ConsolePage frame={frame} title={`Bukti ${no}`}>
      <ErrorSummary errors={wrong?.errors} />
      <p class="row">
        <a href={`/konsol/tiket/${no}`}>
          {no} {asWritten(title)}
        </a>
      </p>
      <h1>Bukti</h1>
      <p class="soft">
        Berkas dari luar masuk karantina. Sampai dilepas, berkas hanya keluar sebagai ZIP terkunci (kata sandi <code>{samplePassword}</code>
        ).
      </p>
      {files.length === 0 && <p class="empty">Belum ada berkas.</p>}
      <div class="one">
        {files.map(file => (
          <File {...props} file={file} />
        ))}
        {mayExport && (
          <form method="post" action={`/konsol/tiket/${no}/bundel`} class="panel">
            <FormKey id={`${formId}.bundel`} />
            <h2>Bundel perkara</h2>
            <p>
              Satu ZIP berisi riwayat, rantai kejadian, semua berkas, dan daftar isi yang ditandatangani tim. Keasliannya dapat diperiksa
              tanpa jaringan: <code>tanggap verify bundle {no}.zip</code>
            </p>
            <p>
              <button type="submit">Unduh bundel</button>
            </p>
          </form>
        )}
        <Custody {...props} />
      </div>
    </ConsolePage>
  )
}

function File({ no, formId, file, frame, maySample, wrong }: EvidencePageProps & { file: KeptFile }) {
  const base = `/konsol/tiket/${no}/bukti/${file.id}`
  const mine = wrong?.id === file.id ? wrong : undefined
  const form = { values: mine?.values ?? {}, errors: mine?.errors }
  const mayTake = file.state !== 'sampel' || maySample
  return (
    <section class="panel" id={`f-${file.id}`} aria-label={asWritten(file.name)}>
      <h2>
        <bdi>{file.name}</bdi> <StateBadge tone={tones[file.state]}>{evidenceStates[file.state]}</StateBadge>
      </h2>
      <p class="soft">
        {fileSize(file.size)} · {file.type} · {asWritten(file.by)}, <Time date={file.at} zone={frame.team.zone} short />
        <br />
        SHA-256 <code class="hash">{file.sha256}</code>
      </p>
      <p class="row">
        <a class="button" href={`${base}/lihat`}>
          Lihat tanpa membuka<span class="vh"> {asWritten(file.name)}</span>
        </a>
        {file.state === 'lepas' && (
          <a class="button" href={base} download>
            Unduh<span class="vh"> {asWritten(file.name)}</span>
          </a>
        )}
        {mayTake && (
          <a class="button" href={`${base}/zip`} download>
            Unduh ZIP terkunci<span class="vh"> {asWritten(file.name)}</span>
          </a>
        )}
        {!mayTake && <span class="soft">Sampel hanya diambil oleh pemilik tiket dan ketua tim.</span>}
      </p>
      <details open={Boolean(mine)}>
        <summary>Ubah keadaan</summary>
        <form method="post" action={`${base}/nilai`} class="one" novalidate>
          <FormKey id={`${formId}.${file.id}`} />
          <TextField
            form={form}
            name="reason"
            id={`alasan-${file.id}`}
            label="Alasan"
            hint="Perlu untuk menandai atau melepas sampel."
            optional
            autocomplete="off"
          />
          <p class="row">
            {(Object.keys(evidenceStates) as EvidenceState[])
              .filter(state => state !== file.state)
              .map(state => (
                <button type="submit" name="state" value={state}>
                  {verbs[state]}
                </button>
              ))}
          </p>
        </form>
      </details>
    </section>
  )
}

const verbs: Record<EvidenceState, string> = { lepas: 'Lepas', karantina: 'Karantina', sampel: 'Tandai sampel berbahaya' }

function Custody({ custody, frame }: EvidencePageProps) {
  return (
    <section aria-labelledby="jejak-judul">
      <h2 id="jejak-judul">Jejak penguasaan</h2>
      <table class="cards">
        <Heads of={['Waktu', 'Oleh', 'Berkas', 'Tindakan']} />
        <tbody>
          {custody.slice(-500).map(({ at, by, file, act }) => (
            <tr>
              <th scope="row">
                <Time date={at} zone={frame.team.zone} short />
              </th>
              <td>{asWritten(by)}</td>
              <td>
                <bdi>{file}</bdi>
              </td>
              <td>{act}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
