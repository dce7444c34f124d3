import type { Child } from 'hono/jsx'
import { FieldMessage, type FormState, type Option } from './field.tsx'
import { messageFor } from './frame.ts'

export interface CheckboxesProps {
  form: FormState
  /** Posted once for every box that is ticked. */
  name: string
  legend: Child
  hint?: Child
  options: readonly Option[]
  chosen: readonly string[]
}

/** The set's error link leads to the first box, which carries the field's name as its id. */
export function Checkboxes({ form, name, legend, hint, options, chosen }: CheckboxesProps) {
  const message = messageFor(form.errors, name)
  const described = [hint && `${name}-h`, message && `${name}-g`].filter(Boolean).join(' ') || undefined
  return (
    <fieldset class={message ? 'field refused' : 'field'} aria-describedby={described}>
      <legend>{legend}</legend>
      {hint && (
        <p class="hint" id={`${name}-h`}>
          {hint}
        </p>
      )}
      {message && <FieldMessage id={`${name}-g`} message={message} />}
      <div class="checks">
        {options.map(({ value, label }, index) => (
          <label class="check">
            <input type="checkbox" id={index === 0 ? name : undefined} name={name} value={value} checked={chosen.includes(value)} />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
