import type { Frame } from '../parts/frame.ts'
import { PublicPage } from '../parts/public-page.tsx'

export function MailedSignIn({ frame, token }: { frame: Frame; token: string }) {
  return (
    <PublicPage frame={frame} title="Masuk" secret>
      <h1>Masuk</h1>
      <p class="lead">Satu langkah lagi: tekan tombol ini untuk masuk dari peramban ini.</p>
      <form method="post" action={`/masuk/tautan/${encodeURIComponent(token)}`}>
        <div class="go">
          <button type="submit" class="main">
            Masuk
          </button>
        </div>
      </form>
    </PublicPage>
  )
}
