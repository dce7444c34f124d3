import type { Child } from 'hono/jsx'
import { asWritten } from '../../../src/web/language/written.ts'
import { Agreements } from '../../../src/web/pages/console/admin/agreements.tsx'
import { CalendarPage } from '../../../src/web/pages/console/admin/calendar.tsx'
import { DryRun, Register } from '../../../src/web/pages/console/admin/register.tsx'
import { TeamPage } from '../../../src/web/pages/console/admin/team.tsx'
import { ClockProofs } from '../../../src/web/pages/console/clock-proofs.tsx'
import { Held } from '../../../src/web/pages/console/held.tsx'
import { Incident } from '../../../src/web/pages/console/incident/page.tsx'
import { SharePage } from '../../../src/web/pages/console/share.tsx'
import { SharedIncident, SharedList } from '../../../src/web/pages/console/together.tsx'
import { TransferPage } from '../../../src/web/pages/console/transfer.tsx'
import { at, formId, frame, hours, sha256, values } from './given.ts'
import { incident } from './work.ts'

const refusedAt = (path: string) => ({ ...at(path), titlePrefix: 'Galat: ' })
const no = 'TKT-2607-0042'
const title = 'Situs web diubah, mis. judi online: dinkes.gresikkab.example/berita'
const teams = [{ slug: 'sultra', name: 'Sultra-CSIRT' }]
const pks = {
  id: 'p1',
  partner: 'Sultra-CSIRT',
  number: 'PKS/1/2026',
  services: 'Analisis malware dan berbagi indikator',
  tlp: 'AMBER' as const,
  startsOn: '2026-01-01',
  endsOn: '2026-12-31',
  state: 'berlaku' as const,
}

const held = [
  { no, title, organisation: 'Dinas Kesehatan Kab. Gresik', at: hours(-2), why: 'Lebih dari 5 laporan dalam satu jam dari jaringan ini' },
  { no: 'TKT-2607-0043', title: 'Lainnya', organisation: 'Instansi belum dikenal', at: hours(-1), why: 'Isian jebakan robot terisi' },
]

