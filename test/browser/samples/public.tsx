import type { Child } from 'hono/jsx'
import { type Profile, plainProfile } from '../../../src/core/profile.ts'
import type { Frame } from '../../../src/web/pages/parts/frame.ts'
import { Accessibility } from '../../../src/web/pages/public/accessibility.tsx'
import { PublicAdvisories } from '../../../src/web/pages/public/advisories.tsx'
import { PublicAdvisory } from '../../../src/web/pages/public/advisory.tsx'
import { ConfirmationPage, type ConfirmationProps } from '../../../src/web/pages/public/confirmation.tsx'
import { ConfirmationOver } from '../../../src/web/pages/public/confirmation-over.tsx'
import { Contact } from '../../../src/web/pages/public/contact.tsx'
import { ContactChange } from '../../../src/web/pages/public/contact-change.tsx'
import { FirstRun } from '../../../src/web/pages/public/first-run.tsx'
import { HelpStatus } from '../../../src/web/pages/public/help-status.tsx'
import { Home } from '../../../src/web/pages/public/home.tsx'
import { Lookup } from '../../../src/web/pages/public/lookup.tsx'
import { PaperForm } from '../../../src/web/pages/public/paper-form.tsx'
import { Privacy } from '../../../src/web/pages/public/privacy.tsx'
import { RefusedPage } from '../../../src/web/pages/public/refused.tsx'
import { ReportCheck } from '../../../src/web/pages/public/report-check.tsx'
import { ReportEvent } from '../../../src/web/pages/public/report-event.tsx'
import { ReportOffline } from '../../../src/web/pages/public/report-offline.tsx'
import { ReportReporter } from '../../../src/web/pages/public/report-reporter.tsx'
import { ReportSystem } from '../../../src/web/pages/public/report-system.tsx'
import { SignIn } from '../../../src/web/pages/public/sign-in.tsx'
import { Tracking, type TrackingProps } from '../../../src/web/pages/public/tracking.tsx'
import { formId, frame, guidance, hours, now, orgs, text, values } from './given.ts'

const files = [{ stored: 'sig.abc', name: 'tangkapan-layar-hasil-pencarian.png', size: 412_000 }]
const advisories = [
  { no: 'IMB-2026-018', title: 'Sisipan judi daring lewat plugin unggah berkas', publishedAt: hours(-50) },
  { no: 'IMB-2026-017', title: 'Surel palsu mengatasnamakan layanan kepegawaian', publishedAt: hours(-300) },
]
const ticket: TrackingProps = {
  frame: { ...frame, path: '/t/x' },
  now,
  token: 'x',
  link: 'https://csirt.jatimprov.example/t/Jx3kQ9vT2mB7rW5n',
  number: 'JATIM-2026-0142',
  code: 'K7QM-3TXA',
  title: 'Halaman judi pada situs Dinas Kesehatan Kab. Gresik',
  status: 'ditangani',
  next: { text: 'Tim menghubungi Anda lewat WhatsApp untuk memeriksa bukti.', by: hours(3.4) },
  fresh: false,
  guidance,
  story: values.story,
  events: [
    { at: hours(-1), by: 'Tim', text: 'Laporan diperiksa oleh Rina Wulandari.', own: true },
    { at: hours(-2), by: 'Anda', text: 'Laporan diterima dan tercatat.', own: false },
  ],
  questions: ['Apakah server ini dipakai bersama OPD lain?'],
  formId,
}
const confirmation: ConfirmationProps = {
  frame: { ...frame, path: '/b/x' },
  now,
  token: 'x',
  recipient: { name: 'Siti Aminah', organisation: 'Dinas Kesehatan Kab. Gresik' },
  advisory: {
    no: 'NOT-2026-031',
    title: 'Sisipan judi daring pada situs Anda',
    tlp: 'AMBER+STRICT',
    sentAt: hours(-4),
    due: hours(27),
    text,
  },
  state: 'open',
  others: [{ name: 'Agus Pratama', answer: 'diterima', at: hours(-1) }],
  history: [],
  formId,
  values: {},
}
const profile: Profile = {
  ...plainProfile,
  address: 'Jalan Contoh 1\nSurabaya 60000',
  dutyPhone: '0811-3000-100',
  constituency: 'Pemerintah provinsi dan 38 kabupaten/kota di Jawa Timur.',
  mission: 'Membantu instansi pemerintah mencegah, menangani, dan pulih dari insiden siber.',
  authority: 'Keputusan Gubernur tentang pembentukan tim.',
  services: 'Penerimaan laporan, penanganan insiden, imbauan keamanan.',
  keyUrl: 'https://csirt.jatimprov.example/kunci.asc',
  keyFingerprint: 'AAAA BBBB CCCC DDDD EEEE FFFF 0000 1111 2222 3333',
  retention: 'Lima tahun setelah insiden ditutup, menurut jadwal retensi arsip.',
  privacyContact: 'Pejabat pelindungan data pribadi, pdp@jatimprov.example',
}
const wrong = [
  { field: 'kind', message: 'Pilih jenis kejadian' },
  { field: 'story', message: 'Ceritakan kejadiannya' },
]
const refused: Frame = { ...frame, titlePrefix: 'Galat: ' }

