import type { Playbook, Step } from '../../playbook.ts'
import { Refusal } from '../../refusal.ts'
import type { Incident, Running } from '../incident.ts'

/** Whither: a published version, and the step a person picked; null = the same one, or the one that lies nearest. */
export interface Target {
  playbook: Playbook
  version: number
  step: string | null
}

/** The step an incident will stand at. Refuses the version it already has, a step that is none, and a closed incident the target has no end for. */
export function stepFor(running: Running, { playbook, version, step }: Target): string {
  const { incident } = running
  if (incident.playbook.id === playbook.id && incident.playbook.version === version)
    throw refused('target', `Insiden ini sudah memakai ${playbook.id} versi ${version}.`)
  const steps = stepsFor(incident, playbook)
  if (incident.closedAt && !steps.some(({ id }) => id === incident.step))
    throw refused(
      'target',
      `Insiden ini sudah ditutup, dan ${playbook.id} versi ${version} tidak punya tahap akhir “${incident.step}”. Buka kembali dahulu.`,
    )
  if (step && !steps.some(({ id }) => id === step)) throw refused('step', 'Pilih salah satu tahap yang ditawarkan.')
  return step ?? nearest(running, steps) ?? playbook.start
}

/** Where an incident may stand there: a closed one at its own end, an open one at any step that is not an end. */
export function stepsFor(incident: Incident, playbook: Playbook): Step[] {
  const steps = Object.values(playbook.steps)
  return incident.closedAt ? steps.filter(({ id, final }) => final && id === incident.step) : steps.filter(({ final }) => !final)
}

/** The step of the same short name or else of the same title; else, among those the reporter sees the same status of, the one at the same place in their order. */
function nearest({ incident, playbook }: Running, steps: readonly Step[]): string | undefined {
  const same = steps.find(({ id }) => id === incident.step) ?? titled(steps, playbook.steps[incident.step]?.name)
  if (same) return same.id
  const alike = (step: Step) => step.publicStatus === incident.publicStatus && step.waiting === incident.waiting
  const place = Object.values(playbook.steps)
    .filter(alike)
    .findIndex(({ id }) => id === incident.step)
  const fitting = steps.filter(alike)
  return fitting[Math.min(Math.max(place, 0), fitting.length - 1)]?.id
}

/** The only one of this title: the step got another short name. */
function titled(steps: readonly Step[], title: string | undefined): Step | undefined {
  const alike = steps.filter(({ name }) => name === title)
  return alike.length === 1 ? alike[0] : undefined
}

function refused(field: string, message: string): Refusal {
  return new Refusal('invalid', message, { errors: [{ field, message }] })
}
