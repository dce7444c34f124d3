import { type AssetKind, assetKinds } from '../../../../core/vocabulary.ts'
import { asWritten } from '../../../language/written.ts'
import { type FormState, optionsOf, SelectField, TextField } from '../../parts/field.tsx'
import { FormKey } from '../../parts/form-key.tsx'
import type { OrganisationProps } from '../organisation.tsx'
import { organisationHref } from '../organisations.tsx'

export interface AssetLine {
  id: string
  kind: AssetKind
  /** Domain, address range, or name of the product. */
  value: string
  name?: string | undefined
  iiv: boolean
  personalData: boolean
}

export function Assets(props: OrganisationProps) {
  const { assets, manage, refused, code, formId } = props
  const wrong = refused === 'aset'
  return (
    <section class="panel" id="aset" aria-labelledby="aset-judul">
      <h2 id="aset-judul">Aset</h2>
      {assets.length === 0 && <p class="soft">Belum ada aset yang tercatat.</p>}
      <ul class="list">
        {assets.map(({ id, kind, value, name, iiv, personalData }) => (
          <li>
            <span>
              <strong>{asWritten(value)}</strong> {asWritten(name)}
              <span class="soft under">{[assetKinds[kind], iiv && 'IIV', personalData && 'data pribadi'].filter(Boolean).join(' · ')}</span>
            </span>
            {manage && (
              <form method="post" action={`${organisationHref(code)}/aset/${id}/hapus`}>
                <FormKey id={`${formId}.${id}`} />
                <button type="submit" class="quiet bad">
                  Hapus<span class="vh"> {asWritten(value)}</span>
                </button>
              </form>
            )}
          </li>
        ))}
      </ul>
      {manage && <Add {...props} wrong={wrong} />}
    </section>
  )
}

function Add({ code, formId, wrong, values = {}, errors }: OrganisationProps & { wrong: boolean }) {
  const form: FormState = wrong ? { values, errors } : { values: {} }
  const idOf = (field: string) => (wrong ? field : `aset-${field}`)
  return (
    <details open={wrong}>
      <summary>Tambah aset</summary>
      <form method="post" action={`${organisationHref(code)}/aset`} class="grid" novalidate>
        <FormKey id={`${formId}.aset`} />
        <SelectField form={form} name="kind" id={idOf('kind')} label="Jenis" options={optionsOf(assetKinds)} />
        <TextField form={form} name="value" id={idOf('value')} label="Alamat atau nama" autocomplete="off" />
        <div class="span">
          <TextField form={form} name="name" id={idOf('name')} label="Keterangan" optional autocomplete="off" />
        </div>
        <p class="span row">
          <label class="check">
            <input type="checkbox" name="iiv" value="1" checked={form.values.iiv === '1'} /> Infrastruktur vital (IIV)
          </label>
          <label class="check">
            <input type="checkbox" name="personalData" value="1" checked={form.values.personalData === '1'} /> Memuat data pribadi
          </label>
        </p>
        <p class="span">
          <button type="submit">Tambah</button>
        </p>
      </form>
    </details>
  )
}
