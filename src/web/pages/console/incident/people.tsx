import type { Child } from 'hono/jsx'
import { callResults } from '../../../../core/incident/call.ts'
import { contactRoles, isWord } from '../../../../core/vocabulary.ts'
import { asWritten } from '../../../language/written.ts'
import { type FormState, optionsOf, SelectField, TextField } from '../../parts/field.tsx'
import { FormKey } from '../../parts/form-key.tsx'
import { isMobile, telephone, whatsApp } from '../../words.ts'
import { Fold } from './fold.tsx'

export interface PersonLine {
  /** Of a contact, or `pelapor`. */
  id: string
  name: string
  role?: string | undefined
  organisation?: string | undefined
  phone: string
}

export interface PeopleProps {
  no: string
  seq: number
  formId: string
  form: FormState
  open: boolean
  people: readonly PersonLine[]
}

/** Whom to call about this incident, and what came of a call. */
export function People({ no, seq, formId, form, open, people }: PeopleProps) {
  return (
    <Fold id="orang" title="Telepon" says={people.length > 0 && `(${people.length})`} open={open}>
      {people.length === 0 && <p class="soft">Tidak ada nomor telepon pada instansi pemilik dan yang terdampak.</p>}
      <ul class="list">
        {people.map(({ id, name, role, organisation, phone }) => (
          <li>
            <span>
              {called({ id, name })} <span class="soft">{isWord(contactRoles, role) ? contactRoles[role] : role}</span>
              {organisation && <span class="soft under">{asWritten(organisation)}</span>}
            </span>
            <span class="row">
              <a href={telephone(phone)}>{phone}</a>
              {isMobile(phone) && (
                <a href={whatsApp(phone)} rel="noreferrer">
                  WhatsApp<span class="vh"> {asWritten(name)}</span>
                </a>
              )}
            </span>
          </li>
        ))}
      </ul>
      {people.length > 0 && (
        <details open={form.errors?.some(({ field }) => ['whom', 'outcome', 'said'].includes(field)) ?? false}>
          <summary>Catat telepon</summary>
          <form method="post" action={`/konsol/tiket/${no}/telepon`} class="grid" novalidate>
            <FormKey id={`${formId}.telepon`} seq={seq} />
            <SelectField
              form={form}
              name="whom"
              label="Kepada"
              empty="Pilih…"
              options={people.map(({ id, name }) => ({ value: id, label: called({ id, name }) }))}
            />
            <SelectField form={form} name="outcome" label="Hasil" empty="Pilih…" options={optionsOf(callResults)} />
            <div class="span">
              <TextField form={form} name="said" label="Yang dibicarakan" autocomplete="off" />
              <button type="submit">Catat telepon</button>
            </div>
          </form>
        </details>
      )}
    </Fold>
  )
}

function called({ id, name }: Pick<PersonLine, 'id' | 'name'>): Child {
  return id === 'pelapor' ? [asWritten(name), ' (pelapor)'] : asWritten(name)
}
