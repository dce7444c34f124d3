import { callOutcomes } from '../../core/advisory/call.ts'
import { type BounceReason, bounceReasons } from '../../core/bounce.ts'
import { fullTime } from '../../core/dates.ts'
import { callResults } from '../../core/incident/call.ts'
import { evidenceStates } from '../../core/incident/custody.ts'
import type { IncidentEvent, Waking } from '../../core/incident/events.ts'
import { taskDeeds } from '../../core/playbook.ts'
import { affectedStates, type Confirmation, confirmations, heldReasons, isWord, kinds, severities } from '../../core/vocabulary.ts'
import type { Chained } from '../../store/events.ts'
import { excerptLength, type TimelineEvent } from '../pages/console/incident/timeline.tsx'

type Kind = TimelineEvent['kind']
/** Our words, and what somebody wrote after them. */
type Said = [kind: Kind, ours: string, own?: string]
type Say<T extends IncidentEvent['type']> = (
  event: Extract<IncidentEvent, { type: T }>,
  nameOf: (code: string) => string,
  zone: string,
) => Said | null

const changed: Record<string, (value: string) => string> = {
  title: value => `judulnya menjadi ${value}`,
  kind: value => `jenisnya menjadi ${isWord(kinds, value) ? kinds[value] : value}`,
  severity: value => `keparahannya menjadi ${isWord(severities, value) ? severities[value] : value}`,
  tlp: value => `kode TLP menjadi ${value}`,
  rsit: value => `klasifikasi RSIT menjadi ${value}`,
  tags: value => `tandanya menjadi ${value}`,
  organisation: value => `instansi pemiliknya menjadi ${value}`,
  iiv: value => `menyangkut infrastruktur vital: ${value}`,
  personalData: value => `menyangkut data pribadi: ${value}`,
  ongoing: value => `masih berlangsung: ${value}`,
}

const wakings: Record<Waking, string> = {
  diminta: 'tundaan diakhiri',
  pelapor: 'ada keterangan baru dari pelapor',
  surel: 'ada surel baru',
  instansi: 'instansi menjawab imbauan',
  langkah: 'langkah berikutnya diambil',
  gabungan: 'tiket lain digabung ke sini',
}

const relations = {
  opened: 'Membuka insiden terkait',
  'opened-by': 'Dibuka oleh insiden terkait',
  related: 'Dikaitkan dengan insiden lain',
  split: 'Sebagian menjadi tiket tersendiri',
  'split-from': 'Dibuka dari sebagian tiket lain',
} as const

