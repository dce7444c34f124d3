import type { FieldError } from '../../../core/refusal.ts'
import { AdminNav } from '../parts/admin-nav.tsx'
import { ConsolePage } from '../parts/console-page.tsx'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { type Option, SelectField, TextField } from '../parts/field.tsx'
import type { Frame, Typed } from '../parts/frame.ts'
import { Heads } from '../parts/heads.tsx'
import { Time } from '../parts/time.tsx'
import { type PersonLine, PersonRow } from './people/row.tsx'

export interface PeopleProps {
  frame: Frame
  people: readonly PersonLine[]
  /** Roles the viewer may give. */
  roles: readonly Option[]
  invitations: readonly { id: string; email: string; roleLabel: string; until: Date }[]
  /** The refused form: a person's id, or `baru`. */
  refused?: string | undefined
  values?: Typed | undefined
  errors?: readonly FieldError[] | undefined
  message?: string | undefined
}

const heads = ['Nama', 'Peran', 'Instansi', 'Faktor kedua', 'Terakhir masuk', 'Ubah']

export function People(props: PeopleProps) {
  const { frame, people, message, errors } = props
  return (
    <ConsolePage frame={frame} title="Pengguna" message={message}>
      <AdminNav frame={frame} />
      <ErrorSummary errors={errors} />
      <h1>Pengguna</h1>
      <div class="one">
        {props.roles.length > 0 && <Invite {...props} />}
        <Invitations {...props} />
        <section aria-labelledby="orang-judul">
          <h2 id="orang-judul">Anggota tim</h2>
          <table class="cards">
            <Heads of={heads} />
            <tbody>
              {people.map(person => (
                <PersonRow person={person} {...props} />
              ))}
            </tbody>
          </table>
        </section>
      </div>
    </ConsolePage>
  )
}

function Invite({ roles, refused, values = {}, errors }: PeopleProps) {
  const wrong = refused === 'baru'
  const form = wrong ? { values, errors } : { values: {} }
  const idOf = (field: string) => (wrong ? field : `baru-${field}`)
  return (
    <section class="panel" aria-labelledby="undang-judul">
      <h2 id="undang-judul">Undang orang</h2>
      <form method="post" action="/konsol/admin/pengguna" class="grid" novalidate>
        <TextField form={form} name="email" id={idOf('email')} label="Surel" type="email" autocomplete="off" />
        <TextField form={form} name="name" id={idOf('name')} label="Nama" autocomplete="off" />
        <SelectField form={form} name="role" id={idOf('role')} label="Peran" options={roles} empty="Pilih" />
        <TextField
          form={form}
          name="organisation"
          id={idOf('organisation')}
          label="Kode instansi"
          hint="Wajib untuk pelapor dan narahubung, mis. 35.25/dinkes."
          optional
          autocomplete="off"
        />
        <p class="span">
          <button type="submit">Kirim undangan</button>
        </p>
      </form>
    </section>
  )
}

function Invitations({ frame, invitations }: PeopleProps) {
  if (invitations.length === 0) return null
  return (
    <section class="panel" aria-labelledby="undangan-judul">
      <h2 id="undangan-judul">Undangan yang belum diterima</h2>
      <ul class="list">
        {invitations.map(({ id, email, roleLabel, until }) => (
          <li>
            <span>
              <strong>{email}</strong> <span class="soft">{roleLabel}</span>, sampai <Time date={until} zone={frame.team.zone} short />
            </span>
            <form method="post" action={`/konsol/admin/pengguna/undangan/${id}/batal`}>
              <button type="submit" class="quiet">
                Batalkan<span class="vh"> undangan {email}</span>
              </button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  )
}
