import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fromCacao, lostIn } from '../../src/formats/cacao.ts'
import { readYaml } from '../../src/formats/playbook/yaml.ts'
import { readPlaybookText } from '../../src/formats/playbook.ts'
import { at, checked, clocks, end, exported, filled, foreign, imported, manual, reasonsOf, start } from './cacao-given.ts'
import { foreignExamples, oasisFaults } from './cacao-schemas.ts'

function stepsOf(json: string) {
  const { id, source } = imported(json)
  const read = readPlaybookText(`${id}.yaml`, filled(source))
  if ('faults' in read) throw new Error(JSON.stringify(read.faults))
  return read.text.steps
}

const ways = (json: string) =>
  Object.entries(stepsOf(json)).flatMap(([id, { choices }]) => Object.values(choices).map(({ label, to }) => `${id} – ${label} → ${to}`))

describe('Foreign playbooks of SOARCA', () => {
  test.each(['http', 'manual', 'openc2', 'powershell', 'ssh'])('%s becomes a draft that lacks only what no foreign file can know', name => {
    const { id, source, lost } = imported(foreignExamples[name] ?? '')
    const faults = checked(id, source)
    expect('faults' in faults ? faults.faults.map(({ reason }) => reason) : []).toEqual([
      'Isi “kinds” tidak boleh kosong.',
      'Isi “now” tidak boleh kosong.',
      'Isi “not_yet” tidak boleh kosong.',
    ])
    expect(checked(id, filled(source))).toHaveProperty('playbook')
    expect(lost).toContain('Perlu diisi: kinds (jenis laporan), lalu petunjuk kepada pelapor (now dan not_yet).')
    expect(lostIn(source)).toEqual(lost)
  })

  test('fin is refused for what the OASIS schema refuses it for: its agent has no identifier', () => {
    const fin = foreignExamples.fin ?? ''
    expect(oasisFaults(JSON.parse(fin))).toEqual([expect.stringContaining('/agent must match pattern')])
    expect(reasonsOf(fin)).toEqual([
      'workflow › action--2fd6bca0-24ed-4d74-8eae-da126a84f7c4 › agent: Bukan identifier CACAO (jenis--UUID).',
    ])
  })

  test('and would be, that mended, for having been changed before it was made', () => {
    const mended = (foreignExamples.fin ?? '').replaceAll('soarca-fin-pong-f896bb3b', 'soarca-fin-pong--f896bb3b')
    expect(reasonsOf(mended)).toEqual(['Waktu modified lebih awal daripada created.'])
  })

  test('commands become tasks of people, in their order, with the values that the file gives', () => {
    const tasks = stepsOf(foreignExamples.ssh ?? '')['execute-command']?.tasks
    expect(Object.values(tasks ?? {}).map(task => [task.do, task.after])).toEqual([
      ['Execute command: jalankan dengan tangan (ssh pada system 1): ls -la', []],
      ['Touch file: jalankan dengan tangan (ssh pada system 1): touch /root/file1', ['execute-command']],
    ])
    expect(stepsOf(foreignExamples.manual ?? '').manual?.tasks.manual).toMatchObject({
      do: 'manual: prepare Falcon for hyperspeed jump',
      due: '2m',
    })
  })

  test('no password comes along', () => {
    for (const name of ['ssh', 'powershell']) {
      const { source, lost } = imported(foreignExamples[name] ?? '')
      expect(source).not.toMatch(/Password1234|: password|admin\b/)
      expect(lost).toContain('Kredensial di berkas itu tidak dibawa dan tidak disimpan.')
    }
    const told = foreign({
      ...start(at('action', 1)),
      [at('action', 1)]: manual('Masuk', {
        commands: [{ type: 'ssh', command: 'login __password__:value' }],
        step_variables: { __password__: { type: 'string', value: 'rahasia' } },
        on_completion: at('end', 1),
      }),
      ...end(),
    })
    expect(imported(told).source).not.toContain('rahasia')
  })
})

