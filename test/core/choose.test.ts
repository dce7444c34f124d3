import { describe, expect, test } from 'vitest'
import { choose, requireFresh } from '../../src/core/incident/choose.ts'
import { evolve, replay } from '../../src/core/incident/evolve.ts'
import { choicesOf } from '../../src/core/incident/gates.ts'
import { open, playbookFor } from '../../src/core/incident/open.ts'
import { classify, completeTask, inform, note, ownerAfter } from '../../src/core/incident/work.ts'
import { stepOf } from '../../src/core/playbook.ts'
import { Refusal } from '../../src/core/refusal.ts'
import { kinds } from '../../src/core/vocabulary.ts'
import {
  aCase,
  actor,
  aStory,
  bagus,
  type Case,
  caseAt,
  happen,
  later,
  office,
  playbook,
  ready,
  refusal,
  rina,
  take,
  tuesday,
} from '../fixtures.ts'

const tasks = (one: Case) => one.running.incident.tasks.map(({ id }) => id)
const choice = (one: Case, name: string, seq = one.running.incident.seq) => ({ name, seq, answers: {} })

describe('Taking a choice', () => {
  test('a page older than the last decision is stale, and so is one from the future', async () => {
    const one = aCase()
    const page = one.running.incident.seq
    take(one, 'terima')
    expect(await refusal(() => choose(one.running, choice(one, 'bukan-insiden', page), bagus, one.now))).toBe('changed_meanwhile')
    expect(await refusal(() => choose(one.running, choice(one, 'bukan-insiden', one.running.incident.seq + 1), bagus, one.now))).toBe(
      'changed_meanwhile',
    )
  })

  test('a note, a warning or a file makes no page stale; a classification and a new owner do', () => {
    const one = aCase()
    const page = one.running.incident.seq
    happen(one, [...note('Sudah saya telepon'), { type: 'clock_warned', clock: 'K1' }])
    expect(() => requireFresh(one.running.incident, page)).not.toThrow()
    happen(one, classify(one.running, { severity: 'tinggi' }, rina, one.now))
    expect(() => requireFresh(one.running.incident, page)).toThrow(Refusal)
    const now = one.running.incident.seq
    happen(one, [{ type: 'assigned', owner: rina }])
    expect(() => requireFresh(one.running.incident, now)).toThrow(Refusal)
  })

  test('a choice that the step does not have is refused, also when every object has it', async () => {
    const one = aCase()
    expect(await refusal(() => choose(one.running, choice(one, 'tutup'), bagus, one.now))).toBe('not_a_choice')
    expect(await refusal(() => choose(one.running, choice(one, 'constructor'), bagus, one.now))).toBe('not_a_choice')
  })

  test('what is missing is listed whole, in words, and each once', async () => {
    const one = await caseAt('verifikasi')
    const refused = await Promise.resolve()
      .then(() => take(one, 'benar'))
      .catch(error => error)
    expect(refused).toBeInstanceOf(Refusal)
    expect(refused.missing.map((each: { requirement: string }) => each.requirement)).toEqual([
      'organisation',
      'evidence',
      'task lihat-bukti',
      'task lihat-dari-pencarian',
      'task lihat-dari-ponsel',
      'task cari-di-indeks',
      'task cari-pemilik',
    ])
    expect(refused.message).toContain('instansi pemilik')
  })

  test('an end asks for a reason, and the answers stay in the incident', async () => {
    const one = aCase()
    expect(await refusal(() => choose(one.running, choice(one, 'duplikat'), rina, one.now))).toBe('missing')
    take(one, 'duplikat', rina, { reason: 'Sama dengan TKT-2607-0001' })
    expect(one.running.incident).toMatchObject({
      step: 'duplikat',
      closedAt: tuesday.toISOString(),
      answers: { reason: 'Sama dengan TKT-2607-0001' },
    })
  })

  test('an answer that was not asked is not kept', () => {
    const one = take(aCase(), 'terima', rina, { lessons: 'tidak ditanya' })
    expect(one.running.incident.answers).toEqual({})
  })

  test('a choice of the lead is the lead’s, at any severity when the playbook says so', async () => {
    const rules = playbook('web')
    const own = stepOf(rules, 'diterima').choices.alihkan
    if (!own) throw new Error('no choice')
    own.by = 'lead'
    expect(await refusal(() => take(aCase(rules), 'alihkan', rina))).toBe('not_allowed')
    expect(take(aCase(rules), 'alihkan', bagus).running.incident.step).toBe('dialihkan')
  })

  test('a closed incident is opened again with a reason, and is open then', () => {
    const one = take(take(aCase(), 'bukan-insiden'), 'buka-kembali')
    expect(one.running.incident).toMatchObject({ step: 'dibuka-kembali', closedAt: null, publicStatus: 'diperiksa' })
  })

  test('the first person who acts owns an incident without owner; a token and the program do not', () => {
    const { incident } = aCase().running
    expect(ownerAfter(incident, rina)).toEqual([{ type: 'assigned', owner: { id: 'rina', name: 'Rina' } }])
    expect(ownerAfter({ ...incident, owner: bagus }, rina)).toEqual([])
    expect(ownerAfter(incident, actor('analyst', { kind: 'token' }))).toEqual([])
    expect(ownerAfter(incident, actor('admin', { kind: 'system' }))).toEqual([])
  })
})

