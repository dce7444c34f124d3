import { asWritten } from '../../language/written.ts'
import { StateBadge } from './badges.tsx'
import { Heads } from './heads.tsx'
import { Time } from './time.tsx'

export interface TokenLine {
  id: string
  name: string
  owner: string
  scopes: readonly string[]
  organisation: string | null
  addresses: readonly string[]
  seen?: Date | undefined
  until: Date
  state: 'berlaku' | 'menunggu' | 'dicabut' | 'berakhir'
}

export interface TokenLinesProps {
  lines: readonly TokenLine[]
  zone: string
  /** Where its actions are posted to, e.g. /konsol/saya/token; none = only read. */
  href?: string | undefined
  /** The viewer's own: the owner goes without saying, and what waits can be collected. */
  own?: boolean | undefined
}

const states = {
  berlaku: { tone: 'good', word: 'Berlaku' },
  menunggu: { tone: 'busy', word: 'Menunggu diambil pemiliknya' },
  dicabut: { tone: 'quiet', word: 'Dicabut' },
  berakhir: { tone: 'quiet', word: 'Berakhir' },
} as const

/** Tokens without their texts: nobody can read those again. */
export function TokenLines({ lines, zone, href, own }: TokenLinesProps) {
  if (lines.length === 0) return <p class="empty">Belum ada token.</p>
  const heads = ['Token', ...(own ? [] : ['Pemilik']), 'Cakupan', 'Batas', 'Terakhir dipakai', 'Sampai', ...(href ? ['Tindakan'] : [])]
  return (
    <table class="cards">
      <Heads of={heads} />
      <tbody>
        {lines.map(({ id, name, owner, scopes, organisation, addresses, seen, until, state }) => (
          <tr>
            <th scope="row">
              {asWritten(name)} <StateBadge tone={states[state].tone}>{states[state].word}</StateBadge>
            </th>
            {!own && <td data-label="Pemilik:">{asWritten(owner)}</td>}
            <td data-label="Cakupan:">{scopes.join(', ') || '–'}</td>
            <td data-label="Batas:">
              {organisation ? asWritten(organisation) : 'Sejauh pemiliknya'}
              {addresses.map(address => `, ${address}`)}
            </td>
            <td data-label="Terakhir:">{seen ? <Time date={seen} zone={zone} short /> : 'Belum pernah'}</td>
            <td data-label="Sampai:">
              <Time date={until} zone={zone} short />
            </td>
            {href && (
              <td>
                <Acts href={`${href}/${id}`} name={name} state={state} own={own} />
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Acts({ href, name, state, own }: Pick<TokenLine, 'name' | 'state'> & { href: string; own?: boolean | undefined }) {
  if (state === 'dicabut' || state === 'berakhir') return <span class="soft">–</span>
  return (
    <form method="post" action={`${href}/cabut`} class="row">
      {own && state === 'menunggu' && (
        <button type="submit" formaction={`${href}/ambil`}>
          Ambil<span class="vh"> token {asWritten(name)}</span>
        </button>
      )}
      <button type="submit" class="quiet bad">
        Cabut<span class="vh"> token {asWritten(name)}</span>
      </button>
    </form>
  )
}
