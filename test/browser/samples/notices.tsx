import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Child } from 'hono/jsx'
import { exampleFacts } from '../../../src/mail/example.ts'
import { valuesFor } from '../../../src/mail/own/values.ts'
import { renderSheet } from '../../../src/mail/render.ts'
import { asWritten } from '../../../src/web/language/written.ts'
import { ChasePage } from '../../../src/web/pages/console/admin/chase.tsx'
import { LetterheadPage } from '../../../src/web/pages/console/admin/letterhead.tsx'
import { ProfilePage } from '../../../src/web/pages/console/admin/profile.tsx'
import { TemplatePage } from '../../../src/web/pages/console/admin/template.tsx'
import { Templates } from '../../../src/web/pages/console/admin/templates.tsx'
import { FinalLetters, LetterForm } from '../../../src/web/pages/console/letter-form.tsx'
import { LetterPage, Letters } from '../../../src/web/pages/console/letters.tsx'
import { Scorecards } from '../../../src/web/pages/console/scorecards.tsx'
import { ContactCheck } from '../../../src/web/pages/public/contact-check.tsx'
import { FeedShown, Feeds } from '../../../src/web/pages/self/feeds.tsx'
import { root } from '../../engines.ts'
import { at, frame, hours } from './given.ts'

const no = 'TKT-2607-0042'
const title = 'Data pasien terbuka: dinkes.gresikkab.example'
const source = readFileSync(join(root, 'templates/N7-subjek.md'), 'utf8')
const sheet = renderSheet(source, { ...exampleFacts, incident: { ...exampleFacts.incident, entry: '[belum diisi: jalur masuk]' } })

const home = '/konsol/admin/templat'
const gresik = {
  href: `${home}/N2?instansi=35.25&playbook=web`,
  words: [asWritten('Kab. Gresik'), [', playbook ', 'Situs web diubah atau disisipi judi online']],
  version: 3,
  at: hours(-2),
  by: 'Bagus',
}
const template: Parameters<typeof TemplatePage>[0] = {
  frame: { ...at(`${home}/N2`), viewer: { name: 'Bagus', role: 'lead', roleLabel: 'Ketua tim' } },
  href: `${home}/N2`,
  name: 'N2',
  label: 'Notifikasi Insiden',
  place: { organisation: '35.25', playbook: 'web', words: gresik.words },
  seq: 3,
  own: true,
  unreadable: true,
  from: gresik.words,
  values: { source, instansi: '35.25', playbook: 'web' },
  playbooks: [{ value: 'web', label: 'Situs web diubah' }],
  others: [gresik],
  known: valuesFor('N2'),
  versions: [
    { version: 3, at: hours(-2), by: 'Bagus', href: `${gresik.href}&versi=3` },
    { version: 2, at: hours(-3), by: 'Bagus' },
  ],
  mayManage: true,
  mayReadIncidents: true,
}

const head = {
  lines: 'PEMERINTAH PROVINSI JAWA TIMUR\nDINAS KOMUNIKASI DAN INFORMATIKA',
  address: 'Jl. A. Yani 242, Surabaya',
  pattern: '{nomor}/{kode}/{bulan-romawi}/{tahun}',
  code: '500.12/TTIS',
  place: 'Surabaya',
  nature: 'Terbatas',
  signatoryName: 'Drs. Budi Santoso, M.Si.',
  position: 'Kepala Dinas',
  nip: '19700101 199003 1 001',
  cc: 'Tim Tanggap Insiden Siber nasional\nSekretaris Daerah',
  paper: 'F4',
}

