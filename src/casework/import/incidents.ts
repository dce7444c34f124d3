import { clockwork } from '../../core/actor.ts'
import type { Organisation } from '../../core/organisation.ts'
import { Refusal } from '../../core/refusal.ts'
import { answers3, isWord, type Kind, kinds } from '../../core/vocabulary.ts'
import type { Ports } from '../../ports.ts'
import { listOrganisations } from '../../store/registry.ts'
import { findReportByKey } from '../../store/reports.ts'
import type { Team } from '../../store/teams.ts'
import { type NewReport, openIncident } from '../open-incident.ts'
import { fault, refuseFaults } from '../registry/access.ts'
import { type Imported, type ImportJob, reasonOf } from './job.ts'
import { type Row, textOf } from './rows.ts'

/**
 * Reports of the past. Fields are those of `POST /api/v1/reports`, by these names or by the names that other collections use:
 *
 * | ours                        | also read from                                                              |
 * |-----------------------------|-----------------------------------------------------------------------------|
 * | key                         | id, number, nomor; without one, the row's own contents                       |
 * | kind                        | jenis; else kebocoran-data when there is a breach_type, else lainnya          |
 * | story                       | description, narrative, uraian, cerita; else the other fields in one sentence |
 * | organisation (code or name) | instansi, entity: what matches no agency stays as text                      |
 * | noticedAt                   | submitted, date, tanggal                                                    |
 * | system, actions, ongoing    | sistem, tindakan, masih_berlangsung                                         |
 * | impact                      | dampak; else breach_type, location, individuals                             |
 * | reporter {name, position, phone, email} | name, position, phone, email; nama, jabatan, telepon, surel      |
 * | openedAt                    | the moment from which it counts as received; now when left out               |
 *
 * The same key again is the same report. Nobody is written to: no receipt goes out.
 */
export async function importIncidents(ports: Ports, team: Team, job: Omit<ImportJob, 'text'> & { rows: Row[] }): Promise<Imported> {
  const organisations = await listOrganisations(ports.database.query, team.id)
  const result: Imported = { rows: job.rows.length, added: 0, known: 0, changed: 0, rejected: [] }
  const seen = new Set<string>()
  for (const [at, row] of job.rows.entries()) {
    const outcome = await importOne(ports, team, { row, organisations, seen, save: job.save })
    if (outcome === 'added' || outcome === 'known') result[outcome] += 1
    else result.rejected.push({ row, reason: outcome.reason })
    if ((at + 1) % 50 === 0) job.progress?.(at + 1, job.rows.length)
  }
  return result
}

interface One {
  row: Row
  organisations: Organisation[]
  seen: Set<string>
  save: boolean
}

async function importOne(
  ports: Ports,
  team: Team,
  { row, organisations, seen, save }: One,
): Promise<'added' | 'known' | { reason: string }> {
  try {
    if (row.broken) throw new Refusal('invalid', row.broken)
    const report = reportOf(ports, row, organisations)
    const key = report.key ?? ''
    refuseFaults([fault(seen.has(key), 'key', 'Baris dengan kunci ini sudah ada di berkas ini.')])
    seen.add(key)
    if (!save) return (await findReportByKey(ports.database.query, team.id, key)) ? 'known' : 'added'
    const { repeated } = await openIncident(timed(ports, row), team, report, { ...clockwork(team.id), name: 'Impor' })
    return repeated ? 'known' : 'added'
  } catch (error) {
    if (error instanceof Refusal) return { reason: reasonOf(error) }
    throw error
  }
}

/** As if it were the moment at which the report came in. */
function timed(ports: Ports, row: Row): Ports {
  const openedAt = timeOf(row, 'openedat', 'opened_at')
  return openedAt ? { ...ports, now: () => openedAt } : ports
}

function reportOf(ports: Ports, row: Row, organisations: Organisation[]): NewReport {
  const named = textOf(row, 'organisation', 'instansi', 'organisationtext', 'entity')
  const organisation = matching(organisations, named)
  const noticedAt = timeOf(row, 'noticedat', 'noticed_at', 'submitted', 'date', 'tanggal')
  const ongoing = textOf(row, 'ongoing', 'masih_berlangsung')
  const story = storyOf(row)
  refuseFaults([
    fault(story === '', 'story', 'Tidak ada uraian kejadian (story atau description).'),
    fault(story.length > 100_000, 'story', 'Uraian paling banyak 100.000 huruf.'),
  ])
  return {
    kind: kindOf(row),
    organisation,
    attachments: [],
    key: `impor:${textOf(row, 'key', 'id', 'number', 'nomor') || ports.sha256(JSON.stringify(row.fields))}`.slice(0, 200),
    report: {
      story,
      noticed: null,
      noticedAt: noticedAt?.toISOString() ?? null,
      ongoing: isWord(answers3, ongoing) ? ongoing : 'belum-diketahui',
      system: textOf(row, 'system', 'sistem').slice(0, 500) || null,
      impact: impactOf(row).slice(0, 4000) || null,
      actions: textOf(row, 'actions', 'tindakan').slice(0, 4000) || null,
      via: 'impor',
      reporter: reporterOf(row),
      organisationText: organisation ? null : named.slice(0, 200) || null,
    },
  }
}

function storyOf(row: Row): string {
  const told = textOf(row, 'story', 'description', 'narrative', 'uraian', 'cerita')
  return (told || [textOf(row, 'entity', 'organisation', 'instansi'), impactOf(row)].filter(Boolean).join(': '))
    .toWellFormed()
    .replaceAll('\u0000', '')
}

function impactOf(row: Row): string {
  const people = textOf(row, 'individuals')
  const parts = [textOf(row, 'breach_type'), textOf(row, 'location'), people && `${people} orang terdampak`]
  return textOf(row, 'impact', 'dampak') || parts.filter(Boolean).join('; ')
}

function kindOf(row: Row): Kind {
  const written = textOf(row, 'kind', 'jenis').toLowerCase()
  refuseFaults([
    fault(written !== '' && !isWord(kinds, written), 'kind', `Jenis "${written}" tidak dikenal; pilih ${Object.keys(kinds).join(', ')}.`),
  ])
  if (isWord(kinds, written)) return written
  return textOf(row, 'breach_type') ? 'kebocoran-data' : 'lainnya'
}

function reporterOf(row: Row): NewReport['report']['reporter'] {
  const { reporter } = row.fields
  const inner: Row = { line: row.line, fields: typeof reporter === 'object' && reporter !== null ? { ...reporter } : row.fields }
  return {
    name: textOf(inner, 'name', 'nama').slice(0, 200) || 'Impor',
    position: textOf(inner, 'position', 'jabatan').slice(0, 200) || null,
    phone: textOf(inner, 'phone', 'telepon').slice(0, 40) || null,
    email: textOf(inner, 'email', 'surel').slice(0, 254) || null,
  }
}

/** By code or by exact name: a guess would tie a report to the wrong agency. */
function matching(organisations: Organisation[], named: string): Organisation | null {
  const wanted = named.toLowerCase()
  const found = organisations.filter(({ code, name }) => code === named || name.toLowerCase() === wanted)
  return found.length === 1 ? (found[0] ?? null) : null
}

function timeOf(row: Row, ...names: string[]): Date | null {
  const text = textOf(row, ...names)
  if (text === '') return null
  const time = /^\d{4}-\d{2}-\d{2}/.test(text) ? Date.parse(text) : Number.NaN
  refuseFaults([fault(Number.isNaN(time), names[0] ?? '', `"${text.slice(0, 40)}" bukan tanggal; tulis YYYY-MM-DD atau waktu RFC 3339.`)])
  return new Date(time)
}
