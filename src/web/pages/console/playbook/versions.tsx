import { asWritten } from '../../../language/written.ts'
import { Heads } from '../../parts/heads.tsx'
import { Time } from '../../parts/time.tsx'

export interface VersionRow {
  version: number
  at: Date
  by: string
  note: string | null
}

export function Versions({ id, versions, zone }: { id: string; versions: readonly VersionRow[]; zone: string }) {
  return (
    <table class="cards">
      <caption>Versi</caption>
      <Heads of={['Versi', 'Terbit', 'Oleh', 'Catatan']} />
      <tbody>
        {versions.map(({ version, at, by, note }, place) => (
          <tr>
            <th scope="row">
              <a href={`/konsol/playbook/${id}/v/${version}`}>versi {version}</a>
            </th>
            <td data-label="Terbit">
              <Time date={at} zone={zone} short />
            </td>
            <td data-label="Oleh">{asWritten(by)}</td>
            <td class="wide">
              {asWritten(note)}
              {place < versions.length - 1 && (
                <a class="under" href={`/konsol/playbook/${id}/banding?dari=${versions[place + 1]?.version}&ke=${version}`}>
                  Bandingkan dengan versi {versions[place + 1]?.version}
                </a>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

export interface DoorsProps {
  playbook: { id: string }
  draftBy?: string | undefined
  may?: { draft: boolean; move: boolean } | undefined
}

/** Where one goes from a version: to its draft, and to what runs by it. */
export function Doors({ playbook: { id }, draftBy, may }: DoorsProps) {
  if (!may) return null
  return (
    <div class="row">
      {may.draft && draftBy && (
        <a class="button" href={`/konsol/playbook/${id}/draf`}>
          Buka draf ({asWritten(draftBy)})
        </a>
      )}
      {may.draft && !draftBy && (
        <form method="post" action={`/konsol/playbook/${id}/draf`}>
          <button type="submit">Mulai draf</button>
        </form>
      )}
      {may.move && <a href={`/konsol/playbook/${id}/berjalan`}>Insiden yang berjalan</a>}
    </div>
  )
}