describe('The ways of a foreign playbook', () => {
  test('a branch that ends goes on where the condition goes on', () => {
    const json = foreign({
      ...start(at('if-condition', 1)),
      [at('if-condition', 1)]: {
        type: 'if-condition',
        name: 'Terinfeksi?',
        condition: '__x__:value = 1',
        on_true: at('action', 1),
        on_completion: at('action', 2),
      },
      [at('action', 1)]: manual('Isolasi', { on_completion: at('end', 1) }),
      [at('action', 2)]: manual('Lapor', { on_completion: at('end', 2) }),
      ...end(1),
      ...end(2),
    })
    expect(ways(json)).toEqual(
      expect.arrayContaining([
        'diterima – Terima → terinfeksi',
        'terinfeksi – Ya: __x__:value = 1 → isolasi',
        'terinfeksi – Tidak: __x__:value = 1 → lapor',
        'isolasi – Lanjut: Lapor → lapor',
        'lapor – Selesai, tutup insiden → selesai',
      ]),
    )
    const { id, source } = imported(json)
    expect(checked(id, filled(source))).toHaveProperty('playbook')
  })

  test('a loop comes back to its condition, and is left by it', () => {
    const json = foreign({
      ...start(at('while-condition', 1)),
      [at('while-condition', 1)]: {
        type: 'while-condition',
        name: 'Masih aktif',
        condition: 'x',
        on_true: at('action', 1),
        on_completion: at('end', 2),
      },
      [at('action', 1)]: manual('Blokir', { on_completion: at('end', 1) }),
      ...end(1),
      ...end(2),
    })
    expect(ways(json)).toEqual(
      expect.arrayContaining([
        'masih-aktif – Ulangi: x → blokir',
        'masih-aktif – Selesai: x → selesai',
        'blokir – Lanjut: Masih aktif → masih-aktif',
      ]),
    )
  })

  test('each case of a switch is a choice; an action that can fail is left in two ways', () => {
    const json = foreign({
      ...start(at('switch-condition', 1)),
      [at('switch-condition', 1)]: {
        type: 'switch-condition',
        name: 'Jenis',
        switch: '__jenis__:value',
        cases: { virus: at('action', 1), default: at('end', 1) },
      },
      [at('action', 1)]: manual('Pindai', { on_success: at('end', 1), on_failure: at('action', 2) }),
      [at('action', 2)]: manual('Telepon', { on_completion: at('end', 1) }),
      ...end(),
    })
    expect(ways(json)).toEqual(
      expect.arrayContaining([
        'jenis – __jenis__:value = virus → pindai',
        'jenis – __jenis__:value = default → selesai',
        'pindai – Berhasil → selesai',
        'pindai – Gagal → telepon',
      ]),
    )
  })

  test('branches at the same time are tasks beside each other', () => {
    const json = foreign({
      ...start(at('parallel', 1)),
      [at('parallel', 1)]: {
        type: 'parallel',
        name: 'Bersama',
        next_steps: [at('action', 1), at('action', 3)],
        on_completion: at('action', 4),
      },
      [at('action', 1)]: manual('Satu', { on_completion: at('action', 2) }),
      [at('action', 2)]: manual('Dua', { on_completion: at('end', 1) }),
      [at('action', 3)]: manual('Tiga', { on_completion: at('end', 2) }),
      [at('action', 4)]: manual('Empat', { on_completion: at('end', 3) }),
      ...end(1),
      ...end(2),
      ...end(3),
    })
    const { tasks } = stepsOf(json).bersama ?? { tasks: {} as Record<string, { after: string[] }> }
    expect(Object.entries(tasks).map(([id, { after }]) => [id, after])).toEqual([
      ['satu', []],
      ['dua', ['satu']],
      ['tiga', []],
      ['empat', ['dua', 'tiga']],
    ])
  })

  test('what CACAO runs at the same time and we cannot, is done one after the other, and that is said', () => {
    const json = foreign({
      ...start(at('parallel', 1)),
      [at('parallel', 1)]: { type: 'parallel', name: 'Bersama', next_steps: [at('if-condition', 1), at('action', 2)] },
      [at('if-condition', 1)]: { type: 'if-condition', name: 'Perlu?', condition: 'x', on_true: at('action', 1) },
      [at('action', 1)]: manual('Satu', { on_completion: at('end', 1) }),
      [at('action', 2)]: manual('Dua', { on_completion: at('end', 2) }),
      ...end(1),
      ...end(2),
    })
    expect(imported(json).lost).toContain('Cabang “Bersama” dikerjakan berurutan, bukan bersamaan.')
    expect(ways(json)).toContain('satu – Lanjut: Dua → dua')
  })
})

