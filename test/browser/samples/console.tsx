import type { Child } from 'hono/jsx'
import { asWritten } from '../../../src/web/language/written.ts'
import { Advisories } from '../../../src/web/pages/console/advisories.tsx'
import { Advisory } from '../../../src/web/pages/console/advisory.tsx'
import { LookPage } from '../../../src/web/pages/console/evidence/look.tsx'
import { EvidencePage } from '../../../src/web/pages/console/evidence/page.tsx'
import { Incident } from '../../../src/web/pages/console/incident/page.tsx'
import { Intake } from '../../../src/web/pages/console/intake.tsx'
import { Observables } from '../../../src/web/pages/console/observables/list.tsx'
import { ObservablePage } from '../../../src/web/pages/console/observables/one.tsx'
import { Organisation } from '../../../src/web/pages/console/organisation.tsx'
import { Organisations } from '../../../src/web/pages/console/organisations.tsx'
import { PlaybookPage } from '../../../src/web/pages/console/playbook.tsx'
import { Playbooks } from '../../../src/web/pages/console/playbooks.tsx'
import { Queue } from '../../../src/web/pages/console/queue/page.tsx'
import { Search } from '../../../src/web/pages/console/search/search.tsx'
import { System } from '../../../src/web/pages/console/system.tsx'
import { at, formId, hours, now, orgs, readWebPlaybook, sha256 } from './given.ts'
import { advisory, agencies } from './notice.ts'
import { incident, rows } from './work.ts'

const refusedAt = (path: string) => ({ ...at(path), titlePrefix: 'Galat: ' })
const paused = { zone: 'Asia/Jakarta', pausedAt: hours(-1) }
const sent = { ...advisory, status: 'sent' as const, approvedBy: 'Dimas Aryo', sentAt: hours(-26), agencies }
const dinkes = '/konsol/instansi/35.25%2Fdinkes'

