import type { Frame } from '../parts/frame.ts'
import { PublicPage } from '../parts/public-page.tsx'
import { telephone } from '../words.ts'

export type RefusedStatus = 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 429 | 500 | 503

export interface RefusedProps {
  frame: Frame
  status: RefusedStatus
  /** The refusal's own sentence; the page has one for each status otherwise. */
  message?: string | undefined
  /** Where to go on; the front page otherwise. */
  onward?: { href: string; label: string } | undefined
  /** Reference to quote to the team (500). */
  reference?: string | undefined
}

const words: Record<RefusedStatus, { title: string; message: string }> = {
  400: { title: 'Kiriman ini tidak terbaca', message: 'Isinya rusak di jalan. Kembali ke halaman sebelumnya, lalu kirim lagi.' },
  401: { title: 'Sesi Anda sudah berakhir', message: 'Masuk kembali, lalu kembali ke halaman tadi: yang Anda ketik masih ada di sana.' },
  403: { title: 'Anda tidak berhak membuka halaman ini', message: 'Masuk dengan akun lain, atau minta hak akses kepada admin tim.' },
  404: { title: 'Halaman tidak ditemukan', message: 'Periksa alamatnya. Tautan rahasia harus disalin seutuhnya, sampai huruf terakhir.' },
  409: { title: 'Sudah berubah sementara Anda mengisi', message: 'Orang lain lebih dahulu menyimpan. Muat ulang halamannya, lalu ulangi.' },
  413: { title: 'Berkas terlalu besar', message: 'Paling banyak 5 berkas, masing-masing 10 MB. Berkas yang lebih besar: hubungi tim.' },
  415: { title: 'Jenis kiriman ini tidak diterima', message: 'Pakai formulir di halaman kami, atau application/json untuk program.' },
  422: {
    title: 'Permintaan tidak dapat diproses',
    message: 'Ada isian yang tidak sesuai. Kembali ke halaman sebelumnya dan periksa lagi.',
  },
  429: { title: 'Terlalu banyak percobaan', message: 'Tunggu beberapa menit, lalu coba lagi. Mendesak? Telepon tim.' },
  500: { title: 'Ada galat di pihak kami', message: 'Yang Anda kirim mungkin belum tersimpan. Coba lagi; bila tetap gagal, telepon tim.' },
  503: {
    title: 'Sedang tidak dapat melayani',
    message: 'Coba lagi beberapa menit lagi. Insiden mendesak tetap dapat dilaporkan lewat telepon.',
  },
}

/** What happened, why, and what to do next. */
export function RefusedPage({ frame, status, message, onward, reference }: RefusedProps) {
  const { href, label } = onward ?? { href: `${frame.base}/`, label: 'Ke halaman depan' }
  return (
    <PublicPage frame={frame} title={words[status].title}>
      <p class="over">Galat {status}</p>
      <h1>{words[status].title}</h1>
      <p class="lead">{message ?? words[status].message}</p>
      <p class="row">
        <a class="button main" href={href}>
          {label}
        </a>
        {frame.team.phone && (
          <a class="button second" href={telephone(frame.team.phone)}>
            Telepon {frame.team.phone}
          </a>
        )}
      </p>
      {reference && (
        <p class="soft">
          Sebutkan kode ini kepada tim: <code>{reference}</code>
        </p>
      )}
    </PublicPage>
  )
}
