import type { FieldError } from '../../../../core/refusal.ts'
import { tlpLabels } from '../../../../core/tlp.ts'
import { kinds, severities } from '../../../../core/vocabulary.ts'
import type { HeadFields } from '../../../../formats/playbook/fields.ts'
import { ConsolePage } from '../../parts/console-page.tsx'
import { ErrorSummary } from '../../parts/error-summary.tsx'
import { FieldMessage, optionsOf, SelectField, TextArea, TextField } from '../../parts/field.tsx'
import { type Frame, messageFor } from '../../parts/frame.ts'
import { Tick, withOwn } from './step-rows.tsx'

export interface HeadFormProps {
  frame: Frame
  playbook: string
  seq: number
  head: HeadFields
  errors?: readonly FieldError[] | undefined
}

const labels = tlpLabels.map(value => ({ value, label: value }))

/** The playbook's name, what it is for, and what reporters are told to do and not to do. */
export function HeadForm({ frame, playbook, seq, head, errors }: HeadFormProps) {
  const { name, severity = '', tlp = '', kinds: reported = [] } = head
  const form = { values: { name, severity, tlp, now: head.now.join('\n'), not_yet: head.notYet.join('\n') }, errors }
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
        <fieldset class={messageFor(errors, 'kinds') ? 'field refused' : 'field'} id="kinds">
          <legend>Dipakai bila pelapor memilih</legend>
          {messageFor(errors, 'kinds') && <FieldMessage id="kinds-g" message={messageFor(errors, 'kinds') ?? ''} />}
          <input type="hidden" name="kinds" value={reported.join(', ')} />
          {Object.entries(kinds).map(([kind, label]) => (
            <Tick name={`kind_${kind}`} on={reported.includes(kind)} label={label} />
          ))}
        </fieldset>
        <SelectField form={form} name="severity" label="Keparahan awal" empty="Pilih…" options={withOwn(optionsOf(severities), severity)} />
        <SelectField form={form} name="tlp" label="TLP awal" empty="Pilih…" options={withOwn(labels, tlp)} />
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
