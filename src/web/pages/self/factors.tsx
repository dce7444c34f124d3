import { raw } from 'hono/html'
import type { FieldError } from '../../../core/refusal.ts'
import { say } from '../../language/say.ts'
import { asWritten } from '../../language/written.ts'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { TextField } from '../parts/field.tsx'
import type { Frame } from '../parts/frame.ts'
import { PasskeyForm } from '../parts/passkey-form.tsx'
import { PublicPage } from '../parts/public-page.tsx'
import { Time } from '../parts/time.tsx'

export interface FactorsProps {
  frame: Frame
  /** The role demands a second factor. */
  obliged: boolean
  factors: readonly { id: string; name: string; since: Date; used?: Date | undefined }[]
  codesLeft: number
  /** A secret on offer: as QR code (SVG), as text, and sealed for the form. */
  totp: { secret: string; sealed: string; qr: string; uri: string }
  errors?: readonly FieldError[] | undefined
}

export function Factors(props: FactorsProps) {
  const { frame, obliged, factors, errors } = props
  return (
    <PublicPage frame={frame} title="Faktor kedua" script="kunci" secret>
      <ErrorSummary errors={errors} />
      <h1>Faktor kedua</h1>
      {factors.length === 0 && (
        <p class="lead">
          {obliged
            ? 'Peran Anda melihat data insiden instansi lain, jadi kata sandi saja tidak cukup. Pasang faktor kedua, sekali saja, sebelum mulai.'
            : 'Faktor kedua menjaga akun Anda bila kata sandinya bocor.'}
        </p>
      )}
      {factors.length > 0 && <Own {...props} />}
      <PasskeyForm way="create" action="/konsol/saya/faktor/kunci" label="Pasang kunci sandi (sidik jari, wajah, atau kunci USB)" />
      <Totp {...props} />
      <p>
        <a href="/konsol/saya">Akun saya</a>
      </p>
    </PublicPage>
  )
}

function Own({ frame, factors, codesLeft }: FactorsProps) {
  return (
    <section id="faktor" aria-labelledby="faktor-judul">
      <h2 id="faktor-judul">Yang terpasang</h2>
      <ul>
        {factors.map(({ id, name, since, used }) => (
          <li>
            <form method="post" action={`/konsol/saya/faktor/${encodeURIComponent(id)}/hapus`}>
              <strong>{asWritten(name)}</strong>, sejak <Time date={since} zone={frame.team.zone} short />
              {used && (
                <>
                  , terakhir dipakai <Time date={used} zone={frame.team.zone} short />
                </>
              )}{' '}
              <button type="submit" class="quiet">
                Hapus<span class="vh"> {asWritten(name)}</span>
              </button>
            </form>
          </li>
        ))}
      </ul>
      <form method="post" action="/konsol/saya/faktor/kode">
        <p>
          Kode pemulihan yang belum dipakai: <strong>{codesLeft}</strong>.{' '}
          <button type="submit" class="quiet">
            Buat sepuluh kode baru
          </button>
        </p>
      </form>
    </section>
  )
}

function Totp({ totp, errors }: FactorsProps) {
  return (
    <section aria-labelledby="totp-judul">
      <h2 id="totp-judul">Pasang aplikasi autentikator</h2>
      <ol>
        <li>Buka aplikasi autentikator di ponsel Anda, misalnya Aegis, FreeOTP, atau Google Authenticator.</li>
        <li>
          Pindai kode QR ini:
          <div class="qr">
            {raw(
              totp.qr.replace(
                '<svg ',
                `<svg role="img" aria-label="${say('Kode QR untuk aplikasi autentikator')}" width="200" height="200" `,
              ),
            )}
          </div>
          atau ketik kunci ini di aplikasi: <code>{totp.secret.replace(/(.{4})(?=.)/g, '$1 ')}</code>
        </li>
        <li>Tulis enam angka yang muncul di aplikasi.</li>
      </ol>
      <form method="post" action="/konsol/saya/faktor/totp" novalidate>
        <input type="hidden" name="sealed" value={totp.sealed} />
        <TextField
          form={{ values: {}, errors }}
          name="code"
          label="Enam angka dari aplikasi"
          inputmode="numeric"
          autocomplete="one-time-code"
          width="short"
        />
        <div class="go">
          <button type="submit" class="main">
            Pasang
          </button>
        </div>
      </form>
    </section>
  )
}
