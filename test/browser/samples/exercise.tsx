import type { Child } from 'hono/jsx'
import { ExercisePage } from '../../../src/web/pages/console/exercise/exercise.tsx'
import { Letters } from '../../../src/web/pages/console/exercise/letters.tsx'
import { Exercises } from '../../../src/web/pages/console/exercise/list.tsx'
import { NewExercise } from '../../../src/web/pages/console/exercise/new.tsx'
import { at, formId, hours } from './given.ts'

const slug = 'latihan-0a1b2c3d4e'
const title = 'Situs dinas disusupi'
const zone = 'Asia/Jakarta'
const inside = (path: string) => ({ ...at(path), exercise: { title, time: 'Jumat, 10 Juli 2026 pukul 16.30 WIB', slug, home: 'jatim' } })
const begun = { slug, title, begunAt: hours(-3), begunBy: 'Bagus' }
const cases = [
  {
    number: 'LATIHAN-2607-0001',
    title: 'Situs web diubah: Dinas Kesehatan Kab. Gresik',
    step: 'Triase',
    closed: false,
    met: 2,
    late: 1,
    running: 3,
    lateTasks: 2,
  },
]
const exercise = {
  formId,
  slug,
  title,
  playbook: 'web',
  zone,
  time: hours(30),
  pace: 10 as const,
  begunAt: hours(-3),
  endedAt: null,
  people: [
    { name: 'Bagus', part: 'Ketua tim' },
    { name: 'Rina', part: 'Analis' },
  ],
  cases,
  letters: 4,
  reportUrl: `https://tanggap.example/@${slug}/lapor`,
}
const letters = [
  { id: 'm1', to: '0a1b2c@latihan.invalid', template: 'N2', at: hours(20), sent: true },
  { id: 'm2', to: 'bagus@jatim.test', template: 'tenggat', at: hours(29), sent: false },
]
const letter = {
  to: '0a1b2c@latihan.invalid',
  subject: '[LATIHAN] [TLP:AMBER+STRICT] Halaman judi pada situs dinas',
  text: 'LATIHAN – bukan kejadian nyata.\n\nYth. Bu Wati,\nhalaman depan situs Anda berubah.',
  links: [`https://tanggap.example/@${slug}/b/rahasia`],
}

/** An exercise from outside, from inside, being begun, and over. */
export const exerciseSamples: Record<string, () => Child> = {
  exercises: () => (
    <Exercises
      frame={at('/konsol/latihan')}
      exercises={[
        { ...begun, ended: false },
        { ...begun, title: 'Phishing', ended: true },
      ]}
      run
    />
  ),
  'exercise-new-refused': () => (
    <NewExercise
      frame={at('/konsol/latihan/baru')}
      formId={formId}
      playbooks={[{ id: 'web', name: 'Situs yang diubah' }]}
      organisations={['Dinas Kesehatan Kab. Gresik']}
      people={[{ id: 'p1', name: 'Rina', parts: ['analyst', 'lead', 'observer'] }]}
      values={{ title, 'orang.p1': 'analyst', starts_day: '31' }}
      errors={[
        { field: 'playbook', message: 'Pilih playbook yang dilatih.' },
        { field: 'starts_day', message: 'Tulis tanggal dan jam yang benar, mis. 9 7 2026 pukul 16.30.' },
      ]}
    />
  ),
  exercise: () => <ExercisePage frame={at(`/konsol/latihan/${slug}`)} {...exercise} run door="may" />,
  'exercise-inside': () => (
    <ExercisePage frame={inside(`/konsol/latihan/${slug}`)} {...exercise} run door="inside" refusal="Jam latihan hanya bisa maju." />
  ),
  'exercise-over': () => (
    <ExercisePage frame={at(`/konsol/latihan/${slug}`)} {...exercise} pace={0} endedAt={hours(-1)} run={false} door="may" />
  ),
  'exercise-letters': () => (
    <Letters frame={inside(`/konsol/latihan/${slug}/surat`)} slug={slug} title={title} zone={zone} letters={letters} open={letter} />
  ),
}