const sound = () => JSON.parse(foreignExamples.manual ?? '')
const broken: [string, (cacao: ReturnType<typeof sound>) => unknown, string][] = [
  ['a step that is not there', c => delete c.workflow['end--a6f0b81e-affb-4bca-b4f6-a2d5af908958'], 'yang tidak ada'],
  ['a start that is not there', c => (c.workflow_start = at('start', 7)), 'workflow_start menunjuk langkah'],
  ['a start that is none', c => (c.workflow_start = 'end--a6f0b81e-affb-4bca-b4f6-a2d5af908958'), 'tidak menunjuk langkah berjenis start'],
  [
    'a loop without a way out',
    c => (c.workflow['action--eb9372d4-d524-49fc-bf24-be26ea084779'].on_completion = 'action--eb9372d4-d524-49fc-bf24-be26ea084779'),
    'tidak ada jalan ke langkah akhir',
  ],
  ['an action without commands', c => delete c.workflow['action--eb9372d4-d524-49fc-bf24-be26ea084779'].commands, '“commands” wajib ada'],
  [
    'an end that leads on',
    c => (c.workflow['end--a6f0b81e-affb-4bca-b4f6-a2d5af908958'].on_completion = c.workflow_start),
    'tidak boleh menuju',
  ],
  [
    'two endings of one action',
    c => (c.workflow['action--eb9372d4-d524-49fc-bf24-be26ea084779'].on_failure = 'end--a6f0b81e-affb-4bca-b4f6-a2d5af908958'),
    'tidak boleh bersama',
  ],
  [
    'another kind than its identifier says',
    c => (c.workflow['end--a6f0b81e-affb-4bca-b4f6-a2d5af908958'].type = 'start'),
    'tidak sesuai jenisnya',
  ],
  ['a kind that nobody knows', c => (c.workflow['end--a6f0b81e-affb-4bca-b4f6-a2d5af908958'].type = 'goto'), 'tidak dikenal'],
  ['CACAO 1.0', c => (c.spec_version = '1.0'), 'tidak dikenal; pilih: cacao-2.0'],
  ['no name', c => delete c.name, 'Kunci “name” wajib diisi'],
  ['a time that is none', c => (c.created = 'kemarin'), 'Bukan waktu CACAO'],
  ['a workflow that is a list', c => (c.workflow = []), 'harus berupa'],
  [
    'nothing to do',
    c => (c.workflow[c.workflow_start].on_completion = 'end--a6f0b81e-affb-4bca-b4f6-a2d5af908958'),
    'tidak berisi satu langkah pun',
  ],
]

