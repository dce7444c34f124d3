import type { FieldError } from '../../../../core/refusal.ts'
import type { Tlp } from '../../../../core/tlp.ts'
import { type AdvisoryStatus, advisoryStatuses, type Severity } from '../../../../core/vocabulary.ts'
import { asWritten } from '../../../language/written.ts'
import { SeverityBadge, TlpBadge } from '../../parts/badges.tsx'
import { ConsolePage } from '../../parts/console-page.tsx'
import { ErrorSummary } from '../../parts/error-summary.tsx'
import { FormKey } from '../../parts/form-key.tsx'
import type { Frame, Typed } from '../../parts/frame.ts'
import { Stepper } from '../../parts/stepper.tsx'
import { ticketTitle } from '../../parts/ticket-title.ts'
import { Affected, type AffectedProps, Recovered } from './affected.tsx'
import { Classification, type ClassificationProps } from './classification.tsx'
import { type ClockLine, Clocks } from './clocks.tsx'
import { ElsewherePanel, type ElsewhereProps } from './elsewhere.tsx'
import { Evidence, type EvidenceLine } from './evidence.tsx'
import { Fold, Jump } from './fold.tsx'
import { HeldPanel } from './held.tsx'
import { Kept } from './kept.tsx'
import { AbsorbedPanel, type AbsorbedPanelProps, MergedPanel, type MergeLine } from './merged.tsx'
import { NextStep, type StepChoice } from './next-step.tsx'
import { Notes, type NotesProps } from './notes.tsx'
import { type ObservableLine, ObservablesPanel } from './observables.tsx'
import { People, type PeopleProps } from './people.tsx'
import { PlaybookPanel, type PlaybookPanelProps } from './playbook.tsx'
import { Reporter, type ReporterProps } from './reporter.tsx'
import { jumpsIn, openFirst } from './sections.ts'
import { Similar, type SimilarLine } from './similar.tsx'
import { Snoozed, type SnoozedProps } from './snoozed.tsx'
import { Talk, type TalkProps } from './talk.tsx'
import { Tasks, type TasksProps } from './tasks.tsx'

export interface IncidentProps {
  frame: Frame
  now: Date
  no: string
  seq: number
  formId: string
  title: string
  severity?: Severity | null | undefined
  tlp: Tlp
  /** Step labels of the playbook in order, the index of the current one, and its purpose in a sentence. */
  steps: { labels: readonly string[]; current: number; name: string; purpose?: string | undefined; finished?: boolean | undefined }
  playbook: Pick<PlaybookPanelProps, 'id' | 'version' | 'movedFrom' | 'proposal'>
  owner?: { id: string; name: string } | null | undefined
  /** Who can own it. */
  people: readonly { id: string; name: string }[]
  /** "Anda melihat ini sebagai …": one sentence. */
  why: string
  snoozed?: SnoozedProps['snooze'] | null | undefined
  /** Whether it waits for whoever reported, or they answered, and when. */
  talk?: TalkProps['talk'] | undefined
  /** Why it waits for review, a sentence; then nothing else can be done with it. */
  held?: string | undefined
  /** Where it goes on; then nothing else can be done with it. */
  merged?: MergeLine | undefined
  absorbed: AbsorbedPanelProps['lines']
  choices: readonly StepChoice[]
  rsit: ClassificationProps['rsit']
  phases: TasksProps['phases']
  clocks: readonly ClockLine[]
  affected: Pick<AffectedProps, 'lines' | 'suggestions'>
  /** Names for the datalist, as many as a light page carries; any name is understood. */
  organisations: readonly string[]
  evidence: readonly EvidenceLine[]
  timeline: NotesProps['timeline']
  /** Names of those whom a note can call. */
  colleagues: NotesProps['callable']
  /** Whom a reply reaches. */
  reply: NotesProps['reply']
  advisories: readonly { href: string; no: string; title: string; status: AdvisoryStatus; confirmed: number; sent: number }[]
  elsewhere: Omit<ElsewhereProps, 'no' | 'seq' | 'formId' | 'form' | 'open'>
  /** Perhaps the same event; only while it is triaged. */
  similar: readonly SimilarLine[]
  observables: readonly ObservableLine[]
  reporter: ReporterProps['reporter']
  report: ReporterProps['report']
  /** Whom to call about it. */
  callable: PeopleProps['people']
  /** Current classification, or what was typed when a form was refused. */
  values: Typed
  errors?: readonly FieldError[] | undefined
  /** What was typed into a form that somebody was quicker than. */
  typed?: Typed | undefined
  message?: string | undefined
}

