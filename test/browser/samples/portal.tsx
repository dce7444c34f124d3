import type { Child } from 'hono/jsx'
import type { Frame } from '../../../src/web/pages/parts/frame.ts'
import { PortalAdvisories } from '../../../src/web/pages/portal/advisories.tsx'
import { PortalAdvisory } from '../../../src/web/pages/portal/advisory.tsx'
import { PortalColleagues } from '../../../src/web/pages/portal/colleagues.tsx'
import { PortalHome } from '../../../src/web/pages/portal/home.tsx'
import { PortalIncident } from '../../../src/web/pages/portal/incident.tsx'
import { PortalAgency, PortalRegister } from '../../../src/web/pages/portal/register.tsx'
import { PortalReport } from '../../../src/web/pages/portal/report-form.tsx'
import { PortalReports } from '../../../src/web/pages/portal/reports.tsx'
import { ContactProof } from '../../../src/web/pages/public/contact-proof.tsx'
import { Decline } from '../../../src/web/pages/public/decline.tsx'
import { formId, frame, guidance, hours, now, text, values } from './given.ts'

const viewer = { name: 'Lilik Handayani', role: 'regency' as const, roleLabel: 'Admin kabupaten/kota' }
const at = (path: string): Frame => ({ ...frame, path, viewer })
const refusedAt = (path: string) => ({ ...at(path), titlePrefix: 'Galat: ' })
const dinkes = 'Dinas Kesehatan Kab. Gresik'
const title = 'Situs web diubah, mis. judi online: dinkes.gresikkab.example/berita'
const running = {
  no: 'TKT-2607-0042',
  title,
  organisation: dinkes,
  status: 'diperiksa' as const,
  by: hours(2),
  openedAt: hours(-5),
  asks: true,
}
const closed = { ...running, no: 'TKT-2606-0007', status: 'selesai' as const, by: undefined, asks: false }
const waiting = [
  { id: 'd1', no: 'IMB-2607-0031', title: 'Tambal plugin unggah berkas', tlp: 'AMBER' as const, organisation: dinkes, due: hours(20) },
  { id: 'd2', no: 'IMB-2607-0031', title: 'Tambal plugin unggah berkas', tlp: 'GREEN' as const, organisation: 'Desa Suci', due: hours(-2) },
]
const answered = [
  {
    id: 'd3',
    no: 'IMB-2606-0002',
    title: 'Ganti sandi',
    organisation: dinkes,
    answer: 'selesai' as const,
    by: 'Lilik Handayani',
    at: hours(-90),
  },
]
const organisations = [
  { code: '35.25', name: 'Kab. Gresik' },
  { code: '35.25.06.2001', name: 'Desa Suci' },
]
const incident = {
  frame: at('/instansi/laporan/TKT-2607-0042'),
  now,
  no: running.no,
  title,
  organisation: dinkes,
  status: 'diperiksa' as const,
  why: 'Anda melihat ini karena menyangkut instansi Anda.',
  next: { text: 'Petugas memeriksa laporan Anda.', by: hours(2) },
  guidance,
  questions: ['Sejak kapan plugin itu terpasang?'],
  events: [
    { at: hours(-1), by: 'Tim', text: 'Sejak kapan plugin itu terpasang?', own: true },
    { at: hours(-5), by: 'Tim', text: 'Laporan diterima dan tercatat.', own: false },
  ],
  inform: true,
  formId,
}
const agency = {
  frame: at('/instansi/daftar/35.25%2Fdinkes'),
  formId,
  code: '35.25/dinkes',
  name: dinkes,
  manage: true,
  contacts: [
    { id: 'c1', name: 'Bu Wati', role: 'agen' as const, email: 'wati@dinkes.example', phone: '0812-3456-7890', own: false },
    { id: 'c2', name: 'dr. Hasan', role: 'pimpinan' as const, email: 'kadis@dinkes.example', state: 'Belum diverifikasi', own: false },
  ],
  assets: [{ id: 'a1', kind: 'domain' as const, value: 'dinkes.gresikkab.example', name: 'Situs dinas' }],
}

/** Every page of the portal, the important ones in each of their states. */
const colleague = { email: 'lilik@gresikkab.example', roleLabel: 'Admin kabupaten/kota', agency: 'Kab. Gresik', disabled: false }
const colleagues = {
  people: [
    { ...colleague, id: 'a', name: 'Lilik', manage: false, self: true, seen: hours(-1) },
    { ...colleague, id: 'b', name: 'Budi Santoso', roleLabel: 'Pelapor', agency: 'Dinas Kesehatan', manage: true, self: false },
  ],
  invitations: [{ id: 'c', email: 'ani.yang.panjang.namanya@dinkes.gresikkab.example', roleLabel: 'Narahubung', until: hours(100) }],
  roles: [{ value: 'reporter', label: 'Pelapor' }],
  organisations: [{ value: '35.25/dinkes', label: 'Dinas Kesehatan Kab. Gresik' }],
  values: { role: 'reporter', organisation: '35.25/dinkes' },
}

