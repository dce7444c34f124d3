import type { Child } from 'hono/jsx'
import { MergePage } from '../../../src/web/pages/console/incident/merge.tsx'
import { Incident } from '../../../src/web/pages/console/incident/page.tsx'
import { PartPage } from '../../../src/web/pages/console/incident/part.tsx'
import { SplitPage } from '../../../src/web/pages/console/incident/split.tsx'
import { WholeText } from '../../../src/web/pages/console/incident/whole-text.tsx'
import { at, formId, hours, wrote } from './given.ts'
import { incident } from './work.ts'

const no = 'TKT-2607-0042'
const title = 'Situs web diubah, mis. judi online: dinkes.gresikkab.example/berita'
const merged = { number: 'TKT-2607-0040', at: hours(-1), by: 'Rina W.', reason: 'Situs dan halaman yang sama' }
const base = { formId, no, seq: 7, title }

export const mergeSamples: Record<string, () => Child> = {
  merge: () => <MergePage {...base} frame={at(`/konsol/tiket/${no}/gabung`)} tlp="AMBER" values={{}} />,
  'merge-preview': () => (
    <MergePage
      {...base}
      frame={{ ...at(`/konsol/tiket/${no}/gabung`), titlePrefix: 'Galat: ' }}
      tlp="AMBER"
      preview={{
        no: 'TKT-2607-0040',
        title: 'Warga melapor situs dinas berisi judi',
        tlp: 'AMBER+STRICT',
        seq: 9,
        becomes: ['Tenggat K8-subjek Pemberitahuan kepada subjek data ikut, dengan waktu mulainya sendiri.', '2 yang terdampak ikut.'],
        tasks: 3,
      }}
      values={{ ke: 'TKT-2607-0040' }}
      errors={[{ field: 'reason', message: 'Tulis alasannya: mengapa keduanya kejadian yang sama.' }]}
    />
  ),
  part: () => (
    <PartPage
      {...base}
      frame={at(`/konsol/tiket/${no}/pisah`)}
      from={{ no: 'TKT-2607-0040', title: 'Warga melapor situs dinas berisi judi' }}
      values={{}}
    />
  ),
  split: () => (
    <SplitPage
      {...base}
      frame={{ ...at(`/konsol/tiket/${no}/pecah`), titlePrefix: 'Galat: ' }}
      notes={[{ seq: 8, at: hours(-2), by: 'Rina W.', text: 'Surel palsu dikirim dari akun bendahara.' }]}
      affected={[{ id: 'a1', label: 'mail[.]gresikkab[.]example' }]}
      chosen={{ notes: ['8'], affected: [] }}
      values={{ kind: 'akun', title: 'Akun bendahara diambil alih' }}
      errors={[{ field: 'why', message: 'Tulis mengapa ini perkara tersendiri.' }]}
    />
  ),
  'incident-merged': () => <Incident {...incident} steps={{ ...incident.steps, finished: true }} absorbed={[]} merged={merged} />,
  'whole-text': () => (
    <WholeText
      frame={at(`/konsol/tiket/${no}/riwayat/4`)}
      no={no}
      title={title}
      line={{ at: hours(-1), by: 'Rina W.', ours: false, kind: 'catatan', ...wrote('GET /unggah/a.php 200 192[.]0[.]2[.]7\n'.repeat(60)) }}
    />
  ),
}
