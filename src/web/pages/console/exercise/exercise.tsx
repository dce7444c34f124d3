import { type Pace, paces } from '../../../../core/exercise.ts'
import { asWritten } from '../../../language/written.ts'
import { StateBadge } from '../../parts/badges.tsx'
import { ConsolePage } from '../../parts/console-page.tsx'
import { FormKey } from '../../parts/form-key.tsx'
import type { Frame } from '../../parts/frame.ts'
import { Time } from '../../parts/time.tsx'

export interface ExerciseProps {
  frame: Frame
  formId: string
  slug: string
  title: string
  playbook: string
  zone: string
  /** What the exercise's clock shows. */
  time: Date
  pace: Pace
  begunAt: Date
  endedAt: Date | null
  people: readonly { name: string; part: string }[]
  cases: readonly CaseLine[]
  /** How many letters lie in its letterbox. */
  letters: number
  /** The viewer may set the clock and end it. */
  run: boolean
  /** `inside` = the viewer stands in it; `may` = takes part and can go in. */
  door: 'inside' | 'may' | 'none'
  /** The public form of the exercise. */
  reportUrl: string
  message?: string | undefined
  /** Why the last act was refused. */
  refusal?: string | undefined
}

export interface CaseLine {
  number: string
  title: string
  step: string
  closed: boolean
  met: number
  late: number
  running: number
  lateTasks: number
}

const leaps = [
  ['15m', '15 menit'],
  ['1h', '1 jam'],
  ['4h', '4 jam'],
  ['1d', '1 hari'],
  ['berikutnya', 'tenggat berikutnya'],
] as const

const paceWords: Record<Pace, string> = { 0: 'berhenti', 1: 'biasa', 10: '10 kali lebih cepat', 60: '60 kali lebih cepat' }

export function ExercisePage(exercise: ExerciseProps) {
  const { frame, title, playbook, endedAt, begunAt, zone, message, refusal, run } = exercise
  return (
    <ConsolePage frame={frame} title={<>Latihan {asWritten(title)}</>} message={message}>
      <h1>
        {asWritten(title)} <StateBadge tone={endedAt ? 'quiet' : 'good'}>{endedAt ? 'Sudah selesai' : 'Berlangsung'}</StateBadge>
      </h1>
      <p class="soft">
        Playbook {playbook}. Dimulai <Time date={begunAt} zone={zone} />
        {endedAt && (
          <>
            , selesai <Time date={endedAt} zone={zone} />
          </>
        )}
        .
      </p>
      {refusal && (
        <p class="wrong" role="alert">
          {refusal}
        </p>
      )}
      <Door {...exercise} />
      <div class="two even">
        <div>
          <Clock {...exercise} />
          {run && !endedAt && <Ending {...exercise} />}
        </div>
        <div>
          <Cases {...exercise} />
          <People {...exercise} />
        </div>
      </div>
    </ConsolePage>
  )
}

function Door({ door, slug, letters, reportUrl, endedAt }: ExerciseProps) {
  return (
    <div class="row">
      {door === 'may' && (
        <form method="post" action="/konsol/saya/tim">
          <input type="hidden" name="team" value={slug} />
          <button type="submit" class="main">
            {endedAt ? 'Lihat isinya' : 'Masuk ke latihan'}
          </button>
        </form>
      )}
      {door === 'inside' && <a href="/konsol/antrean">Antrean latihan</a>}
      <a href={`/konsol/latihan/${slug}/surat`}>Kotak surat latihan ({letters})</a>
      {!endedAt && <a href={reportUrl}>Formulir laporan latihan</a>}
    </div>
  )
}

function Clock({ formId, slug, time, zone, pace, run, endedAt }: ExerciseProps) {
  const action = `/konsol/latihan/${slug}/jam`
  return (
    <section class="panel" aria-labelledby="jam-judul">
      <h2 id="jam-judul">Jam latihan</h2>
      <p>
        <strong>
          <Time date={time} zone={zone} />
        </strong>
        , laju {paceWords[pace]}
      </p>
      {run && !endedAt && (
        <>
          <form method="post" action={action} class="row">
            <FormKey id={`${formId}.maju`} />
            <span>Maju</span>
            {leaps.map(([value, label]) => (
              <button type="submit" name="maju" value={value}>
                {label}
              </button>
            ))}
          </form>
          <form method="post" action={action} class="row">
            <FormKey id={`${formId}.laju`} />
            <span>Laju</span>
            {paces
              .filter(one => one !== pace)
              .map(one => (
                <button type="submit" name="laju" value={one}>
                  {paceWords[one]}
                </button>
              ))}
          </form>
        </>
      )}
    </section>
  )
}

function Ending({ formId, slug }: ExerciseProps) {
  return (
    <section class="panel" aria-labelledby="akhir-judul">
      <h2 id="akhir-judul">Akhiri</h2>
      <p>Jamnya berhenti, dan isinya tinggal bisa dibaca. Tidak bisa dilanjutkan lagi.</p>
      <form method="post" action={`/konsol/latihan/${slug}/selesai`}>
        <FormKey id={`${formId}.selesai`} />
        <button type="submit" class="quiet bad">
          Akhiri latihan
        </button>
      </form>
    </section>
  )
}

function Cases({ cases, door }: ExerciseProps) {
  return (
    <section class="panel" aria-labelledby="kasus-judul">
      <h2 id="kasus-judul">Kasus</h2>
      {cases.length === 0 && <p class="empty">Belum ada.</p>}
      <ul class="list">
        {cases.map(({ number, title, step, met, late, running, lateTasks }) => (
          <li>
            <span>
              {door === 'inside' ? <a href={`/konsol/tiket/${number}`}>{number}</a> : number} {asWritten(title)}
              <span class="soft under">
                {step}; tenggat: {met} tepat waktu, {running} berjalan, {late} terlewat; tugas: {lateTasks} terlewat
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function People({ people }: ExerciseProps) {
  return (
    <section class="panel" aria-labelledby="peserta-judul">
      <h2 id="peserta-judul">Peserta</h2>
      <ul class="list">
        {people.map(({ name, part }) => (
          <li>
            <span>{asWritten(name)}</span> <span class="soft">{part}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