describe('A step that comes again', () => {
  test('a relapse asks everything again', async () => {
    const one = await caseAt('pemantauan')
    later(one, 24)
    take(one, 'kambuh')
    const again = one.running.incident.tasks.filter(task => task.step === 'penanganan' && !task.doneAt)
    expect(again.map(({ id }) => id)).toContain('tahan~2')
    expect(again.every(({ id, doneBy, optional }) => optional || (id.endsWith('~2') && doneBy === null))).toBe(true)
    expect(again.find(({ id }) => id === 'tahan~2')?.dueAt).toBe('2026-07-15T06:00:00.000Z')
    expect(
      choicesOf(one.running)
        .find(({ name }) => name === 'pulihkan')
        ?.missing.map(each => each.requirement),
    ).toContain('task tahan')
    take(await ready(one, 'pulihkan'), 'pulihkan')
    expect(tasks(one)).toContain('uji-ulang~2')
  })

  test('coming back from waiting asks nothing again', async () => {
    const one = await caseAt('penanganan')
    happen(one, completeTask(one.running, { id: 'tahan', result: null }, rina, one.now))
    const before = tasks(one)
    take(one, 'tunggu')
    take(one, 'kembali-penanganan')
    expect(tasks(one).filter(id => !before.includes(id))).toEqual(['tagih'])
  })

  test('a task still open from the first visit is not doubled', async () => {
    const one = take(take(await caseAt('penanganan'), 'alihkan'), 'buka-kembali')
    happen(one, completeTask(one.running, { id: 'jelaskan-pembukaan', result: 'Log baru' }, rina, one.now))
    take(one, 'tangani-lagi')
    expect(tasks(one).filter(id => id.startsWith('tahan'))).toEqual(['tahan'])
  })

  test('monitoring is asked on day 1, 3, 7, 14 and 30 from the day it began', async () => {
    const one = later(await caseAt('pemulihan'), 48)
    take(await ready(one, 'pantau'), 'pantau')
    const due = one.running.incident.tasks.filter(task => task.step === 'pemantauan').map(task => task.dueAt?.slice(0, 10))
    expect(due).toEqual(['2026-07-17', '2026-07-19', '2026-07-23', '2026-07-30', '2026-08-15'])
  })
})

describe('Classifying', () => {
  test('only what differs is recorded', () => {
    const { running } = aCase()
    expect(classify(running, { severity: 'sedang', tags: running.incident.tags }, rina, tuesday)).toEqual([])
    expect(classify(running, { severity: 'sedang', iiv: 'tidak' }, rina, tuesday)).toEqual([
      { type: 'classified', changes: { iiv: 'tidak' } },
    ])
  })

  test('TLP is raised by Rina and lowered only by the lead', async () => {
    const one = aCase()
    expect(await refusal(() => classify(one.running, { tlp: 'GREEN' }, rina, tuesday))).toBe('not_allowed')
    expect(await refusal(() => classify(one.running, { tlp: 'CLEAR' }, rina, tuesday))).toBe('not_allowed')
    expect(happen(one, classify(one.running, { tlp: 'RED' }, rina, tuesday)).running.incident.tlp).toBe('RED')
    expect(await refusal(() => classify(one.running, { tlp: 'GREEN', reason: ' ' }, bagus, tuesday))).toBe('invalid')
    const told = classify(one.running, { tlp: 'GREEN', reason: 'Sudah diumumkan' }, bagus, tuesday)
    expect(told).toContainEqual({ type: 'lowered', from: 'RED', to: 'GREEN', reason: 'Sudah diumumkan' })
    expect(happen(one, told, bagus).running.incident.tlp).toBe('GREEN')
  })

  test('"belum diketahui" makes a task due in exactly 24 hours, once while it is open', () => {
    const one = aCase()
    happen(one, classify(one.running, { iiv: 'belum-diketahui', personalData: 'belum-diketahui' }, rina, tuesday))
    const asked = one.running.incident.tasks.filter(task => task.rule.startsWith('cari-tahu'))
    expect(asked.map(({ rule, dueAt, optional }) => [rule, dueAt, optional])).toEqual([
      ['cari-tahu-iiv', '2026-07-15T02:00:00.000Z', true],
      ['cari-tahu-personaldata', '2026-07-15T02:00:00.000Z', true],
    ])
    happen(one, classify(one.running, { iiv: 'ya' }, rina, tuesday))
    happen(one, classify(one.running, { iiv: 'belum-diketahui' }, rina, tuesday))
    expect(one.running.incident.tasks.filter(task => task.rule === 'cari-tahu-iiv')).toHaveLength(1)
    happen(one, completeTask(one.running, { id: 'cari-tahu-iiv', result: 'Bukan IIV' }, rina, one.now))
    happen(one, classify(one.running, { iiv: 'tidak' }, rina, tuesday))
    happen(one, classify(one.running, { iiv: 'belum-diketahui' }, rina, tuesday))
    expect(one.running.incident.tasks.filter(task => task.rule === 'cari-tahu-iiv').map(({ id }) => id)).toEqual([
      'cari-tahu-iiv',
      'cari-tahu-iiv~2',
    ])
  })
})

