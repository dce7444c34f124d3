import type { FieldError } from '../../../core/refusal.ts'
import { type AssetKind, assetKinds, type ContactRole, contactRoles } from '../../../core/vocabulary.ts'
import { asWritten } from '../../language/written.ts'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { type FormState, optionsOf, SelectField, TextField } from '../parts/field.tsx'
import { FormKey } from '../parts/form-key.tsx'
import type { Frame, Typed } from '../parts/frame.ts'
import { PortalPage } from '../parts/portal-page.tsx'
import { number } from '../words.ts'

export function registerHref(code: string): string {
  return `/instansi/daftar/${encodeURIComponent(code)}`
}

export interface PortalRegisterProps {
  frame: Frame
  rows: readonly { code: string; name: string; contacts: number; assets: number }[]
  next?: string | undefined
}

export function PortalRegister({ frame, rows, next }: PortalRegisterProps) {
  return (
    <PortalPage frame={frame} title="Kontak dan aset">
      <h1>Kontak dan aset</h1>
      <p class="lead">Siapa yang kami hubungi bila ada apa-apa, dan sistem mana yang milik siapa.</p>
      <ul class="lines">
        {rows.map(({ code, name, contacts, assets }) => (
          <li>
            <a href={registerHref(code)}>{asWritten(name)}</a>
            <span class="soft">
              {contacts === 0 ? 'Belum ada narahubung yang bisa dihubungi' : `${number(contacts)} narahubung`} · {number(assets)} aset
            </span>
          </li>
        ))}
      </ul>
      {next && (
        <p>
          <a class="button second" href={next}>
            Berikutnya
          </a>
        </p>
      )}
    </PortalPage>
  )
}

export interface PortalAgencyProps {
  frame: Frame
  formId: string
  code: string
  name: string
  /** The whole register of this agency; else only entries with `own`. */
  manage: boolean
  contacts: readonly {
    id: string
    name: string
    role: ContactRole
    email?: string | undefined
    phone?: string | undefined
    /** Why nothing is sent there. */
    state?: string | undefined
    own: boolean
  }[]
  assets: readonly { id: string; kind: AssetKind; value: string; name?: string | undefined }[]
  /** 'narahubung', 'aset', or the id of the contact whose form was refused. */
  refused?: string | undefined
  values?: Typed | undefined
  errors?: readonly FieldError[] | undefined
}

export function PortalAgency(agency: PortalAgencyProps) {
  const { frame, name, errors, contacts, assets, manage } = agency
  return (
    <PortalPage frame={frame} title={asWritten(name)}>
      <ErrorSummary errors={errors} />
      <p class="over">
        <a href="/instansi/daftar">Kontak dan aset</a>
      </p>
      <h1>{asWritten(name)}</h1>
      <section id="narahubung" aria-labelledby="narahubung-judul">
        <h2 id="narahubung-judul">Narahubung</h2>
        {contacts.length === 0 && <p>Belum ada: imbauan tidak akan sampai ke instansi ini.</p>}
        <ul class="lines">
          {contacts.map(contact => (
            <Contact {...agency} contact={contact} />
          ))}
        </ul>
        {manage && <NewContact {...agency} />}
      </section>
      <section id="aset" aria-labelledby="aset-judul">
        <h2 id="aset-judul">Aset</h2>
        {assets.length === 0 && <p class="soft">Belum ada aset yang tercatat.</p>}
        <ul class="lines">
          {assets.map(asset => (
            <Asset {...agency} asset={asset} />
          ))}
        </ul>
        {manage && <NewAsset {...agency} />}
      </section>
    </PortalPage>
  )
}

