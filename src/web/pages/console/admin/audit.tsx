import type { TrailLine } from '../../../trail-lines.ts'
import { AdminNav } from '../../parts/admin-nav.tsx'
import { ConsolePage } from '../../parts/console-page.tsx'
import { names, type Option } from '../../parts/field.tsx'
import type { Frame, Typed } from '../../parts/frame.ts'
import { Trail } from '../../parts/trail.tsx'

export interface AuditTrailProps {
  frame: Frame
  /** Of the whole team; else the viewer's own acts. */
  whole: boolean
  people: readonly Option[]
  acts: readonly Option[]
  /** siapa apa sejak, as they were asked for. */
  values: Typed
  lines: readonly TrailLine[]
  next?: string | undefined
}

export function AuditTrail(props: AuditTrailProps) {
  const { frame, whole, lines, next } = props
  return (
    <ConsolePage frame={frame} title="Jejak audit">
      <AdminNav frame={frame} />
      <div class="head">
        <h1>Jejak audit</h1>
        <Export {...props} />
      </div>
      <p class="soft">
        {whole ? 'Siapa melakukan apa di tim ini.' : 'Yang Anda lakukan sendiri di tim ini.'} Tidak ada yang dapat mengubahnya.
      </p>
      <Filter {...props} />
      <Trail lines={lines} zone={frame.team.zone} />
      {next && (
        <p>
          <a class="button" href={next}>
            Berikutnya
          </a>
        </p>
      )}
    </ConsolePage>
  )
}

function Filter({ whole, people, acts, values }: AuditTrailProps) {
  return (
    <form class="filter" action="/konsol/admin/audit" aria-label="Saring jejak">
      {whole && <Select name="siapa" label="Siapa" options={names(people)} chosen={values.siapa} />}
      <Select name="apa" label="Apa" options={acts} chosen={values.apa} />
      <label>
        <span class="vh">Sejak tanggal</span>
        <input type="date" name="sejak" value={values.sejak} />
      </label>
      <button type="submit">Saring</button>
    </form>
  )
}

function Select({
  name,
  label,
  options,
  chosen,
}: {
  name: string
  label: string
  options: readonly Option[]
  chosen?: string | undefined
}) {
  return (
    <label>
      <span class="vh">{label}</span>
      <select name={name}>
        <option value="">{label}: semua</option>
        {options.map(({ value, label: word }) => (
          <option value={value} selected={value === chosen}>
            {word}
          </option>
        ))}
      </select>
    </label>
  )
}

function Export({ values }: AuditTrailProps) {
  return (
    <form method="post" action="/konsol/admin/audit/ekspor">
      {['siapa', 'apa', 'sejak'].map(name => values[name] && <input type="hidden" name={name} value={values[name]} />)}
      <button type="submit">Unduh CSV</button>
    </form>
  )
}