/** Letters, and the texts that a team writes itself. */
export const noticeSamples: Record<string, () => Child> = {
  'public-profile': () => (
    <ProfilePage
      frame={at('/konsol/admin/profil')}
      formId="f"
      shownAt="/kontak"
      values={{ mission: 'Menolong', keyFingerprint: 'xyz' }}
      errors={[{ field: 'keyFingerprint', message: 'Sidik kunci: 40 atau 64 angka heksadesimal.' }]}
    />
  ),
  letterhead: () => <LetterheadPage frame={at('/konsol/admin/kop')} formId="f" hasLogo values={head} />,
  'letterhead-refused': () => (
    <LetterheadPage
      frame={at('/konsol/admin/kop')}
      formId="f"
      hasLogo={false}
      values={{ ...head, pattern: '{nomor}' }}
      errors={[
        { field: 'pattern', message: 'Pola nomor harus memuat {nomor} dan {tahun}.' },
        { field: 'logo', message: 'Logo: PNG tanpa transparansi atau JPEG, paling besar 200 KB.' },
      ]}
    />
  ),
  chase: () => (
    <ChasePage
      frame={at('/konsol/admin/kejar')}
      formId="f"
      quarter="2026 triwulan 3"
      setting={{ askContacts: true, tellSekda: false }}
      sekda={[{ id: 's', area: 'Kab. Gresik', name: 'Sekretaris Daerah Kab. Gresik', email: 'sekretaris-daerah@gresikkab.example' }]}
      areas={[{ value: '35.25', label: 'Kab. Gresik' }]}
      checks={[
        {
          name: 'Siti Aminah',
          organisation: 'Dinas Kesehatan Kab. Gresik',
          href: '#',
          asked: hours(-90),
          answer: 'ya',
          answered: hours(-80),
        },
        { name: 'Agus', organisation: 'BKPSDM Kab. Gresik', href: '#', asked: hours(-90), answer: 'tidak', answered: hours(-70) },
        { name: 'Hadi', organisation: 'Bappeda Kab. Gresik', href: '#', asked: hours(-90) },
      ]}
      manage
      values={{}}
      errors={[{ field: 'email', message: 'Tulis satu alamat surel, mis. nama@contoh.go.id.' }]}
    />
  ),
  scorecards: () => (
    <Scorecards
      frame={at('/konsol/rapor')}
      middle={{ percent: 60, medianHours: 18.5 }}
      scores={[
        {
          organisation: '35.25/dinkes',
          name: 'Dinas Kesehatan Kab. Gresik',
          asked: 12,
          inTime: 9,
          percent: 75,
          medianHours: 6.25,
          checked: hours(-80),
        },
        { organisation: '35.25/bappeda', name: 'Bappeda Kab. Gresik', asked: 4, inTime: 0, percent: 0, medianHours: null },
      ]}
      only="Dinas Kesehatan Kab. Gresik"
      rows={[
        { number: 'IMB-2607-0031', sent: hours(-90), due: hours(-42), answered: hours(-80), late: false },
        { number: 'IMB-2607-0012', sent: hours(-290), due: hours(-242), late: true },
      ]}
    />
  ),
  'letters-final': () => (
    <Letters
      frame={at(`/konsol/tiket/${no}/surat`)}
      no={no}
      title={title}
      letters={[{ letter: 'N6', name: 'Laporan (BSSN)' }]}
      message="Surat difinalkan."
    >
      <FinalLetters
        no={no}
        zone="Asia/Jakarta"
        formId="f"
        works
        wrong={{ id: 'b', errors: [{ field: 'files', message: 'Berkas ini bukan PDF.' }] }}
        letters={[
          {
            id: 'a',
            name: 'Laporan kepada TTIS sektor (BSSN)',
            number: '007/TTIS/VII/2026',
            at: hours(-5),
            by: 'Rina',
            signed: { at: hours(-1), by: 'Bagus', sha256: 'a'.repeat(64), attachment: 'x' },
          },
          { id: 'b', name: 'Notifikasi insiden kepada pimpinan instansi', number: '008/TTIS/VII/2026', at: hours(-2), by: 'Rina' },
        ]}
      />
    </Letters>
  ),
  'letter-form': () => (
    <LetterPage
      frame={at(`/konsol/tiket/${no}/surat/N6`)}
      no={no}
      title={title}
      name="N6 Laporan (BSSN)"
      {...sheet}
      tlp="AMBER"
      gaps={[]}
      clocked
    >
      <LetterForm
        gaps={2}
        at={`/konsol/tiket/${no}/surat/N6`}
        formId="f"
        ours
        values={head}
        lines={[
          { key: '1', text: 'Selasa, 14 Juli 2026 pukul 09.00 WIB: Laporan diterima tim.', chosen: true },
          { key: '7', text: 'Selasa, 14 Juli 2026 pukul 11.20 WIB: Log diambil dari peladen', chosen: false },
        ]}
        errors={[{ field: 'nip', message: 'NIP terdiri atas 18 angka; kosongkan bila tidak ada.' }]}
      />
    </LetterPage>
  ),
  letters: () => (
    <Letters
      frame={at(`/konsol/tiket/${no}/surat`)}
      no={no}
      title={title}
      letters={[
        { letter: 'N6', name: 'Laporan kepada TTIS sektor (BSSN)' },
        { letter: 'N7-subjek', name: 'Pemberitahuan PDP kepada subjek data' },
      ]}
    />
  ),
  templates: () => (
    <Templates
      frame={{ ...template.frame, path: home }}
      rows={[
        { name: 'N2', label: 'Notifikasi Insiden', href: `${home}/N2`, own: [gresik] },
        { name: 'N4', label: 'Imbauan Keamanan', href: `${home}/N4`, own: [] },
      ]}
    />
  ),
  template: () => <TemplatePage {...template} seen={{ subject: sheet.subject, text: sheet.text, number: no }} />,
  'template-refused': () => (
    <TemplatePage
      {...template}
      own={false}
      versions={[]}
      frame={{ ...template.frame, titlePrefix: 'Galat: ' }}
      errors={[{ field: 'source', message: 'Baris 12: Nilai “advisory.nomer” tidak tersedia untuk templat ini.' }]}
    />
  ),
  feeds: () => (
    <Feeds
      frame={at('/konsol/saya/kalender')}
      feeds={[
        { id: 'f1', own: false, since: hours(-50), until: hours(8000), seen: hours(-1) },
        { id: 'f2', own: true, since: hours(-2), until: hours(8700) },
      ]}
    />
  ),
  'feeds-refused': () => (
    <Feeds
      frame={{ ...at('/konsol/saya/kalender'), titlePrefix: 'Galat: ' }}
      feeds={[]}
      errors={[{ field: 'own', message: 'Paling banyak 5 kalender; cabut dulu yang tidak dipakai.' }]}
    />
  ),
  letter: () => (
    <LetterPage
      clocked
      frame={at(`/konsol/tiket/${no}/surat/N7-subjek`)}
      no={no}
      title={title}
      name="N7-subjek Pemberitahuan PDP kepada subjek data"
      {...sheet}
      tlp="RED"
      head="Tim Tanggap Insiden Siber Provinsi Jawa Timur"
      gaps={['jalur masuk']}
      widerThan="AMBER+STRICT"
    />
  ),
}

/** A secret that is read once, on a page without the console around it. */
export const secretSamples: Record<string, () => Child> = {
  'contact-check': () => (
    <ContactCheck frame={frame} token="x" recipient={{ name: 'Siti Aminah', organisation: 'Dinas Kesehatan Kab. Gresik' }} />
  ),
  'contact-check-answered': () => (
    <ContactCheck
      frame={frame}
      token="x"
      recipient={{ name: 'Siti Aminah', organisation: 'Dinas Kesehatan Kab. Gresik' }}
      answer="tidak"
      errors={[{ field: 'answer', message: 'Pilih salah satu jawaban.' }]}
    />
  ),
  'feed-shown': () => <FeedShown frame={frame} address={`https://csirt.jatimprov.example/kalender/${'x'.repeat(43)}.ics`} />,
}
