import { type ContactRole, contactRoles } from '../../../../core/vocabulary.ts'
import { asWritten } from '../../../language/written.ts'
import { StateBadge } from '../../parts/badges.tsx'
import { type FormState, optionsOf, SelectField, TextField } from '../../parts/field.tsx'
import { FormKey } from '../../parts/form-key.tsx'
import { Time } from '../../parts/time.tsx'
import { isMobile, telephone, whatsApp } from '../../words.ts'
import type { OrganisationProps } from '../organisation.tsx'
import { organisationHref } from '../organisations.tsx'

export interface ContactLine {
  id: string
  name: string
  role: ContactRole
  email?: string | undefined
  phone?: string | undefined
  /** Gets no mail any more, and why. */
  suspendedWhy?: string | undefined
  /** Wants no general advisories any more. */
  declined?: boolean | undefined
  /** When they were last asked whether they still are one, and what they said. */
  checked?: { at: string; answer: string } | undefined
}

export function Contacts(props: OrganisationProps) {
  const { contacts, manage, refused, code, formId } = props
  const wrong = refused === 'narahubung'
  const href = `${organisationHref(code)}/narahubung`
  return (
    <section class="panel" id="narahubung" aria-labelledby="narahubung-judul">
      <h2 id="narahubung-judul">Narahubung</h2>
      {contacts.length === 0 && <p>Belum ada: imbauan tidak akan sampai ke instansi ini.</p>}
      <ul class="list">
        {contacts.map(contact => (
          <Line contact={contact} {...props} />
        ))}
      </ul>
      {manage && (
        <details open={wrong || contacts.length === 0}>
          <summary>Tambah narahubung</summary>
          <form method="post" action={href} class="grid" novalidate>
            <FormKey id={`${formId}.narahubung`} />
            <Fields form={wrong ? formOf(props) : { values: { role: 'agen' } }} id="" wrong={wrong} />
            <p class="span">
              <button type="submit">Tambah</button>
            </p>
          </form>
        </details>
      )}
    </section>
  )
}

function Line({ contact, ...props }: OrganisationProps & { contact: ContactLine }) {
  const { id, name, role, email, phone, suspendedWhy, declined, checked } = contact
  return (
    <li>
      <div>
        <strong>{asWritten(name)}</strong> <span class="soft">{contactRoles[role]}</span>{' '}
        {suspendedWhy && <StateBadge tone="warn">{suspendedWhy}</StateBadge>}
        {declined && <StateBadge tone="warn">tanpa imbauan umum (N4)</StateBadge>}
        {checked && (
          <span class="soft">
            {checked.answer === 'ya' ? 'masih narahubung' : 'mengaku bukan narahubung lagi'},{' '}
            <Time date={new Date(checked.at)} zone={props.frame.team.zone} short />
          </span>
        )}
        <p class="row">
          {email ? <a href={`mailto:${email}`}>{email}</a> : <span class="soft">Belum ada surel</span>}
          {phone && <a href={telephone(phone)}>{phone}</a>}
          {phone && isMobile(phone) && (
            <a href={whatsApp(phone)} rel="noreferrer">
              WhatsApp
            </a>
          )}
        </p>
        {props.manage && declined && <Resume contact={contact} {...props} />}
        {props.manage && <Edit contact={contact} wrong={props.refused === id} {...props} />}
      </div>
    </li>
  )
}

/** They declined by the link in an advisory; only at their wish does it begin again. */
function Resume({ contact: { id, name }, code, formId }: OrganisationProps & { contact: ContactLine }) {
  return (
    <form method="post" action={`${organisationHref(code)}/narahubung/${id}/imbauan-umum`}>
      <FormKey id={`${formId}.${id}.imbauan-umum`} />
      <button type="submit" class="quiet">
        Kirimi lagi imbauan umum<span class="vh"> {asWritten(name)}</span>
      </button>
    </form>
  )
}

function Edit({ contact, wrong, ...props }: OrganisationProps & { contact: ContactLine; wrong: boolean }) {
  const { id, name, role, email, phone } = contact
  const href = `${organisationHref(props.code)}/narahubung/${id}`
  return (
    <details open={wrong}>
      <summary>
        Ubah<span class="vh"> {asWritten(name)}</span>
      </summary>
      <form method="post" action={href} class="grid" novalidate>
        <FormKey id={`${props.formId}.${id}`} />
        <Fields form={wrong ? formOf(props) : { values: { name, role, email, phone } }} id={`${id}-`} wrong={wrong} />
        <p class="span row">
          <button type="submit">Simpan</button>
          <button type="submit" class="quiet bad" formaction={`${href}/hapus`}>
            Hapus<span class="vh"> {asWritten(name)}</span>
          </button>
        </p>
      </form>
    </details>
  )
}

/** The refused form keeps the plain ids, so that the error summary leads to it. */
function Fields({ form, id, wrong }: { form: FormState; id: string; wrong: boolean }) {
  const idOf = (field: string) => (wrong ? field : `${id}narahubung-${field}`)
  return (
    <>
      <TextField form={form} name="name" id={idOf('name')} label="Nama" autocomplete="off" />
      <SelectField form={form} name="role" id={idOf('role')} label="Peran" options={optionsOf(contactRoles)} />
      <TextField form={form} name="email" id={idOf('email')} label="Surel" type="email" autocomplete="off" />
      <TextField form={form} name="phone" id={idOf('phone')} label="WhatsApp atau telepon" type="tel" autocomplete="off" />
    </>
  )
}

function formOf({ values = {}, errors }: OrganisationProps): FormState {
  return { values, errors }
}
