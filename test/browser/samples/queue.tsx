import type { Child } from 'hono/jsx'
import { CheckPage } from '../../../src/web/pages/console/queue/check.tsx'
import { OutcomePage } from '../../../src/web/pages/console/queue/outcome.tsx'
import { Queue } from '../../../src/web/pages/console/queue/page.tsx'
import { SavedViews } from '../../../src/web/pages/console/queue/saved.tsx'
import { SnoozePage, type SnoozePageProps } from '../../../src/web/pages/console/queue/snooze.tsx'
import { at, formId, hours, now } from './given.ts'
import { row } from './work.ts'

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

const checked = {
  frame: at('/konsol/antrean/massal'),
  formId,
  view: 'semua' as const,
  back: '/konsol/antrean?v=semua',
}

/** What reporters and registers really contain: right-to-left, zero width, emoji, one endless word, agencies of sixty letters. */
const strange = [
  row({
    no: 'JATIM-2026-0145',
    title: 'موقع الحكومة \u202eيعرض إعلانات\u202c 🎰🎰🎰 situs\u200b\u200b\u200bdinas',
    organisation: 'Dinas Pemberdayaan Perempuan, Perlindungan Anak dan Keluarga Berencana Kabupaten Bojonegoro',
    accept: { choice: 'terima', label: 'Terima' },
  }),
  row({
    no: 'JATIM-2026-0144',
    title: 'A'.repeat(160),
    organisation: `RSUD${'x'.repeat(56)}`,
    snoozed: hours(20),
    deadline: { name: 'x'.repeat(60), due: hours(1) },
  }),
  row({ no: 'JATIM-2026-0143', title: '<script>alert(1)</script> "><img src=x>', organisation: '\u202eسيرابايا', owner: null }),
]

/** The queue's own pages beside the list. */
export const queueSamples: Record<string, () => Child> = {
  'queue-saved': () => (
    <SavedViews
      frame={at('/konsol/antrean/tampilan')}
      rows={[
        {
          id: 'v1',
          name: 'Kritis di Gresik',
          view: 'semua',
          filter: 'opd:35.25 keparahan:kritis',
          forTeam: true,
          wrong: [],
          at: hours(-30),
          by: 'Bagus',
          changeable: false,
        },
        {
          id: 'v2',
          name: 'Punya Zubaidah yang belum selesai dan hampir lewat',
          view: 'hampir-lewat',
          filter: 'pemilik:zubaidah -status:selesai',
          forTeam: false,
          wrong: ['pemilik:zubaidah – tidak ada analis atau ketua tim bernama itu.'],
          at: hours(-2),
          by: 'Rina',
          changeable: true,
        },
      ]}
      refused="v2"
      values={{ name: '' }}
      errors={[{ field: 'name', message: 'Beri nama, paling banyak 60 huruf.' }]}
    />
  ),
  'queue-outcome': () => (
    <OutcomePage
      frame={at('/konsol/antrean/massal/x')}
      known={{ id: 'x', act: 'tugaskan', working: null, undoneAt: null }}
      tally={{ left: 0, done: 9998, refused: 2, undone: 0, kept: 0 }}
      lists={[
        {
          part: 'refused',
          rows: [
            { no: 'JATIM-2026-0145', says: 'diubah oleh Bagus pukul 10.42: terima dan verifikasi.' },
            { no: 'X'.repeat(40), says: 'Insiden itu tidak ada, atau bukan untuk Anda.' },
          ],
          next: null,
        },
        { part: 'done', rows: [{ no: 'JATIM-2026-0144', says: 'Halaman judi pada situs dinas' }], next: 99 },
      ]}
      back="/konsol/antrean?v=baru"
    />
  ),
  'queue-underway': () => (
    <OutcomePage
      frame={at('/konsol/antrean/massal/x')}
      known={{ id: 'x', act: 'tunda', working: 'kerjakan', undoneAt: null }}
      tally={{ left: 8760, done: 1240, refused: 0, undone: 0, kept: 0 }}
      lists={[{ part: 'done', rows: [{ no: 'JATIM-2026-0144', says: 'Halaman judi pada situs dinas' }], next: 99 }]}
      back="/konsol/antrean?v=baru"
    />
  ),
  'queue-check': () => (
    <CheckPage
      {...checked}
      act="tolak"
      undone={false}
      count={9871}
      byFilter
      filter='keparahan:rendah "iklan"'
      first={['JATIM-2026-0138', 'JATIM-2026-0139', 'JATIM-2026-0140', 'JATIM-2026-0141', 'JATIM-2026-0142']}
      kept={[['act', 'tolak']]}
      similar={[]}
      values={{ reason: 'Iklan' }}
    />
  ),
  'queue-check-refused': () => (
    <CheckPage
      {...checked}
      frame={{ ...checked.frame, titlePrefix: 'Galat: ' }}
      act="duplikat"
      undone
      count={2}
      byFilter={false}
      filter=""
      first={['JATIM-2026-0138', 'JATIM-2026-0139']}
      kept={[['act', 'duplikat']]}
      similar={[
        {
          number: 'JATIM-2026-0101',
          title: `موقع ${'A'.repeat(160)}`,
          openedAt: hours(-30),
          closed: false,
          why: [`sama-sama menyebut ${'x'.repeat(90)}[.]example`],
        },
        { number: 'JATIM-2026-0099', title: 'Halaman judi', openedAt: hours(-40), closed: false, why: ['ceritanya mirip'] },
      ]}
      values={{ ke: 'JATIM-2026-9999' }}
      errors={[
        { field: 'ke', message: 'Nomor tiket itu tidak ada, atau bukan untuk Anda.' },
        { field: 'reason', message: 'Tulis alasannya, agar rekan Anda tahu mengapa.' },
      ]}
    />
  ),
  'queue-refused': () => (
    <Queue
      frame={{ ...at('/konsol/antrean'), titlePrefix: 'Galat: ' }}
      now={now}
      view="baru"
      counts={{ upTo: 1000, views: { baru: 3, saya: 4, 'hampir-lewat': 2, 'menunggu-opd': 0, ditunda: 1 } }}
      filter={{ text: '', chips: [] }}
      rows={strange}
      ticked={['JATIM-2026-0145.3']}
      bulk={{
        formId,
        back: '/konsol/antrean?v=baru',
        people: [{ id: 'u1', name: 'Rina Wulandari' }],
        matching: 1001,
        upTo: 1000,
        asOf: now.toISOString(),
        form: { values: { act: 'tolak' }, errors: [{ field: 'reason', message: 'Tulis alasannya, agar rekan Anda tahu mengapa.' }] },
      }}
    />
  ),
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
