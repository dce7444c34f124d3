import type { Child } from 'hono/jsx'
import type { FieldError } from '../../../core/refusal.ts'
import { asWritten } from '../../language/written.ts'
import { messageFor, type Typed } from './frame.ts'

/** What a field of a form shares with its neighbours: what was typed and what was refused. */
export interface FormState {
  values: Typed
  errors?: readonly FieldError[] | undefined
}

interface Common {
  form: FormState
  name: string
  label: Child
  hint?: Child
  optional?: boolean | undefined
  /** Distinguishes the id when one page has two fields of one name. */
  id?: string | undefined
}

export interface TextFieldProps extends Common {
  type?: 'text' | 'tel' | 'email' | 'password' | 'url' | 'date' | 'search' | undefined
  autocomplete?: string | undefined
  inputmode?: 'numeric' | 'tel' | 'email' | 'url' | undefined
  list?: string | undefined
  width?: 'short' | undefined
}

export function TextField({ type = 'text', autocomplete, inputmode, list, width, ...common }: TextFieldProps) {
  const { id, described, invalid } = wiring(common)
  return (
    <Wrapped {...common}>
      <input
        id={id}
        name={common.name}
        type={type}
        value={common.form.values[common.name]}
        class={width}
        autocomplete={autocomplete}
        inputmode={inputmode}
        list={list}
        aria-describedby={described}
        aria-invalid={invalid}
      />
    </Wrapped>
  )
}

export interface TextAreaProps extends Common {
  rows?: number | undefined
  maxlength?: number | undefined
  /** Key of the draft the device keeps (console). */
  draft?: string | undefined
}

export function TextArea({ rows = 5, maxlength, draft, ...common }: TextAreaProps) {
  const { id, described, invalid } = wiring(common)
  return (
    <Wrapped {...common}>
      <textarea
        id={id}
        name={common.name}
        rows={rows}
        maxlength={maxlength}
        data-draft={draft}
        aria-describedby={described}
        aria-invalid={invalid}
      >
        {common.form.values[common.name]}
      </textarea>
    </Wrapped>
  )
}

export interface Option {
  value: string
  label: Child
}

export interface SelectFieldProps extends Common {
  /** A group has `options`; an option has `value`. */
  options: readonly (Option | { label: string; options: readonly Option[] })[]
  /** Text of the empty first option. */
  empty?: string | undefined
}

export function SelectField({ options, empty, ...common }: SelectFieldProps) {
  const { id, described, invalid } = wiring(common)
  const chosen = common.form.values[common.name] ?? ''
  return (
    <Wrapped {...common}>
      <select id={id} name={common.name} aria-describedby={described} aria-invalid={invalid}>
        {empty !== undefined && <option value="">{empty}</option>}
        {options.map(option =>
          'options' in option ? (
            <optgroup label={option.label}>{option.options.map(inner => choice(inner, chosen))}</optgroup>
          ) : (
            choice(option, chosen)
          ),
        )}
      </select>
    </Wrapped>
  )
}

function choice(option: Option, chosen: string) {
  return (
    <option value={option.value} selected={option.value === chosen}>
      {option.label}
    </option>
  )
}

function Wrapped({ form, name, label, hint, optional, id, children }: Common & { children?: Child }) {
  const message = messageFor(form.errors, name)
  const own = id ?? name
  return (
    <div class={message ? 'field refused' : 'field'}>
      <label for={own}>
        {label}
        {optional && <span class="opt"> (boleh kosong)</span>}
      </label>
      {hint && (
        <p class="hint" id={`${own}-h`}>
          {hint}
        </p>
      )}
      {message && <FieldMessage id={`${own}-g`} message={message} />}
      {children}
    </div>
  )
}

export function FieldMessage({ id, message }: { id: string; message: string }) {
  return (
    <p class="wrong" id={id}>
      <span class="vh">Galat: </span>
      {message}
    </p>
  )
}

function wiring({ form, name, id, hint }: Common) {
  const own = id ?? name
  const refused = messageFor(form.errors, name) !== undefined
  const described = [hint && `${own}-h`, refused && `${own}-g`].filter(Boolean).join(' ') || undefined
  return { id: own, described, invalid: refused ? ('true' as const) : undefined }
}

/** Options that are called by a name somebody gave them. */
export function names(options: readonly Option[]): Option[] {
  return options.map(({ value, label }) => ({ value, label: typeof label === 'string' ? asWritten(label) : label }))
}

/** `{ ya: 'Ya' }` to options. */
export function optionsOf(list: Readonly<Record<string, string>>): Option[] {
  return Object.entries(list).map(([value, label]) => ({ value, label }))
}
