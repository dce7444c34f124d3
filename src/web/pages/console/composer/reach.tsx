import { type ContactRole, contactRoles } from '../../../../core/vocabulary.ts'
import { asWritten } from '../../../language/written.ts'
import { number } from '../../words.ts'

/** Why somebody does not get it. */
export type SectionId = 'ditolak' | 'sudah' | 'tanpa' | 'orang' | 'menolak' | 'dikecualikan' | 'aset'

export interface ReachSection {
  id: SectionId
  count: number
  lines: readonly { organisation: string; code: string; name?: string | undefined; why: string }[]
}

export interface ReachView {
  contacts: number
  agencies: number
  included: readonly {
    organisation: string
    code: string
    people: readonly { id: string; name: string; role: ContactRole; address: string; why: string }[]
  }[]
  sections: readonly ReachSection[]
}

export const sections: Readonly<Record<SectionId, { title: string; tone: string }>> = {
  ditolak: { title: 'Tidak boleh dikirimi', tone: 'note bad' },
  sudah: { title: 'Sudah dikirim, tidak dikirimi lagi', tone: 'note warn' },
  tanpa: { title: 'Tidak akan menerima', tone: 'note warn' },
  orang: { title: 'Orang yang dilewati, rekannya menerima', tone: 'note' },
  menolak: { title: 'Orang yang dilewati atas permintaannya', tone: 'note' },
  dikecualikan: { title: 'Dikecualikan', tone: 'note' },
  aset: { title: 'Tidak punya aset yang cocok', tone: 'note' },
}

export function countWords({ contacts, agencies }: Pick<ReachView, 'contacts' | 'agencies'>): string {
  return `${number(contacts)} narahubung di ${number(agencies)} instansi`
}

/** The first lines of every list; the rest is one link away. `all`: the address of the whole lists, once they are saved. */
export function ReachLists({ reach, all }: { reach: ReachView; all?: string | undefined }) {
  return (
    <>
      {reach.sections.map(section => (
        <Section section={section} all={all} />
      ))}
      <section class="panel" id="penerima" aria-labelledby="penerima-judul">
        <h2 id="penerima-judul">
          Penerima <span class="soft">{countWords(reach)}</span>
        </h2>
        {reach.contacts === 0 && <p class="soft">Belum ada.</p>}
        <Included reach={reach} />
        <More left={reach.agencies - reach.included.length} what="instansi" href={all && `${all}?bagian=terima`} />
      </section>
    </>
  )
}

export function Included({ reach }: { reach: Pick<ReachView, 'included'> }) {
  return (
    <ul class="list">
      {reach.included.map(({ organisation, code, people }) => (
        <li>
          <span>
            <strong>
              <a href={agency(code)}>{asWritten(organisation)}</a>
            </strong>
            {people.map(({ name, role, address, why }) => (
              <span class="under">
                {asWritten(name)}, {contactRoles[role]} <span class="soft">{address}</span>
                <details>
                  <summary>Mengapa {asWritten(name)}?</summary>
                  {why}
                </details>
              </span>
            ))}
          </span>
        </li>
      ))}
    </ul>
  )
}

function Section({ section: { id, count, lines }, all }: { section: ReachSection; all?: string | undefined }) {
  const { title, tone } = sections[id]
  const few = count <= 5 || id === 'ditolak' || id === 'sudah'
  const list = (
    <>
      <Lines lines={lines} />
      <More
        left={count - lines.length}
        what={id === 'orang' || id === 'menolak' ? 'orang' : 'instansi'}
        href={all && `${all}?bagian=${id}`}
      />
    </>
  )
  return (
    <section class={tone} id={id} aria-labelledby={`${id}-judul`}>
      <h2 id={`${id}-judul`}>
        {title} ({number(count)})
      </h2>
      {few ? (
        list
      ) : (
        <details>
          <summary>Lihat siapa saja</summary>
          {list}
        </details>
      )}
    </section>
  )
}

export function Lines({ lines }: { lines: ReachSection['lines'] }) {
  return (
    <ul>
      {lines.map(({ organisation, code, name, why }) => (
        <li>
          {name && `${name}, `}
          <a href={agency(code)}>{asWritten(organisation)}</a>: {why}
        </li>
      ))}
    </ul>
  )
}

function More({ left, what, href }: { left: number; what: string; href: string | undefined }) {
  if (left <= 0) return null
  const says = `… dan ${number(left)} ${what} lagi`
  return <p>{href ? <a href={href}>{says}</a> : <span class="soft">{says}; seluruhnya terlihat setelah disimpan</span>}</p>
}

function agency(code: string): string {
  return `/konsol/instansi/${encodeURIComponent(code)}`
}
