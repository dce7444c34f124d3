import type { Child } from 'hono/jsx'
import { spoken } from '../../language/spoken.ts'
import { asWritten } from '../../language/written.ts'
import type { Frame } from '../parts/frame.ts'
import { PublicPage } from '../parts/public-page.tsx'

export interface PaperFormProps {
  frame: Frame
  token: string
  number: string
  /** All dates already in words. */
  noticedText: string
  reportedText: string
  name: string
  position: string
  organisation: string
  email: string
  phone: string
  story: string
  /** Suggested follow-up; blank lines to write on when empty. */
  followUp: string
  /** `7 Juli 2026`. */
  dateText: string
}

/** The province's paper form, one A4 page, to be signed by hand. */
export function PaperForm(form: PaperFormProps) {
  return (
    <PublicPage frame={form.frame} title={`Formulir laporan ${form.number}`} secret>
      <p class="noprint row">
        <a href={`${form.frame.base}/t/${form.token}`}>← Kembali ke tiket</a>
        <button type="button" class="second" data-print hidden>
          Cetak
        </button>
      </p>
      <article class="paper">
        <p class="kop">{asWritten(form.frame.team.name)}</p>
        <h1>Formulir Laporan Insiden Siber</h1>
        <table>
          <tbody>
            <Line name="Nomor" value={form.number} />
            <Line name="Tanggal kejadian/temuan" value={form.noticedText} />
            <Line name="Tanggal lapor" value={form.reportedText} />
            <Line name="Nama" value={asWritten(form.name)} />
            <Line name="Jabatan" value={asWritten(form.position)} />
            <Line name={spoken() === 'id' ? 'Instansi' : 'Agency'} value={asWritten(form.organisation)} />
            <Line name="Surel" value={form.email} />
            <Line name="Telepon" value={form.phone} />
          </tbody>
        </table>
        <h2>Deskripsi</h2>
        <p class="long">{form.story}</p>
        <h2>Saran tindak lanjut</h2>
        <p class={form.followUp ? 'long' : 'long blank'}>{asWritten(form.followUp)}</p>
        <div class="sign">
          <p>…………………, {form.dateText}</p>
          <p>Pelapor,</p>
          <p class="signature">{asWritten(form.name)}</p>
          <p>{asWritten(form.position)}</p>
        </div>
      </article>
    </PublicPage>
  )
}

function Line({ name, value }: { name: string; value: Child }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{value || '–'}</td>
    </tr>
  )
}
