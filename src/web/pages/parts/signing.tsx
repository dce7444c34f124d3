import { type FormState, SelectField, TextArea, TextField } from './field.tsx'

/** Who signs a letter, who gets a copy, on what paper: of one letter, or as a team does it usually. */
export function Signing({ form, copies = 'Tembusan' }: { form: FormState; copies?: string | undefined }) {
  return (
    <>
      <TextField form={form} name="signatoryName" label="Nama penanda tangan" optional autocomplete="off" />
      <TextField form={form} name="position" label="Jabatan" optional autocomplete="off" />
      <TextField form={form} name="nip" label="NIP" optional autocomplete="off" />
      <TextArea form={form} name="cc" label={copies} hint="Satu baris satu tembusan." optional rows={3} />
      <SelectField
        form={form}
        name="paper"
        label="Kertas"
        options={[
          { value: 'A4', label: 'A4' },
          { value: 'F4', label: 'F4 (215 × 330 mm)' },
        ]}
      />
    </>
  )
}
