import type { Child } from 'hono/jsx'
import { SnoozePage, type SnoozePageProps } from '../../../src/web/pages/console/queue/snooze.tsx'
import { at, formId, hours, now } from './given.ts'

const aside: SnoozePageProps = {
  frame: at('/konsol/tiket/JATIM-2026-0142/tunda'),
  now,
  formId,
  no: 'JATIM-2026-0142',
  seq: 4,
  title: 'Halaman judi pada situs Dinas Kesehatan',
  times: [
    { value: '2j', at: hours(2) },
    { value: 'besok', at: hours(19) },
    { value: 'senin', at: hours(100) },
  ],
  due: { name: 'Notifikasi tertulis', at: hours(2) },
  values: { until: 'besok' },
}

/** The queue's own pages beside the list. */
export const queueSamples: Record<string, () => Child> = {
  snooze: () => <SnoozePage {...aside} />,
  'snooze-refused': () => (
    <SnoozePage
      {...aside}
      frame={{ ...aside.frame, titlePrefix: 'Galat: ' }}
      values={{ until: 'tanggal', until_day: '31', until_month: '2', until_year: '2026' }}
      errors={[
        { field: 'until', message: 'Pilih sampai kapan, waktu yang akan datang.' },
        { field: 'reason', message: 'Tulis alasannya, agar rekan Anda tahu apa yang ditunggu.' },
      ]}
    />
  ),
}
