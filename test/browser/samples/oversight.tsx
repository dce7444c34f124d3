import type { Child } from 'hono/jsx'
import { AuditTrail } from '../../../src/web/pages/console/admin/audit.tsx'
import { Calls } from '../../../src/web/pages/console/calls.tsx'
import { MailRoom } from '../../../src/web/pages/console/mail.tsx'
import { Statistics } from '../../../src/web/pages/console/statistics.tsx'
import { TimesPage } from '../../../src/web/pages/console/times.tsx'
import type { Frame } from '../../../src/web/pages/parts/frame.ts'
import { OwnTrail } from '../../../src/web/pages/self/trail.tsx'
import { at, hours, now, sha256 } from './given.ts'

const asAuditor = (path: string): Frame => ({ ...at(path), viewer: { name: 'Laila', role: 'auditor', roleLabel: 'Pemeriksa' } })

const trail = [
  { at: hours(-1), who: 'Rina Wulandari', act: 'masuk', detail: 'lewat: totp, dari: 203.0.113.7' },
  {
    at: hours(-2),
    who: 'Dimas (token API)',
    act: 'mengunduh bukti',
    about: 'TKT-2607-0042',
    href: '/konsol/tiket/TKT-2607-0042',
    detail: `sha256: ${sha256}`,
  },
]

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
          last: { at: hours(-1), text: 'Bu Wati: tidak diangkat (Rina)' },
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
      total={1204}
      open={31}
      overdue={2}
      tables={[{ title: 'Semua, per jenis', figures: [{ label: 'Situs web diubah, mis. judi online', n: 900 }] }]}
    />
  ),
}
