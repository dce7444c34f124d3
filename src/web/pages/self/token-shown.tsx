import { asWritten } from '../../language/written.ts'
import type { Frame } from '../parts/frame.ts'
import { PublicPage } from '../parts/public-page.tsx'

/** Shown once: afterwards only its hash is known. */
export function TokenShown({ frame, name, text }: { frame: Frame; name: string; text: string }) {
  return (
    <PublicPage frame={frame} title="Token Anda" secret>
      <h1>Simpan token ini</h1>
      <p class="lead">
        Ini isi token {asWritten(name)}. Ia tidak akan ditampilkan lagi: salin sekarang ke pengaturan program yang memakainya. Siapa pun
        yang memegangnya bertindak atas nama Anda.
      </p>
      <p>
        <code>{text}</code>
      </p>
      <p class="go">
        <a class="button main" href="/konsol/saya">
          Sudah saya simpan
        </a>
      </p>
    </PublicPage>
  )
}
