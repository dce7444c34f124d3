import { type ContactRole, contactRoles } from '../../../../core/vocabulary.ts'
import { number } from '../../words.ts'

export interface RecipientLine {
  /** Id of the contact. */
  id: string
  organisation: string
  name: string
  role: ContactRole
  address: string
}

/** Every agency meant is in exactly one of the first three; `declined` are people. */
export interface ReachLines {
  recipients: readonly RecipientLine[]
  without: readonly { organisation: string; href: string; why: string }[]
  refused: readonly { organisation: string; why: string }[]
  declined: readonly { organisation: string; name: string; href: string; why: string }[]
}

export function Reach({ reach: { recipients, without, refused, declined } }: { reach: ReachLines }) {
  const byOrganisation = Map.groupBy(recipients, one => one.organisation)
  return (
    <>
      {refused.length > 0 && (
        <section class="note bad" id="ditolak" aria-labelledby="ditolak-judul">
          <h2 id="ditolak-judul">Tidak boleh dikirimi ({number(refused.length)})</h2>
          <ul>
            {refused.map(({ organisation, why }) => (
              <li>
                {organisation}: {why}
              </li>
            ))}
          </ul>
        </section>
      )}
      {without.length > 0 && (
        <section class="note warn" id="dilewati" aria-labelledby="dilewati-judul">
          <h2 id="dilewati-judul">Tidak akan menerima ({number(without.length)})</h2>
          <ul>
            {without.map(({ organisation, href, why }) => (
              <li>
                <a href={href}>{organisation}</a>: {why}
              </li>
            ))}
          </ul>
        </section>
      )}
      {declined.length > 0 && (
        <section class="note" id="menolak" aria-labelledby="menolak-judul">
          <h2 id="menolak-judul">Orang yang dilewati atas permintaannya ({number(declined.length)})</h2>
          <ul>
            {declined.map(({ organisation, name, href, why }) => (
              <li>
                {name}, <a href={href}>{organisation}</a>: {why}
              </li>
            ))}
          </ul>
        </section>
      )}
      <section class="panel" id="penerima" aria-labelledby="penerima-judul">
        <h2 id="penerima-judul">
          Penerima{' '}
          <span class="soft">
            {number(recipients.length)} narahubung di {number(byOrganisation.size)} OPD
          </span>
        </h2>
        {recipients.length === 0 && <p class="soft">Belum ada.</p>}
        <ul class="list">
          {[...byOrganisation].map(([organisation, told]) => (
            <li>
              <span>
                <strong>{organisation}</strong>
                {told.map(({ name, role, address }) => (
                  <span class="under">
                    {name}, {contactRoles[role]} <span class="soft">{address}</span>
                  </span>
                ))}
              </span>
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}