/** Pages of teams that work together, a team's settings, and what waits for review. */
export const partnerSamples: Record<string, () => Child> = {
  held: () => <Held frame={at('/konsol/ditahan')} counts={{ upTo: 200, views: { baru: 3, ditahan: 201 } }} rows={held} next="?cursor=2" />,
  'held-refused': () => (
    <Held
      frame={refusedAt('/konsol/ditahan')}
      counts={{ upTo: 200, views: { baru: 3, ditahan: 2 } }}
      rows={held}
      ticked={[no]}
      errors={[{ field: 'reason', message: 'Tulis alasannya, agar rekan Anda tahu mengapa laporan ini ditolak.' }]}
    />
  ),
  'held-none': () => (
    <Held frame={at('/konsol/ditahan')} counts={{ upTo: 200, views: { ditahan: 0 } }} rows={[]} message="2 laporan ditolak." />
  ),
  'incident-held': () => <Incident {...incident} held="Lebih dari 5 laporan dalam satu jam dari jaringan ini" />,
  'clock-proofs': () => (
    <ClockProofs
      frame={refusedAt(`/konsol/tiket/${no}/tenggat`)}
      formId={formId}
      now={hours(0)}
      no={no}
      title={title}
      mayWork
      proofs={[{ value: 'berkas:e1', label: 'Berkas tanda-kirim.pdf' }]}
      clocks={[
        {
          id: 'K8a',
          name: 'Pemberitahuan kepada subjek data pribadi',
          basis: 'Hukum: UU 27/2022 ps. 46',
          duty: 'OPD pengendali data pribadi',
          mayWaive: true,
          started: { at: hours(-20), by: 'Rina' },
          corrections: [{ was: hours(-10), at: hours(-2), by: 'Rina', reason: 'Kepala dinas sudah tahu sejak pagi' }],
          due: hours(52),
          state: 'running',
          late: false,
          letter: 'N7-subjek',
          takenBack: {
            why: 'Tenggat ini dimulai oleh jawaban triase “data pribadi terdampak: ya”; jawaban itu sudah dibetulkan.',
            hint: 'Tenggat ini tidak berhenti sendiri: ia berjalan sampai ketua tim menyatakannya tidak berlaku.',
            maySay: true,
          },
          reason:
            'Triase diubah Rina pada Senin, 6 Juli 2026 pukul 10.05 WIB: data pribadi terdampak dari ya menjadi tidak. Tenggat ini dimulai oleh jawaban triase “data pribadi terdampak: ya”; jawaban itu sudah dibetulkan.',
        },
        {
          id: 'K6',
          name: 'Laporan insiden IIV kepada TTIS sektor (BSSN)',
          basis: 'Hukum: Peraturan BSSN 1/2024 ps. 15 (5)',
          duty: 'TTIS organisasi penyelenggara IIV',
          mayWaive: true,
          started: { at: hours(-30), by: 'Rina' },
          corrections: [],
          due: hours(-6),
          state: 'met',
          late: true,
          stopped: { at: hours(-1), by: 'Bagus', how: 'terkirim kepada BSSN: surat 005/123' },
          shownBy: `tanda-kirim.pdf (SHA-256 ${sha256})`,
        },
      ]}
      wrong={{
        which: 'bukti',
        values: { to: 'BSSN' },
        errors: [{ field: 'how', message: 'Tulis cara mengirimnya, misalnya surat nomor 005/123 lewat Srikandi.' }],
      }}
    />
  ),
  transfer: () => (
    <TransferPage
      frame={refusedAt(`/konsol/tiket/${no}/alih`)}
      formId={formId}
      no={no}
      seq={7}
      title={title}
      teams={teams}
      values={{ team: 'sultra', reporter: '1' }}
      errors={[
        { field: 'reason', message: 'Tulis alasan pengalihan.' },
        { field: 'reporter_reason', message: 'Tulis mengapa identitas pelapor perlu ikut.' },
      ]}
    />
  ),
  share: () => (
    <SharePage
      frame={at(`/konsol/tiket/${no}/bagikan`)}
      formId={formId}
      no={no}
      title={title}
      tlp="AMBER"
      shares={[
        { partner: 'team:b', name: 'Sultra-CSIRT', until: hours(400), over: false },
        { partner: 'p2', name: 'Bu Ani', until: hours(-4), over: true },
      ]}
      teams={teams}
      values={{}}
    />
  ),
  'shared-list': () => (
    <SharedList
      frame={at('/konsol/bersama')}
      rows={[{ id: 'i1', no, title, owner: 'Sultra-CSIRT', status: 'ditangani', tlp: 'AMBER', openedAt: hours(-50) }]}
    />
  ),
  'shared-incident': () => (
    <SharedIncident
      frame={at('/konsol/bersama/i1')}
      no={no}
      title={title}
      owner="Sultra-CSIRT"
      kind="web"
      status="ditangani"
      severity="tinggi"
      tlp="AMBER"
      why="Anda melihat ini karena Sulawesi Tenggara membagikannya kepada tim Anda."
      story={values.story}
      facts={[['Sistem', values.system]]}
      affected={['dinkes.gresikkab.example']}
      evidence={[{ name: 'access.log', sha256 }]}
      events={[{ at: hours(-5), by: 'Tim', text: 'Laporan diterima dan tercatat.', own: false }]}
    />
  ),
  agreements: () => (
    <Agreements
      manage
      frame={refusedAt('/konsol/admin/pks')}
      formId={formId}
      own={[pks, { ...pks, id: 'p2', state: 'berakhir' }]}
      others={[{ ...pks, id: 'p3', state: 'belum' }]}
      teams={teams}
      values={{ number: 'PKS/2' }}
      errors={[{ field: 'partner', message: 'Pilih tim mitra.' }]}
    />
  ),
  team: () => (
    <TeamPage
      frame={refusedAt('/konsol/admin/tim')}
      formId={formId}
      values={{ name: frame.team.name, shortName: frame.team.shortName, colour: '#ffee00', numberPrefix: 'TKT' }}
      errors={[{ field: 'colour', message: 'Warna ini terlalu terang.' }]}
    />
  ),
  calendar: () => (
    <CalendarPage
      frame={refusedAt('/konsol/admin/kalender')}
      formId={formId}
      zone="Asia/Jakarta"
      values={{ hari_1: '07.30–16.00', lines: '2026-13-01' }}
      holidays={[{ date: '2026-08-17', name: 'Hari Kemerdekaan' }]}
      errors={[{ field: 'lines', message: 'Baris 1: tulis tanggal YYYY-MM-DD lalu namanya.' }]}
    />
  ),
  register: () => (
    <Register
      frame={refusedAt('/konsol/admin/kontak')}
      slug="kontak"
      title="Daftar narahubung"
      columns="organisation, name, role, email, phone"
      heads={['Nama', 'Instansi', 'Surel']}
      rows={[{ href: '/konsol/instansi/35.25', cells: [asWritten('Bu Wati'), '35.25/dinkes', 'wati@dinkes.example'] }]}
      next="?sesudah=x"
      manage
      errors={[{ field: 'file', message: 'Pilih berkas CSV yang berisi.' }]}
    />
  ),
  'dry-run': () => (
    <DryRun
      frame={at('/konsol/admin/kontak/periksa')}
      slug="kontak"
      title="narahubung"
      formId={formId}
      kept="x"
      added={3}
      changed={1}
      same={8}
      rejected={[{ line: 4, reason: 'Instansi 35.99/hilang belum terdaftar.' }]}
    />
  ),
}
