import type { Child } from 'hono/jsx'
import { FieldMessage, type FormState, type Option } from './field.tsx'
import { messageFor } from './frame.ts'

export interface RadiosProps {
  form: FormState
  name: string
  legend: Child
  hint?: Child
  options: readonly (Option & { hint?: string | undefined })[]
  /** Side by side where there is room. */
  inline?: boolean | undefined
  /** Shown inside the set, after the last choice. */
  children?: Child
}

/** The set's error link leads to the first radio, which carries the field's name as its id. */
export function Radios({ form, name, legend, hint, options, inline, children }: RadiosProps) {
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
      <div class={inline ? 'picks inline' : 'picks'}>
        {options.map((option, index) => (
          <label class="pick">
            <input
              type="radio"
              id={index === 0 ? name : undefined}
              name={name}
              value={option.value}
              checked={form.values[name] === option.value}
            />
            <span>
              {option.label}
              {option.hint && <small>{option.hint}</small>}
            </span>
          </label>
        ))}
      </div>
      {children}
    </fieldset>
  )
}