function Contact({ contact, ...agency }: PortalAgencyProps & { contact: PortalAgencyProps['contacts'][number] }) {
  const { id, name, role, email, phone, state, own } = contact
  const href = `${registerHref(agency.code)}/narahubung/${id}`
  const wrong = agency.refused === id
  const form: FormState = wrong ? formOf(agency) : { values: { name, role, email, phone } }
  return (
    <li>
      <strong>{asWritten(name)}</strong>
      <span class="soft">{[contactRoles[role], email ?? 'belum ada surel', phone].filter(Boolean).join(' · ')}</span>
      {state && <span class="soft">{state}</span>}
      {(agency.manage || own) && (
        <details open={wrong}>
          <summary>
            Ubah<span class="vh"> {asWritten(name)}</span>
          </summary>
          <form method="post" action={href} novalidate>
            <FormKey id={`${agency.formId}.${id}`} />
            <ContactFields form={form} id={wrong ? '' : `${id}-`} role={agency.manage} />
            <div class="go">
              <button type="submit" class="second">
                Simpan
              </button>
              {agency.manage && (
                <button type="submit" class="link" formaction={`${href}/hapus`}>
                  Hapus<span class="vh"> {asWritten(name)}</span>
                </button>
              )}
            </div>
          </form>
        </details>
      )}
    </li>
  )
}

function NewContact(agency: PortalAgencyProps) {
  const wrong = agency.refused === 'narahubung'
  return (
    <details open={wrong}>
      <summary>Tambah narahubung</summary>
      <form method="post" action={`${registerHref(agency.code)}/narahubung`} novalidate>
        <FormKey id={`${agency.formId}.narahubung`} />
        <ContactFields form={wrong ? formOf(agency) : { values: { role: 'agen' } }} id={wrong ? '' : 'baru-'} role />
        <p class="hint">Alamat baru menerima surel konfirmasi dahulu; imbauan dikirim setelah dikonfirmasi.</p>
        <button type="submit" class="second">
          Tambah
        </button>
      </form>
    </details>
  )
}

function ContactFields({ form, id, role }: { form: FormState; id: string; role: boolean }) {
  return (
    <>
      <TextField form={form} name="name" id={`${id}name`} label="Nama" autocomplete="off" />
      {role && <SelectField form={form} name="role" id={`${id}role`} label="Peran" options={optionsOf(contactRoles)} />}
      <TextField form={form} name="email" id={`${id}email`} label="Surel" type="email" autocomplete="off" />
      <TextField form={form} name="phone" id={`${id}phone`} label="WhatsApp atau telepon" type="tel" autocomplete="off" />
    </>
  )
}

function Asset({ asset, code, formId, manage }: PortalAgencyProps & { asset: PortalAgencyProps['assets'][number] }) {
  const { id, kind, value, name } = asset
  return (
    <li>
      <strong>{asWritten(value)}</strong>
      <span class="soft">
        {assetKinds[kind]}
        {name && <> · {asWritten(name)}</>}
      </span>
      {manage && (
        <form class="viewer" method="post" action={`${registerHref(code)}/aset/${id}/hapus`}>
          <FormKey id={`${formId}.${id}`} />
          <button type="submit" class="link">
            Hapus<span class="vh"> {asWritten(value)}</span>
          </button>
        </form>
      )}
    </li>
  )
}

function NewAsset(agency: PortalAgencyProps) {
  const wrong = agency.refused === 'aset'
  const form: FormState = wrong ? formOf(agency) : { values: {} }
  const id = wrong ? '' : 'aset-'
  return (
    <details open={wrong}>
      <summary>Tambah aset</summary>
      <form method="post" action={`${registerHref(agency.code)}/aset`} novalidate>
        <FormKey id={`${agency.formId}.aset`} />
        <SelectField form={form} name="kind" id={`${id}kind`} label="Jenis" options={optionsOf(assetKinds)} />
        <TextField form={form} name="value" id={`${id}value`} label="Alamat atau nama" autocomplete="off" />
        <TextField form={form} name="name" id={`${id}nama`} label="Keterangan" optional autocomplete="off" />
        <button type="submit" class="second">
          Tambah
        </button>
      </form>
    </details>
  )
}

function formOf({ values = {}, errors }: PortalAgencyProps): FormState {
  return { values, errors }
}