/** What each event says on the team's timeline; null = nothing that another line does not say. */
const says: { [T in IncidentEvent['type']]: Say<T> } = {
  opened: () => ['langkah', 'Laporan diterima.'],
  chosen: ({ label, answers }) => ['langkah', ...answered(label, Object.values(answers).flat())],
  entered: ({ name }) => ['langkah', `Masuk tahap ${name}.`],
  classified: ({ changes }) => [
    'langkah',
    `Klasifikasi: ${Object.entries(changes)
      .map(([field, value]) => (changed[field] ?? String)([value].flat().join(', ')))
      .join('; ')}.`,
  ],
  lowered: ({ from, to, reason }) => ['langkah', `Kode TLP diturunkan dari ${from} ke ${to}: `, reason],
  assigned: ({ owner }) => ['langkah', owner ? `Ditugaskan kepada ${owner.name}.` : 'Pemilik dilepas.'],
  snoozed: ({ until, reason }, _, zone) => ['langkah', `Ditunda sampai ${fullTime(new Date(until), zone)}: `, reason],
  unsnoozed: ({ why }) => ['sistem', `Kembali ke antrean: ${wakings[why]}.`],
  evidence_judged: ({ name, from, to, reason }) => [
    'langkah',
    `Berkas ${name}: ${evidenceStates[from]} menjadi ${evidenceStates[to]}${reason ? ': ' : '.'}`,
    reason ? `${reason}.` : '',
  ],
  noted: ({ text, mailed }) => [mailed === undefined ? 'catatan' : 'pesan', '', text],
  informed: ({ text }) => ['pesan', '', text],
  task_added: () => null,
  playbook_moved: ({ from, to, reason, undoes }) => [
    'langkah',
    undoes
      ? `Perpindahan playbook diurungkan: kembali ke ${to.id} versi ${to.version}.`
      : `Playbook diganti dari ${from.id} versi ${from.version} ke ${to.id} versi ${to.version}: `,
    undoes ? '' : reason,
  ],
  task_set_aside: ({ do: what, why }) => ['sistem', `Tugas disisihkan (${why}): ${what}`],
  task_resumed: ({ do: what }) => ['sistem', `Tugas berlaku lagi: ${what}`],
  task_completed: ({ do: what, result, with: deed }) =>
    deed
      ? ['langkah', `Selesai begitu ${taskDeeds[deed]}: ${what}`]
      : ['langkah', result ? `Selesai: ${what} – ` : `Selesai: ${what}`, result ?? ''],
  clock_started: ({ clock, why }, _, zone) =>
    why
      ? ['langkah', `Tenggat ${clock.id} ${clock.name} mulai, karena ${why}; batas waktunya ${fullTime(new Date(clock.dueAt), zone)}.`]
      : ['sistem', `Tenggat ${clock.id} ${clock.name} mulai.`],
  clock_redue: ({ clock, why }) => ['sistem', `Tenggat ${clock} dihitung ulang (${why}).`],
  clock_met: ({ clock, by }) => ['sistem', `Tenggat ${clock} terpenuhi: ${by}.`],
  clock_warned: ({ clock }) => ['sistem', `Tenggat ${clock} hampir lewat.`],
  clock_breached: ({ clock }) => ['sistem', `Tenggat ${clock} terlewat.`],
  clock_escalated: ({ clock }) => ['sistem', `Tenggat ${clock} dinaikkan kepada ketua tim.`],
  clock_waived: ({ clock, reason }) => ['langkah', `Tenggat ${clock} dinyatakan tidak berlaku: `, reason],
  clock_corrected: ({ clock, reason }) => ['langkah', `Mulainya tenggat ${clock} dibetulkan: `, reason],
  clock_paused: ({ clock }) => ['sistem', `Tenggat ${clock} dijeda selama menunggu.`],
  clock_resumed: ({ clock }) => ['sistem', `Tenggat ${clock} berjalan lagi.`],
  affected_added: ({ affected }, nameOf) => ['langkah', `Terdampak: ${affected.label} (${nameOf(affected.organisation)}).`],
  affected_changed: ({ state }) => ['langkah', `Keadaan terdampak: ${affectedStates[state]}.`],
  evidence_added: ({ evidence }) => ['langkah', `Bukti: ${evidence.name} (SHA-256 ${evidence.sha256.slice(0, 12)}…).`],
  receipt_sent: ({ address }) => ['pesan', `Tanda terima (N1) diterima server surel untuk ${address}.`],
  advisory_drafted: ({ notice, title }) => ['langkah', `Draf ${notice}: `, `${title}.`],
  advisory_sent: ({ number, notice, recipients }) => ['pesan', `${notice} ${number} dikirim kepada ${recipients} narahubung.`],
  advisory_answered: ({ number, organisation, by, answer, note, files = [] }, nameOf) => [
    'pesan',
    [
      `${nameOf(organisation)} (${by}) menjawab ${number}: ${confirmations[answer as Confirmation]}.`,
      ...files.map(({ name, sha256 }) => `Bukti pada imbauan: ${name} (SHA-256 ${sha256.slice(0, 12)}…).`),
    ].join(' '),
    note ? ` ${note}` : '',
  ],
  advisory_called: ({ number, organisation, name, outcome }, nameOf) => [
    'pesan',
    `Telepon ke ${name} (${nameOf(organisation)}) tentang ${number}: ${isWord(callOutcomes, outcome) ? callOutcomes[outcome].toLowerCase() : outcome}.`,
  ],
  called: ({ name, organisation, outcome, note }, nameOf) => [
    'pesan',
    `Telepon ke ${organisation ? `${name} (${nameOf(organisation)})` : name.toLowerCase()}: ${callResults[outcome].toLowerCase()}.`,
    note ? ` ${note}` : '',
  ],
  mail_bounced: ({ template, to, organisation, reason, hard }, nameOf) => [
    'pesan',
    hard
      ? `${template} kepada ${addressee(to, organisation, nameOf)} kembali: ${reasonOf(reason)}; alamatnya mati dan tidak dikirimi lagi.`
      : `${template} kepada ${addressee(to, organisation, nameOf)} kembali: ${reasonOf(reason)}.`,
  ],
  reply_received: ({ from, text, number }) => ['pesan', number ? `Surel dari ${from} atas ${number}: ` : `Surel dari ${from}: `, text],
  advisory_unanswered: ({ number, organisation, reminder }, nameOf) => [
    'pesan',
    `${nameOf(organisation)} belum menjawab ${number} setelah ${reminder} pengingat; pimpinan ditembusi.`,
  ],
  transferred: ({ to, reason, reporterToo }) => [
    'langkah',
    reporterToo ? `Dialihkan ke ${to.name} beserta identitas pelapor: ` : `Dialihkan ke ${to.name}: `,
    reason,
  ],
  released: ({ why }) => ['langkah', `Dilepas setelah ditahan: ${isWord(heldReasons, why) ? heldReasons[why] : why}.`],
  rejected: ({ reason }) => ['langkah', 'Ditolak setelah ditahan: ', reason],
  linked: ({ link }) => ['langkah', `${relations[link.relation]}: `, link.why],
  unlinked: ({ reason }) =>
    reason ? ['langkah', 'Kaitan dengan tiket lain dilepas: ', reason] : ['langkah', 'Kaitan dengan tiket lain dilepas.'],
  wave_found: ({ wave }) => [
    'sistem',
    `Gelombang: ${wave.incidents.length} insiden pada ${wave.organisations} instansi dalam ${wave.days} hari; ${wave.notice} diusulkan.`,
  ],
  shared: ({ share }) => ['langkah', `Dibagikan kepada ${share.name}.`],
  merged: ({ into, reason }) => ['langkah', `Digabung ke ${into.number}: `, reason],
  absorbed: ({ absorbed, affected, reason }) => [
    'langkah',
    `${absorbed.number} digabung ke sini${affected.length > 0 ? `, dengan ${affected.length} yang terdampak` : ''}: `,
    reason,
  ],
  unmerged: ({ from, reason }) => ['langkah', `Dipisahkan lagi dari ${from.number}: `, reason],
  parted: ({ number, reason }) => ['langkah', `${number} dipisahkan lagi: `, reason],
  unshared: ({ name, reason }) => [
    'langkah',
    reason ? `Tidak lagi dibagikan kepada ${name}: ` : `Tidak lagi dibagikan kepada ${name}.`,
    reason ? `${reason}.` : '',
  ],
}

