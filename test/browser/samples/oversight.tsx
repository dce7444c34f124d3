import type { Child } from 'hono/jsx'
import type { Told } from '../../../src/casework/statistics/month.ts'
import { type Fact, figuresBy, figuresOf } from '../../../src/core/statistics/figures.ts'
import { monthOf, monthsUpTo } from '../../../src/core/statistics/month.ts'
import { monthInWords } from '../../../src/core/statistics/sentence.ts'
import { type Kind, kinds } from '../../../src/core/vocabulary.ts'
import { asWritten } from '../../../src/web/language/written.ts'
import { AuditTrail } from '../../../src/web/pages/console/admin/audit.tsx'
import { Calls } from '../../../src/web/pages/console/calls.tsx'
import { MailRoom } from '../../../src/web/pages/console/mail.tsx'
import { Statistics } from '../../../src/web/pages/console/statistics/page.tsx'
import { MonthReport } from '../../../src/web/pages/console/statistics/report.tsx'
import { FactRows } from '../../../src/web/pages/console/statistics/rows.tsx'
import { TimesPage } from '../../../src/web/pages/console/times.tsx'
import type { Frame } from '../../../src/web/pages/parts/frame.ts'
import { OwnTrail } from '../../../src/web/pages/self/trail.tsx'
import { at, hours, now, sha256 } from './given.ts'

const asAuditor = (path: string): Frame => ({ ...at(path), viewer: { name: 'Laila', role: 'auditor', roleLabel: 'Pemeriksa' } })

const trail = [
  {
    at: hours(-1),
    who: asWritten('Rina Wulandari'),
    act: 'masuk',
    detail: ['lewat', ': ', 'kode aplikasi', ', ', 'dari', ': ', asWritten('203.0.113.7')],
  },
  {
    at: hours(-2),
    who: [asWritten('Dimas'), ' (token API)'],
    act: 'mengunduh bukti',
    about: 'TKT-2607-0042',
    href: '/konsol/tiket/TKT-2607-0042',
    detail: ['sha256', ': ', asWritten(sha256)],
  },
]

const july = monthOf(now, 'Asia/Jakarta')
const facts: Fact[] = (Object.keys(kinds) as Kind[]).map(kind => ({
  number: 'TKT-2607-0042',
  title: 'Halaman judi pada situs Dinas Kesehatan Kab. Gresik',
  kind,
  severity: 'tinggi',
  organisation: '35.25/dinkes',
  openedAt: '2026-07-02T02:00:00.000Z',
  respondedAt: '2026-07-02T02:40:00.000Z',
  closedAt: '2026-07-05T02:00:00.000Z',
  clocks: [{ id: 'K8', basis: 'law', dueAt: '2026-07-05T02:00:00.000Z', metAt: '2026-07-04T02:00:00.000Z', waived: false }],
  relapse: true,
  solved: true,
}))
const figures = figuresOf(facts, { month: july, now: now.toISOString() })
const told: Told = {
  month: july,
  sentence: monthInWords(figures, july, { before: 3, over: false }),
  figures,
  groups: figuresBy('jenis', facts, { month: july, now: now.toISOString() }),
  trend: monthsUpTo(july, 12, 'Asia/Jakarta').map((month, at) => ({ month, opened: (at * 7) % 23, closed: (at * 5) % 19 })),
  answers: { sent: 74, inTime: 51, late: 8, waiting: 15, medianHours: 9.5 },
}

/** What those see who look after the others. */
export const oversightSamples: Record<string, () => Child> = {
  calls: () => (
    <Calls
      count={47}
      before="/konsol/telepon?h=1"
      after="/konsol/telepon?h=3"
      frame={at('/konsol/telepon')}
      now={now}
      formId="f_01J2"
      log
      lines={[
        {
          number: 'IMB-2607-0011',
          title: 'Halaman judi pada situs dinas',
          notice: 'N2',
          tlp: 'AMBER+STRICT',
          organisation: '35.25/dinkes',
          name: 'Dinas Kesehatan Kab. Gresik',
          due: hours(-3),
          reminders: 2,
          severity: 'tinggi',
          unreached: false,
          contacts: [
            { id: 'c1', name: 'Bu Wati', role: 'agen', phone: '0812-3456-7890' },
            { id: 'c2', name: 'dr. Hasan', role: 'pimpinan', phone: '(031) 3981234' },
          ],
          last: { at: hours(-1), name: 'Bu Wati', outcome: 'tidak diangkat', by: 'Rina' },
        },
        {
          number: 'IMB-2607-0012',
          title: 'Celah pada CMS',
          notice: 'N3',
          tlp: 'GREEN',
          organisation: '35.78',
          name: 'Kota Surabaya',
          due: hours(20),
          reminders: 0,
          severity: null,
          unreached: true,
          contacts: [],
        },
      ]}
    />
  ),
  'mail-room': () => (
    <MailRoom
      frame={at('/konsol/surat')}
      formId="f_01J2"
      letters={[
        { id: 'm1', from: 'budi@warga.example', subject: 'Situs kecamatan', text: 'Situs kecamatan berubah.', cut: true, at: now },
        { id: 'm2', from: '', subject: '', text: 'Halo', cut: false, at: now },
      ]}
    />
  ),
  audit: () => (
    <AuditTrail
      frame={asAuditor('/konsol/admin/audit')}
      whole
      people={[{ value: 'a', label: 'Rina Wulandari' }]}
      acts={[{ value: 'signed_in', label: 'masuk' }]}
      values={{ apa: 'signed_in' }}
      lines={trail}
      next="?sebelum=x"
    />
  ),
  'audit-none': () => <AuditTrail frame={at('/konsol/admin/audit')} whole={false} people={[]} acts={[]} values={{}} lines={[]} />,
  'own-trail': () => <OwnTrail frame={at('/konsol/saya/jejak')} lines={trail} />,
  times: () => (
    <TimesPage
      frame={asAuditor('/konsol/waktu')}
      now={now}
      rows={[
        {
          no: 'TKT-2607-0042',
          status: 'Ditangani',
          severity: 'tinggi',
          tlp: 'RED',
          opened: hours(-30),
          changed: hours(-1),
          clocks: [
            { id: 'K1', due: hours(-29), met: hours(-29) },
            { id: 'K3', due: hours(-2) },
            { id: 'K5', due: hours(20) },
          ],
        },
        {
          no: 'TKT-2607-0041',
          status: 'Selesai',
          severity: null,
          tlp: 'AMBER',
          opened: hours(-90),
          changed: hours(-50),
          closed: hours(-50),
          clocks: [],
        },
      ]}
      next="?sebelum=x"
    />
  ),
  statistics: () => (
    <Statistics
      frame={asAuditor('/konsol/statistik')}
      told={told}
      nameOf={group => (group === 'web' ? 'Situs web diubah, mis. judi online' : group)}
      grouping="jenis"
      now={{ open: 31, overdue: 2 }}
      mayRead
      before={monthsUpTo(july, 2, 'Asia/Jakarta')[0]}
      after={undefined}
    />
  ),
  'statistics-report': () => (
    <MonthReport frame={asAuditor('/konsol/laporan/2026-07')} told={told} nameOf={group => kinds[group as Kind]} printed={now} />
  ),
  'statistics-rows': () => (
    <FactRows
      frame={asAuditor('/konsol/statistik/baris')}
      month={july}
      question="masuk"
      query="?bulan=2026-07"
      facts={facts}
      nameOf={() => 'Dinas Kesehatan Kabupaten Gresik dan Unit Pelaksana Teknis'}
    />
  ),
}
