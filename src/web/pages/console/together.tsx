import type { Tlp } from '../../../core/tlp.ts'
import { type Kind, kinds, type PublicStatus, publicStatuses, type Severity } from '../../../core/vocabulary.ts'
import { asWritten } from '../../language/written.ts'
import { SeverityBadge, TlpBadge } from '../parts/badges.tsx'
import { ConsolePage } from '../parts/console-page.tsx'
import type { Frame } from '../parts/frame.ts'
import { type PublicEvent, PublicTimeline } from '../parts/public-timeline.tsx'
import { Time } from '../parts/time.tsx'
import { defang } from '../words.ts'

export interface SharedListProps {
  frame: Frame
  rows: readonly { id: string; no: string; title: string; owner: string; status: PublicStatus; tlp: Tlp; openedAt: Date }[]
}

export function SharedList({ frame, rows }: SharedListProps) {
  return (
    <ConsolePage frame={frame} title="Dibagikan kepada tim">
      <h1>Dibagikan kepada tim</h1>
      {rows.length === 0 && <p class="empty">Tidak ada insiden tim mitra yang sedang dibagikan.</p>}
      <ul class="list">
        {rows.map(({ id, no, title, owner, status, tlp, openedAt }) => (
          <li>
            <span>
              <a href={`/konsol/bersama/${id}`}>{asWritten(title)}</a>
              <span class="soft under">
                {asWritten(owner)} · {no} · {publicStatuses[status]} · <Time date={openedAt} zone={frame.team.zone} short />
              </span>
            </span>
            <TlpBadge tlp={tlp} />
          </li>
        ))}
      </ul>
    </ConsolePage>
  )
}

export interface SharedIncidentProps {
  frame: Frame
  no: string
  title: string
  owner: string
  kind: Kind
  status: PublicStatus
  severity: Severity | null
  tlp: Tlp
  /** Why one sees it, and until when. */
  why: string
  facts: readonly (readonly [name: string, value: string | null])[]
  story: string
  affected: readonly string[]
  evidence: readonly { name: string; sha256: string }[]
  events: readonly PublicEvent[]
}

/** A partner's incident, to read: no internal notes, no reporter, nothing to press. */
export function SharedIncident(incident: SharedIncidentProps) {
  const { frame, no, title, owner, kind, status, severity, tlp, why, facts, story, affected, evidence, events } = incident
  return (
    <ConsolePage frame={frame} title={asWritten(`${no} ${title}`)}>
      <div class="incident-head">
        <p class="row">
          <span class="no">{no}</span> <span>{asWritten(owner)}</span> <SeverityBadge severity={severity} /> <TlpBadge tlp={tlp} />{' '}
          <span>{publicStatuses[status]}</span>
        </p>
        <h1>{asWritten(title)}</h1>
        <p class="soft">{why}</p>
      </div>
      <div class="two even">
        <section class="panel" aria-labelledby="laporan-judul">
          <h2 id="laporan-judul">Laporan: {kinds[kind]}</h2>
          <blockquote class="text" translate="no">
            {story}
          </blockquote>
          <dl class="facts">
            {facts
              .filter(([, value]) => value)
              .map(([name, value]) => (
                <div>
                  <dt>{name}</dt>
                  <dd>{asWritten(defang(value ?? ''))}</dd>
                </div>
              ))}
          </dl>
          <h2>Terdampak</h2>
          <ul>
            {affected.map(label => (
              <li>{asWritten(label)}</li>
            ))}
          </ul>
          <h2>Bukti</h2>
          <ul>
            {evidence.map(({ name, sha256 }) => (
              <li>
                {asWritten(name)} <code>{sha256.slice(0, 16)}…</code>
              </li>
            ))}
          </ul>
        </section>
        <section class="panel" aria-labelledby="riwayat-judul">
          <h2 id="riwayat-judul">Riwayat</h2>
          <PublicTimeline events={events} zone={frame.team.zone} />
        </section>
      </div>
    </ConsolePage>
  )
}