export function Incident(incident: IncidentProps) {
  const { frame, now, no, seq, formId, steps, values, errors } = incident
  const zone = frame.team.zone
  const form = { values, errors }
  const key = { no, seq, formId }
  const wanted = openFirst(incident)
  const isOpen = (id: string) => wanted.has(id) || Boolean(errors?.length)
  return (
    <ConsolePage frame={frame} title={asWritten(`${no} ${incident.title}`)} message={incident.message} messageGone={`/konsol/tiket/${no}`}>
      <ErrorSummary errors={errors} />
      <Kept typed={incident.typed} />
      <datalist id="daftar-instansi">
        {incident.organisations.map(name => (
          <option value={name} />
        ))}
      </datalist>
      <Head {...incident} />
      {!incident.held && !incident.merged && !steps.finished && <Snoozed {...key} now={now} zone={zone} snooze={incident.snoozed} />}
      <Jump to={jumpsIn(incident)} />
      <div class="two">
        <div>
          {!incident.merged && <Talk no={no} zone={zone} talk={incident.talk} />}
          <First {...incident} />
          {!incident.merged && <Similar {...key} zone={zone} lines={incident.similar} />}
          {!incident.merged && <Tasks {...key} now={now} zone={zone} phases={incident.phases} />}
          {!incident.merged && <Affected {...key} form={form} open={isOpen('terdampak')} {...incident.affected} />}
          <Notes
            {...key}
            zone={zone}
            form={form}
            timeline={incident.timeline}
            callable={incident.colleagues}
            reply={incident.reply}
            alsoTo={incident.absorbed.map(({ number }) => number)}
            locked={incident.merged !== undefined || incident.held !== undefined}
          />
        </div>
        <div>
          <Clocks no={no} clocks={incident.clocks} now={now} zone={zone} />
          <Reporter zone={zone} open={isOpen('laporan')} reporter={incident.reporter} report={incident.report} />
          {!incident.merged && !incident.held && <People {...key} form={form} open={isOpen('orang')} people={incident.callable} />}
          {!incident.merged && <Owner {...incident} />}
          {!incident.merged && <Classification {...key} form={form} open={isOpen('klasifikasi')} rsit={incident.rsit} />}
          <Evidence {...key} zone={zone} open={isOpen('bukti')} locked={incident.merged !== undefined} files={incident.evidence} />
          <ObservablesPanel open={isOpen('observabel')} lines={incident.observables} />
          <Advisories {...incident} open={isOpen('imbauan')} />
          {!incident.merged && <PlaybookPanel {...key} open={isOpen('playbook')} {...incident.playbook} />}
          {!incident.held && !(incident.merged && incident.absorbed.length === 0) && (
            <AbsorbedPanel no={no} zone={zone} lines={incident.absorbed} open={!steps.finished && !incident.merged} />
          )}
          <ElsewherePanel {...key} form={form} open={isOpen('lain')} {...incident.elsewhere} />
        </div>
      </div>
    </ConsolePage>
  )
}

/** What comes first: the next step, or why there is none here. */
function First({ frame, no, seq, formId, held, merged, steps, choices, values, errors }: IncidentProps) {
  const form = { values, errors }
  if (merged) return <MergedPanel no={no} zone={frame.team.zone} merged={merged} />
  if (held) return <HeldPanel no={no} why={held} form={form} />
  return <NextStep {...{ no, seq, formId, choices, form }} step={steps.name} purpose={steps.purpose} />
}

function Head({ no, title, severity, tlp, steps, owner, why, affected, merged }: IncidentProps) {
  return (
    <div class="incident-head">
      <p class="row">
        <span class="no">{no}</span> <SeverityBadge severity={severity} /> <TlpBadge tlp={tlp} />{' '}
        <span>Pemilik: {asWritten(owner?.name) ?? 'belum ada'}</span>
        {affected.lines.length > 0 && !merged && (
          <a href="#terdampak">
            <Recovered lines={affected.lines} />
          </a>
        )}
      </p>
      <h1>{ticketTitle(title)}</h1>
      <Stepper label="Tahap" steps={steps.labels} current={steps.current} finished={steps.finished ?? false} />
      <p class="soft">{why}</p>
    </div>
  )
}

function Owner({ no, seq, formId, people, owner }: IncidentProps) {
  return (
    <section class="panel" id="pemilik" aria-labelledby="pemilik-judul">
      <h2 id="pemilik-judul">
        Pemilik <kbd>e</kbd>
      </h2>
      <form method="post" action={`/konsol/tiket/${no}/pemilik`} class="inline">
        <FormKey id={`${formId}.pemilik`} seq={seq} />
        <select name="owner" aria-label="Pemilik" data-key="e">
          <option value="">Belum ada</option>
          {people.map(({ id, name }) => (
            <option value={id} selected={id === owner?.id}>
              {asWritten(name)}
            </option>
          ))}
        </select>
        <button type="submit">Tugaskan</button>
      </form>
    </section>
  )
}

function Advisories({ advisories, no, merged, open }: IncidentProps & { open: boolean }) {
  return (
    <Fold id="imbauan" title="Imbauan dan notifikasi" says={advisories.length > 0 && `(${advisories.length})`} open={open}>
      <ul class="list">
        {advisories.map(({ href, no: number, title, status, confirmed, sent }) => (
          <li>
            <span>
              <a href={href}>{asWritten(title)}</a>
              <span class="soft under">
                {number} · {advisoryStatuses[status]}
                {sent > 0 && `, ${confirmed} dari ${sent} mengonfirmasi`}
              </span>
            </span>
          </li>
        ))}
      </ul>
      {!merged && (
        <p>
          <a class="button" href={`/konsol/imbauan/baru?tiket=${no}`}>
            Susun notifikasi (N2)
          </a>
        </p>
      )}
    </Fold>
  )
}
