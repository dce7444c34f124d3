import type { FieldError } from '../../../../core/refusal.ts'
import { ConsolePage } from '../../parts/console-page.tsx'
import { ErrorSummary } from '../../parts/error-summary.tsx'
import { FieldMessage, SelectField, TextArea } from '../../parts/field.tsx'
import { type Frame, messageFor, type Typed } from '../../parts/frame.ts'
import { Heads } from '../../parts/heads.tsx'

export interface RunningLine {
  no: string
  title: string
  version: number
  step: string
  /** `web versi 1`, while its last move can be taken back. */
  movedFrom?: string | undefined
}

export interface RunningProps {
  frame: Frame
  id: string
  name: string
  lines: readonly RunningLine[]
  /** More than these run by it. */
  cut: boolean
  versions: readonly { value: string; label: string }[]
  /** ke reason; `ticked` are numbers. */
  values: Typed
  ticked: readonly string[]
  errors?: readonly FieldError[] | undefined
  /** What could not be moved, and why. */
  refused: readonly { no: string; why: string }[]
  message?: string | undefined
}

/** What runs by a playbook, version by version; one or all of it moved to another version, and back. */
export function Running(props: RunningProps) {
  const { frame, id, name, lines, errors, message, cut, refused } = props
  return (
    <ConsolePage frame={frame} title={`Insiden berjalan: ${name}`} message={message}>
      <ErrorSummary errors={errors} />
      <p class="row">
        <a href={`/konsol/playbook/${id}`}>Playbook {name}</a>
      </p>
      <h1>Insiden yang berjalan</h1>
      {refused.length > 0 && (
        <ul>
          {refused.map(({ no, why }) => (
            <li>
              <a href={`/konsol/tiket/${no}`}>{no}</a> tidak dipindah: {why}
            </li>
          ))}
        </ul>
      )}
      {cut && <p class="soft">Yang ditampilkan {lines.length} insiden, versi terlama dahulu. Sisanya muncul setelah ini dipindah.</p>}
      {lines.length > 0 ? <Choosing {...props} /> : <p class="empty">Tidak ada insiden yang berjalan dengan playbook ini.</p>}
    </ConsolePage>
  )
}

function Choosing({ id, lines, versions, values, ticked, errors }: RunningProps) {
  const none = messageFor(errors, 'no')
  const undoable = lines.some(({ movedFrom }) => movedFrom)
  return (
    <form method="post" action={`/konsol/playbook/${id}/pindah`} class="one" novalidate>
      {none && <FieldMessage id="no-g" message={none} />}
      <table class="cards" id="no">
        <Heads of={['Pilih', 'Tiket', 'Versi', 'Tahap']} />
        <tbody>
          {lines.map(line => (
            <tr data-row={line.no}>
              <td>
                <input type="checkbox" name="no" value={line.no} checked={ticked.includes(line.no)} aria-label={`Pilih ${line.no}`} />
              </td>
              <th scope="row">
                <a href={`/konsol/tiket/${line.no}`}>
                  <span class="no">{line.no}</span> <bdi>{line.title}</bdi>
                </a>
              </th>
              <td data-label="Versi">
                {line.version}
                {line.movedFrom && <span class="soft under">semula {line.movedFrom}</span>}
              </td>
              <td class="wide">{line.step}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <SelectField form={{ values, errors }} name="ke" label="Pindahkan ke" options={versions} />
      <TextArea form={{ values, errors }} name="reason" label="Alasan" rows={2} maxlength={2000} />
      <p class="row">
        <button type="submit" class="main" name="yang" value="pilih">
          Tinjau yang dipilih
        </button>
        <button type="submit" name="yang" value="semua">
          Tinjau semua di atas
        </button>
      </p>
      {undoable && (
        <p class="row">
          <button type="submit" name="yang" value="pilih" formaction={`/konsol/playbook/${id}/urungkan`}>
            Urungkan yang dipilih
          </button>
          <button type="submit" name="yang" value="semua" formaction={`/konsol/playbook/${id}/urungkan`}>
            Urungkan semua pergantian di atas
          </button>
        </p>
      )}
    </form>
  )
}
