import { spoken } from '../../language/spoken.ts'
import type { Frame } from './frame.ts'

/** A form that holds what somebody typed, and the address that draws the same page again with all of it. */
export interface Redrawn {
  form: string
  action: string
}

/** Each language is offered in itself, so that whoever needs it can read it. */
export function LanguageSwitch({ frame, redrawn }: { frame: Frame; redrawn?: Redrawn | undefined }) {
  if (redrawn)
    return (
      <p id="bahasa">
        <Choice form={redrawn.form} formaction={redrawn.action} />
      </p>
    )
  return (
    <form method="post" action="/bahasa">
      <input type="hidden" name="kembali" value={frame.path} />
      <Choice />
    </form>
  )
}

/** At the head. Of a form that is being filled in it leads to the switch below: Enter presses a form's first button, which must not be this one. */
export function HeadSwitch({ frame, redrawn }: { frame: Frame; redrawn?: Redrawn | undefined }) {
  if (!redrawn) return <LanguageSwitch frame={frame} />
  const [other, name] = otherLanguage()
  return (
    <a class="link" href="#bahasa" lang={other} translate="no">
      {name}
    </a>
  )
}

function Choice(where: { form?: string; formaction?: string }) {
  const [other, name] = otherLanguage()
  return (
    <button type="submit" class="link" name="bahasa" value={other} lang={other} translate="no" {...where}>
      {name}
    </button>
  )
}

function otherLanguage(): [code: string, name: string] {
  return spoken() === 'id' ? ['en', 'English'] : ['id', 'Bahasa Indonesia']
}
