import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { simulate } from '../../src/core/simulate.ts'
import { parseScript, playbookOf, scriptJsonSchema, timeline } from '../../src/formats/script.ts'
import { root } from '../engines.ts'
import { playbook, playbooks } from '../fixtures.ts'

const folder = join(root, 'playbooks/scripts')
const files = readdirSync(folder).filter(name => name.endsWith('.yaml'))
const read = (name: string) => readFileSync(join(folder, name), 'utf8')

/** Runs the text of a script: the lines of its timeline, and what is wrong, as "line sentence". */
function run(text: string, file = 'web-judol.yaml'): { lines: string[]; said: string[] } {
  const named = playbookOf(file, text)
  const script = 'faults' in named ? named : parseScript(file, text, playbook(named.playbook))
  if ('faults' in script) return { lines: [], said: script.faults.map(({ line, reason }) => `${line} ${reason}`) }
  const simulation = simulate(script.script, playbook(script.script.playbook))
  const said = script.faultsOf(simulation.broken).map(({ line, reason }) => `${line} ${reason}`)
  return { lines: timeline(simulation, script.script.calendar.zone), said }
}

const judol = read('web-judol.yaml')

/** The shipped script with one thing in it changed. */
function changed(from: string, to: string): string {
  expect(judol.split(from)).toHaveLength(2)
  return judol.replace(from, () => to)
}

describe('The scripts beside the playbooks', () => {
  test.each(files)('%s: everything happens as it says', name => {
    expect(run(read(name), name).said).toEqual([])
  })

  test('every playbook has one, and each ends or comes back where its trade is hardest', () => {
    const told = files.map(name => playbookOf(name, read(name)))
    expect(new Set(told.map(one => ('playbook' in one ? one.playbook : '')))).toEqual(new Set(playbooks))
  })

  test('script.schema.json is current, and an editor finds nothing to complain about', async () => {
    const schema = scriptJsonSchema()
    await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot(join(folder, 'script.schema.json'))
    const valid = new Ajv2020({ strict: false }).compile(schema)
    for (const name of files) expect(valid(parse(read(name))), `${name}: ${JSON.stringify(valid.errors)}`).toBe(true)
    expect(valid({ ...parse(judol), langkah: [] })).toBe(false)
  })
})

describe('The timeline', () => {
  const { lines } = run(judol)

  test('says in local time who did what, which tasks and clocks came of it, and what was refused as expected', () => {
    expect(lines[0]).toMatch(/^14 Jul 09\.00 WIB +Pelapor +laporan +Situs web diubah.*dinkes\.gresikkab\.go\.id \(tingkat Sedang\)$/)
    expect(lines.join('\n')).toMatch(/14 Jul 09\.20 WIB +rina +pilihan +Terima dan verifikasi\n +tahap +Verifikasi\n +tugas +lihat-bukti: /)
    expect(lines.join('\n')).toMatch(/ mulai +K5 Penonaktifan sementara.*, sampai 17 Jul 09\.40 WIB\n/)
    expect(lines.filter(line => line.includes('DITOLAK')).every(line => line.endsWith('(seperti yang diharapkan)'))).toBe(true)
  })

  test('each warning and breach stands at its own minute, however long nobody did anything', () => {
    expect(lines.filter(line => /ingat|LEWAT/.test(line)).map(line => line.replace(/ +/g, ' '))).toEqual([
      '16 Jul 15.40 WIB Tanggap ingat K5 Penonaktifan sementara bila belum ditangani hampir lewat',
      '17 Jul 09.40 WIB Tanggap LEWAT K5 Penonaktifan sementara bila belum ditangani',
    ])
  })
})

describe('What the playbook does not keep is told at the line that promised it', () => {
  test.each([
    [
      'another step',
      'expect: { step: pemulihan, clocks: { K5: late } }',
      'expect: { step: triase }',
      '44 Seharusnya “triase”, ternyata “pemulihan”.',
    ],
    ['a clock in another state', '{ K3: met }', '{ K3: overdue }', '34 K3 seharusnya lewat, ternyata dipenuhi.'],
    ['another list of what is overdue', 'overdue: [K5]', 'overdue: []', '39 Seharusnya tepat tidak ada; ternyata K5.'],
    [
      'another due time',
      'overdue: [K5]',
      'due: { K5: +71h }',
      '39 K5 seharusnya berakhir 2026-07-17T01:00:00.000Z, ternyata 2026-07-17T02:40:00.000Z.',
    ],
    [
      'a refusal that does not come',
      'expect: { clocks: { K3: met } }',
      'expect: { refused: not_allowed }',
      '34 Seharusnya ditolak (not_allowed), ternyata diterima.',
    ],
    ['another refusal', 'refused: missing, missing', 'refused: not_allowed, missing', '31 Seharusnya “not_allowed”, ternyata “missing”.'],
    [
      'a task in another state',
      'tasks: { kirim-notifikasi: done }',
      'tasks: { kirim-notifikasi: open }',
      '36 kirim-notifikasi seharusnya belum selesai, ternyata selesai.',
    ],
    ['an owner who is not', 'owner: rina', 'owner: sari', '12 Seharusnya “sari”, ternyata “rina”.'],
    ['a linked incident that nobody opened', 'overdue: [K5]', 'linked: [akun]', '39 Seharusnya ada akun; ternyata tidak ada.'],
    ['other choices', 'overdue: [K5]', 'offered: [pulihkan]', '39 Seharusnya tepat pulihkan; ternyata tunggu, alihkan.'],
  ])('%s', (_, from, to, said) => {
    expect(run(changed(from, to)).said).toEqual([said])
  })

  test('an act that is refused although nobody expected it ends the script there', () => {
    const { said, lines } = run(changed('    expect: { missing: [organisation, evidence, task lihat-bukti] }\n', ''))
    expect(said).toEqual([expect.stringMatching(/^14 Ditolak \(missing\): Belum bisa: Benar terjadi/)])
    expect(lines.at(-1)).toMatch(/DITOLAK.*\.$/)
  })
})

