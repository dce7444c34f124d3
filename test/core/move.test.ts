import { describe, expect, test } from 'vitest'
import { replay } from '../../src/core/incident/evolve.ts'
import { move, previewMove, type Target, undoMove } from '../../src/core/incident/move.ts'
import { completeTask } from '../../src/core/incident/work.ts'
import type { Playbook } from '../../src/core/playbook.ts'
import { aCase, type Case, caseAt, happen, later, playbook, refusal, rina, take } from '../fixtures.ts'

const why = 'Ternyata kata sandi ikut diketik'

/** The next version of `web`, changed as the test says. */
function next(change: (playbook: Playbook) => void = () => {}): Target {
  const changed = playbook('web')
  change(changed)
  return { playbook: changed, version: 2, step: null }
}

function moveTo(one: Case, target: Target): Case {
  happen(one, move(one.running, { target, reason: why }, one.now))
  one.running = { ...one.running, playbook: target.playbook }
  return one
}

function undo(one: Case, before: Playbook = playbook('web')): Case {
  const at = one.running.incident.movedFrom?.seq ?? 0
  const former = { ...one.running, playbook: before, incident: replay(one.chain.slice(0, at - 1)) }
  happen(one, undoMove(one.running, former, one.now))
  one.running = { ...one.running, playbook: before }
  return one
}

const open = (one: Case) => one.running.incident.tasks.filter(task => !task.doneAt && !task.asideAt).map(task => task.id)
const clock = (one: Case, id: string) => one.running.incident.clocks.find(known => known.id === id)
const firstTask = (rules: Playbook, step: string) => Object.keys(rules.steps[step]?.tasks ?? {})[0] ?? ''

