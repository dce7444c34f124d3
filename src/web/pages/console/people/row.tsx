import { asWritten } from '../../../language/written.ts'
import { StateBadge } from '../../parts/badges.tsx'
import { type FormState, SelectField, TextField } from '../../parts/field.tsx'
import { Time } from '../../parts/time.tsx'
import type { PeopleProps } from '../people.tsx'

export interface PersonLine {
  id: string
  name: string
  email: string
  role: string
  roleLabel: string
  organisation: string | null
  disabled: boolean
  factors: number
  seen?: Date | undefined
  /** The viewer may change this person's rights. */
  manage: boolean
  self: boolean
}

export function PersonRow({ person, ...props }: PeopleProps & { person: PersonLine }) {
  const { name, email, roleLabel, organisation, disabled, factors, seen, manage, self } = person
  return (
    <tr>
      <th scope="row">
        {asWritten(name)} <span class="under soft">{email}</span>
        {disabled && <StateBadge tone="warn">Nonaktif</StateBadge>}
      </th>
      <td data-label="Peran:">{roleLabel}</td>
      <td data-label="Instansi:">{asWritten(organisation) ?? 'Semua'}</td>
      <td data-label="Faktor kedua:">{factors > 0 ? 'Ya' : 'Belum'}</td>
      <td data-label="Terakhir masuk:">{seen ? <Time date={seen} zone={props.frame.team.zone} short /> : '–'}</td>
      <td class="wide">
        {self && <span class="soft">Anda sendiri</span>}
        {manage && <Edit person={person} {...props} />}
      </td>
    </tr>
  )
}

function Edit({ person, ...props }: PeopleProps & { person: PersonLine }) {
  const { id, name, role, organisation, disabled, factors } = person
  const href = `/konsol/admin/pengguna/${id}`
  const wrong = props.refused === id
  const form: FormState = wrong
    ? { values: props.values ?? {}, errors: props.errors }
    : { values: { role, organisation: organisation ?? undefined } }
  const idOf = (field: string) => (wrong ? field : `${id}-${field}`)
  return (
    <details open={wrong}>
      <summary>
        Ubah<span class="vh"> {asWritten(name)}</span>
      </summary>
      <form method="post" action={`${href}/peran`} class="grid" novalidate>
        <SelectField form={form} name="role" id={idOf('role')} label="Peran" options={props.roles} />
        <TextField form={form} name="organisation" id={idOf('organisation')} label="Kode instansi" optional autocomplete="off" />
        <p class="span row">
          <button type="submit">Simpan</button>
          {factors > 0 && (
            <button type="submit" class="quiet" formaction={`${href}/faktor`}>
              Hapus faktor kedua<span class="vh"> {asWritten(name)}</span>
            </button>
          )}
          <button type="submit" class="quiet bad" formaction={`${href}/${disabled ? 'aktif' : 'nonaktif'}`}>
            {disabled ? 'Aktifkan' : 'Nonaktifkan'}
            <span class="vh"> {asWritten(name)}</span>
          </button>
        </p>
      </form>
    </details>
  )
}
