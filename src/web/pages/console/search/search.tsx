import type { Child } from 'hono/jsx'
import { mayAtAll } from '../../../../core/access.ts'
import type { Piece } from '../../../../core/search/excerpt.ts'
import { asWritten } from '../../../language/written.ts'
import { ConsolePage } from '../../parts/console-page.tsx'
import type { Frame } from '../../parts/frame.ts'

export interface FoundHit {
  href: string
  title: Child
  detail: Child
  pieces: readonly Piece[]
}

export interface FoundGroup {
  title: string
  /** "100+" where nobody counted further. */
  total: string
  hits: readonly FoundHit[]
  /** All of this kind; null = they all stand here. */
  all: string | null
}

export interface SearchProps {
  frame: Frame
  q: string
  /** Empty ones are left out. */
  groups: readonly FoundGroup[]
  /** Only one kind is shown: its further pages, and the way back to all. */
  only?: { title: string; all: string; next: string | null } | undefined
}

export function Search({ frame, q, groups, only }: SearchProps) {
  const reads = frame.viewer && mayAtAll({ kind: 'person', role: frame.viewer.role }, 'incident.read')
  return (
    <ConsolePage frame={frame} title={q ? <>Cari: {asWritten(q)}</> : 'Cari'} query={q}>
      <h1>{q ? `Cari “${q}”` : 'Cari'}</h1>
      {only && (
        <p>
          Hanya {only.title}. <a href={only.all}>Cari di semua</a>
        </p>
      )}
      {groups.length === 0 && <Nothing asked={q !== ''} />}
      {groups.map(group => (
        <Group {...group} />
      ))}
      {only?.next && (
        <p>
          <a href={only.next} rel="next">
            Yang lebih lama
          </a>
        </p>
      )}
      {reads && (
        <p>
          <a href="/konsol/observabel">Daftar observabel</a>
        </p>
      )}
    </ConsolePage>
  )
}

function Group({ title, total, hits, all }: FoundGroup) {
  return (
    <section class="panel">
      <h2>
        {title} <span class="soft">{total} temuan</span>
      </h2>
      <ul class="list found">
        {hits.map(hit => (
          <li data-row={hit.href}>
            <span>
              <a href={hit.href} translate="no">
                {hit.title}
              </a>
              <span class="soft under">{hit.detail}</span>
              {hit.pieces.length > 0 && <Excerpt pieces={hit.pieces} />}
            </span>
          </li>
        ))}
      </ul>
      {all && (
        <p>
          <a href={all}>
            Semua di {title} ({total} temuan)
          </a>
        </p>
      )}
    </section>
  )
}

function Excerpt({ pieces }: { pieces: readonly Piece[] }) {
  return <span class="under">{pieces.map(({ text, found }) => (found ? <mark>{asWritten(text)}</mark> : asWritten(text)))}</span>
}

function Nothing({ asked }: { asked: boolean }) {
  return (
    <>
      <p class="soft">
        {asked ? 'Tidak ditemukan. Coba kata yang lebih pendek, atau nomor tiketnya.' : 'Ketik yang dicari di kotak di atas.'}
      </p>
      <ul>
        <li>Beberapa kata: semuanya harus ada. Imbuhan diabaikan: “serangan” juga menemukan “menyerang”.</li>
        <li>“Dua kata” dalam tanda kutip: persis berurutan.</li>
        <li>Alamat, hash, atau nomor boleh ditempel apa adanya, juga yang dilumpuhkan (hxxp, [.]).</li>
        <li>Nomor tiket atau imbauan langsung dibuka.</li>
      </ul>
    </>
  )
}
