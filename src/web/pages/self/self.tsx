import { asWritten } from '../../language/written.ts'
import { ConsolePage } from '../parts/console-page.tsx'
import type { Frame } from '../parts/frame.ts'
import { Time } from '../parts/time.tsx'
import { type TokenLine, TokenLines } from '../parts/token-lines.tsx'

export interface SelfProps {
  frame: Frame
  email: string
  /** Names of the second factors. */
  factors: readonly string[]
  sessions: readonly { id: string; current: boolean; device: string; since: Date; seen: Date }[]
  tokens: readonly TokenLine[]
  teams: readonly { slug: string; name: string; role: string; current: boolean }[]
  /** Whether deadlines can be had as a calendar. */
  calendar: boolean
  message?: string | undefined
}

export function Self({ frame, email, factors, sessions, tokens, teams, calendar, message }: SelfProps) {
  return (
    <ConsolePage frame={frame} title="Akun saya" message={message}>
      <div class="head">
        <h1>Akun saya</h1>
        <span class="soft">{email}</span>
      </div>
      <div class="one">
        <section class="panel" aria-labelledby="masuk-judul">
          <h2 id="masuk-judul">Cara masuk</h2>
          <ul class="list">
            <li>
              <a href="/konsol/saya/sandi">Ganti kata sandi</a>
            </li>
            <li>
              <a href="/konsol/saya/faktor">Faktor kedua</a>{' '}
              <span class="soft">{factors.length > 0 ? factors.join(', ') : 'belum ada'}</span>
            </li>
          </ul>
        </section>
        <p>
          <a href="/konsol/saya/jejak">Jejak saya</a> <span class="soft">apa yang tercatat tentang Anda</span>
        </p>
        {calendar && (
          <p>
            <a href="/konsol/saya/kalender">Kalender tenggat</a> <span class="soft">alamat untuk aplikasi kalender Anda</span>
          </p>
        )}
        <section class="panel" aria-labelledby="pintasan-saya" hidden>
          <h2 id="pintasan-saya">Pintasan papan tombol</h2>
          <label class="check">
            <input type="checkbox" data-shortcuts /> Nyalakan di perangkat ini
          </label>
          <p class="hint">Satu huruf melakukan satu hal. Matikan bila mengganggu, mis. pada pembaca layar atau perintah suara.</p>
          <button type="button" data-open="pintasan" hidden>
            Lihat daftarnya
          </button>
        </section>
        {teams.length > 1 && <Teams teams={teams} />}
        <section aria-labelledby="sesi-judul">
          <h2 id="sesi-judul">Sesi yang terbuka</h2>
          <Sessions sessions={sessions} zone={frame.team.zone} />
          {sessions.length > 1 && (
            <form method="post" action="/konsol/saya/sesi/lain/akhiri">
              <button type="submit">Akhiri semua sesi lain</button>
            </form>
          )}
        </section>
        {tokens.length > 0 && (
          <section aria-labelledby="token-judul">
            <h2 id="token-judul">Token API</h2>
            <TokenLines lines={tokens} zone={frame.team.zone} href="/konsol/saya/token" own />
          </section>
        )}
      </div>
    </ConsolePage>
  )
}

function Sessions({ sessions, zone }: { sessions: SelfProps['sessions']; zone: string }) {
  return (
    <table class="cards">
      <thead>
        <tr>
          {['Perangkat', 'Masuk', 'Terakhir dipakai', 'Tindakan'].map(head => (
            <th scope="col">{head}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {sessions.map(({ id, current, device, since, seen }) => (
          <tr>
            <th scope="row">{device}</th>
            <td data-label="Masuk:">
              <Time date={since} zone={zone} short />
            </td>
            <td data-label="Terakhir:">
              <Time date={seen} zone={zone} short />
            </td>
            <td>
              {current ? (
                'Sesi ini'
              ) : (
                <form method="post" action={`/konsol/saya/sesi/${id}/akhiri`}>
                  <button type="submit" class="quiet">
                    Akhiri<span class="vh"> sesi {device}</span>
                  </button>
                </form>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Teams({ teams }: { teams: SelfProps['teams'] }) {
  return (
    <section class="panel" aria-labelledby="tim-judul">
      <h2 id="tim-judul">Tim</h2>
      <ul class="list">
        {teams.map(({ slug, name, role, current }) => (
          <li>
            <span>
              <strong>{asWritten(name)}</strong> <span class="soft">{role}</span>
            </span>
            {current ? (
              <span class="soft">Dipakai sekarang</span>
            ) : (
              <form method="post" action="/konsol/saya/tim">
                <input type="hidden" name="team" value={slug} />
                <button type="submit" class="quiet">
                  Pindah<span class="vh"> ke {asWritten(name)}</span>
                </button>
              </form>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
