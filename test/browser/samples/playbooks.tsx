import type { Child } from 'hono/jsx'
import { differences } from '../../../src/core/differences.ts'
import { changeOf } from '../../../src/formats/diagram/marks.ts'
import { playbookDiagram } from '../../../src/formats/diagram.ts'
import { readStep } from '../../../src/formats/playbook/edit.ts'
import { readTexts } from '../../../src/runtime/node/texts.ts'
import { say } from '../../../src/web/language/say.ts'
import { MovePage } from '../../../src/web/pages/console/move.tsx'
import { Changes } from '../../../src/web/pages/console/playbook/changes.tsx'
import { DraftPage } from '../../../src/web/pages/console/playbook/draft.tsx'
import { HeadForm } from '../../../src/web/pages/console/playbook/head-form.tsx'
import { ImportPage } from '../../../src/web/pages/console/playbook/import.tsx'
import { MoveMany } from '../../../src/web/pages/console/playbook/move-many.tsx'
import { RehearsalPage } from '../../../src/web/pages/console/playbook/rehearsal.tsx'
import { Running } from '../../../src/web/pages/console/playbook/running.tsx'
import { StepForm } from '../../../src/web/pages/console/playbook/step-form.tsx'
import { PlaybookPage } from '../../../src/web/pages/console/playbook.tsx'
import { at, formId, guidance, hours, readWebPlaybook } from './given.ts'

const source = readTexts().playbooks['web.yaml'] ?? ''
const web = readWebPlaybook()
const changed = { ...web, name: 'Situs yang diubah', steps: { ...web.steps } }
delete changed.steps.duplikat
const { both, marks } = changeOf(web, changed)
const versions = [
  { version: 3, at: hours(-4), by: 'Bagus', note: 'Batas waktu cari pemilik menjadi empat jam' },
  { version: 2, at: hours(-400), by: 'berkas', note: null },
]
const options = versions.map(({ version }) => ({ value: `${version}`, label: `versi ${version}` }))
const no = 'TKT-2607-0042'
const title = 'Halaman judi pada situs dinas'
const draft = {
  id: 'web',
  seq: 5,
  source,
  basedOn: 3,
  changedAt: hours(-1),
  changedBy: 'Rina',
  steps: Object.keys(web.steps),
  mayPublish: true,
}
const lines = [
  { no, title, version: 2, step: 'Penanganan' },
  { no: 'TKT-2607-0043', title, version: 3, step: 'Triase', movedFrom: 'web versi 2' },
]

