import type { Frame } from '../parts/frame.ts'
import { PublicPage } from '../parts/public-page.tsx'

/** Shown once: nobody, and we neither, can read them again. */
export function RecoveryCodes({ frame, codes }: { frame: Frame; codes: readonly string[] }) {
  return (
    <PublicPage frame={frame} title="Kode pemulihan" secret>
      <h1>Simpan kode pemulihan ini</h1>
      <p class="lead">
        Faktor kedua sudah siap. Bila perangkatnya hilang, satu kode ini menggantikannya, sekali pakai. Kode tidak akan ditampilkan lagi:
        cetak atau salin ke tempat yang aman, terpisah dari kata sandi Anda.
      </p>
      <ul>
        {codes.map(code => (
          <li>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <p class="go">
        <a class="button main" href="/konsol/antrean">
          Sudah saya simpan
        </a>
      </p>
    </PublicPage>
  )
}
