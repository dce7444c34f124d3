import type { Playbook, Step } from '../../../core/playbook.ts'
import { routeInWords } from '../../../core/routing.ts'
import { kinds, notices, publicStatuses } from '../../../core/vocabulary.ts'
import { SeverityBadge, TlpBadge } from '../parts/badges.tsx'
import { ConsolePage } from '../parts/console-page.tsx'
import type { Frame } from '../parts/frame.ts'
import { Diagram } from './playbook/changes.tsx'
import { Clocks, lengthWords } from './playbook/clocks.tsx'
import { Choices, Tasks } from './playbook/step.tsx'
import { Doors, type VersionRow, Versions } from './playbook/versions.tsx'

export interface PlaybookPageProps {
  frame: Frame
  playbook: Playbook
  version: number | string
  versions?: readonly VersionRow[] | undefined
  /** Who touched the draft last; absent = there is none. */
  draftBy?: string | undefined
  may?: { draft: boolean; move: boolean } | undefined
  message?: string | undefined
  /** The YAML as written, and the picture of it. */
  source?: string | undefined
  diagram?: string | undefined
}

/** The playbook as people read it: from top to bottom, step by step. The picture says what the table says. */
export function PlaybookPage(props: PlaybookPageProps) {
  const { frame, playbook, version, diagram, source } = props
  const { id, name, severity, tlp, guidance, clocks } = playbook
  const steps = Object.values(playbook.steps)
  return (
    <ConsolePage frame={frame} title={`Playbook ${name}`} message={props.message}>
      <div class="incident-head">
        <p class="row">
          <span class="no">
            {id} · versi {version}
          </span>{' '}
          <SeverityBadge severity={severity} /> <TlpBadge tlp={tlp} />
        </p>
        <h1>{name}</h1>
      </div>
      <Doors {...props} />
      <Proposed playbook={playbook} />
      {diagram && <Diagram svg={diagram} />}
      <div class="one">
        <Steps playbook={playbook} steps={steps} />
        <Clocks clocks={Object.values(clocks)} />
        <div class="two even">
          <Lines title="Kepada pelapor: lakukan sekarang" lines={guidance.now} />
          <Lines title="Kepada pelapor: jangan dulu" lines={guidance.notYet} />
        </div>
        {props.versions && <Versions id={id} versions={props.versions} zone={frame.team.zone} />}
        {source && (
          <p>
            <a href={`/konsol/playbook/${id}/v/${version}/cacao`}>Unduh sebagai CACAO 2.0 (JSON)</a>
          </p>
        )}
        {source && (
          <details>
            <summary>YAML versi {version}</summary>
            <pre class="scroll">{source}</pre>
            <p>
              <a href={`/konsol/playbook/${id}/v/${version}/yaml`}>Unduh</a>
            </p>
          </details>
        )}
      </div>
    </ConsolePage>
  )
}

/** When it opens, when triage proposes it, and when several of it are a wave. */
function Proposed({ playbook: { kinds: reported, routes = [], wave } }: { playbook: Playbook }) {
  return (
    <ul class="plain">
      <li>Dipakai bila pelapor memilih {reported.map(kind => `“${kinds[kind]}”`).join(', ')}.</li>
      {routes.length > 0 && <li>Diusulkan saat triase bila {routes.map(route => routeInWords(route).join(' dan ')).join('; atau ')}.</li>}
      {wave && (
        <li>
          {wave.organisations} instansi dalam {lengthWords(wave.within, 'calendar')} adalah satu gelombang: {notices[wave.notice]} (
          {wave.notice}) diusulkan.
        </li>
      )}
    </ul>
  )
}

function Steps({ playbook, steps }: { playbook: Playbook; steps: readonly Step[] }) {
  return (
    <table class="cards whole">
      <caption>Tahap, tugas, dan pilihan</caption>
      <thead>
        <tr>
          {['Tahap', 'Tugas', 'Pilihan'].map(head => (
            <th scope="col">{head}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {steps.map(step => (
          <tr id={`tahap-${step.id}`}>
            <th scope="row">
              <strong>{step.name}</strong>
              <span class="soft under">
                Pelapor melihat: {publicStatuses[step.publicStatus]}. {step.says}
              </span>
              {step.clocks.length > 0 && <span class="soft under">Memulai tenggat {step.clocks.join(', ')}</span>}
              {step.waiting && <span class="soft under">Menunggu: target tim dijeda, tenggat hukum dan SOP tetap berjalan</span>}
            </th>
            <td class="wide">
              <Tasks step={step} playbook={playbook} />
            </td>
            <td class="wide">
              <Choices step={step} playbook={playbook} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Lines({ title, lines }: { title: string; lines: readonly string[] }) {
  return (
    <section class="panel">
      <h2>{title}</h2>
      <ul>
        {lines.map(line => (
          <li>{line}</li>
        ))}
      </ul>
    </section>
  )
}