describe('Opening', () => {
  test('the kind finds its playbook; every kind finds one', () => {
    const all = [playbook('umum'), playbook('web')]
    expect(playbookFor(all, 'web')?.id).toBe('web')
    expect(playbookFor(all, 'phishing')?.id).toBe('umum')
    for (const kind of Object.keys(kinds)) expect(playbookFor(all, kind as keyof typeof kinds), kind).toBeDefined()
    expect(playbookFor([{ id: 'umum', kinds: [] }], 'ddos')?.id).toBe('umum')
    expect(playbookFor([playbook('web')], 'ddos')).toBeUndefined()
  })

  const facts = {
    id: 'i1',
    team: 'jatim',
    kind: 'web' as const,
    organisation: null,
    organisationName: null,
    playbookVersion: 3,
    reportHash: 'h',
  }

  test('a received report is AMBER at the least, whatever the playbook says', () => {
    for (const [said, kept] of [
      ['CLEAR', 'AMBER'],
      ['GREEN', 'AMBER'],
      ['AMBER', 'AMBER'],
      ['RED', 'RED'],
    ] as const) {
      const [opened] = open(aStory(), facts, { playbook: { ...playbook('web'), tlp: said }, calendar: office() }, tuesday)
      expect(opened).toMatchObject({ type: 'opened', opening: { tlp: kept, playbook: { id: 'web', version: 3 } } })
    }
  })

  test('the title names the system, else the agency, and stays short', () => {
    const title = (system: string | null, organisationName: string | null) => {
      const [opened] = open(aStory({ system }), { ...facts, organisationName }, { playbook: playbook('web'), calendar: office() }, tuesday)
      return opened?.type === 'opened' ? opened.opening.title : ''
    }
    expect(title('dinkes.gresikkab.go.id', 'Kab. Gresik')).toBe('Situs web diubah, mis. judi online: dinkes.gresikkab.go.id')
    expect(title(null, 'Kab. Gresik')).toBe('Situs web diubah, mis. judi online: Kab. Gresik')
    expect(title('x'.repeat(500), null)).toHaveLength(160)
  })

  test('the reporter appears in no event', () => {
    const said = JSON.stringify(open(aStory(), facts, { playbook: playbook('web'), calendar: office() }, tuesday))
    for (const word of ['Agus', '0812', 'agus@', 'Kasi Aplikasi', 'slot gacor']) expect(said).not.toContain(word)
  })
})

describe('The chain', () => {
  test('a whole life of an incident folds into its state, and time and seq are those of the last event', async () => {
    const one = await caseAt('selesai')
    expect(replay(one.chain)).toEqual(one.running.incident)
    expect(one.running.incident.seq).toBe(one.chain.length)
  })

  test('an event does not change the state it is folded into', async () => {
    const one = await caseAt('penanganan')
    const before = structuredClone(one.running.incident)
    const event = { type: 'task_completed' as const, task: 'tahan', do: 'x', result: null }
    evolve(one.running.incident, { seq: 999, at: 'x', actor: rina, event })
    expect(one.running.incident).toEqual(before)
  })

  test('a chain begins with `opened` and is not empty', () => {
    expect(() => replay([])).toThrow(/empty/)
    expect(() => replay(aCase().chain.slice(1))).toThrow(/begins with/)
  })

  test('whoever has been written to moves from found to told, and later states stay', async () => {
    const one = await caseAt('penanganan')
    const cleaned = { id: 'a2', organisation: '35.25/dinkes', asset: null, label: 'sub', state: 'dibersihkan' as const }
    happen(one, [{ type: 'affected_added', affected: cleaned }])
    const sent = {
      type: 'advisory_sent' as const,
      advisory: 'x',
      number: 'IMB',
      notice: 'N2',
      title: 't',
      recipients: 1,
      organisations: ['35.25/dinkes'],
    }
    happen(one, [sent])
    expect(one.running.incident.affected.map(({ state }) => state)).toEqual(['diberi-tahu', 'dibersihkan'])
  })

  test('an empty note or word is refused', async () => {
    expect(await refusal(() => note('  '))).toBe('invalid')
    expect(await refusal(() => inform(''))).toBe('invalid')
  })
})