describe('Moving a running incident to another version of its playbook', () => {
  test('a version that asks the same leaves step, tasks and clocks as they are', async () => {
    const one = await caseAt('verifikasi')
    const before = one.running.incident
    moveTo(one, next())
    expect(one.running.incident).toMatchObject({
      playbook: { id: 'web', version: 2 },
      step: 'verifikasi',
      tasks: before.tasks,
      clocks: before.clocks,
    })
    expect(one.chain.at(-1)?.event.type).toBe('playbook_moved')
  })

  test('an open task the target does not know is set aside; moved back, it is open again', async () => {
    const one = await caseAt('verifikasi')
    const gone = firstTask(one.running.playbook, 'verifikasi')
    expect(open(one)).toContain(gone)
    moveTo(
      one,
      next(({ steps }) => void delete steps.verifikasi?.tasks[gone]),
    )
    expect(open(one)).not.toContain(gone)
    expect(one.running.incident.tasks.find(({ id }) => id === gone)?.asideAt).toBe(one.now.toISOString())
    moveTo(one, { playbook: playbook('web'), version: 3, step: null })
    expect(open(one)).toContain(gone)
  })

  test('a done task stays for ever, whatever the target thinks of it', async () => {
    const one = await caseAt('penanganan')
    const done = one.running.incident.tasks.filter(task => task.doneAt)
    expect(done.length).toBeGreaterThan(0)
    moveTo(
      one,
      next(({ steps }) => {
        for (const step of Object.values(steps)) step.tasks = {}
      }),
    )
    expect(one.running.incident.tasks.filter(task => task.doneAt)).toEqual(done)
    expect(open(one).filter(id => !id.startsWith('cari-tahu-'))).toEqual([])
  })

  test('a task asked otherwise is set aside for the one of the target, due from its old start', async () => {
    const one = aCase()
    const id = firstTask(one.running.playbook, 'diterima')
    const start = one.now
    later(one, 1)
    moveTo(
      one,
      next(({ steps }) => {
        const task = steps.diterima?.tasks[id]
        if (task) Object.assign(task, { do: 'Baca laporan dan cari kata sandi', due: { minutes: 240 }, base: 'calendar' })
      }),
    )
    const task = one.running.incident.tasks.at(-1)
    expect(task).toMatchObject({ id: `${id}~2`, rule: id, do: 'Baca laporan dan cari kata sandi' })
    expect(open(one)).toEqual([`${id}~2`])
    const rule = playbook('web').steps.diterima?.tasks[id]
    if (rule?.base === 'calendar' && rule.due) expect(task?.dueAt).toBe(new Date(start.getTime() + 240 * 60_000).toISOString())
  })

  test('a running clock keeps its start and takes the new length; none disappears', async () => {
    const one = await caseAt('verifikasi')
    const before = one.running.incident.clocks
    const running = before.find(({ metAt }) => !metAt)
    if (!running) throw new Error('no clock runs')
    moveTo(
      one,
      next(({ clocks }) => {
        const rule = clocks[running.id]
        if (rule) rule.within = { kritis: { days: 9 }, tinggi: { days: 9 }, sedang: { days: 9 }, rendah: { days: 9 } }
      }),
    )
    expect(clock(one, running.id)?.startedAt).toBe(running.startedAt)
    expect(Date.parse(clock(one, running.id)?.dueAt ?? '')).toBeGreaterThan(Date.parse(running.dueAt))
    expect(one.running.incident.clocks.map(({ id }) => id)).toEqual(expect.arrayContaining(before.map(({ id }) => id)))
    moveTo(one, { playbook: { ...playbook('web'), clocks: {} }, version: 3, step: null })
    expect(one.running.incident.clocks).toHaveLength(before.length)
  })

  test('the step of the same name is kept; otherwise a person picks, and the nearest by what the reporter sees is proposed', async () => {
    const one = await caseAt('verifikasi')
    const renamed = next(rules => {
      const { verifikasi, ...others } = rules.steps
      if (verifikasi) rules.steps = { ...others, pemeriksaan: { ...verifikasi, id: 'pemeriksaan', name: 'Pemeriksaan' } }
    })
    const seen = previewMove(one.running, renamed, one.now)
    expect(seen).toMatchObject({ same: false, from: { id: 'verifikasi' } })
    const status = (rules: Playbook, id: string) => rules.steps[id]?.publicStatus
    expect(status(renamed.playbook, seen.to.id)).toBe(status(playbook('web'), 'verifikasi'))
    moveTo(one, { ...renamed, step: 'pemeriksaan' })
    expect(one.running.incident.step).toBe('pemeriksaan')
    expect(await refusal(() => previewMove(one.running, { ...next(), version: 3, step: 'selesai' }, one.now))).toBe('invalid')
  })

  test('what the preview says is what the move does', async () => {
    const one = await caseAt('penanganan')
    const target = next(({ steps, clocks }) => {
      const tasks = steps.penanganan?.tasks ?? {}
      delete tasks[Object.keys(tasks)[0] ?? '']
      const [first] = Object.values(clocks)
      if (first) first.warnAt = 0.5
    })
    const seen = previewMove(one.running, target, one.now)
    moveTo(one, target)
    expect(seen.tasks.filter(({ fate }) => fate === 'aside').length).toBeGreaterThan(0)
    expect(seen.tasks.filter(({ fate }) => fate === 'stays' || fate === 'back' || fate === 'new')).toHaveLength(open(one).length)
    for (const { id, dueAt } of seen.clocks) expect(clock(one, id)?.dueAt).toBe(dueAt)
  })

  test('undone, version, step and tasks are exactly those of before', async () => {
    const one = await caseAt('penanganan')
    const { tasks, step, playbook: pinned, clocks, publicStatus, waiting } = one.running.incident
    const umum: Target = { playbook: playbook('umum'), version: 1, step: null }
    undo(moveTo(one, umum))
    const now = one.running.incident
    expect(now).toMatchObject({ step, playbook: pinned, publicStatus, waiting, movedFrom: null })
    expect(now.tasks.filter(task => !task.asideAt).map(({ asideAt: _, ...task }) => task)).toEqual(tasks)
    expect(
      now.clocks.filter(({ id }) => clocks.some(known => known.id === id)).map(({ id, dueAt, startedAt }) => [id, dueAt, startedAt]),
    ).toEqual(clocks.map(({ id, dueAt, startedAt }) => [id, dueAt, startedAt]))
    expect(replay(one.chain)).toEqual(now)
  })

  test('what was done meanwhile stays done, and after the next step nothing is undone', async () => {
    const one = aCase()
    moveTo(one, next())
    const [task = ''] = open(one)
    happen(one, completeTask(one.running, { id: task, result: 'Dibaca' }, rina, one.now))
    undo(one)
    expect(one.running.incident.tasks.find(({ id }) => id === task)?.result).toBe('Dibaca')
    moveTo(one, { ...next(), version: 2 })
    take(one, 'terima')
    expect(await refusal(() => undoMove(one.running, one.running, one.now))).toBe('not_a_choice')
  })

  test('refused: the version it has, no reason, and a closed incident whose end the target does not know', async () => {
    const one = await caseAt('verifikasi')
    expect(await refusal(() => move(one.running, { target: { ...next(), version: 1 }, reason: why }, one.now))).toBe('invalid')
    expect(await refusal(() => move(one.running, { target: next(), reason: ' ' }, one.now))).toBe('invalid')
    take(one, 'bukan-insiden')
    expect(one.running.incident.closedAt).not.toBeNull()
    const without = next(({ steps }) => void delete steps['bukan-insiden'])
    expect(await refusal(() => move(one.running, { target: without, reason: why }, one.now))).toBe('invalid')
    moveTo(one, next())
    expect(one.running.incident).toMatchObject({ step: 'bukan-insiden', playbook: { version: 2 } })
  })
})
