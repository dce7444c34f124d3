import { Hono } from 'hono'
import { takeAttachment } from '../../casework/advisory/attachments.ts'
import { reachOf } from '../../casework/advisory/reach.ts'
import { advisoryFor } from '../../casework/advisory/record.ts'
import type { AdvisoryDraft, AdvisoryEvent } from '../../core/advisory/advisory.ts'
import { fullTime } from '../../core/dates.ts'
import type { Organisation } from '../../core/organisation.ts'
import { Refusal } from '../../core/refusal.ts'
import { notices } from '../../core/vocabulary.ts'
import { wordDifferences } from '../../core/word-differences.ts'
import { previewNotice } from '../../mail/preview.ts'
import type { Ports } from '../../ports.ts'
import { type ChainedAdvisoryEvent, listAdvisoryEvents } from '../../store/advisory-events.ts'
import { listOrganisations } from '../../store/registry.ts'
import { asDownload } from '../download.ts'
import { AdvisoryHistory, type Change, type Entry } from '../pages/console/composer/history.tsx'
import type { SignedInEnv } from '../session.ts'
import { page } from '../team.ts'
import { audienceWords } from './audience-words.ts'

/** What belongs to one advisory and is only read: its history, its letter as HTML, its attachments. */
export function advisoryHistoryRoutes(ports: Ports) {
  return new Hono<SignedInEnv>()
    .get('/konsol/imbauan/:no/riwayat', async c => {
      const { advisory, number } = await advisoryFor(ports, c.get('actor'), c.req.param('no'))
      const query = ports.database.query
      const [events, organisations] = await Promise.all([listAdvisoryEvents(query, advisory.id), listOrganisations(query, advisory.team)])
      const entries = entriesOf(events, { organisations, zone: c.get('team').zone })
      return page(c, <AdvisoryHistory frame={c.get('frame')} no={number} title={advisory.title} entries={entries} />)
    })
    .get('/konsol/imbauan/:no/surat', async c => {
      const known = await advisoryFor(ports, c.get('actor'), c.req.param('no'))
      const { recipients } = await reachOf(ports, known.advisory)
      const recipient = recipients.find(one => one.contact === c.req.query('penerima')) ?? recipients[0]
      const mail = recipient && (await previewNotice(ports, c.get('team'), { known, recipient }))
      if (!mail) throw new Refusal('not_found', 'Belum ada penerima untuk ditunjukkan suratnya.')
      return c.html(mail.html, 200, { 'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox" })
    })
    .get('/konsol/imbauan/:no/lampiran/:place', async c => {
      const { advisory } = await advisoryFor(ports, c.get('actor'), c.req.param('no'))
      const { name, bytes } = await takeAttachment(ports, advisory, c.req.param('place'))
      return asDownload(c, name, bytes)
    })
}

interface Told {
  organisations: readonly Organisation[]
  zone: string
}

/** Who changed what, the newest first. */
function entriesOf(events: readonly ChainedAdvisoryEvent[], told: Told): Entry[] {
  const entries: Entry[] = []
  let draft: AdvisoryDraft | null = null
  let version = 0
  for (const { at, actor, event } of events) {
    const who = { at: new Date(at), by: actor.name }
    const before: AdvisoryDraft | null = draft
    draft = draftAfter(before, event)
    if (event.type === 'drafted' || event.type === 'revised') version += 1
    if (event.type === 'drafted') entries.push({ ...who, does: `Versi ${version}: disusun`, changes: [] })
    if (event.type === 'revised' && before && draft)
      entries.push({ ...who, does: `Versi ${version}: diubah`, changes: changesBetween(before, draft, told) })
    if (event.type === 'aimed' && before && draft)
      entries.push({ ...who, does: 'Penerima diubah', changes: changesBetween(before, draft, told) })
    if (event.type === 'returned') entries.push({ ...who, does: 'Dikembalikan dengan catatan', note: event.note, changes: [] })
    if (event.type === 'approved') entries.push({ ...who, does: 'Disetujui', changes: [] })
    if (event.type === 'sent') entries.push({ ...who, does: `Dikirim kepada ${event.recipients} narahubung`, changes: [] })
    const does = laterWords(event, told.zone)
    if (does) entries.push({ ...who, does, changes: [] })
  }
  return entries.reverse()
}

function laterWords(event: AdvisoryEvent, zone: string): string | null {
  if (event.type === 'scheduled') return `Dijadwalkan untuk dikirim ${fullTime(new Date(event.at), zone)}`
  if (event.type === 'unscheduled') return event.reason ? `Tidak terkirim sesuai jadwal: ${event.reason}` : 'Jadwal dibatalkan'
  if (event.type === 'corrected') return `Diganti oleh ${event.number}`
  return words[event.type] ?? null
}

const words: Partial<Record<AdvisoryEvent['type'], string>> = {
  paused: 'Dijeda',
  resumed: 'Dilanjutkan',
  withdrawn: 'Dicabut',
  approval_asked: 'Persetujuan diminta',
}

function draftAfter(before: AdvisoryDraft | null, event: AdvisoryEvent): AdvisoryDraft | null {
  if (event.type === 'drafted' || event.type === 'revised') return event.draft
  return event.type === 'aimed' && before ? { ...before, audience: event.audience } : before
}

function changesBetween(before: AdvisoryDraft, after: AdvisoryDraft, told: Told): Change[] {
  const [a, b] = [sayings(before, told), sayings(after, told)]
  return Object.keys(b).flatMap(label => {
    const [old = '', now = ''] = [a[label], b[label]]
    return old === now ? [] : [{ label, pieces: wordDifferences(old, now) }]
  })
}

/** Everything that a draft says, by the name of its field. */
function sayings({ notice, title, tlp, body, dueAt, audience }: AdvisoryDraft, { organisations, zone }: Told): Record<string, string> {
  return {
    'Jenis surat': notices[notice],
    TLP: tlp,
    Judul: title,
    'Yang perlu dilakukan': body.actions.join('\n'),
    'Batas waktu': dueAt ? fullTime(new Date(dueAt), zone) : '',
    Sistem: body.system ?? '',
    Penjelasan: body.explanation ?? '',
    Indikator: body.indicators.join('\n'),
    Rujukan: body.references.join('\n'),
    Lampiran: (body.attachments ?? []).map(({ name, sha256 }) => `${name} (SHA-256 ${sha256.slice(0, 16)}…)`).join('\n'),
    Penerima: audienceWords(audience, organisations)
      .map(({ label, words }) => (words ? `${label}: ${words}` : label))
      .join('\n'),
  }
}
