import { describe, expect, test } from 'vitest'
import { choicesOf } from '../../src/core/incident/gates.ts'
import type { Incident } from '../../src/core/incident/incident.ts'
import { waive } from '../../src/core/incident/legal.ts'
import { addAffected, addEvidence, assign, classify, completeTask, noticeSent } from '../../src/core/incident/work.ts'
import { stepOf } from '../../src/core/playbook.ts'
import { aCase, bagus, type Case, caseAt, happen, later, playbook, ready, refusal, rina, take } from '../fixtures.ts'

const missing = (one: Case, choice: string) =>
  choicesOf(one.running)
    .find(({ name }) => name === choice)
    ?.missing.map(({ requirement }) => requirement) ?? []

/** Takes one fact of the incident away again, as if nobody had supplied it. */
function without(one: Case, change: Partial<Incident>): Case {
  return { ...one, running: { ...one.running, incident: { ...one.running.incident, ...change } } }
}

describe.each(['web', 'umum'] as const)('Gates of playbook %s', id => {
  const at = (step: string) => caseAt(step, aCase(playbook(id)))

  test('verification is left only with evidence seen and the owner agency named', async () => {
    const one = await ready(await at('verifikasi'), 'benar')
    expect(missing(one, 'benar')).toEqual([])
    expect(missing(without(one, { evidence: [] }), 'benar')).toEqual(['evidence'])
    expect(missing(without(one, { organisation: null }), 'benar')).toEqual(['organisation'])
    expect(await refusal(() => take(without(one, { evidence: [] }), 'benar'))).toBe('missing')
    const unseen = without(one, { tasks: one.running.incident.tasks.map(task => ({ ...task, doneAt: null })) })
    expect(missing(unseen, 'benar')).toContain('task lihat-bukti')
    expect(missing(unseen, 'benar')).toContain('task cari-pemilik')
  })

  test('triage is left only with class, severity, coordinator, the three answers and whoever is hit', async () => {
    const one = await ready(await at('triase'), 'tangani')
    expect(missing(one, 'tangani')).toEqual([])
    const lacking: [Partial<Incident>, string][] = [
      [{ rsit: null }, 'rsit'],
      [{ severity: null }, 'severity'],
      [{ owner: null }, 'owner'],
      [{ iiv: null }, 'answers'],
      [{ personalData: null }, 'answers'],
      [{ ongoing: null }, 'answers'],
      [{ affected: [] }, 'affected'],
    ]
    for (const [change, requirement] of lacking) {
      expect(missing(without(one, change), 'tangani'), requirement).toEqual([requirement])
      expect(await refusal(() => take(without(one, change), 'tangani')), requirement).toBe('missing')
    }
    expect(take(one, 'tangani').running.incident.step).toBe('penanganan')
  })

  test('every task of triage that is not optional holds the gate', async () => {
    const one = await ready(await at('triase'), 'tangani')
    const rules = Object.keys(stepOf(one.running.playbook, 'triase').tasks)
    for (const rule of rules) {
      const tasks = one.running.incident.tasks.map(task => (task.rule === rule ? { ...task, doneAt: null } : task))
      expect(missing(without(one, { tasks }), 'tangani')).toEqual([`task ${rule}`])
    }
  })

  test('handling is left only with evidence, a contained attack, the notice sent and every task done', async () => {
    const one = await ready(await at('penanganan'), 'pulihkan')
    expect(missing(without(one, { evidence: [] }), 'pulihkan')).toEqual(['evidence'])
    for (const rule of ['tahan', 'kirim-notifikasi', 'tutup-celah']) {
      const tasks = one.running.incident.tasks.map(task => (task.rule === rule ? { ...task, doneAt: null } : task))
      expect(missing(without(one, { tasks }), 'pulihkan')).toContain(`task ${rule}`)
    }
    expect(take(one, 'pulihkan').running.incident.answers.entry_vector).toBe('Plugin usang')
  })

  test('the way in must be said, or said to be unknown', async () => {
    const one = await ready(await at('penanganan'), 'pulihkan')
    expect(await refusal(() => take(one, 'pulihkan', rina, { entry_vector: '  ' }))).toBe('missing')
    expect(take(one, 'pulihkan', rina, { entry_vector: 'tidak diketahui: log sudah tertimpa' }).running.incident.step).toBe('pemulihan')
  })

  test('nothing is deleted before the evidence is stored', async () => {
    const rules = playbook(id)
    const deleting = Object.values(rules.steps).flatMap(step => Object.values(step.tasks).filter(task => task.phase === 'penghapusan'))
    expect(deleting.map(task => task.id)).toEqual(['hapus-sisipan', 'tutup-celah'])
    const one = await ready(await caseAt('penanganan', aCase(rules)), 'pulihkan')
    for (const { id: task } of deleting) {
      const open = one.running.incident.tasks.map(known => (known.rule === task ? { ...known, doneAt: null } : known))
      const bare = without(one, { tasks: open, evidence: [] })
      expect(await refusal(() => completeTask(bare.running, { id: task, result: 'Dihapus' }, rina, bare.now))).toBe('missing')
      const unsecured = open.map(known => (known.rule === 'amankan-bukti' ? { ...known, doneAt: null } : known))
      expect(
        await refusal(() => completeTask(without(one, { tasks: unsecured }).running, { id: task, result: 'Dihapus' }, rina, one.now)),
      ).toBe('missing')
      expect(completeTask(without(one, { tasks: open }).running, { id: task, result: 'Dihapus' }, rina, one.now)).toHaveLength(1)
    }
  })

  test('recovery is left only with the retest and the owner’s confirmation', async () => {
    const one = await ready(await at('pemulihan'), 'pantau')
    for (const rule of ['uji-ulang', 'konfirmasi-pemilik']) {
      const tasks = one.running.incident.tasks.map(task => (task.rule === rule ? { ...task, doneAt: null } : task))
      expect(missing(without(one, { tasks }), 'pantau')).toContain(`task ${rule}`)
    }
  })

  test('an incident of middle severity is closed by Rina with a final report', async () => {
    const one = await ready(await at('tindak-lanjut'), 'tutup')
    expect(await refusal(() => take(one, 'tutup', rina, { final_report: '' }))).toBe('missing')
    expect(take(one, 'tutup').running.incident.closedAt).toBe('2026-07-14T02:00:00.000Z')
  })

  test('from Tinggi on only the lead closes, and not without the lessons', async () => {
    const one = await ready(await at('tindak-lanjut'), 'tutup')
    happen(one, classify(one.running, { severity: 'tinggi' }, rina, one.now))
    expect(choicesOf(one.running).find(({ name }) => name === 'tutup')).toMatchObject({ by: 'lead', asks: ['final_report', 'lessons'] })
    expect(await refusal(() => take(one, 'tutup', rina))).toBe('not_allowed')
    expect(await refusal(() => take(one, 'tutup', bagus, { lessons: '' }))).toBe('missing')
    expect(missing(one, 'tutup')).toEqual(['legal_clocks'])
    happen(one, waive(one.running, 'K7', 'Sudah dilaporkan lewat kanal BSSN', bagus), bagus)
    expect(take(one, 'tutup', bagus).running.incident).toMatchObject({ step: 'selesai', publicStatus: 'selesai' })
  })

  test('an open clock of law keeps the incident open', async () => {
    const one = await ready(await at('tindak-lanjut'), 'tutup')
    const [clock] = one.running.incident.clocks
    if (!clock) throw new Error('no clock')
    const lawful = (metAt: string | null) => without(one, { clocks: [{ ...clock, id: 'K8', basis: 'law', metAt }] })
    expect(await refusal(() => take(lawful(null), 'tutup'))).toBe('missing')
    expect(missing(lawful(null), 'tutup')).toEqual(['legal_clocks'])
    expect(missing(lawful('2026-07-14T02:00:00.000Z'), 'tutup')).toEqual([])
  })

  test('also under a playbook that forgot to ask for it, and for “not an incident”; handing the case over does not end the duty', async () => {
    const careless = playbook('umum')
    for (const step of Object.values(careless.steps)) for (const choice of Object.values(step.choices)) choice.needs = []
    const one = await caseAt('verifikasi', aCase(careless))
    happen(one, classify(one.running, { severity: 'tinggi', personalData: 'ya' }, rina, one.now))
    expect(missing(one, 'bukan-insiden')).toEqual(['legal_clocks'])
    expect(missing(one, 'duplikat')).toEqual(['legal_clocks'])
    expect(missing(one, 'alihkan')).toEqual([])
  })

  test('a case that was put aside as no incident is not closed as handled by opening it again', async () => {
    const one = await caseAt('verifikasi')
    take(one, 'bukan-insiden', rina, { reason: 'Salah alamat' })
    take(one, 'buka-kembali', rina, { reason: 'Ada berkas asing' })
    expect(missing(one, 'batal')).toEqual(expect.arrayContaining(['organisation', 'evidence', 'answers', 'task jelaskan-pembukaan']))
  })
})

