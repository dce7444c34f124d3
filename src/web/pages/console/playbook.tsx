import type { Playbook, Step } from '../../../core/playbook.ts'
import { publicStatuses } from '../../../core/vocabulary.ts'
import { SeverityBadge, TlpBadge } from '../parts/badges.tsx'
import { ConsolePage } from '../parts/console-page.tsx'
import type { Frame } from '../parts/frame.ts'
import { Clocks } from './playbook/clocks.tsx'
import { Choices, Tasks } from './playbook/step.tsx'

export interface PlaybookPageProps {
  frame: Frame
  playbook: Playbook
  version: number | string
}

/** The playbook as people read it: from top to bottom, step by step. The table is the whole truth; a diagram would only repeat it. */
export function PlaybookPage({ frame, playbook, version }: PlaybookPageProps) {
  const { id, name, severity, tlp, guidance, clocks } = playbook
  const steps = Object.values(playbook.steps)
  return (
    <ConsolePage frame={frame} title={`Playbook ${name}`}>
      <div class="incident-head">
        <p class="row">
          <span class="no">
            {id} · versi {version}
          </span>{' '}
          <SeverityBadge severity={severity} /> <TlpBadge tlp={tlp} />
        </p>
        <h1>{name}</h1>
      </div>
      <div class="one">
        <Steps playbook={playbook} steps={steps} />
        <Clocks clocks={Object.values(clocks)} />
        <div class="two even">
          <Lines title="Kepada pelapor: lakukan sekarang" lines={guidance.now} />
          <Lines title="Kepada pelapor: jangan dulu" lines={guidance.notYet} />
        </div>
      </div>
    </ConsolePage>
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
