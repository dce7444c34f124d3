import type { PictureFact } from '../../../../formats/picture/facts.ts'
import { asWritten } from '../../../language/written.ts'
import { ConsolePage } from '../../parts/console-page.tsx'
import type { Frame } from '../../parts/frame.ts'
import { Heads } from '../../parts/heads.tsx'
import { fileSize } from '../../words.ts'

export interface LookPageProps {
  frame: Frame
  no: string
  id: string
  name: string
  size: number
  sha256: string
  /** Address of the picture drawn anew. */
  picture?: string | undefined
  /** The kind of a picture that is not drawn here. */
  other?: string | null | undefined
  facts: readonly PictureFact[]
  text?: { text: string; whole: boolean } | undefined
}

export function LookPage({ frame, no, id, name, size, sha256, picture, other, facts, text }: LookPageProps) {
  return (
    <ConsolePage frame={frame} title={asWritten(`${name} – ${no}`)}>
      <p class="row">
        <a href={`/konsol/tiket/${no}/bukti#f-${id}`}>Bukti {no}</a>
      </p>
      <h1>
        <bdi>{name}</bdi>
      </h1>
      <p class="soft">
        {fileSize(size)} · SHA-256 <code class="hash">{sha256}</code>
      </p>
      {picture && (
        <figure class="look">
          <img src={picture} alt={`Isi ${name}, digambar ulang`} />
          <figcaption class="soft">Digambar ulang dan diperkecil; aslinya tidak dibuka.</figcaption>
        </figure>
      )}
      {text && (
        <>
          <pre class="look" tabindex={0}>
            {text.text}
          </pre>
          {!text.whole && <p class="soft">Hanya bagian awalnya.</p>}
        </>
      )}
      {other && (
        <p class="note">
          Gambar {other} tidak ditampilkan: di sini hanya PNG dan JPEG yang digambar ulang. Ambil sebagai ZIP terkunci dan buka di komputer
          terpisah.
        </p>
      )}
      {!picture && !other && !text && <p class="empty">Jenis berkas ini tidak dapat dilihat di sini. Ambil sebagai ZIP terkunci.</p>}
      {(picture || other) && <Facts facts={facts} />}
    </ConsolePage>
  )
}

/** What the original says about itself; the preview no longer carries it. */
function Facts({ facts }: { facts: readonly PictureFact[] }) {
  if (facts.length === 0) return <p class="soft">Gambar ini tidak membawa keterangan (EXIF).</p>
  return (
    <section aria-labelledby="exif-judul">
      <h2 id="exif-judul">Keterangan di dalam berkas</h2>
      <table class="cards">
        <Heads of={['Nama', 'Isi']} />
        <tbody>
          {facts.map(({ name, value }) => (
            <tr>
              <th scope="row">{name}</th>
              <td>
                <bdi>{value}</bdi>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
