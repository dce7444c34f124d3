import type { Child } from 'hono/jsx'
import { AudiencePage, type AudiencePageProps } from '../../../src/web/pages/console/composer/audience.tsx'
import { CheckPage, type CheckPageProps } from '../../../src/web/pages/console/composer/check.tsx'
import { ContentPage, type ContentPageProps } from '../../../src/web/pages/console/composer/content.tsx'
import { AudienceList } from '../../../src/web/pages/console/composer/list.tsx'
import type { ReachView } from '../../../src/web/pages/console/composer/reach.tsx'
import { SavedAudiences } from '../../../src/web/pages/console/composer/saved.tsx'
import { at, formId, hours, text } from './given.ts'
import { advisory, recipients } from './notice.ts'

const home = '/konsol/imbauan/IMB-2607-0031'
const incident = { no: 'JATIM-2026-0142', title: 'Halaman judi pada situs Dinas Kesehatan Kab. Gresik' }
const long = 'Dinas Perumahan Rakyat, Kawasan Permukiman, Cipta Karya, dan Tata Ruang Kab. Gresik'
const agency = (name: string, code: string) => ({ organisation: name, code })

const reach: ReachView = {
  contacts: 212,
  agencies: 74,
  included: [
    {
      ...agency('Dinas Kesehatan Kab. Gresik', '35.25/dinkes'),
      people: [
        {
          id: 'c1',
          name: 'Siti Aminah',
          role: 'agen',
          address: 'siti@dinkes.example',
          why: 'Agen siber pada instansi yang berjenis OPD, berada di bawah Kab. Gresik dan memiliki Situs utama (WordPress 6.4), cocok dengan “WordPress”.',
        },
      ],
    },
    {
      ...agency(long, '35.25/dpkp'),
      people: [
        { id: 'c2', name: 'R. Agus', role: 'pimpinan', address: 'agus@dpkp.example', why: 'Pimpinan pada instansi yang disebut namanya.' },
      ],
    },
  ],
  sections: [
    {
      id: 'sudah',
      count: 1,
      lines: [{ ...agency('Dispora Kab. Gresik', '35.25/dispora'), why: 'sudah menerima IMB-2607-0012 tentang CVE-2026-1234 yang sama' }],
    },
    { id: 'tanpa', count: 1, lines: [{ ...agency('Kec. Cerme', '35.25.01'), why: 'belum ada narahubung' }] },
    { id: 'aset', count: 2048, lines: [{ ...agency('Kec. Duduksampeyan', '35.25.02'), why: 'tidak punya aset yang cocok' }] },
  ],
}
const tooWide: ReachView = {
  ...reach,
  sections: [
    {
      id: 'ditolak',
      count: 1,
      lines: [
        {
          ...agency('Kota Malang', '35.73'),
          why: 'Kota Malang tidak terdampak insiden ini, sedangkan TLP:AMBER hanya untuk yang terdampak.',
        },
      ],
    },
  ],
}

const content: ContentPageProps = {
  frame: at(`${home}/isi`),
  formId,
  no: 'IMB-2607-0031',
  seq: 2,
  incident,
  values: {
    notice: 'N2',
    tlp: '',
    title: advisory.title,
    actions: 'Perbarui plugin.',
    indicators: 'hxxps://slot-gacor[.]example/amp\nserver C2 lama',
  },
  files: [{ stored: 'x', name: 'daftar-indikator.csv', size: 48_000 }],
  letters: [{ id: 'l1', subject: 'Pemberitahuan insiden siber', name: 'bertanda-tangan.pdf' }],
  preview: {
    title: advisory.title,
    text,
    kinds: [
      { kind: 'url', count: 2 },
      { kind: 'sha256', count: 1 },
    ],
    unknown: ['server C2 lama'],
  },
}

const audience: AudiencePageProps = {
  frame: at(`${home}/penerima`),
  formId,
  no: 'IMB-2607-0031',
  seq: 2,
  title: advisory.title,
  incident,
  values: { assets: 'WordPress', also: '35.25/dpkp Dinas Perumahan' },
  roles: ['agen', 'pimpinan'],
  kinds: ['opd'],
  areas: ['35.25'],
  again: [],
  knownAreas: [
    { value: '35.25', label: 'Kab. Gresik' },
    { value: '35.73', label: 'Kota Malang' },
  ],
  saved: [{ value: 's1', label: 'Semua OPD Gresik' }],
  reach,
}