/** Every public page, the important ones in each of their states. */
export const publicSamples: Record<string, () => Child> = {
  home: () => <Home frame={frame} advisories={advisories} duty="0811-3000-100" />,
  'home-team': () => <Home frame={{ ...frame, demo: true, team: { ...frame.team, slug: 'sultra', colour: '#7a1f3d' } }} advisories={[]} />,
  profile: () => (
    <Contact
      frame={{ ...frame, path: '/kontak' }}
      profile={profile}
      hours={['Senin–Kamis 07.30–12.00, 13.00–15.30', 'Jumat 07.30–11.30, 13.00–15.00']}
      changed={now}
    />
  ),
  'profile-plain': () => <Contact frame={{ ...frame, path: '/kontak' }} profile={plainProfile} hours={[]} />,
  privacy: () => <Privacy frame={{ ...frame, path: '/privasi' }} profile={profile} />,
  accessibility: () => <Accessibility frame={{ ...frame, path: '/aksesibilitas' }} />,
  'report-offline': () => <ReportOffline frame={frame} />,
  'report-1': () => <ReportEvent frame={frame} formId={formId} values={{}} />,
  'report-1-refused': () => <ReportEvent frame={refused} formId={formId} values={{ noticed: 'tanggal-lain' }} errors={wrong} />,
  'report-2': () => <ReportSystem frame={frame} formId={formId} values={values} files={files} />,
  'report-3': () => (
    <ReportReporter
      frame={frame}
      formId={formId}
      values={values}
      organisations={orgs}
      suggestions={[{ code: '35.25/dinkes', name: 'Dinas Kesehatan Kab. Gresik' }]}
      errors={[{ field: 'organisation', message: 'Pilih instansi yang dimaksud' }]}
    />
  ),
  'report-check': () => (
    <ReportCheck
      frame={frame}
      formId={formId}
      values={values}
      files={files}
      noticedText="Hari ini, 7 Juli 2026"
      organisationText="Dinas Kesehatan Kab. Gresik"
      similar
    />
  ),
  'report-check-proof': () => (
    <ReportCheck
      frame={frame}
      formId={formId}
      values={values}
      noticedText="Hari ini, 7 Juli 2026"
      organisationText="Dinas Kesehatan Kab. Gresik"
      task={JSON.stringify({ parameters: { nonce: '00ff', salt: '00ff', cost: 1, keyLength: 32, keyPrefix: '00' } })}
    />
  ),
  'tracking-rejected': () => <Tracking {...ticket} status="selesai" questions={[]} rejected />,
  tracking: () => <Tracking {...ticket} />,
  'tracking-fresh': () => <Tracking {...ticket} fresh status="diterima" questions={[]} />,
  paper: () => (
    <PaperForm
      frame={frame}
      token="x"
      number="JATIM-2026-0142"
      noticedText="Selasa, 7 Juli 2026"
      reportedText="Selasa, 7 Juli 2026 pukul 13.05 WIB"
      name={values.name}
      position={values.position}
      organisation="Dinas Kesehatan Kab. Gresik"
      email=""
      phone={values.phone}
      story={values.story}
      followUp=""
      dateText="7 Juli 2026"
    />
  ),
  lookup: () => (
    <Lookup frame={refused} values={{ number: 'JATIM-2026-0142' }} errors={[{ field: 'number', message: 'Nomor dan kode tidak cocok' }]} />
  ),
  confirm: () => <ConfirmationPage {...confirmation} />,
  'confirm-thanks': () => (
    <ConfirmationPage
      {...confirmation}
      state="answered"
      own={{ name: 'Siti Aminah', answer: 'butuh-bantuan', at: now }}
      helpTicket="JATIM-2026-0150"
      history={[
        { answer: 'diterima', at: hours(-2), note: false, files: 0 },
        { answer: 'butuh-bantuan', at: now, note: true, files: 2 },
      ]}
      files={[{ stored: 'sig', name: 'access.log', size: 4000 }]}
      proposals={{ count: 1, last: hours(-1) }}
    />
  ),
  'help-status': () => (
    <HelpStatus
      frame={frame}
      now={now}
      token="x"
      advisory="IMB-2607-0031"
      number="JATIM-2026-0150"
      status="diperiksa"
      next={{ text: 'Petugas akan membaca laporan Anda dan memeriksa kejadiannya.', by: hours(3) }}
      questions={['Sistem mana yang tidak dapat dibuka?']}
      events={[{ at: hours(-1), by: 'Tim', text: 'Sistem mana yang tidak dapat dibuka?', own: true }]}
    />
  ),
  'confirm-withdrawn': () => (
    <ConfirmationOver
      frame={confirmation.frame}
      no={confirmation.advisory.no}
      because="ended"
      typed={{ note: 'Ditemukan webshell kedua di /unggah.' }}
    />
  ),
  contact: () => <ContactChange frame={frame} token="x" recipient={confirmation.recipient} done={false} formId={formId} values={{}} />,
  'contact-done': () => <ContactChange frame={frame} token="x" recipient={confirmation.recipient} done formId={formId} values={{}} />,
  'error-404': () => <RefusedPage frame={frame} status={404} />,
  'error-403': () => <RefusedPage frame={frame} status={403} message="Peran Anda tidak mencakup halaman ini: analis." />,
  'error-409': () => <RefusedPage frame={frame} status={409} />,
  'error-422': () => <RefusedPage frame={frame} status={422} />,
  'error-429': () => <RefusedPage frame={frame} status={429} />,
  'error-503': () => <RefusedPage frame={frame} status={503} />,
  'error-500': () => <RefusedPage frame={frame} status={500} reference="01J2X" />,
  'sign-in': () => <SignIn frame={frame} values={{ email: 'rina@contoh.example' }} />,
  'first-run': () => <FirstRun frame={frame} token="x" formId={formId} values={{ timezone: 'Asia/Jakarta' }} />,
  'public-advisories': () => <PublicAdvisories frame={{ ...frame, path: '/imbauan' }} advisories={advisories} />,
  'public-advisory': () => (
    <PublicAdvisory
      frame={frame}
      no="IMB-2026-018"
      title="Sisipan judi daring"
      publishedAt={hours(-50)}
      due={hours(20)}
      text={text}
      versions={[]}
      csaf
      listed
    />
  ),
}
