/**
 * A draft tried on 10,000 incidents while somebody opens the queue's page again and again, 20 ms apart, in one process on SQLite; and the check of
 * a playbook. `npm run bench:playbooks`; about two minutes, most of them to make the incidents.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Actor } from '../../src/core/actor.ts'
import { app, drafts, opening, playbookFiles, rehearsing, work } from './built.ts'
import { openFilled } from './filled.ts'

const many = Number(process.env.BENCH_INCIDENTS ?? 10_000)
const folder = mkdtempSync(join(tmpdir(), 'tanggap-bench-'))
const say = (text: string) => process.stdout.write(`${text}\n`)

try {
  const { ports, team, cookie, close } = await openFilled(folder, 0)
  const rina: Actor = {
    kind: 'person',
    id: await idOf('rina@bench.example'),
    name: 'Rina',
    team: team.id,
    role: 'analyst',
    organisation: null,
  }
  for (let n = 0; n < many; n += 100) await Promise.all(Array.from({ length: 100 }, (_, at) => openAndTake(n + at)))
  say(`check of web.yaml (12 steps): ${median(Array.from({ length: 50 }, checkOnce)).toFixed(1)} ms`)

  const draft = await drafts.beginDraft(ports, rina, 'web')
  const source = draft.source.replace(/^ {6}terima:\n/m, '      setuju:\n')
  await drafts.saveDraft(ports, rina, { id: 'web', seq: draft.seq, source })
  const page = app.createApp(ports)
  const waits: number[] = []
  let over = false
  const visitor = visit()
  const begun = performance.now()
  await rehearsing.beginRehearsal(ports, rina, 'web')
  let known = await rehearsing.continueRehearsal(ports, rina, { id: 'web', most: 1500 })
  while (known && !known.finishedAt) known = await rehearsing.continueRehearsal(ports, rina, { id: 'web', most: 1500 })
  const took = performance.now() - begun
  over = true
  await visitor
  waits.sort((a, b) => a - b)
  say(`dry run over ${known?.done} incidents: ${(took / 1000).toFixed(1)} s`)
  say(`queue page meanwhile, ${waits.length} visits: p50 ${at(waits, 0.5)} ms, p99 ${at(waits, 0.99)} ms, longest ${at(waits, 1)} ms`)
  close()

  async function visit() {
    while (!over) {
      const due = performance.now() + 20
      await new Promise(resolve => setTimeout(resolve, 20))
      const answer = await page.request('/konsol/antrean?v=semua', { headers: { cookie } })
      await answer.text()
      waits.push(performance.now() - due)
    }
  }

  function checkOnce(): number {
    const start = performance.now()
    playbookFiles.readPlaybook(ports.texts, { id: 'web', source: ports.texts.playbooks['web.yaml'] ?? '' }, [])
    return performance.now() - start
  }

  async function openAndTake(n: number) {
    const reporter = { name: `Pelapor ${n}`, position: null, phone: '0812000', email: null }
    const told = {
      noticed: null,
      noticedAt: null,
      ongoing: 'ya' as const,
      system: `aplikasi-${n % 500}.example`,
      impact: null,
      actions: null,
    }
    const report = { story: `Halaman depan berisi tautan slot, ke-${n}.`, ...told, via: 'form', reporter, organisationText: null }
    const { id } = await opening.openIncident(ports, team, { kind: 'web', report, organisation: null, attachments: [], key: null }, null)
    await work.finishTask(ports, { actor: rina, incident: id }, { id: 'baca-laporan', result: 'Dibaca' })
    const { incident } = await work.addNote(ports, { actor: rina, incident: id }, { text: 'Sudah ditelepon', visible: false })
    await work.takeChoice(ports, { actor: rina, incident: id }, { name: 'terima', seq: incident.seq, answers: {} })
  }

  async function idOf(email: string): Promise<string> {
    return (await ports.database.query.selectFrom('person').select('id').where('email', '=', email).executeTakeFirstOrThrow()).id
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}

function median(all: number[]): number {
  return all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0
}

function at(sorted: number[], share: number): string {
  return (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1)
}