const { frame: _, recipients: __, agencies: ___, mail: ____, now: _____, ...told } = advisory
const check: CheckPageProps = {
  ...told,
  frame: at(`${home}/periksa`),
  reach,
  counted: { recipients, refused: [], without: [] },
  mayReturn: true,
  returned: { at: told.createdAt, by: 'Dimas Aryo', note: 'Sebut versi yang terdampak.\nJudulnya terlalu umum.' },
  inner: ['192.168.1.1'],
  unknown: ['server C2 lama'],
  letter: {
    no: 'IMB-2607-0031',
    at: 2,
    of: 212,
    before: 'c1',
    after: 'c3',
    others: [
      { id: 'c1', words: 'Siti Aminah – Dinas Kesehatan Kab. Gresik' },
      { id: 'c2', words: `R. Agus – ${long}` },
    ],
    recipient: 'c2',
    from: advisory.mail?.from ?? '',
    to: advisory.mail?.to ?? '',
    subject: advisory.mail?.subject ?? '',
    text: advisory.mail?.text ?? '',
    attachments: [{ name: 'daftar-indikator.csv', href: `${home}/lampiran/1`, size: '48 KB' }],
  },
}

/** The three pages on which an advisory is composed, and what belongs to them. */
export const composerSamples: Record<string, () => Child> = {
  'advisory-content': () => <ContentPage {...content} />,
  'advisory-content-new': () => (
    <ContentPage
      {...content}
      no={undefined}
      seq={undefined}
      incident={undefined}
      values={{ notice: 'N4', tlp: '' }}
      files={[]}
      preview={null}
    />
  ),
  'advisory-content-refused': () => (
    <ContentPage
      {...content}
      frame={{ ...content.frame, titlePrefix: 'Galat: ' }}
      values={{ notice: 'N4', tlp: 'GREEN', due_day: '40' }}
      errors={[
        { field: 'title', message: 'Judul perlu diisi.' },
        { field: 'due', message: 'Batas waktu ini tidak ada.' },
        { field: 'files', message: 'kuitansi.exe adalah program atau skrip.' },
      ]}
    />
  ),
  'advisory-audience': () => <AudiencePage {...audience} />,
  'advisory-audience-refused': () => (
    <AudiencePage
      {...audience}
      frame={{ ...audience.frame, titlePrefix: 'Galat: ' }}
      reach={null}
      errors={[
        { field: 'ranges', message: 'Satu baris satu rentang: 103.10.4.0/24.' },
        { field: 'name', message: 'Beri nama dulu.' },
      ]}
    />
  ),
  'advisory-audience-list': () => (
    <AudienceList
      frame={at(`${home}/penerima/daftar`)}
      no="IMB-2607-0031"
      title="Penerima"
      count={412}
      included={reach.included}
      lines={[]}
      after="?h=2"
    />
  ),
  'audiences-saved': () => (
    <SavedAudiences
      frame={at('/konsol/sasaran')}
      rows={[
        {
          id: 's1',
          name: 'Semua OPD Gresik',
          words: [
            { label: 'Jenis', words: 'OPD', named: false },
            { label: 'Wilayah', words: 'Kab. Gresik', named: true },
            { label: 'Peran', words: 'Agen siber', named: false },
          ],
          at: hours(-3),
          by: 'Rina',
        },
      ]}
      refused="s1"
      values={{ name: '' }}
      errors={[{ field: 'name', message: 'Beri nama.' }]}
    />
  ),
  'advisory-check-draft': () => <CheckPage {...check} own mayReturn={false} />,
  'advisory-check-return': () => (
    <CheckPage {...check} typed={{ note: '' }} errors={[{ field: 'note', message: 'Tulis catatannya: apa yang perlu diperbaiki.' }]} />
  ),
  'advisory-check-scheduled': () => (
    <CheckPage
      {...check}
      status="approved"
      approvedBy="Dimas Aryo"
      later={{ ...check.later, sendAt: hours(20), scheduledBy: 'Dimas Aryo', corrects: 'IMB-2607-0028' }}
      unknown={[]}
    />
  ),
  'advisory-check-statement': () => (
    <CheckPage
      {...check}
      notice="N8"
      tlp="CLEAR"
      status="approved"
      approvedBy="Dimas Aryo"
      counted={{ recipients: [], refused: [], without: [] }}
      letter={null}
      unknown={[]}
    />
  ),
  'advisory-check-approved': () => <CheckPage {...check} status="approved" approvedBy="Dimas Aryo" unknown={[]} />,
  'advisory-check-too-wide': () => (
    <CheckPage
      {...check}
      status="approved"
      approvedBy="Dimas Aryo"
      reach={tooWide}
      counted={{ recipients, refused: [{ organisation: 'Kota Malang' }], without: [] }}
      letter={null}
      unknown={[]}
    />
  ),
}
