import { shortTime } from '../dates.ts'
import type { IncidentEvent } from '../incident/events.ts'
import type { Clock } from '../incident/incident.ts'
import { rsit as categories } from '../rsit.ts'
import { answers3, severities } from '../vocabulary.ts'

/** What one event says in a timeline: a word for its kind, and a phrase. null = nothing that a reader of a timeline waits for. */
export interface Told {
  sign: string
  text: string
}

/** `zone` is an IANA name of Indonesia; `clockName` gives a clock's own words. */
export function told(event: IncidentEvent, zone: string, clockName: (id: string) => string): Told | null {
  const say = sayings[event.type] as ((event: IncidentEvent, words: Words) => [string, string]) | undefined
  if (!say) return null
  const time = (at: string) => shortTime(new Date(at), zone)
  const words = { time, clock: (id: string) => `${id} ${clockName(id)}`, until: (at: string | null) => (at ? `, sampai ${time(at)}` : '') }
  const [sign, text] = say(event, words)
  return { sign, text }
}

interface Words {
  clock(id: string): string
  until(at: string | null): string
  time(at: string): string
}

type Sayings = { [T in IncidentEvent['type']]?: (event: Extract<IncidentEvent, { type: T }>, words: Words) => [sign: string, text: string] }

const sayings: Sayings = {
  opened: event => ['laporan', `${event.opening.title} (tingkat ${severities[event.opening.severity]})`],
  chosen: event => ['pilihan', `${event.label}${inBrackets(Object.values(event.answers))}`],
  entered: event => ['tahap', event.name],
  classified: event => ['triase', changesInWords(event.changes)],
  assigned: event => ['pemilik', event.owner?.name ?? 'tidak ada'],
  task_added: (event, { until }) => ['tugas', `${event.task.id}: ${event.task.do}${until(event.task.dueAt)}`],
  task_completed: event => ['selesai', `${event.task}${inBrackets([event.result])}`],
  task_set_aside: event => ['sisihkan', `${event.task} (${event.why})`],
  clock_started: (event, { until }) => ['mulai', `${named(event.clock)}${until(event.clock.dueAt)}`],
  clock_redue: (event, { clock, until }) => ['ubah', `${clock(event.clock)}${until(event.dueAt)} (${event.why})`],
  clock_corrected: (event, { until, time }) => ['betulkan', `${event.clock} dihitung sejak ${time(event.startedAt)}${until(event.dueAt)}`],
  clock_met: (event, { clock }) => ['penuhi', `${clock(event.clock)} (${event.by})`],
  clock_waived: event => ['gugur', `${event.clock} tidak berlaku (${event.reason})`],
  clock_warned: (event, { clock }) => ['ingat', `${clock(event.clock)} hampir lewat`],
  clock_breached: (event, { clock }) => ['LEWAT', `${clock(event.clock)}`],
  clock_escalated: (event, { clock }) => ['naik', `${clock(event.clock)} disampaikan kepada ketua tim`],
  clock_paused: (event, { clock }) => ['jeda', `${clock(event.clock)}`],
  clock_resumed: (event, { clock, until }) => ['lanjut', `${clock(event.clock)}${until(event.dueAt)}`],
  evidence_added: event => ['bukti', event.evidence.name],
  affected_added: event => ['terkena', event.affected.label],
  linked: event => ['tautan', `membuka insiden ${event.link.playbook} (${event.link.why})`],
  noted: event => ['catatan', event.text],
}

function named({ id, name }: Pick<Clock, 'id' | 'name'>): string {
  return `${id} ${name}`
}

function inBrackets(texts: (string | null | undefined)[]): string {
  const said = texts.filter(Boolean)
  return said.length === 0 ? '' : ` (${said.join('; ')})`
}

type Changes = Extract<IncidentEvent, { type: 'classified' }>['changes']

function changesInWords({ severity, rsit, tlp, tags, organisation, iiv, personalData, ongoing }: Changes): string {
  const category = rsit ? (categories as Record<string, { label: string }>)[rsit]?.label : undefined
  return [
    severity && `tingkat ${severities[severity]}`,
    category && `klasifikasi ${category}`,
    tlp && `TLP:${tlp}`,
    tags && `tanda ${tags.join(', ')}`,
    organisation && `instansi ${organisation}`,
    iiv && `IIV: ${answers3[iiv]}`,
    personalData && `data pribadi: ${answers3[personalData]}`,
    ongoing && `masih berlangsung: ${answers3[ongoing]}`,
  ]
    .filter(Boolean)
    .join(', ')
}
