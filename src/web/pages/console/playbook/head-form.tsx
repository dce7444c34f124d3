import type { FieldError } from '../../../../core/refusal.ts'
import { ConsolePage } from '../../parts/console-page.tsx'
import { ErrorSummary } from '../../parts/error-summary.tsx'
import { TextArea, TextField } from '../../parts/field.tsx'
import type { Frame } from '../../parts/frame.ts'

export interface HeadFormProps {
  frame: Frame
  playbook: string
  seq: number
  head: { name: string; now: readonly string[]; notYet: readonly string[] }
  errors?: readonly FieldError[] | undefined
}

/** The playbook's name, and what reporters are told to do and not to do. */
export function HeadForm({ frame, playbook, seq, head, errors }: HeadFormProps) {
  const form = { values: { name: head.name, now: head.now.join('\n'), not_yet: head.notYet.join('\n') }, errors }
  return (
    <ConsolePage frame={frame} title="Nama dan petunjuk">
      <ErrorSummary errors={errors} />
      <p class="row">
        <a href={`/konsol/playbook/${playbook}/draf`}>Draf {playbook}</a>
      </p>
      <h1>Nama dan petunjuk</h1>
      <form method="post" action={`/konsol/playbook/${playbook}/draf/petunjuk`} class="one narrow" novalidate>
        <input type="hidden" name="seq" value={seq} />
        <TextField form={form} name="name" label="Nama playbook" autocomplete="off" />
        <TextArea form={form} name="now" label="Kepada pelapor: lakukan sekarang" hint="Satu kalimat sebaris." rows={6} />
        <TextArea form={form} name="not_yet" label="Kepada pelapor: jangan dulu" hint="Satu kalimat sebaris." rows={6} />
        <p class="row">
          <button type="submit" class="main">
            Tulis ke draf
          </button>
          <a href={`/konsol/playbook/${playbook}/draf`}>Batal</a>
        </p>
      </form>
    </ConsolePage>
  )
}
