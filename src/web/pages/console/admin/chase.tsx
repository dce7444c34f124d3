import type { FieldError } from '../../../../core/refusal.ts'
import { asWritten } from '../../../language/written.ts'
import { AdminNav } from '../../parts/admin-nav.tsx'
import { ConsolePage } from '../../parts/console-page.tsx'
import { ErrorSummary } from '../../parts/error-summary.tsx'
import { names, type Option, SelectField, TextField } from '../../parts/field.tsx'
import { FormKey } from '../../parts/form-key.tsx'
import type { Frame, Typed } from '../../parts/frame.ts'
import { Heads } from '../../parts/heads.tsx'
import { Time } from '../../parts/time.tsx'
import { number } from '../../words.ts'

export interface CheckRow {
  name: string
  organisation: string
  href: string
  asked: Date
  answer?: 'ya' | 'tidak' | undefined
  answered?: Date | undefined
}

export interface ChasePageProps {
  frame: Frame
  formId: string
  quarter: string
  setting: { askContacts: boolean; tellSekda: boolean }
  sekda: readonly { id: string; area: string; name: string; email: string }[]
  areas: Option[]
  checks: readonly CheckRow[]
  /** Only those who answered this: ya, tidak, belum. */
  only?: string | undefined
  manage: boolean
  values: Typed
  errors?: readonly FieldError[] | undefined
  message?: string | undefined
}

const home = '/konsol/admin/kejar'
const answers = { ya: 'Masih', tidak: 'Tidak lagi', belum: 'Belum menjawab' } as const
const answerOf = ({ answer }: CheckRow): keyof typeof answers => answer ?? 'belum'

export function ChasePage(props: ChasePageProps) {
  const { frame, errors, message, manage } = props
  return (
    <ConsolePage frame={frame} title="Pengejaran" message={message}>
      <AdminNav frame={frame} />
      <ErrorSummary errors={errors} />
      <h1>Pengejaran</h1>
      <div class="one">
        {manage && <Setting {...props} />}
        <SekdaList {...props} />
        <Checks {...props} />
      </div>
    </ConsolePage>
  )
}

function Setting({ formId, setting: { askContacts, tellSekda } }: ChasePageProps) {
  return (
    <form method="post" action={home} class="panel one">
      <FormKey id={`${formId}.atur`} />
      <label>
        <input type="checkbox" name="askContacts" value="1" checked={askContacts} /> Setiap triwulan tanyakan kepada narahubung apakah masih
        menjabat
      </label>
      <label>
        <input type="checkbox" name="tellSekda" value="1" checked={tellSekda} /> Setiap Senin kirimi Sekda daftar instansi yang tetap belum
        menjawab
      </label>
      <p>
        <button type="submit">Simpan</button>
      </p>
    </form>
  )
}

function SekdaList({ formId, sekda, areas, manage, values, errors }: ChasePageProps) {
  const form = { values, errors }
  return (
    <section class="panel" aria-labelledby="sekda-judul">
      <h2 id="sekda-judul">Sekretaris Daerah</h2>
      <p class="soft">Hanya nama instansi, nomor imbauan, dan batas waktunya yang dikirim; tidak isinya.</p>
      {sekda.length === 0 && <p class="soft">Belum ada.</p>}
      <ul class="list">
        {sekda.map(({ id, area, name, email }) => (
          <li>
            <span>
              <strong>{asWritten(area)}</strong>: {asWritten(name)} <span class="soft">{email}</span>
            </span>
            {manage && (
              <form method="post" action={`${home}/sekda/${id}/hapus`}>
                <FormKey id={`${formId}.${id}`} />
                <button type="submit" class="quiet bad">
                  Hapus<span class="vh"> {asWritten(name)}</span>
                </button>
              </form>
            )}
          </li>
        ))}
      </ul>
      {manage && (
        <details open={Boolean(errors)}>
          <summary>Tambah Sekda</summary>
          <form method="post" action={`${home}/sekda`} class="one" novalidate>
            <FormKey id={`${formId}.sekda`} />
            <SelectField form={form} name="area" label="Pemerintah daerah" options={names(areas)} empty="Pilih…" />
            <TextField form={form} name="name" label="Nama atau jabatan" autocomplete="off" />
            <TextField form={form} name="email" label="Surel" type="email" autocomplete="off" />
            <p>
              <button type="submit">Tambah</button>
            </p>
          </form>
        </details>
      )}
    </section>
  )
}

function Checks({ frame, quarter, checks, only }: ChasePageProps) {
  const wanted = only && only in answers ? only : undefined
  const rows = checks.filter(check => !wanted || answerOf(check) === wanted)
  return (
    <section aria-labelledby="cek-judul">
      <h2 id="cek-judul">Masih narahubung? {quarter}</h2>
      <ul class="figures">
        {Object.entries(answers).map(([answer, label]) => (
          <li>
            <a href={`${home}?jawab=${answer}#cek-judul`} aria-current={answer === wanted ? 'true' : undefined}>
              <b>{number(checks.filter(check => answerOf(check) === answer).length)}</b> <span>{label}</span>
            </a>
          </li>
        ))}
      </ul>
      {wanted && (
        <p>
          <a href={`${home}#cek-judul`}>Semua</a>
        </p>
      )}
      {rows.length === 0 && <p class="empty">Belum ada yang ditanya.</p>}
      {rows.length > 0 && (
        <table class="cards">
          <Heads of={['Narahubung', 'Instansi', 'Ditanya', 'Jawaban']} />
          <tbody>
            {rows.slice(0, 500).map(row => (
              <tr>
                <th scope="row">{asWritten(row.name)}</th>
                <td>
                  <a href={row.href}>{asWritten(row.organisation)}</a>
                </td>
                <td data-label="Ditanya:">
                  <Time date={row.asked} zone={frame.team.zone} short />
                </td>
                <td data-label="Jawaban:">
                  {answers[answerOf(row)]}
                  {row.answered && (
                    <span class="soft">
                      , <Time date={row.answered} zone={frame.team.zone} short />
                    </span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