/** Playbooks as they are read, changed, tried and moved to. */
export const playbookSamples: Record<string, () => Child> = {
  'playbook-version': () => (
    <PlaybookPage
      frame={at('/konsol/playbook/web')}
      playbook={web}
      version={3}
      versions={versions}
      may={{ draft: true, move: true }}
      source={source.slice(0, 2000)}
      diagram={playbookDiagram(web, undefined, { say })}
    />
  ),
  'playbook-move-many': () => (
    <MoveMany
      frame={at('/konsol/playbook/web/pindah')}
      id="web"
      name="Situs yang diubah"
      target="web versi 3"
      values={{ ke: '3', reason: 'Batas waktu baru' }}
      lines={[
        { no, title, from: 'Penanganan', to: 'Penanganan', aside: ['Cari webshell'], added: 2, clocks: 1 },
        { no: 'TKT-2607-0043', title, from: '', to: '', aside: [], added: 0, clocks: 0, refused: 'Insiden ini sudah ditutup.' },
      ]}
    />
  ),
  'playbook-draft': () => <DraftPage frame={at('/konsol/playbook/web/draf')} {...draft} faults={null} />,
  'playbook-draft-broken': () => (
    <DraftPage
      frame={at('/konsol/playbook/web/draf')}
      {...draft}
      faults={[{ line: 18, reason: 'Tahap awal “entah” tidak ada di steps.' }]}
      errors={[{ field: 'source', message: 'Draf ini sudah diubah Bagus sejak halaman Anda dibuka.' }]}
    />
  ),
  'playbook-import': () => (
    <ImportPage
      frame={at('/konsol/playbook/impor')}
      values={{ cacao: '{"type": "playbook"}', name: 'blokir' }}
      errors={[
        { field: 'cacao', message: 'Kunci “name” wajib diisi.' },
        { field: 'cacao', message: 'Kunci “workflow” wajib diisi.' },
      ]}
    />
  ),
  'playbook-draft-imported': () => (
    <DraftPage
      frame={at('/konsol/playbook/blokir/draf')}
      {...draft}
      id="blokir"
      basedOn={0}
      faults={[{ line: 18, reason: 'Isi “kinds” tidak boleh kosong.' }]}
      lost={['Kredensial di berkas itu tidak dibawa dan tidak disimpan.', 'Rujukan luar tidak dibawa.']}
    />
  ),
  'playbook-step': () => {
    const step = readStep(source, 'verifikasi')
    return (
      step && <StepForm frame={at('/konsol/playbook/web/draf')} playbook="web" seq={5} was="verifikasi" step={step} steps={draft.steps} />
    )
  },
  'playbook-step-long': () => {
    const step = readStep(source, 'penanganan')
    return (
      step && <StepForm frame={at('/konsol/playbook/web/draf')} playbook="web" seq={5} was="penanganan" step={step} steps={draft.steps} />
    )
  },
  'playbook-head': () => (
    <HeadForm
      frame={at('/konsol/playbook/web/draf')}
      playbook="web"
      seq={5}
      head={{ name: web.name, kinds: ['web'], severity: 'sedang', tlp: 'AMBER', ...guidance }}
    />
  ),
  'playbook-changes': () => (
    <Changes
      frame={at('/konsol/playbook/web/draf')}
      id="web"
      from="3"
      to="draf"
      versions={options}
      differences={differences(web, changed)}
      diagram={playbookDiagram(both, marks, { say })}
      publishing={{ seq: 5, newest: 3, version: 4 }}
    />
  ),
  'playbook-trial': () => (
    <RehearsalPage
      frame={at('/konsol/playbook/web/uji')}
      id="web"
      done={1500}
      total={10_000}
      finished={false}
      counts={{ elsewhere: 12, blocked: 3, late: 0 }}
      outcome="elsewhere"
      rows={[{ number: no, title, says: '“Terima dan verifikasi” tidak dapat dipilih pada “Diterima”' }]}
      next={no}
    />
  ),
  'playbook-running': () => (
    <Running
      frame={at('/konsol/playbook/web/berjalan')}
      id="web"
      name={web.name}
      lines={lines}
      cut
      versions={options}
      values={{ reason: 'Versi baru' }}
      ticked={[no]}
      refused={[{ no, why: 'Insiden ini sudah memakai web versi 3.' }]}
      message="1 insiden selesai, 1 tidak."
    />
  ),
  'incident-move': () => (
    <MovePage
      frame={at(`/konsol/tiket/${no}/playbook`)}
      formId={formId}
      no={no}
      seq={9}
      title={title}
      now="web versi 2"
      versions={[{ value: 'web@3', label: 'web versi 3' }]}
      values={{ ke: 'web@3', reason: '' }}
      errors={[{ field: 'reason', message: 'Tulis alasannya: mengapa insiden ini memakai playbook lain.' }]}
      preview={{
        from: { id: 'verifikasi', name: 'Verifikasi' },
        to: { id: 'triase', name: 'Triase' },
        same: false,
        steps: [
          { id: 'verifikasi', name: 'Verifikasi' },
          { id: 'triase', name: 'Triase' },
        ],
        tasks: [
          { do: 'Baca laporan', fate: 'done', dueAt: null },
          { do: 'Lihat bukti', fate: 'aside', dueAt: hours(2).toISOString() },
          { do: 'Telepon pelapor', fate: 'new', dueAt: hours(4).toISOString() },
        ],
        clocks: [
          { id: 'K2', name: 'Tanggapan pertama', fate: 'met', dueAt: hours(-4).toISOString(), before: null },
          { id: 'K5', name: 'Notifikasi', fate: 'redue', dueAt: hours(24).toISOString(), before: hours(72).toISOString() },
        ],
      }}
    />
  ),
}
