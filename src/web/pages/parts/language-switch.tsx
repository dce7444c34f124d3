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
      <p>
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

function Choice(where: { form?: string; formaction?: string }) {
  const [other, name] = spoken() === 'id' ? ['en', 'English'] : ['id', 'Bahasa Indonesia']
  return (
    <button type="submit" class="link" name="bahasa" value={other} lang={other} translate="no" {...where}>
      {name}
    </button>
  )
}