describe('What is broken is refused with the reason', () => {
  test.each(broken)('%s', (_, change, reason) => {
    const cacao = sound()
    change(cacao)
    expect(reasonsOf(JSON.stringify(cacao)).join('\n')).toContain(reason)
  })

  const text = foreignExamples.manual ?? ''
  test.each([
    ['no JSON', '{"a": ', 'bukan JSON yang utuh (baris 1, kolom 7)'],
    ['a megabyte', text + ' '.repeat(1_000_000), 'terlalu besar'],
    ['arrays in arrays', '['.repeat(200_000), 'terlalu dalam'],
    ['very many parts', `[${'0,'.repeat(30_000)}0]`, 'terlalu banyak'],
    [
      'a step twice',
      text.replace('"workflow": {', '"workflow": {"end--a6f0b81e-affb-4bca-b4f6-a2d5af908958": {"type": "end"},'),
      'dua kali',
    ],
    [
      'a step twice, in disguise',
      text.replace('"workflow": {', '"workflow": {"end\\u002d-a6f0b81e-affb-4bca-b4f6-a2d5af908958": 1,'),
      'dua kali',
    ],
    ['a prototype', text.replace('"revoked": false', '"__proto__": {"polluted": true}'), '“__proto__” tidak boleh'],
    ['a prototype in disguise', text.replace('"revoked": false', '"__\\u0070roto__": 1'), '“__proto__” tidak boleh'],
    ['a list', '[]', 'harus berupa'],
    ['null', 'null', 'harus berupa'],
    ['nothing', '', 'bukan JSON'],
  ])('%s', (_, json, reason) => {
    expect(reasonsOf(json).join('\n')).toContain(reason)
    expect({}).not.toHaveProperty('polluted')
  })

  test('so many tasks that no draft could hold them', () => {
    const commands = Array.from({ length: 100 }, () => ({ type: 'manual', command: 'x'.repeat(590) }))
    const action = (n: number, to: string) => [at('action', n), manual(`Langkah ${n}`, { commands, on_completion: to })] as const
    const chain = (length: number) => Array.from({ length }, (_, n) => action(n + 1, n + 1 < length ? at('action', n + 2) : at('end', 1)))
    const json = (length: number) => foreign({ ...start(at('action', 1)), ...Object.fromEntries(chain(length)), ...end() })
    expect(reasonsOf(json(2))).toEqual([])
    expect(reasonsOf(json(6))).toEqual(['Playbook ini terlalu panjang: sebagai YAML lebih dari 256 KB.'])
  })

  test('branches within branches that double at each turn are not followed to the end of days', () => {
    const depth = 40
    const nodes = Array.from({ length: depth }, (_, n) => [
      at('if-condition', n + 1),
      { type: 'if-condition', condition: 'x', on_true: at('if-condition', n + 2), on_completion: at('if-condition', n + 2) },
    ])
    const last = { [at('if-condition', depth + 1)]: { type: 'if-condition', condition: 'x', on_true: at('end', 1) } }
    const began = performance.now()
    expect(reasonsOf(foreign({ ...start(at('if-condition', 1)), ...Object.fromEntries(nodes), ...last, ...end() }))).toEqual([
      'Cabang di dalam cabang terlalu banyak: tidak dapat diikuti sampai akhir.',
    ])
    expect(performance.now() - began).toBeLessThan(500)
  })
})

describe('Whatever comes in', () => {
  const samples = [...Object.values(foreignExamples), exported('umum.yaml')]
  const anything = fc.oneof(
    fc.string(),
    fc.integer(),
    fc.constant(null),
    fc.array(fc.string(), { maxLength: 3 }),
    fc.constant({}),
    fc.constant(at('end', 1)),
  )

  /** One value somewhere inside becomes another, or is gone. */
  const mutated = fc
    .tuple(fc.constantFrom(...samples), fc.array(fc.tuple(fc.nat(), anything, fc.boolean()), { minLength: 1, maxLength: 6 }))
    .map(([sample, changes]) => {
      const value = JSON.parse(sample)
      for (const [pick, instead, gone] of changes) {
        const places = placesIn(value)
        const place = places[pick % places.length]
        if (place && gone) delete place.of[place.key]
        else if (place) place.of[place.key] = instead
      }
      return JSON.stringify(value)
    })
  const torn = fc
    .tuple(fc.constantFrom(...samples), fc.nat(), fc.nat(60), fc.string({ unit: 'binary', maxLength: 12 }))
    .map(([sample, from, length, put]) => sample.slice(0, from % sample.length) + put + sample.slice((from % sample.length) + length))

  test.each([
    ['changed inside', mutated, 400],
    ['torn anywhere', torn, 400],
  ] as const)('%s, it is a draft of sound YAML or a refusal with reasons, in no time', (_, texts, numRuns) => {
    let drafts = 0
    const property = fc.property(texts, json => {
      const began = performance.now()
      const made = fromCacao(json, clocks)
      if (performance.now() - began > 1000) throw new Error('too slow')
      if ('reasons' in made) return made.reasons.length > 0 && made.reasons.every(reason => reason.length > 0 && reason.length <= 400)
      drafts++
      return 'yaml' in readYaml('impor.yaml', made.source) && made.source.length < 256 * 1024
    })
    fc.assert(property, { numRuns })
    expect(drafts).toBeGreaterThan(0)
  })

  function placesIn(value: unknown): { of: Record<string, unknown>; key: string }[] {
    if (typeof value !== 'object' || value === null) return []
    const of = value as Record<string, unknown>
    return Object.keys(of).flatMap(key => [{ of, key }, ...placesIn(of[key])])
  }
})
