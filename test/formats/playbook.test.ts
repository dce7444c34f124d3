import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import type { Playbook } from '../../src/core/playbook.ts'
import { clocksJsonSchema, parseClocks, parsePlaybook, playbookJsonSchema } from '../../src/formats/playbook.ts'

const root = join(import.meta.dirname, '../..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const templates = readdirSync(join(root, 'templates')).map(name => name.replace('.md', ''))
const clocks = readClocks()
const web = shipped('web')

describe('The playbooks we ship', () => {
  test('clocks.yaml reads clean and says what DOMAIN §4 says', () => {
    expect(clocks.K2?.within).toEqual({
      kritis: { minutes: 60 },
      tinggi: { minutes: 60 },
      sedang: { minutes: 240 },
      rendah: { minutes: 480 },
    })
    expect(clocks.K2?.base.kritis).toBe('calendar')
    expect(clocks.K2?.base.tinggi).toBe('working')
    expect(clocks.K4).toMatchObject({ basis: 'sop', metBy: 'N2', starts: 'step', within: { sedang: { minutes: 720 } } })
    expect(clocks.K5?.within.rendah).toEqual({ days: 3 })
    expect(Object.keys(clocks)).toEqual([
      'K1',
      'K2',
      'K3',
      'K4',
      'K5',
      'K6',
      'K7',
      'K8a',
      'K8b',
      'K9',
      'K11',
      'K12',
      'K13',
      'K14',
      'K15',
      'K16',
      'K17',
      'K18',
    ])
  })

  test.each(['web', 'umum'])('%s.yaml has nothing to complain about', id => {
    expect(parsePlaybook(`playbooks/${id}.yaml`, read(`playbooks/${id}.yaml`), clocks, { templates })).not.toHaveProperty('faults')
  })

  test('together they know every kind of report, each in one of them', () => {
    const files = readdirSync(join(root, 'playbooks')).filter(name => name.endsWith('.yaml') && name !== 'clocks.yaml')
    const kinds = files.flatMap(name => shipped(name.replace('.yaml', '')).kinds)
    expect(new Set(kinds).size).toBe(10)
    expect(kinds.length).toBe(10)
  })

  test('a defaced site is looked at again on day 1, 3, 7, 14 and 30, and monitoring ends only after all five', () => {
    const days = [1, 3, 7, 14, 30].map(day => `periksa-ulang-h${day}`)
    expect(Object.keys(web.steps.pemantauan?.tasks ?? {})).toEqual(days)
    expect(web.steps.pemantauan?.tasks['periksa-ulang-h7']).toMatchObject({ due: { days: 7 }, do: expect.stringContaining('hari ke-7') })
    expect(web.steps.pemantauan?.choices.aman?.needs).toEqual([...days.map(day => `task ${day}`), 'tasks'])
  })

  test('a relapse goes back to the analysis', () => {
    expect(web.steps.pemantauan?.choices.kambuh?.to).toBe('penanganan')
  })

  test('the SOP clocks of a defaced site start when the disturbance is verified', () => {
    expect(web.steps.triase?.clocks).toEqual(['K3', 'K4', 'K9', 'K5'])
  })

  test('triage is left only with class, severity, TLP, coordinator and the three answers', () => {
    expect(web.steps.triase?.choices.tangani?.needs).toEqual(expect.arrayContaining(['rsit', 'severity', 'tlp', 'owner', 'answers']))
  })

  test('nothing is deleted before the evidence is stored', () => {
    expect(web.steps.penanganan?.tasks['hapus-sisipan']?.needs).toContain('evidence')
    expect(web.steps.penanganan?.choices.pulihkan?.needs).toEqual(expect.arrayContaining(['evidence', 'entry_vector', 'task tahan']))
  })

  test('a serious incident is closed by the lead, with lessons', () => {
    expect(web.steps['tindak-lanjut']?.choices.tutup).toMatchObject({ needsWhenHigh: ['lessons'], byWhenHigh: 'lead' })
  })
})

describe('A playbook that would strand an incident is refused', () => {
  const broken = readdirSync(join(root, 'test/playbooks/broken'))

  test('the sound one next to them is not', () => {
    expect(parsePlaybook('sound.yaml', read('test/playbooks/sound.yaml'), clocks, { templates })).toHaveProperty('playbook')
  })

  test.each(broken)('%s, with the sentence and the line that help', name => {
    const text = read(`test/playbooks/broken/${name}`)
    const [, line, reason] = /^# galat baris (\d+): (.+)$/m.exec(text) ?? []
    expect(parsePlaybook('uji.yaml', text, clocks, { templates })).toEqual({
      faults: [expect.objectContaining({ file: 'uji.yaml', line: Number(line), reason })],
    })
  })

  test('a file of more than 256 KB is not even parsed', () => {
    const { faults } = refused(`# ${'x'.repeat(256 * 1024)}`)
    expect(faults).toEqual([{ file: 'uji.yaml', line: 1, reason: 'Berkas terlalu besar: paling banyak 256 KB.' }])
  })

  test.each(['', '[]', 'null', '7', '- a', '? {a: 1}\n: 2', '__proto__: {a: 1}', '%YAML 9.9\n---\na', '\u0000', '"\\ud800"', '[[[['])(
    'nonsense is a fault, never a crash: %j',
    text => {
      expect(refused(text).faults.length).toBeGreaterThan(0)
    },
  )

  test('several mistakes come back together, in the order of the file', () => {
    const text = read('playbooks/umum.yaml').replace('tlp: AMBER', 'tlp: UNGU').replace('severity: sedang', 'severity: gawat')
    expect(refused(text).faults.map(({ line }) => line)).toEqual([6, 7])
  })

  test('a clock of law without its article is refused', () => {
    const text =
      'clocks:\n  K6:\n    name: Laporan IIV\n    starts: step\n    within: 1d\n    base: calendar\n    basis: law\n    met_by: proof\n'
    expect(parseClocks('clocks.yaml', text)).toEqual({
      faults: [expect.objectContaining({ file: 'clocks.yaml', line: 2, reason: 'Tenggat hukum perlu pasalnya.' })],
    })
  })

  test('a clock of law that a letter alone would close is refused: it wants proof', () => {
    const text = readFileSync(join(root, 'playbooks/clocks.yaml'), 'utf8').replace('letter: N6\n    met_by: proof', 'met_by: N6')
    expect(parseClocks('clocks.yaml', text)).toEqual({
      faults: [
        expect.objectContaining({ file: 'clocks.yaml', line: 55, reason: 'Tenggat hukum hanya ditutup dengan bukti: met_by: proof.' }),
      ],
    })
  })
})

describe('The editor knows the format', () => {
  test('playbook.schema.json is current', async () => {
    await expect(pretty(playbookJsonSchema())).toMatchFileSnapshot(join(root, 'playbooks/playbook.schema.json'))
  })

  test('the schemas accept what we ship and nothing misspelt', () => {
    const ajv = new Ajv2020({ strict: false })
    const isPlaybook = ajv.compile(playbookJsonSchema())
    const written = parse(read('playbooks/web.yaml'))
    expect(isPlaybook(written)).toBe(true)
    expect(isPlaybook({ ...written, sterps: {} })).toBe(false)
    expect(ajv.compile(clocksJsonSchema())(parse(read('playbooks/clocks.yaml')))).toBe(true)
  })

  test('clocks.schema.json is current', async () => {
    await expect(pretty(clocksJsonSchema())).toMatchFileSnapshot(join(root, 'playbooks/clocks.schema.json'))
  })
})

function readClocks() {
  const parsed = parseClocks('clocks.yaml', read('playbooks/clocks.yaml'))
  if ('faults' in parsed) throw new Error(JSON.stringify(parsed.faults))
  return parsed.clocks
}

function shipped(id: string): Playbook {
  const parsed = parsePlaybook(`${id}.yaml`, read(`playbooks/${id}.yaml`), clocks, { templates })
  if ('faults' in parsed) throw new Error(JSON.stringify(parsed.faults))
  return parsed.playbook
}

function refused(text: string) {
  const parsed = parsePlaybook('uji.yaml', text, clocks, { templates })
  if ('playbook' in parsed) throw new Error('was accepted')
  return parsed
}

function pretty(schema: object): string {
  return `${JSON.stringify(schema, null, 2)}\n`
}
