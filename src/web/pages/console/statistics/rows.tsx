import type { Child } from 'hono/jsx'
import { defang } from '../../../../core/refang.ts'
import { type Fact, type Question, questions } from '../../../../core/statistics/figures.ts'
import type { Month } from '../../../../core/statistics/month.ts'
import { lengthInWords } from '../../../../core/statistics/sentence.ts'
import { severities } from '../../../../core/vocabulary.ts'
import { asWritten } from '../../../language/written.ts'
import { ConsolePage } from '../../parts/console-page.tsx'
import type { Frame } from '../../parts/frame.ts'
import { Heads } from '../../parts/heads.tsx'
import { Time } from '../../parts/time.tsx'
import { number } from '../../words.ts'

/** A page of rows is for looking; the whole is in the CSV. */
const most = 500

interface Common {
  frame: Frame
  month: Month
}

export interface FactRowsProps extends Common {
  question: Question
  /** Name of the one group that was asked for. */
  group?: string | undefined
  /** The page's own query, for the CSV. */
  query: string
  facts: readonly Fact[]
  nameOf(code: string): string
}

export function FactRows({ frame, month, question, group, query, facts, nameOf }: FactRowsProps) {
  const title = `${questions[question]}, ${month.label}${group === undefined ? '' : `: ${group || 'belum disebut'}`}`
  return (
    <Sheet frame={frame} month={month} title={title} count={facts.length} csv={`/konsol/statistik/baris.csv${query}`}>
      <Heads of={['Tiket', 'Instansi', 'Keparahan', 'Masuk pada', 'Tanggapan', 'Penyelesaian']} />
      <tbody>
        {facts.slice(0, most).map(fact => (
          <tr>
            <th scope="row">
              <a href={`/konsol/tiket/${fact.number}`}>{fact.number}</a> <bdi>{defang(fact.title)}</bdi>
            </th>
            <td>{fact.organisation ? nameOf(fact.organisation) : 'belum disebut'}</td>
            <td>{fact.severity ? severities[fact.severity] : 'belum dinilai'}</td>
            <td>
              <Time date={new Date(fact.openedAt)} zone={frame.team.zone} short />
            </td>
            <td data-label="Tanggapan:">{length(fact.openedAt, fact.respondedAt)}</td>
            <td data-label="Penyelesaian:">{length(fact.openedAt, fact.closedAt)}</td>
          </tr>
        ))}
      </tbody>
    </Sheet>
  )
}

export interface ClockRowsProps extends Common {
  rows: readonly { number: string; title: string; clock: string; due: Date; met?: Date | undefined }[]
}

export function ClockRows({ frame, month, rows }: ClockRowsProps) {
  return (
    <Sheet frame={frame} month={month} title={`Tenggat, ${month.label}`} count={rows.length}>
      <Heads of={['Tiket', 'Tenggat', 'Batas', 'Dipenuhi']} />
      <tbody>
        {rows.slice(0, most).map(({ number: no, title, clock, due, met }) => (
          <tr>
            <th scope="row">
              <a href={`/konsol/tiket/${no}/tenggat`}>{no}</a> <bdi>{defang(title)}</bdi>
            </th>
            <td>{clock}</td>
            <td data-label="Batas:">
              <Time date={due} zone={frame.team.zone} short />
            </td>
            <td data-label="Dipenuhi:">{met ? <Time date={met} zone={frame.team.zone} short /> : 'belum'}</td>
          </tr>
        ))}
      </tbody>
    </Sheet>
  )
}

export interface AnswerRowsProps extends Common {
  rows: readonly { number: string; organisation: string; sent: Date; due: Date; answered?: Date | undefined }[]
}

export function AnswerRows({ frame, month, rows }: AnswerRowsProps) {
  return (
    <Sheet frame={frame} month={month} title={`Jawaban imbauan, ${month.label}`} count={rows.length}>
      <Heads of={['Imbauan', 'Instansi', 'Dikirim', 'Batas', 'Dijawab']} />
      <tbody>
        {rows.slice(0, most).map(({ number: no, organisation, sent, due, answered }) => (
          <tr>
            <th scope="row">
              <a href={`/konsol/imbauan/${no}`}>{no}</a>
            </th>
            <td>{asWritten(organisation)}</td>
            <td data-label="Dikirim:">
              <Time date={sent} zone={frame.team.zone} short />
            </td>
            <td data-label="Batas:">
              <Time date={due} zone={frame.team.zone} short />
            </td>
            <td data-label="Dijawab:">{answered ? <Time date={answered} zone={frame.team.zone} short /> : 'belum'}</td>
          </tr>
        ))}
      </tbody>
    </Sheet>
  )
}

interface SheetProps extends Common {
  title: string
  count: number
  csv?: string
  children?: Child
}

function Sheet({ frame, month, title, count, csv, children }: SheetProps) {
  return (
    <ConsolePage frame={frame} title={title}>
      <p class="row">
        <a href={`/konsol/statistik?bulan=${month.name}`}>Statistik {month.label}</a>
        {csv && <a href={csv}>CSV</a>}
      </p>
      <h1>{title}</h1>
      <p>
        {number(count)} baris{count > most && `; ${number(most)} yang pertama di sini`}.
      </p>
      {count > 0 && <table class="cards">{children}</table>}
    </ConsolePage>
  )
}

function length(from: string, to: string | null): string {
  return to ? lengthInWords(Math.max(0, Date.parse(to) - Date.parse(from)) / 3_600_000) : '–'
}