export const portalSamples: Record<string, () => Child> = {
  'portal-colleagues': () => <PortalColleagues {...colleagues} frame={at('/instansi/rekan')} />,
  'portal-colleagues-refused': () => (
    <PortalColleagues
      {...colleagues}
      frame={refusedAt('/instansi/rekan')}
      values={{ email: 'ani@', role: 'reporter', organisation: '35.25/dinkes' }}
      errors={[{ field: 'email', message: 'Tulis satu alamat surel, mis. nama@instansi.go.id.' }]}
    />
  ),
  'portal-home': () => (
    <PortalHome
      frame={at('/instansi')}
      now={now}
      place="Kab. Gresik"
      why="Anda melihat ini karena menyangkut instansi Anda."
      advisories={waiting}
      questions={[{ no: running.no, title, question: 'Sejak kapan plugin itu terpasang?' }]}
      running={[running]}
      message="Terima kasih, 2 jawaban sudah tercatat."
    />
  ),
  'portal-reports': () => (
    <PortalReports
      frame={at('/instansi/laporan')}
      now={now}
      reports={[running, closed]}
      shared={[running]}
      named="judi"
      next="?sesudah=2"
    />
  ),
  'portal-report': () => (
    <PortalReport frame={at('/instansi/lapor')} formId={formId} values={values} files={[]} organisations={organisations} />
  ),
  'portal-report-refused': () => (
    <PortalReport
      frame={refusedAt('/instansi/lapor')}
      formId={formId}
      values={{ ...values, noticed: 'tanggal-lain' }}
      files={[{ stored: 'x', name: 'layar.png', size: 120_000 }]}
      organisations={organisations}
      errors={[
        { field: 'kind', message: 'Pilih jenis kejadian.' },
        { field: 'organisation_choice', message: 'Pilih instansi yang menjadi tanggung jawab Anda.' },
      ]}
    />
  ),
  'portal-incident': () => <PortalIncident {...incident} />,
  'portal-incident-refused': () => (
    <PortalIncident
      {...incident}
      frame={refusedAt('/instansi/laporan/TKT-2607-0042')}
      errors={[{ field: 'text', message: 'Keterangan masih kosong.' }]}
    />
  ),
  'portal-advisories': () => (
    <PortalAdvisories
      score={{
        asked: 12,
        inTime: 9,
        percent: 75,
        medianHours: 6.25,
        middle: { percent: 60, medianHours: 18.5 },
        checked: new Date('2026-07-01T02:00:00Z'),
      }}
      frame={at('/instansi/imbauan')}
      now={now}
      formId={formId}
      waiting={waiting}
      answered={answered}
      chosen={['d1']}
      values={{}}
    />
  ),
  'portal-advisories-refused': () => (
    <PortalAdvisories
      frame={refusedAt('/instansi/imbauan')}
      now={now}
      formId={formId}
      waiting={waiting}
      answered={[]}
      chosen={[]}
      values={{ note: 'Sudah' }}
      errors={[
        { field: 'delivery', message: 'Centang paling sedikit satu imbauan.' },
        { field: 'answer', message: 'Pilih salah satu jawaban.' },
      ]}
      results={[{ title: 'Imbauan', organisation: dinkes, says: 'Imbauan ini sudah dicabut.', done: false }]}
    />
  ),
  'portal-advisory': () => (
    <PortalAdvisory
      frame={at('/instansi/imbauan/d1')}
      formId={formId}
      id="d1"
      no="IMB-2607-0031"
      why="Anda melihat ini karena ini dikirim kepada instansi Anda."
      title="Tambal plugin unggah berkas"
      tlp="AMBER"
      organisation={dinkes}
      due={hours(20)}
      text={text}
      answer={{ answer: 'diterima', by: 'Lilik Handayani', at: hours(-1) }}
    />
  ),
  'portal-advisory-refused': () => (
    <PortalAdvisory
      frame={at('/instansi/imbauan/d1')}
      formId={formId}
      id="d1"
      no="IMB-2607-0031"
      why="Anda melihat ini karena ini dikirim kepada instansi Anda."
      title="Tambal plugin unggah berkas"
      tlp="AMBER"
      organisation={dinkes}
      due={hours(20)}
      text={text}
      values={{ note: 'Sudah ditambal' }}
      errors={[
        { field: 'answer', message: 'Pilih salah satu jawaban.' },
        { field: 'files', message: 'bukti.zip lebih dari 10 MB.' },
      ]}
    />
  ),
  'portal-register': () => (
    <PortalRegister
      frame={at('/instansi/daftar')}
      rows={[
        { code: '35.25', name: 'Kab. Gresik', contacts: 2, assets: 4 },
        { code: '35.25.06.2001', name: 'Desa Suci', contacts: 0, assets: 0 },
      ]}
      next="?sesudah=35.25"
    />
  ),
  'portal-agency': () => <PortalAgency {...agency} />,
  'portal-agency-refused': () => (
    <PortalAgency
      {...agency}
      frame={refusedAt('/instansi/daftar/35.25%2Fdinkes')}
      refused="narahubung"
      values={{ name: '', role: 'agen', email: 'x' }}
      errors={[{ field: 'name', message: 'Nama narahubung perlu diisi.' }]}
    />
  ),
  decline: () => (
    <Decline frame={frame} token="t" recipient={{ name: 'Bu Wati', email: 'wati@dinkes.example', organisation: dinkes }} done={false} />
  ),
  'contact-proof': () => (
    <ContactProof
      frame={frame}
      token="t"
      contact={{ name: 'Bu Wati', role: 'agen', email: 'wati@dinkes.example' }}
      organisation={dinkes}
      done={false}
    />
  ),
}
