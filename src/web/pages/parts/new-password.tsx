import { type FormState, TextField } from './field.tsx'

export function NewPassword({ form }: { form: FormState }) {
  return (
    <TextField
      form={form}
      name="password"
      label="Kata sandi baru"
      type="password"
      autocomplete="new-password"
      hint="Paling sedikit 12 karakter; beberapa kata acak lebih kuat daripada satu kata rumit."
    />
  )
}
