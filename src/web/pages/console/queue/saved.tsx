import type { FieldError } from '../../../../core/refusal.ts'
import { type QueueView, queueViews } from '../../../../core/vocabulary.ts'
import { say } from '../../../language/say.ts'
import { asWritten } from '../../../language/written.ts'
import { ConsolePage } from '../../parts/console-page.tsx'
import { ErrorSummary } from '../../parts/error-summary.tsx'
import { TextField } from '../../parts/field.tsx'
import type { Frame, Typed } from '../../parts/frame.ts'
import { Time } from '../../parts/time.tsx'
import { queueHref } from './filter.tsx'

export interface SavedLine {
  id: string
  name: string
  view: QueueView
  filter: string
  forTeam: boolean
  /** What of its filter is not understood any more. */
  wrong: readonly string[]
}

export interface SavedViewsProps {
  frame: Frame
  rows: readonly (SavedLine & { at: Date; by: string; changeable: boolean })[]
  /** Whose name was refused, what was typed, and why. */
  refused?: string | undefined
  values?: Typed | undefined
  errors?: readonly FieldError[] | undefined
}

/** Views that were kept, beside the queue's own. */
export function SavedTabs({ rows, here }: { rows: readonly SavedLine[]; here: string }) {
  if (rows.length === 0) return null
  return (
    <nav class="tabs small" aria-label="Tampilan tersimpan">
      {rows.map(({ name, view, filter, forTeam, wrong }) => (
        <a href={queueHref(view, filter)} aria-current={queueHref(view, filter) === here ? 'page' : undefined}>
          <bdi>{name}</bdi>
          {forTeam && <span class="soft">tim</span>}
          {wrong.length > 0 && <span class="state warn">! sebagian tidak berlaku</span>}
        </a>
      ))}
      <a href="/konsol/antrean/tampilan">Atur</a>
    </nav>
  )
}

export interface KeepViewProps {
  view: QueueView
  filter: string
  /** May keep one for the whole team. */
  forTeam: boolean
}

/** Keeps what is on the page under a name. */
export function KeepView({ view, filter, forTeam }: KeepViewProps) {
  return (
    <details class="keep">
      <summary>Simpan tampilan ini</summary>
      <form method="post" action="/konsol/antrean/tampilan" class="filter">
        <input type="hidden" name="view" value={view} />
        <input type="hidden" name="filter" value={filter} />
        <label class="long">
          <span class="vh">Nama tampilan</span>
          <input name="name" maxlength={60} required placeholder="Nama, mis. Kritis di Gresik" autocomplete="off" />
        </label>
        {forTeam && (
          <label class="check">
            <input type="checkbox" name="team" value="1" /> untuk tim
          </label>
        )}
        <button type="submit">Simpan</button>
      </form>
    </details>
  )
}

export function SavedViews({ frame, rows, refused, values = {}, errors }: SavedViewsProps) {
  const form = (id: string, name: string) => (refused === id ? { values, errors } : { values: { name } })
  return (
    <ConsolePage frame={frame} title="Tampilan tersimpan">
      <div class="narrow">
        <ErrorSummary errors={errors} />
        <p class="row">
          <a href="/konsol/antrean">Antrean</a>
        </p>
        <h1>Tampilan tersimpan</h1>
        {refused === '' && <p class="note bad">Tampilan itu belum tersimpan. Beri nama lain di antrean, lalu simpan lagi.</p>}
        {rows.length === 0 && <p class="empty">Belum ada. Saring antreannya, lalu pilih “Simpan tampilan ini”.</p>}
        {rows.map(({ id, name, view, filter, forTeam, wrong, at, by, changeable }) => (
          <section class="panel" aria-labelledby={`t-${id}`}>
            <h2 id={`t-${id}`}>
              <a href={queueHref(view, filter)}>
                <bdi>{name}</bdi>
              </a>{' '}
              {forTeam && <span class="soft">untuk tim</span>}
            </h2>
            <p>
              {queueViews[view]} {filter && <code>{filter}</code>}{' '}
              <span class="soft">
                {asWritten(by)}, <Time date={at} zone={frame.team.zone} short />
              </span>
            </p>
            {wrong.length > 0 && (
              <ul class="note warn">
                {wrong.map(sentence => (
                  <li>
                    <bdi>{say(sentence)}</bdi>
                  </li>
                ))}
              </ul>
            )}
            {changeable && (
              <div class="row">
                <form method="post" action={`/konsol/antrean/tampilan/${id}/nama`} class="inline" novalidate>
                  <TextField
                    form={form(id, name)}
                    name="name"
                    id={refused === id ? 'name' : `name-${id}`}
                    label="Nama"
                    autocomplete="off"
                  />
                  <button type="submit">Ganti nama</button>
                </form>
                <form method="post" action={`/konsol/antrean/tampilan/${id}/hapus`}>
                  <button type="submit">
                    Hapus<span class="vh"> {asWritten(name)}</span>
                  </button>
                </form>
              </div>
            )}
          </section>
        ))}
      </div>
    </ConsolePage>
  )
}