describe('Tasks', () => {
  test('the order is kept: credentials are changed after containment', async () => {
    const one = await caseAt('penanganan')
    expect(await refusal(() => completeTask(one.running, { id: 'ganti-kredensial', result: 'Diganti' }, rina, one.now))).toBe('missing')
    happen(one, completeTask(one.running, { id: 'tahan', result: null }, rina, one.now))
    expect(completeTask(one.running, { id: 'ganti-kredensial', result: 'Diganti' }, rina, one.now)[0]).toMatchObject({
      type: 'task_completed',
      result: 'Diganti',
    })
  })

  test('a task is done once, and an unknown one is not there', async () => {
    const one = await caseAt('penanganan')
    happen(one, completeTask(one.running, { id: 'tahan', result: null }, rina, one.now))
    expect(await refusal(() => completeTask(one.running, { id: 'tahan', result: null }, rina, one.now))).toBe('already_done')
    expect(await refusal(() => completeTask(one.running, { id: 'minum-kopi', result: null }, rina, one.now))).toBe('not_found')
  })

  test('a notice given in another way than by this program says which way', async () => {
    const one = await caseAt('penanganan')
    expect(await refusal(() => completeTask(one.running, { id: 'kirim-notifikasi', result: ' ' }, rina, one.now))).toBe('missing')
    expect(completeTask(one.running, { id: 'kirim-notifikasi', result: 'Surat fisik 005/2026' }, rina, one.now)).toHaveLength(1)
  })

  test('a relapse starts the re-checks anew: day 30 is counted from the day the site was back the last time', async () => {
    const one = later(await caseAt('pemantauan'), 48)
    happen(one, completeTask(one.running, { id: 'periksa-ulang-h1', result: 'Bersih' }, rina, one.now))
    take(one, 'kambuh')
    const left = () => one.running.incident.tasks.filter(task => task.rule.startsWith('periksa-ulang'))
    expect(left().map(({ id, asideAt }) => [id, Boolean(asideAt)])).toEqual([
      ['periksa-ulang-h1', false],
      ['periksa-ulang-h3', true],
      ['periksa-ulang-h7', true],
      ['periksa-ulang-h14', true],
      ['periksa-ulang-h30', true],
    ])
    await caseAt('pemantauan', later(one, 24))
    const open = left().filter(task => !task.doneAt && !task.asideAt)
    const days = open.map(({ dueAt }) => (Date.parse(dueAt ?? '') - one.now.getTime()) / (24 * 3_600_000))
    expect([open.map(({ id }) => id.split('~')[1]), days]).toEqual([Array(5).fill('2'), [1, 3, 7, 14, 30]])
  })

  test('a letter that is asked for every day is due again a day after it went out, and holds nobody', async () => {
    const rules = playbook('web')
    const asking = stepOf(rules, 'penanganan').tasks['kirim-notifikasi']
    if (!asking) throw new Error('no task')
    asking.every = { days: 1 }
    const one = later(await caseAt('penanganan', aCase(rules)), 3)
    happen(one, noticeSent(one.running, { notice: 'N2', number: 'IMB-2607-0001' }, one.now))
    const asked = one.running.incident.tasks.filter(task => task.rule === 'kirim-notifikasi')
    expect(asked.map(({ id, dueAt, doneAt, optional }) => [id, dueAt, doneAt !== null, optional])).toEqual([
      ['kirim-notifikasi', '2026-07-14T04:00:00.000Z', true, false],
      ['kirim-notifikasi~2', '2026-07-15T05:00:00.000Z', false, true],
    ])
  })

  test('what the choice itself asks is not called missing', async () => {
    const one = await ready(await caseAt('penanganan'), 'pulihkan')
    expect(choicesOf(one.running).find(({ name }) => name === 'pulihkan')).toMatchObject({ missing: [], asks: ['entry_vector'] })
  })
})

describe('Affected agencies and evidence', () => {
  test('the same one twice is one', async () => {
    const one = await caseAt('triase')
    const site = { id: 'a1', organisation: '35.25/dinkes', asset: null, label: 'dinkes.gresikkab.go.id' }
    happen(one, addAffected(one.running.incident, site))
    expect(addAffected(one.running.incident, { ...site, id: 'a2' })).toEqual([])
    expect(addAffected(one.running.incident, { ...site, id: 'a3', label: 'sub.gresikkab.go.id' })).toHaveLength(1)
  })

  test('assigning the owner again says nothing; taking the owner away does', () => {
    const one = happen(aCase(), assign(aCase().running.incident, rina))
    expect(assign(one.running.incident, rina)).toEqual([])
    expect(assign(one.running.incident, null)).toEqual([{ type: 'assigned', owner: null }])
  })

  test('evidence is kept with its hash', () => {
    const evidence = { id: 'e1', sha256: 'a'.repeat(64), name: 'access.log', size: 9, type: 'text/plain' }
    expect(happen(aCase(), addEvidence(evidence)).running.incident.evidence).toEqual([evidence])
  })
})