/** Every console page, the important ones in each of their states. */
export const consoleSamples: Record<string, () => Child> = {
  evidence: () => (
    <EvidencePage
      frame={at('/konsol/tiket/TKT-2607-0042/bukti')}
      formId={formId}
      no="TKT-2607-0042"
      title="Halaman judi pada situs Dinas Kesehatan Kab. Gresik"
      files={[
        {
          id: 'e1',
          name: 'access.log.gz',
          size: 3_210_000,
          type: 'application/gzip',
          sha256,
          by: 'Pelapor',
          at: hours(-2),
          state: 'karantina',
        },
        {
          id: 'e2',
          name: 'tangkapan-layar-hasil-pencarian-yang-namanya-panjang-sekali.png',
          size: 412_000,
          type: 'image/png',
          sha256,
          by: 'Rina W.',
          at: hours(-1),
          state: 'lepas',
        },
        { id: 'e3', name: 'shell.php', size: 900, type: 'text/plain', sha256, by: 'Pelapor', at: hours(-1), state: 'sampel' },
      ]}
      custody={[
        { at: hours(-2), by: 'Pelapor', file: 'access.log.gz', act: 'diterima, SHA-256 dihitung' },
        { at: hours(-1), by: 'Rina W.', file: 'shell.php', act: 'Karantina → Sampel berbahaya: webshell' },
      ]}
      mayExport
      maySample={false}
      wrong={{ id: 'e1', values: {}, errors: [{ field: 'reason', message: 'Tulis alasannya.' }] }}
    />
  ),
  'evidence-look': () => (
    <LookPage
      frame={at('/konsol/tiket/TKT-2607-0042/bukti/e2/lihat')}
      no="TKT-2607-0042"
      id="e2"
      name="foto.jpg"
      size={412_000}
      sha256={sha256}
      picture="/aset/favicon.svg"
      facts={[
        { name: 'Make', value: 'Kamera Uji' },
        { name: 'DateTimeOriginal', value: '2026:07:07 09:14:00' },
      ]}
    />
  ),
  'evidence-other': () => (
    <LookPage
      frame={at('/konsol/tiket/TKT-2607-0042/bukti/e1/lihat')}
      no="TKT-2607-0042"
      id="e1"
      name="IMG-2607.webp"
      size={412_000}
      sha256={sha256}
      other="WebP"
      facts={[]}
    />
  ),
  'evidence-text': () => (
    <LookPage
      frame={at('/konsol/tiket/TKT-2607-0042/bukti/e1/lihat')}
      no="TKT-2607-0042"
      id="e1"
      name="access.log"
      size={412_000}
      sha256={sha256}
      facts={[]}
      text={{
        text: '203.0.113.7 - - [07/Jul/2026:09:14:00 +0700] "GET /wp-content/uploads/2026/07/shell.php?cmd=id HTTP/1.1" 200 54\n'.repeat(
          20,
        ),
        whole: false,
      }}
    />
  ),
  queue: () => (
    <Queue
      frame={at('/konsol/antrean')}
      now={now}
      view="semua"
      counts={{ upTo: 1000, views: { baru: 1, saya: 4, 'hampir-lewat': 2, 'menunggu-opd': 1001, ditunda: 1 } }}
      filter={{
        text: 'keparahan:tingi,kritis opd:gresik',
        chips: [
          { text: 'keparahan:tingi,kritis', wrong: ['keparahan:tingi – tidak dikenal; maksud Anda tinggi?'], without: 'opd:gresik' },
          { text: 'opd:gresik', wrong: [], without: 'keparahan:tingi,kritis' },
        ],
      }}
      rows={rows}
      saved={{
        rows: [
          { id: 'v1', name: 'Kritis di Gresik', view: 'semua', filter: 'opd:35.25', forTeam: true, wrong: [] },
          { id: 'v2', name: 'Punya Sari', view: 'semua', filter: 'pemilik:sari', forTeam: false, wrong: ['pemilik:sari – tidak ada.'] },
        ],
        keep: { forTeam: true },
      }}
      bulk={{
        formId,
        back: '/konsol/antrean?v=semua',
        people: [{ id: 'u1', name: 'Rina Wulandari' }],
        matching: 347,
        upTo: 1000,
        asOf: now.toISOString(),
        form: { values: {} },
      }}
      next="?c=2"
      message="Tiket JATIM-2026-0144 diterima."
    />
  ),
  'queue-empty': () => (
    <Queue
      frame={{ ...at('/konsol/antrean'), demo: true }}
      now={now}
      view="baru"
      counts={{ upTo: 200, views: { baru: 0, saya: 0, 'hampir-lewat': 0, 'menunggu-opd': 0 } }}
      filter={{ text: 'gresik', chips: [{ text: 'gresik', wrong: [], without: '' }] }}
      rows={[]}
    />
  ),
  incident: () => <Incident {...incident} />,
  'incident-refused': () => (
    <Incident
      {...incident}
      frame={refusedAt('/konsol/tiket/JATIM-2026-0142')}
      errors={[{ field: 'rsit', message: 'Pilih salah satu kelas RSIT.' }]}
    />
  ),
  intake: () => <Intake frame={at('/konsol/tiket/baru')} formId={formId} values={{ via: 'telepon' }} organisations={orgs} />,
  'intake-refused': () => (
    <Intake
      frame={refusedAt('/konsol/tiket/baru')}
      formId={formId}
      values={{ via: 'whatsapp', organisation: 'Dinkes Gersik', noticed: 'tanggal-lain', noticed_day: '31', noticed_month: '2' }}
      organisations={orgs}
      suggestions={[{ code: '35.25/dinkes', name: 'Dinas Kesehatan Kab. Gresik' }]}
      errors={[
        { field: 'kind', message: 'Pilih jenis kejadian.' },
        { field: 'noticed', message: 'Tanggal ini tidak ada.' },
        { field: 'organisation_choice', message: 'Pilih instansi yang dimaksud.' },
      ]}
    />
  ),
  advisories: () => (
    <Advisories
      frame={at('/konsol/imbauan')}
      rows={[
        {
          no: 'IMB-2607-0031',
          title: advisory.title,
          notice: 'N2',
          tlp: 'AMBER+STRICT',
          status: 'sent',
          sent: 12,
          confirmed: 7,
          at: hours(-26),
        },
        {
          no: 'IMB-2607-0030',
          title: 'Perbarui plugin unggah berkas',
          notice: 'N4',
          tlp: 'CLEAR',
          status: 'draft',
          sent: 0,
          confirmed: 0,
          at: now,
        },
        {
          no: 'IMB-2606-0029',
          title: 'Surel palsu kepegawaian',
          notice: 'N4',
          tlp: 'GREEN',
          status: 'withdrawn',
          sent: 212,
          confirmed: 40,
          at: hours(-300),
        },
      ]}
    />
  ),
  'advisory-sent': () => <Advisory {...sent} message="3 instansi diingatkan." />,
  'advisory-statement': () => <Advisory {...sent} notice="N8" tlp="CLEAR" agencies={[]} recipients={[]} mail={undefined} />,
  'advisory-paused': () => <Advisory {...sent} later={paused} />,
  'advisory-withdrawn': () => <Advisory {...sent} status="withdrawn" mail={undefined} />,
  organisations: () => (
    <Organisations
      frame={at('/konsol/instansi')}
      filter={{ q: 'gresik' }}
      withoutContacts={3}
      rows={[
        { code: '35.25', name: 'Kab. Gresik', kind: 'kabupaten', contacts: 0, assets: 14 },
        { code: '35.25/dinkes', name: 'Dinas Kesehatan Kab. Gresik', kind: 'opd', contacts: 3, assets: 4 },
      ]}
      next="?after=x"
    />
  ),
  organisation: () => <Organisation {...organisation} />,
  'organisation-refused': () => (
    <Organisation
      {...organisation}
      frame={refusedAt(dinkes)}
      refused="c2"
      values={{ name: 'Joko', role: 'pimpinan', email: 'joko' }}
      errors={[{ field: 'email', message: 'Surel ini tidak lengkap.' }]}
    />
  ),
  playbooks: () => (
    <Playbooks
      mayDraft
      begun={[{ id: 'blokir', by: 'Rina' }]}
      frame={at('/konsol/playbook')}
      rows={[
        {
          id: 'web',
          name: 'Situs web diubah atau disisipi judi online',
          version: 3,
          kinds: ['web'],
          severity: 'sedang',
          steps: 13,
          open: 12,
        },
        { id: 'umum', name: 'Umum', version: 1, kinds: ['lainnya', 'belum-tahu'], severity: 'rendah', steps: 12 },
      ]}
    />
  ),
  playbook: () => <PlaybookPage frame={at('/konsol/playbook/web')} playbook={readWebPlaybook()} version={3} />,
  search: () => (
    <Search
      frame={at('/konsol/cari')}
      q="gresik"
      groups={[
        {
          title: 'Tiket',
          total: '1.000+',
          all: '/konsol/cari?q=gresik&di=tiket',
          hits: [
            {
              href: '/konsol/tiket/JATIM-2026-0142',
              title: 'JATIM-2026-0142 Halaman judi',
              detail: [asWritten('Dinas Kesehatan Kab. Gresik'), ' · Selasa, 14 Juli 2026 09.00 WIB'],
              pieces: [
                { text: '… halaman depan dinkes[.]', found: false },
                { text: 'gresikkab', found: true },
                { text: '[.]go[.]id berubah menjadi iklan slot gacor …', found: false },
              ],
            },
          ],
        },
        {
          title: 'Instansi',
          total: '1',
          all: null,
          hits: [{ href: dinkes, title: asWritten('Dinas Kesehatan Kab. Gresik'), detail: '35.25/dinkes', pieces: [] }],
        },
      ]}
    />
  ),
  'search-empty': () => <Search frame={at('/konsol/cari')} q="gresikx" groups={[]} />,
  observables: () => (
    <Observables
      frame={at('/konsol/observabel')}
      filter={{ q: 'gacor', kind: undefined }}
      exports
      next="/konsol/observabel?mulai=x"
      rows={[
        {
          id: 2,
          kind: 'url',
          live: 'https://gacor.example/a',
          shown: 'hxxps://gacor[.]example/a',
          warning: null,
          mark: 'bahaya',
          incidents: '12',
          at: hours(-2),
        },
        {
          id: 1,
          kind: 'domain',
          live: 'dinkes.gresikkab.go.id',
          shown: 'dinkes[.]gresikkab[.]go[.]id',
          warning: 'sendiri',
          mark: null,
          incidents: '100+',
          at: hours(-3),
        },
        { id: 3, kind: 'sha512', live: 'a1'.repeat(64), shown: 'a1'.repeat(64), warning: null, mark: null, incidents: '1', at: hours(-30) },
      ]}
    />
  ),
  observable: () => (
    <ObservablePage
      frame={at('/konsol/observabel/2')}
      id={2}
      kind="url"
      live="https://gacor-maxwin.example/daftar?ref=dinkes&x=1"
      shown="hxxps://gacor-maxwin[.]example/daftar?ref=dinkes&x=1"
      warning={null}
      mark="bahaya"
      marked={{ by: 'Rina Wulandari', at: hours(-1) }}
      works
      total="2"
      sightings={[
        {
          no: 'JATIM-2026-0142',
          title: 'Halaman judi',
          tlp: 'AMBER',
          organisation: 'Dinas Kesehatan Kab. Gresik',
          first: hours(-9),
          last: hours(-2),
          times: 3,
        },
        {
          no: 'JATIM-2026-0102',
          title: 'Pengelabuan',
          tlp: 'GREEN',
          organisation: 'Instansi belum dikenal',
          first: hours(-90),
          last: hours(-90),
          times: 1,
        },
      ]}
    />
  ),
  system: () => (
    <System
      frame={at('/konsol/admin/sistem')}
      version="0.1.0"
      checks={[
        { state: 'good', name: 'Basis data', says: 'utuh' },
        { state: 'warn', name: 'SMTP', says: 'belum diatur; surel menunggu di sini', fix: 'SMTP_URL=smtp://… npm start' },
        { state: 'bad', name: 'Jam', says: 'terlambat 4 menit', fix: 'timedatectl set-ntp true' },
      ]}
      counts={{ queued: 3, sending: 0, sent: 1204, failed: 1 }}
      mails={[
        { id: 'm1', template: 'N2', address: 'siti@dinkes.example', state: 'sent', attempts: 1, response: '250 2.0.0 OK', at: hours(-1) },
        {
          id: 'm2',
          template: 'pengingat',
          address: 'joko@bkpsdm.example',
          state: 'failed',
          attempts: 4,
          response: '550 5.1.1 User unknown',
          at: hours(-2),
        },
        { id: 'm3', template: 'N1', address: 'budi@dinkes.example', state: 'queued', attempts: 0, at: now },
      ]}
    />
  ),
}

