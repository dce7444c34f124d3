import type { FieldError } from '../../../core/refusal.ts'
import { asWritten } from '../../language/written.ts'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { names, type Option, SelectField, TextField } from '../parts/field.tsx'
import type { Frame, Typed } from '../parts/frame.ts'
import { PortalPage } from '../parts/portal-page.tsx'
import { Time } from '../parts/time.tsx'

export interface PortalColleaguesProps {
  frame: Frame
  people: readonly {
    id: string
    name: string
    email: string
    roleLabel: string
    agency: string
    disabled: boolean
    seen?: Date | undefined
    manage: boolean
    self: boolean
  }[]
  invitations: readonly { id: string; email: string; roleLabel: string; until: Date }[]
  /** What the viewer may give. */
  roles: readonly Option[]
  organisations: readonly Option[]
  values: Typed
  errors?: readonly FieldError[] | undefined
  message?: string | undefined
}

export function PortalColleagues(props: PortalColleaguesProps) {
  const { frame, people, message, errors } = props
  return (
    <PortalPage frame={frame} title="Rekan" message={message}>
      <ErrorSummary errors={errors} />
      <h1>Rekan</h1>
      <p class="lead">Siapa saja yang dapat masuk untuk wilayah Anda dan instansi di bawahnya.</p>
      <ul class="lines">
        {people.map(person => (
          <Colleague person={person} zone={frame.team.zone} />
        ))}
      </ul>
      <Invitations {...props} />
      <Invite {...props} />
    </PortalPage>
  )
}

function Colleague({ person, zone }: { person: PortalColleaguesProps['people'][number]; zone: string }) {
  const { id, name, email, roleLabel, agency, disabled, seen, manage, self } = person
  return (
    <li>
      <strong>{asWritten(name)}</strong>
      <span class="soft">
        {roleLabel}, {asWritten(agency)} · {email} · {seen ? <Time date={seen} zone={zone} short /> : 'belum pernah masuk'}
        {disabled && ' · nonaktif'}
        {self && ' · Anda sendiri'}
      </span>
      {manage && (
        <form method="post" action={`/instansi/rekan/${id}/${disabled ? 'aktif' : 'nonaktif'}`}>
          <button type="submit" class="link">
            {disabled ? 'Aktifkan' : 'Nonaktifkan'}
            <span class="vh"> {asWritten(name)}</span>
          </button>
        </form>
      )}
    </li>
  )
}

function Invitations({ frame, invitations }: PortalColleaguesProps) {
  if (invitations.length === 0) return null
  return (
    <section aria-labelledby="undangan-judul">
      <h2 id="undangan-judul">Undangan yang belum diterima</h2>
      <ul class="lines">
        {invitations.map(({ id, email, roleLabel, until }) => (
          <li>
            <strong>{email}</strong>
            <span class="soft">
              {roleLabel}, sampai <Time date={until} zone={frame.team.zone} short />
            </span>
            <form method="post" action={`/instansi/rekan/undangan/${id}/batal`}>
              <button type="submit" class="link">
                Batalkan<span class="vh"> undangan {email}</span>
              </button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Invite({ roles, organisations, values, errors }: PortalColleaguesProps) {
  const form = { values, errors }
  return (
    <section aria-labelledby="undang-judul">
      <h2 id="undang-judul">Undang rekan</h2>
      <form method="post" action="/instansi/rekan" novalidate>
        <TextField form={form} name="email" label="Surel" type="email" autocomplete="off" />
        <TextField form={form} name="name" label="Nama" autocomplete="off" />
        <SelectField form={form} name="role" label="Peran" options={roles} />
        <SelectField form={form} name="organisation" label="Untuk instansi" options={names(organisations)} />
        <div class="go">
          <button type="submit" class="main">
            Kirim undangan
          </button>
        </div>
      </form>
    </section>
  )
}
