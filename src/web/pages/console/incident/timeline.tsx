import { withMentions } from '../../../../core/mention.ts'
import { asWritten } from '../../../language/written.ts'
import { clockTime, dayOf, number, zoneName } from '../../words.ts'

export const timelineFilters = { semua: 'Semua', catatan: 'Catatan', langkah: 'Langkah', pesan: 'Pesan' } as const
export type TimelineFilter = keyof typeof timelineFilters

/** So much of a text stands on the incident's page; the whole of it has a page of its own. */
export const excerptLength = 1500

export interface TimelineEvent {
  at: Date
  by: string
  /** It was done by the program, or by whoever reported: a word of ours, no name. */
  ours: boolean
  text: string
  /** What somebody wrote, the end of the text; '' = all of it is ours. */
  own: string
  /** `pesan` = to or from people outside. */
  kind: 'catatan' | 'langkah' | 'pesan' | 'sistem'
  /** Told to the reporter. */
  visible?: boolean | undefined
  /** A reply to whoever reported it: to so many of them it also went by mail. */
  mailed?: number | undefined
  /** Mentions of colleagues, as they are written in it. */
  mentions?: readonly string[] | undefined
  /** Of the merged ticket that it belongs to. */
  number?: string | undefined
  /** Place in the chain of its ticket. */
  seq?: number | undefined
}

export interface TimelineProps {
  no: string
  zone: string
  /** Newest first. */
  events: readonly TimelineEvent[]
  filter: TimelineFilter
  /** Where the page of older ones begins; null = these are the oldest. */
  older?: string | null | undefined
  /** These are not the newest. */
  later?: boolean | undefined
}

export function Timeline({ no, zone, events, filter, older, later }: TimelineProps) {
  const last = events[shownFirst - 1]
  const lastDay = last && dayOf(last.at, zone)
  const at = (id: string) => `/konsol/tiket/${no}?riwayat=${id}`
  return (
    <>
      <nav class="tabs small" aria-label="Saring riwayat">
        {Object.entries(timelineFilters).map(([id, label]) => (
          <a href={`${at(id)}#catatan`} aria-current={id === filter ? 'true' : undefined}>
            {label}
          </a>
        ))}
      </nav>
      {later && (
        <p>
          <a href={`${at(filter)}#catatan`}>Kembali ke yang terbaru</a>
        </p>
      )}
      {byDay(events.slice(0, shownFirst), zone).map(([day, ofDay]) => (
        <Day day={day} events={ofDay} no={no} zone={zone} />
      ))}
      {events.length > shownFirst && (
        <details class="fold more">
          <summary>{events.length - shownFirst} baris lebih lama</summary>
          {byDay(events.slice(shownFirst), zone).map(([day, ofDay], at) => (
            <Day day={at === 0 && day === lastDay ? null : day} events={ofDay} no={no} zone={zone} />
          ))}
        </details>
      )}
      {older && (
        <p>
          <a class="button" href={`${at(filter)}&sebelum=${encodeURIComponent(older)}#catatan`}>
            Lebih lama
          </a>
        </p>
      )}
    </>
  )
}

/** So many lines are open on a phone; the rest of the page stands folded under them. */
const shownFirst = 6

/** `day` null: the lines go on from those before. */
function Day({ day, events, no, zone }: { day: string | null; events: readonly TimelineEvent[]; no: string; zone: string }) {
  return (
    <>
      {day && <h3>{day}</h3>}
      <ol class="timeline">
        {events.map(event => (
          <Event event={event} no={no} zone={zone} />
        ))}
      </ol>
    </>
  )
}

function Event({ event, no, zone }: { event: TimelineEvent; no: string; zone: string }) {
  return (
    <li class={event.kind}>
      <time datetime={event.at.toISOString()}>
        {clockTime(event.at, zone)} <span class="vh">{zoneName(zone)}</span>
      </time>
      <div>
        <Text event={event} no={no} />
        <p class="soft">
          <By line={event} />
          {event.visible && ' · terlihat oleh pelapor'}
          {event.mailed !== undefined && (event.mailed > 0 ? ', dikirim juga lewat surel' : ', tanpa surel')}
          {event.number && (
            <>
              {' · dari '}
              <a href={`/konsol/tiket/${event.number}`}>{event.number}</a>
            </>
          )}
        </p>
      </div>
    </li>
  )
}

/** Long text is folded under its beginning; a very long one is read on a page of its own. */
function Text({ event, no }: { event: TimelineEvent; no: string }) {
  const { text, number: other, seq, mentions } = event
  if (text.length <= shortLength && linesIn(text) <= shortLines) return <Line line={event} />
  return (
    <details>
      <summary>
        {asWritten(beginning(text))}… <span class="soft">{number(linesIn(text))} baris</span>
      </summary>
      <Line line={{ text: text.slice(0, excerptLength).toWellFormed(), own: text, mentions }} />
      {text.length > excerptLength && (
        <p>
          <a href={`/konsol/tiket/${other ?? no}/riwayat/${seq}`}>Baca seluruhnya</a>
        </p>
      )}
    </details>
  )
}

/** One line, whole: what is ours in the page's language, what somebody wrote as it is. */
export function Line({ line: { text, own, mentions = [] } }: { line: Pick<TimelineEvent, 'text' | 'own' | 'mentions'> }) {
  const from = Math.max(0, text.length - own.length)
  const pieces = withMentions(text.slice(from), mentions)
  return (
    <p class="text">
      {text.slice(0, from)}
      {pieces.map(({ text: words, mention }) => (mention ? <b class="mention">{asWritten(words)}</b> : asWritten(words)))}
    </p>
  )
}

export function By({ line: { by, ours } }: { line: TimelineEvent }) {
  return ours ? by : asWritten(by)
}

const shortLength = 600
const shortLines = 12

function linesIn(text: string): number {
  return text.split('\n').length
}

function beginning(text: string): string {
  return text.slice(0, 140).toWellFormed().split('\n').slice(0, 2).join(' ')
}

function byDay(events: readonly TimelineEvent[], zone: string): [string, TimelineEvent[]][] {
  return [...Map.groupBy(events, ({ at }) => dayOf(at, zone))]
}
