import type { Actor } from '../../core/actor.ts'
import type { Running } from '../../core/incident/incident.ts'
import { blockedBy } from '../../core/incident/work.ts'
import type { Askable, Playbook } from '../../core/playbook.ts'
import type { Severity } from '../../core/vocabulary.ts'
import type { Ports } from '../../ports.ts'
import { findIncident, type KnownIncident } from '../../store/incidents.ts'
import { addFiles } from '../add-information.ts'
import { proveClock } from '../legal-clocks.ts'
import { rulesFor } from '../rules.ts'
import { classifyIncident, finishTask, nameAffected, takeChoice } from '../work-incident.ts'
import { canBeTold, tellAgency } from './tell.ts'

/** Ports whose clock stands where `minutes` says; every read moves it a little, so that no two acts share a moment. */
export function portsAt(ports: Ports, start: Date): Ports & { advance(minutes: number): void; rest(until: number): void } {
  let at = start.getTime()
  const latest = ports.now().getTime()
  return {
    ...ports,
    now: () => new Date(Math.min(at, latest)),
    advance(minutes) {
      at += minutes * 60_000
    },
    /** Nothing happens until so many minutes ago. */
    rest(until) {
      at = Math.max(at, latest - until * 60_000)
    },
  }
}

type Clock = ReturnType<typeof portsAt>

const said: Record<Askable, string> = {
  entry_vector: 'Plugin pengelola berkas yang usang; celahnya dipakai untuk mengunggah webshell.',
  final_report: 'Halaman sisipan dihapus setelah bukti disalin, CMS diperbarui, kata sandi diganti, dan situs diuji ulang.',
  lessons: 'Pembaruan CMS dijadwalkan tiap bulan; folder unggahan tidak lagi menjalankan PHP.',
  reason: 'Setelah diperiksa bersama instansi, dasar laporan ini jelas.',
  waiting_for: 'Menunggu salinan log dari penyedia hosting, paling lambat lusa.',
}

export interface Walk {
  id: string
  actor: Actor
  lead: Actor
  target: string
  severity: Severity
  /** What was attacked, in the words of the notice. */
  system: string
  /** Whether the agency answers its notice. */
  answered: boolean
  /** So many minutes ago it came where it is; null = as soon as it could, and nobody has looked since. */
  lately: number | null
  /** Minutes that pass before each act. */
  pace: number
}

/** Leads an incident along its playbook to the target step, doing what each gate asks, as people would. */
export async function walk(ports: Clock, plan: Walk): Promise<KnownIncident> {
  for (let hops = 0; hops < 12; hops++) {
    const running = await runningOf(ports, plan.id)
    const next = nextChoice(running.playbook, running.incident.step, plan.target)
    if (!next) break
    await fulfil(ports, plan)
    if (next === 'tutup') await settleLegal(ports, plan)
    ports.advance(plan.pace)
    if (plan.lately !== null && leadsTo(running, next) === plan.target) ports.rest(plan.lately)
    const { incident } = await runningOf(ports, plan.id)
    await takeChoice(ports, { actor: plan.lead, incident: plan.id }, { name: next, seq: incident.seq, answers: said })
  }
  await begin(ports, plan)
  return knownOf(ports, plan.id)
}

/** The step that a choice leads to; undefined = an end, where nobody waits. */
function leadsTo({ playbook, incident }: Running, choice: string): string | undefined {
  const to = playbook.steps[incident.step]?.choices[choice]?.to
  return to === undefined || playbook.steps[to]?.final ? undefined : to
}

/** Where it stands now the agency has been called and written to; the rest is still to do. */
async function begin(ports: Clock, plan: Walk): Promise<void> {
  const running = await runningOf(ports, plan.id)
  const { tasks, step } = running.incident
  const first = tasks.filter(
    task => !task.doneAt && task.step === step && blockedBy(running, task).length === 0 && (task.meets.length > 0 || task.notice === 'N2'),
  )
  for (const { id } of first) await doTask(ports, plan, id)
}