describe('A script that cannot be run is refused, with the line and a sentence', () => {
  test.each([
    ['a misspelt key', 'acts:', 'zona: Asia/Jakarta\nacts:', '8 Kunci “zona” tidak dikenal di sini.'],
    ['a misspelt key of an act', '    choose: terima', '    chose: terima', '11 Kunci “chose” tidak dikenal di sini.'],
    ['an unknown choice', 'choose: terima', 'choose: terimaa', '11 Pilihan “terimaa” tidak ada di playbook web.'],
    ['an unknown task', 'do: [hubungi-opd]', 'do: [hubungi]', '33 Tugas “hubungi” tidak ada di playbook web.'],
    ['an unknown clock', 'overdue: [K5]', 'overdue: [K55]', '39 Tenggat “K55” tidak ada di playbook web.'],
    ['an unknown step', 'step: pemulihan, clocks', 'step: pulih, clocks', '44 Tahap “pulih” tidak ada di playbook web.'],
    ['somebody who is not there', 'by: sari', 'by: tari', '41 “tari” tidak ada di people.'],
    [
      'a role that is none',
      'bagus: lead',
      'bagus: raja',
      '6 “raja” tidak dikenal; pilih: reporter, regency, contact, analyst, lead, editor, admin, auditor, observer.',
    ],
    [
      'time that goes back',
      '2026-07-17 11:00',
      '2026-07-14 08:00',
      '38 Waktu berjalan mundur: saat ini lebih dahulu daripada kejadian sebelumnya.',
    ],
    ['a day that does not exist', '2026-07-17 11:00', '2026-02-30 11:00', '38 Tanggal atau jam ini tidak ada.'],
    [
      'a time that cannot be read',
      'at: 2026-07-17 11:00',
      'at: besok',
      '38 Waktu ditulis +2h, +1d30m (sesudah kejadian sebelumnya), atau jam setempat "2026-07-14 09:00".',
    ],
    ['a start that cannot be read', 'start: 2026-07-14 09:00', 'start: 2026-07-14', '5 Tulis jam setempat, "2026-07-14 09:00".'],
    [
      'two deeds at once',
      'do: [hubungi-opd]',
      'do: [hubungi-opd]\n    note: Ditelepon',
      '32 Satu kejadian hanya boleh memuat satu dari: choose, do, classify, assign, affected, evidence, send, prove, waive, known_since, open, note.',
    ],
    ['an act that does nothing', 'expect: { overdue: [K5] }', 'by: rina', ''],
    ['answers without a choice', 'do: [hubungi-opd]', 'do: [hubungi-opd]\n    answers: { reason: x }', '34 answers hanya bersama choose.'],
    [
      'a name that is not the file’s',
      'script: web-judol',
      'script: judol',
      '2 Nama naskah “judol” harus sama dengan nama berkasnya, “web-judol”.',
    ],
    ['an anchor', 'people: {', 'people: &semua {', '6 Jangkar dan alias YAML (& dan *) tidak boleh dipakai: tulis isinya.'],
    ['a key twice', 'playbook: web', 'playbook: web\nplaybook: web', '5 Kunci ini ditulis dua kali dalam bagian yang sama.'],
    ['a tab', '  - at: +20m', '\t- at: +20m', ''],
    ['a tag', 'playbook: web', 'playbook: !!js/function web', '4 Tanda seru (tag YAML) tidak boleh dipakai.'],
    ['a second document', 'acts:', '---\nacts:', ''],
  ])('%s', (_, from, to, said) => {
    const at = judol.indexOf(from)
    expect(at).toBeGreaterThan(0)
    const refused = run(judol.slice(0, at) + to + judol.slice(at + from.length))
    expect(refused.lines).toEqual([])
    if (said) expect(refused.said).toEqual([said])
    else expect(refused.said.every(one => /^\d+ [A-Z“].+\.$/.test(one) && !one.includes('undefined'))).toBe(true)
    expect(refused.said.length).toBeGreaterThan(0)
  })

  test('a megabyte, and nonsense, are faults and never a crash', () => {
    expect(run('# '.padEnd(1024 * 1024, 'x')).said).toEqual(['1 Berkas terlalu besar: paling banyak 256 KB.'])
    for (const text of ['', '[]', 'null', 'acts: 7', '__proto__: {acts: 1}', 'script: [[[[', '\u0000'])
      expect(run(text).said.length, text).toBeGreaterThan(0)
    const named = run(changed('people: { rina: analyst, sari: analyst, bagus: lead }', 'people: { constructor: analyst }'))
    expect(named.said).toEqual(expect.arrayContaining(['10 “rina” tidak ada di people.']))
  })
})
