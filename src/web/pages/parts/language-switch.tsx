import { spoken } from '../../language/spoken.ts'
import type { Frame } from './frame.ts'

/** Each language is offered in itself, so that whoever needs it can read it. */
export function LanguageSwitch({ frame }: { frame: Frame }) {
  const [other, name] = spoken() === 'id' ? ['en', 'English'] : ['id', 'Bahasa Indonesia']
  return (
    <form method="post" action="/bahasa">
      <input type="hidden" name="kembali" value={frame.path} />
      <button type="submit" class="link" name="bahasa" value={other} lang={other} translate="no">
        {name}
      </button>
    </form>
  )
}
