import { fullTime } from '../../../core/dates.ts'
import type { IncidentEvent, Recorded } from '../../../core/incident/events.ts'
import type { Ports } from '../../../ports.ts'
import { type Desk, dropCookie, readCookie, writeCookie } from '../../session.ts'

/** After a form of a ticket the next look at it says what was saved, once. The cookie holds no words: only which ticket, and since when. */
export function rememberSaved(ports: Ports, c: Desk, { number, seq }: { number: string; seq: number }): void {
  writeCookie(ports, c, { name: 'tersimpan', value: `${number}.${seq}`, seconds: 60 })
}

/** The place in the chain after which something was saved a moment ago; undefined = nothing was, or of another ticket. */
export function takeSaved(ports: Ports, c: Desk, number: string): number | undefined {
  const kept = readCookie(ports, c, 'tersimpan')
  const [, , seq] = /^(.{1,60})\.(\d{1,9})$/.exec(kept ?? '') ?? []
  if (!seq || kept !== `${number}.${seq}`) return undefined
  dropCookie(ports, c, 'tersimpan')
  return Number(seq)
}

/** What this person saved after that place: one sentence for each thing, deadlines that began by it last. */
export function savedInWords(chain: readonly Recorded[], { after, by, zone }: { after: number; by: string; zone: string }): string {
  const own = chain.filter(({ seq, actor }) => seq > after && actor.id === by).map(({ event }) => event)
  const sentences = [...acts.flatMap(say => say(own, zone)), ...calledSaid(own, by), ...consequences.flatMap(say => say(own, zone))]
  return sentences.length > 0 ? sentences.join(' ') : 'Tidak ada yang berubah.'
}

type Say = (events: readonly IncidentEvent[], zone: string) => string[]
type Of<T extends IncidentEvent['type']> = Extract<IncidentEvent, { type: T }>

function of<T extends IncidentEvent['type']>(events: readonly IncidentEvent[], type: T): Of<T>[] {
  return events.filter((event): event is Of<T> => event.type === type)
}

const acts: readonly Say[] = [
  events => {
    const [to] = of(events, 'entered')
    return of(events, 'chosen').flatMap(({ label }) => [`Langkah disimpan: ${label}.`, ...(to ? [`Tahap sekarang: ${to.name}.`] : [])])
  },
  events => (of(events, 'classified').length > 0 ? ['Klasifikasi disimpan.'] : []),
  events => of(events, 'assigned').map(({ owner }) => (owner ? `Ditugaskan kepada ${owner.name}.` : 'Pemilik dilepas.')),
  events => of(events, 'noted').map(noteSaid),
  events => {
    const done = of(events, 'task_completed')
    if (done.length === 0) return []
    return [done.length === 1 ? 'Satu tugas selesai.' : `${done.length} tugas selesai.`]
  },
  events => of(events, 'affected_added').map(() => 'Yang terdampak ditambahkan.'),
  events => of(events, 'affected_changed').map(() => 'Keadaan yang terdampak disimpan.'),
  events => (of(events, 'evidence_added').length > 0 ? [`${of(events, 'evidence_added').length} berkas disimpan sebagai bukti.`] : []),
  events => of(events, 'called').map(() => 'Telepon dicatat.'),
  events => of(events, 'linked').map(() => 'Kedua tiket saling dikaitkan.'),
  events => of(events, 'unlinked').map(() => 'Kaitan dilepas pada kedua tiket.'),
  events => of(events, 'released').map(() => 'Laporan dilepas ke antrean.'),
  events => of(events, 'rejected').map(() => 'Laporan ditolak.'),
]

/** Whoever was mentioned is written to, but for oneself; whoever may not read the incident is not, and it says why. */
function calledSaid(events: readonly IncidentEvent[], by: string): string[] {
  const called = of(events, 'noted').flatMap(one => one.called ?? [])
  const told = called.filter(({ id, barred }) => !barred && id !== by).map(({ name }) => name)
  const barred = called.filter(one => one.barred).map(({ name }) => name)
  return [
    ...(told.length > 0 ? [`Disurati: ${told.join(', ')}.`] : []),
    ...(barred.length > 0 ? [`Tidak disurati, karena perannya tidak membaca tiket ini: ${barred.join(', ')}.`] : []),
  ]
}

function noteSaid({ visible, mailed }: Of<'noted'>): string {
  if (mailed === undefined) return visible ? 'Catatan disimpan dan tampil di halaman pelapor.' : 'Catatan disimpan.'
  return mailed > 0 ? 'Balasan disimpan dan dikirim lewat surel.' : 'Balasan disimpan dan tampil di halaman pelapor.'
}

const startedSaid =
  (zone: string) =>
  ({ clock: { id, name, dueAt }, why }: Of<'clock_started'>) => {
    const due = fullTime(new Date(dueAt), zone)
    return why
      ? `Tenggat ${id} ${name} mulai, karena ${why}; batas waktunya ${due}.`
      : `Tenggat ${id} ${name} mulai; batas waktunya ${due}.`
  }

/** What the deed did to the deadlines. */
const consequences: readonly Say[] = [
  (events, zone) => of(events, 'clock_started').map(startedSaid(zone)),
  (events, zone) =>
    of(events, 'clock_redue').map(({ clock, dueAt }) => `Tenggat ${clock} dihitung ulang: ${fullTime(new Date(dueAt), zone)}.`),
  events => of(events, 'clock_met').map(({ clock }) => `Tenggat ${clock} terpenuhi.`),
  events => (of(events, 'clock_paused').length > 0 ? ['Target tim dijeda selama menunggu.'] : []),
  events => (of(events, 'clock_resumed').length > 0 ? ['Target tim berjalan lagi.'] : []),
]
