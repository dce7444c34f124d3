import { mostAtOnce, mostMatching, queueActs } from '../../../../core/queue/act.ts'
import { snoozeTimes } from '../../../../core/queue/snooze-times.ts'
import { tlpLabels } from '../../../../core/tlp.ts'
import { asWritten } from '../../../language/written.ts'
import { type FormState, type Option, optionsOf, SelectField, TextField } from '../../parts/field.tsx'
import { FormKey } from '../../parts/form-key.tsx'
import { number } from '../../words.ts'

export interface BulkProps {
  formId: string
  /** The list it was made on, as its address says it: `?v=…`. */
  back: string
  people: readonly { id: string; name: string }[]
  /** How many the filter finds, when that is more than a page; `upTo` + 1 is more than that. */
  matching?: number | undefined
  upTo: number
  /** When the list was made: later tickets were not on it. */
  asOf: string
  form: FormState
}

/** The form that the rows' boxes belong to. Fields that the chosen act does not ask are out of sight where the browser can tell. */
export function Bulk({ formId, back, people, matching, upTo, asOf, form }: BulkProps) {
  const owners: Option[] = people.map(({ id, name }) => ({ value: id, label: asWritten(name) }))
  return (
    <form method="post" action="/konsol/antrean/massal" id="massal" class="panel bulk" novalidate aria-labelledby="massal-judul">
      <FormKey id={formId} />
      <input type="hidden" name="kembali" value={back} />
      <input type="hidden" name="sampai" value={asOf} />
      <h2 id="massal-judul">
        Dengan yang dipilih <span class="soft" data-ticked />
        <kbd>x</kbd>
      </h2>
      {matching !== undefined && (
        <label class="check">
          <input type="checkbox" name="semua" value="1" checked={form.values.semua === '1'} />
          <span>
            Pilih semua <strong>{matching > upTo ? `${number(upTo)}+` : number(matching)}</strong> yang cocok, juga di halaman lain
          </span>
        </label>
      )}
      <div class="grid">
        <SelectField form={form} name="act" label="Tindakan" empty="Pilih…" options={optionsOf(queueActs)} />
        <div class="for-tugaskan">
          <SelectField form={form} name="owner" label="Kepada" empty="Pilih…" options={owners} />
        </div>
        <div class="for-tunda">
          <SelectField form={form} name="until" label="Sampai kapan" empty="Pilih…" options={optionsOf(snoozeTimes)} />
        </div>
        <div class="for-label">
          <SelectField
            form={form}
            name="tlp"
            label="Label TLP"
            empty="Pilih…"
            options={tlpLabels.map(value => ({ value, label: `TLP:${value}` }))}
          />
        </div>
        <div class="for-alasan">
          <TextField form={form} name="reason" label="Alasan" autocomplete="off" />
        </div>
        <p class="row">
          <button type="submit" class="main">
            Kerjakan
          </button>
          <button type="button" class="quiet" data-all hidden>
            Pilih semua di halaman ini
          </button>
        </p>
      </div>
      <p class="hint">
        <span class="by-key">
          <kbd>1</kbd> terima <kbd>2</kbd> duplikat <kbd>3</kbd> bukan insiden <kbd>h</kbd> tunda ·{' '}
        </span>
        Paling banyak {number(mostAtOnce)} yang dicentang sekali jalan; dengan saringan {number(mostMatching)}.
      </p>
    </form>
  )
}