/** Evidence, owner, classification, affected agency, then every task whose turn has come. */
async function fulfil(ports: Clock, plan: Walk): Promise<void> {
  const hand = { actor: plan.actor, incident: plan.id }
  const { incident } = await runningOf(ports, plan.id)
  ports.advance(plan.pace)
  if (incident.step !== 'diterima' && incident.evidence.length === 0) await addFiles(ports, hand, [await screenshot(ports, incident.title)])
  if (incident.step !== 'diterima' && !incident.iiv) {
    const changes = {
      severity: plan.severity,
      rsit: incident.rsit ?? 'other',
      iiv: 'tidak' as const,
      personalData: 'tidak' as const,
      ongoing: 'ya' as const,
    }
    await classifyIncident(ports, hand, { seq: incident.seq, changes, owner: plan.actor.id })
  }
  if (incident.organisation && incident.affected.length === 0 && incident.step !== 'diterima')
    await nameAffected(ports, hand, { organisation: incident.organisation })
  await doTasks(ports, plan)
}

const told = 'Disampaikan lewat surat dan telepon kepada pejabat yang ditunjuk.'
const found = 'Diperiksa bersama instansi; tidak ada temuan lain.'

async function doTasks(ports: Clock, plan: Walk): Promise<void> {
  const running = await runningOf(ports, plan.id)
  const ready = running.incident.tasks.find(task => !task.doneAt && !task.optional && blockedBy(running, task).length === 0)
  if (!ready) return
  await doTask(ports, plan, ready.id)
  return doTasks(ports, plan)
}

async function doTask(ports: Clock, plan: Walk, id: string): Promise<void> {
  ports.advance(plan.pace / 4)
  const known = await knownOf(ports, plan.id)
  const { incident } = known
  const task = incident.tasks.find(one => one.id === id)
  if (!task || task.doneAt) return
  if (task.notice === 'N2' && (await canBeTold(ports, incident))) return tellAgency(ports, { ...plan, known, author: plan.actor })
  const result = task.notice ? told : found
  await finishTask(ports, { actor: task.role === 'lead' ? plan.lead : plan.actor, incident: plan.id }, { id, result })
}

/** What the law asks is shown by the file of the letter that was sent. */
async function settleLegal(ports: Clock, plan: Walk): Promise<void> {
  const hand = { actor: plan.actor, incident: plan.id }
  const { incident } = await runningOf(ports, plan.id)
  const evidence = incident.evidence[0]?.id ?? null
  for (const clock of incident.clocks.filter(one => one.basis === 'law' && !one.metAt)) {
    const sentAt = ports.now().toISOString()
    const proof = { sentAt, to: 'BSSN selaku TTIS sektor', how: 'laporan tertulis lewat surat dinas', evidence, advisory: null }
    await proveClock(ports, hand, { clock: clock.id, proof })
  }
}

async function screenshot(ports: Ports, title: string) {
  const bytes = new TextEncoder().encode(`<!-- salinan halaman: ${title} -->\n<a href="hxxps://slot.example">slot</a>\n`)
  return { sha256: await ports.files.put(bytes), name: 'salinan-halaman.html.txt', type: 'text/plain', size: bytes.length }
}

async function knownOf(ports: Ports, id: string): Promise<KnownIncident> {
  const known = await findIncident(ports.database.query, id)
  if (!known) throw new Error(`incident ${id} is gone`)
  return known
}

async function runningOf(ports: Ports, id: string): Promise<Running> {
  const known = await knownOf(ports, id)
  return { ...(await rulesFor(ports, known.incident)), incident: known.incident }
}

/** The choice that begins the shortest way from one step to another along the shared path; null when there. */
function nextChoice(playbook: Playbook, from: string, target: string): string | null {
  const steps = Object.values(playbook.steps)
  const shared = new Set(steps.slice(0, steps.findIndex(step => step.final) + 1).map(step => step.id))
  const reached = new Map<string, string | null>([[from, null]])
  for (const id of reached.keys()) {
    if (id !== from && !shared.has(id)) continue
    for (const { name, to } of Object.values(playbook.steps[id]?.choices ?? {}))
      if (!reached.has(to)) reached.set(to, reached.get(id) ?? name)
  }
  return reached.get(target) ?? null
}