function addressee(to: string, organisation: string | null | undefined, nameOf: (code: string) => string): string {
  return organisation ? `${to} (${nameOf(organisation)})` : to
}

function reasonOf(reason: string): string {
  return bounceReasons[reason as BounceReason] ?? reason
}

/** The program and whoever reported, who are called so; everybody else has a name. */
function isOurs({ kind, name }: Chained['actor']): boolean {
  return kind === 'system' || (kind === 'link' && name === 'Pelapor')
}

/** What a choice asked for is somebody's answer. */
function answered(label: string, answers: readonly string[]): [string, string] {
  return answers.length > 0 ? [`${label}: `, answers.join(': ')] : [label, '']
}

/** A chain with the number of its incident where that is another than the page's. */
export interface Strand {
  chain: readonly Chained[]
  number?: string | undefined
}

/** The chains in words, newest first, of one kind when `filter` names one: a page of at most `limit` lines, and the key of the next. */
export function timelineOf(
  strands: readonly Strand[],
  { nameOf, zone }: { nameOf: (code: string) => string; zone: string },
  { filter, before, limit }: TimelinePlace,
): { events: TimelineEvent[]; older: string | null } {
  const wanted = (kind: Kind) => !filter || filter === 'semua' || filter === kind
  const lines = strands.flatMap(({ chain, number }) =>
    chain.flatMap(({ at, seq, actor, event }) => {
      const say = says[event.type] as Say<typeof event.type>
      const said = say(event as never, nameOf, zone)
      if (!said || !wanted(said[0])) return []
      const [kind, ours, own = ''] = said
      const whose = { by: actor.name, ours: isOurs(actor), text: ours + own, own }
      const line = { at: new Date(at), ...whose, kind, number, seq, ...toldBy(event) }
      return [{ key: keyOf(at, seq, number), line }]
    }),
  )
  const page = lines.filter(({ key }) => !before || key < before).toSorted((a, b) => (a.key < b.key ? 1 : -1))
  const shown = page.slice(0, fitting(page, limit))
  return { events: shown.map(({ line }) => line), older: page.length > shown.length ? (shown.at(-1)?.key ?? null) : null }
}

/** Whether whoever reported reads it, how many of them were mailed it, and which colleagues it calls. */
function toldBy(event: IncidentEvent): Pick<TimelineEvent, 'visible' | 'mailed' | 'mentions'> {
  return event.type === 'noted' ? { visible: event.visible, mailed: event.mailed, mentions: event.called?.map(one => one.as) } : {}
}

export interface TimelinePlace {
  filter?: string | undefined
  /** `older` of the page before. */
  before?: string | undefined
  limit: number
}

/** How many lines go onto a page: long ones fill it sooner, at least one stands on it. */
function fitting(page: readonly { line: TimelineEvent }[], limit: number): number {
  if (limit === Number.POSITIVE_INFINITY) return limit
  let room = mostLetters
  const full = page.findIndex(({ line }) => {
    room -= Math.min(line.text.length, excerptLength)
    return room < 0
  })
  return full < 1 ? limit : Math.min(limit, full)
}

const mostLetters = 25_000

/** Sorts like the story: by time, within one moment by place in the chain. */
function keyOf(at: string, seq: number, number = ''): string {
  return `${at}~${String(seq).padStart(9, '0')}~${number}`
}
