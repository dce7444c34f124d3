import type { FieldError } from '../../../core/refusal.ts'
import { ConsolePage } from '../parts/console-page.tsx'
import { ErrorSummary } from '../parts/error-summary.tsx'
import type { Frame } from '../parts/frame.ts'
import { Heads } from '../parts/heads.tsx'
import { PublicPage } from '../parts/public-page.tsx'
import { Time } from '../parts/time.tsx'

export interface FeedsProps {
  frame: Frame
  feeds: readonly { id: string; own: boolean; since: Date; until: Date; seen?: Date | undefined }[]
  errors?: readonly FieldError[] | undefined
  message?: string | undefined
}

/** One's deadlines as a calendar for phone and desk: which ones there are, and another one. */
export function Feeds({ frame, feeds, errors, message }: FeedsProps) {
  return (
    <ConsolePage frame={frame} title="Kalender tenggat" message={message}>
      <ErrorSummary errors={errors} />
      <p class="row">
        <a href="/konsol/saya">Akun saya</a>
      </p>
      <h1>Kalender tenggat</h1>
      <p class="soft">
        Sebuah alamat untuk aplikasi kalender: tenggat dan tugas yang jatuh tempo dari insiden yang boleh Anda baca saat itu. Insiden
        TLP:RED hanya muncul sebagai nomor. Paling banyak 500 yang terdekat.
      </p>
      {feeds.length > 0 && <Lines feeds={feeds} zone={frame.team.zone} />}
      <form method="post" action="/konsol/saya/kalender" class="panel one">
        <label class="check" for="own">
          <input type="checkbox" id="own" name="own" value="1" /> Hanya insiden yang saya tangani
        </label>
        <p>
          <button type="submit" class="main">
            Buat alamat kalender
          </button>
        </p>
        <p class="soft">Siapa pun yang memegang alamatnya dapat membaca isinya. Berlaku satu tahun, dan dapat dicabut kapan saja.</p>
      </form>
    </ConsolePage>
  )
}

function Lines({ feeds, zone }: { feeds: FeedsProps['feeds']; zone: string }) {
  return (
    <table class="cards">
      <caption class="vh">Alamat kalender yang berlaku</caption>
      <Heads of={['Isi', 'Dibuat', 'Terakhir diambil', 'Berlaku sampai', 'Tindakan']} />
      <tbody>
        {feeds.map(({ id, own, since, until, seen }) => (
          <tr>
            <th scope="row">{own ? 'Yang saya tangani' : 'Semua yang boleh saya baca'}</th>
            <td data-label="Dibuat:">
              <Time date={since} zone={zone} short />
            </td>
            <td data-label="Terakhir diambil:">{seen ? <Time date={seen} zone={zone} short /> : <span class="soft">Belum</span>}</td>
            <td data-label="Berlaku sampai:">
              <Time date={until} zone={zone} />
            </td>
            <td>
              <form method="post" action={`/konsol/saya/kalender/${id}/cabut`}>
                <button type="submit" class="quiet">
                  Cabut
                </button>
              </form>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Shown once: afterwards only its hash is known. */
export function FeedShown({ frame, address }: { frame: Frame; address: string }) {
  return (
    <PublicPage frame={frame} title="Alamat kalender Anda" secret>
      <h1>Simpan alamat ini</h1>
      <p class="lead">
        Alamat ini tidak akan ditampilkan lagi: tambahkan sekarang ke aplikasi kalender Anda sebagai kalender langganan. Siapa pun yang
        memegangnya membaca tenggat Anda.
      </p>
      <p>
        <code>{address}</code>
      </p>
      <p class="go">
        <a class="button main" href="/konsol/saya/kalender">
          Sudah saya simpan
        </a>
      </p>
    </PublicPage>
  )
}