const organisation = {
  changes: [{ at: hours(-3), by: 'Siti Aminah', says: 'Narahubung baru: Budi Santoso (Agen siber), budi@dinkes.example.' }],
  frame: at(dinkes),
  formId,
  code: '35.25/dinkes',
  name: 'Dinas Kesehatan Kab. Gresik',
  kind: 'opd' as const,
  parent: { code: '35.25', name: 'Kab. Gresik' },
  contacts: [
    { id: 'c1', name: 'Siti Aminah', role: 'agen' as const, email: 'siti@dinkes.example', phone: '0812-3456-7890' },
    { id: 'c2', name: 'dr. Joko Prasetyo', role: 'pimpinan' as const, email: 'joko@dinkes.example', suspendedWhy: 'surel ditolak 3 Juli' },
  ],
  assets: [
    { id: 'a1', kind: 'domain' as const, value: 'dinkes.gresikkab.example', name: 'Situs dinas', iiv: false, personalData: false },
    { id: 'a2', kind: 'aplikasi' as const, value: 'SIMPUS', name: 'Rekam medis puskesmas', iiv: true, personalData: true },
  ],
  incidents: [{ no: 'JATIM-2026-0142', title: 'Halaman judi pada situs dinas', step: 'Penanganan' }],
  manage: true,
}
