import type { Child } from 'hono/jsx'
import { type AffectedState, affectedStates } from '../../../../core/vocabulary.ts'
import { asWritten } from '../../../language/written.ts'
import { StateBadge, type Tone } from '../../parts/badges.tsx'
import { type FormState, optionsOf, TextField } from '../../parts/field.tsx'
import { FormKey } from '../../parts/form-key.tsx'
import { Fold } from './fold.tsx'

export interface AffectedLine {
  id: string
  organisation: string
  organisationHref: string
  /** Name of the asset; the agency as a whole when missing. */
  asset?: string | undefined
  state: AffectedState
}

export interface AffectedProps {
  no: string
  seq: number
  formId: string
  form: FormState
  open: boolean
  lines: readonly AffectedLine[]
  /** Assets that look alike or share the host; one button adds each. */
  suggestions: readonly { organisation: string; asset: string; label: Child; why: string }[]
}

const well: AffectedState[] = ['tayang-lagi', 'selesai', 'dinonaktifkan']
const tones: Record<AffectedState, Tone> = {
  ditemukan: 'bad',
  'diberi-tahu': 'warn',
  'ditutup-sementara': 'warn',
  dibersihkan: 'busy',
  'tayang-lagi': 'good',
  selesai: 'good',
  dinonaktifkan: 'quiet',
}

/** "12 dari 15 pulih". */
export function Recovered({ lines }: Pick<AffectedProps, 'lines'>) {
  const says = recoveredIn(lines)
  return says ? <span class="soft">{says}</span> : null
}

function recoveredIn(lines: AffectedProps['lines']): string | undefined {
  return lines.length > 0 ? `${lines.filter(line => well.includes(line.state)).length} dari ${lines.length} pulih` : undefined
}

export function Affected(props: AffectedProps) {
  const { lines, suggestions } = props
  return (
    <Fold id="terdampak" title="Terdampak" says={recoveredIn(lines)} open={props.open}>
      <ul class="list">
        {lines.map(line => (
          <Line line={line} {...props} />
        ))}
      </ul>
      {suggestions.length > 0 && <h3>Mungkin juga terdampak</h3>}
      <ul class="list">
        {suggestions.map(({ organisation, asset, label, why }) => (
          <li>
            <span>
              {label} <span class="soft">{why}</span>
            </span>
            <form method="post" action={`/konsol/tiket/${props.no}/terdampak`}>
              <FormKey id={`${props.formId}.terdampak.${asset}`} seq={props.seq} />
              <input type="hidden" name="organisation" value={organisation} />
              <input type="hidden" name="asset" value={asset} />
              <button type="submit">
                Tambah<span class="vh"> {label}</span>
              </button>
            </form>
          </li>
        ))}
      </ul>
      <Add {...props} />
    </Fold>
  )
}

function Line({ line, no, seq, formId }: AffectedProps & { line: AffectedLine }) {
  const name = line.asset ?? line.organisation
  return (
    <li>
      <span>
        <strong>{asWritten(name)}</strong> {line.asset && <span class="soft">{asWritten(line.organisation)} </span>}
        <StateBadge tone={tones[line.state]}>{affectedStates[line.state]}</StateBadge>
        <a class="soft under" href={line.organisationHref}>
          Kontak {asWritten(line.organisation)}
        </a>
      </span>
      <form method="post" action={`/konsol/tiket/${no}/terdampak/${line.id}`} class="inline">
        <FormKey id={`${formId}.terdampak.${line.id}`} seq={seq} />
        <select name="state" aria-label={`Keadaan ${name}`}>
          {optionsOf(affectedStates).map(({ value, label }) => (
            <option value={value} selected={value === line.state}>
              {label}
            </option>
          ))}
        </select>
        <button type="submit">
          Simpan<span class="vh"> keadaan {asWritten(name)}</span>
        </button>
      </form>
    </li>
  )
}

function Add({ no, seq, formId, form }: AffectedProps) {
  return (
    <details>
      <summary>Tambah instansi atau aset</summary>
      <form method="post" action={`/konsol/tiket/${no}/terdampak`} class="grid" novalidate>
        <FormKey id={`${formId}.terdampak`} seq={seq} />
        <TextField
          form={{ ...form, values: { ...form.values, organisation: undefined } }}
          id="terdampak-organisation"
          name="organisation"
          label="Instansi"
          list="daftar-instansi"
          autocomplete="off"
        />
        <TextField form={form} name="asset" label="Aset" optional hint="Domain atau nama aplikasi." autocomplete="off" />
        <div class="span">
          <button type="submit">Tambah</button>
        </div>
      </form>
    </details>
  )
}
