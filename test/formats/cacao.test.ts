import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Cacao } from '../../src/formats/cacao/cacao.ts'
import { checkCacao } from '../../src/formats/cacao/check.ts'
import { extension } from '../../src/formats/cacao/names.ts'
import { readPlaybookText } from '../../src/formats/playbook.ts'
import { sha1, uuid5 } from '../../src/formats/uuid.ts'
import { checked, clocks, exported, imported, reasonsOf, shipped, sourceOf } from './cacao-given.ts'
import { foreignExamples, oasisFaults, strictFaults } from './cacao-schemas.ts'

const web = (): Cacao => JSON.parse(exported('web.yaml'))
const compiled = (file: string, source: string) => checked(file.replace('.yaml', ''), source)

describe('A playbook goes out as CACAO 2.0', () => {
  test.each(shipped)('%s is valid by the OASIS schemas, without a key they do not know, and can be walked to an end', file => {
    const cacao = JSON.parse(exported(file))
    expect(oasisFaults(cacao)).toEqual([])
    expect(strictFaults(cacao)).toEqual([])
    expect(checkCacao(cacao)).toEqual({ broken: [], odd: [] })
  })

  test('the schemas, and our own check, have eyes', () => {
    expect(oasisFaults({ ...web(), id: 'web' })).not.toEqual([])
    expect(strictFaults({ ...web(), colour: 'red' })).not.toEqual([])
    expect(checkCacao({ ...web(), colour: 'red' } as Cacao).odd).toEqual(['Playbook: kunci “colour” tidak dikenal CACAO 2.0.'])
  })

  test.each(shipped)('%s comes back whole: the same incidents would go the same way, and a second export is the same bytes', file => {
    const json = exported(file)
    const { id, source, lost } = imported(json)
    expect({ file: `${id}.yaml`, lost }).toEqual({ file, lost: [] })
    expect(JSON.stringify(compiled(file, source))).toBe(JSON.stringify(compiled(file, sourceOf(file))))
    expect(exported(file, source)).toBe(json)
  })

  test('every task is a manual command of a group; every choice a case of a switch', () => {
    const { workflow, agent_definitions: agents = {} } = web()
    const nodes = Object.values(workflow)
    const task = nodes.find(({ name }) => name === 'nonaktifkan-sementara')
    expect(task?.commands).toEqual([expect.objectContaining({ type: 'manual', playbook_activity: 'restrict-access' })])
    expect(agents[task?.agent ?? '']).toEqual({ type: 'group', name: 'Ketua tim' })
    const triage = nodes.find(({ type, name }) => type === 'switch-condition' && name === 'Triase')
    expect(Object.keys(triage?.cases ?? {})).toEqual(['tangani', 'bukan-insiden', 'alihkan'])
  })

  test('clocks stand in a declared extension of the step that starts them, with their length and basis', () => {
    const { workflow, extension_definitions: declared = {} } = web()
    const triage = Object.values(workflow).find(({ type, name }) => type === 'switch-condition' && name === 'Triase')
    expect(Object.keys(declared)).toEqual([extension])
    expect(triage?.step_extensions?.[extension]).toMatchObject({
      clocks: { K4: { basis: 'sop', within: { sedang: '12h' }, met_by: 'N2' }, K5: { within: { rendah: '3d' } } },
    })
  })

  test('the label is the marking that the standard gives it', () => {
    const secret = sourceOf('web.yaml').replace('tlp: AMBER', 'tlp: AMBER+STRICT')
    const { markings, data_marking_definitions: known = {} } = JSON.parse(exported('web.yaml', secret))
    expect(markings).toEqual(['marking-tlp--939a9414-2ddd-4d32-a0cd-375ea402b003'])
    expect(known[markings[0]].tlpv2_level).toBe('TLP:AMBER+STRICT')
    expect(imported(exported('web.yaml', secret)).source).toContain('tlp: AMBER+STRICT')
  })

  test('no task stands before one that it waits for', () => {
    const names = Object.values(web().workflow).map(({ name }) => name)
    const moved = sourceOf('web.yaml').replace('after: [amankan-bukti]', 'after: [tahan]')
    const order = Object.values((JSON.parse(exported('web.yaml', moved)) as Cacao).workflow).map(({ name }) => name)
    expect(names.indexOf('cari-jalur-masuk')).toBeLessThan(names.indexOf('tahan'))
    expect(order.indexOf('cari-jalur-masuk')).toBeGreaterThan(order.indexOf('tahan'))
  })

  test('a choice that is called “default” does not become the way of whoever chooses nothing', () => {
    const named = sourceOf('web.yaml').replace('      batal:', '      default:')
    const json = exported('web.yaml', named)
    expect(json).toContain('"_default"')
    expect(exported('web.yaml', imported(json).source)).toBe(json)
  })

  test('a file with faults is not exported', () => {
    expect(() => exported('web.yaml', 'playbook: web')).toThrow('wajib diisi')
  })
})

describe('What others did to our export meanwhile', () => {
  const changed = (change: (cacao: Cacao) => void) => {
    const cacao = web()
    change(cacao)
    return JSON.stringify(cacao)
  }
  const nodeOf = (cacao: Cacao, name: string) => Object.values(cacao.workflow).find(one => one.name === name)

  test('a new name and a new wording are in the draft', () => {
    const { source, lost } = imported(
      changed(cacao => {
        cacao.name = 'Situs web'
        const task = nodeOf(cacao, 'cari-pemilik')
        if (task) task.commands = [{ type: 'manual', command: 'Cari pemiliknya' }]
      }),
    )
    expect([source.includes('name: Situs web\n'), source.includes('do: Cari pemiliknya\n'), lost]).toEqual([true, true, []])
  })

  test('a step that they added, a way and a task that are gone, are named', () => {
    const { lost, source } = imported(
      changed(cacao => {
        const [[startId = '', start] = []] = Object.entries(cacao.workflow)
        const added = 'action--00000000-0000-4000-8000-000000000001'
        cacao.workflow[added] = {
          type: 'action',
          name: 'Blokir',
          commands: [{ type: 'bash' }],
          agent: 'group--00000000-0000-4000-8000-000000000001',
        }
        cacao.workflow[added].on_completion = start?.on_completion ?? ''
        cacao.workflow[startId] = { ...start, type: 'start', on_completion: added }
        const triage = Object.values(cacao.workflow).find(({ type, name }) => type === 'switch-condition' && name === 'Triase')
        if (triage?.cases) triage.cases = { tangani: triage.cases.tangani ?? '', blokir: added }
      }),
    )
    expect(lost.join('\n')).toMatch(/“Blokir”.*ditambahkan di luar Tanggap/)
    expect(lost.join('\n')).toContain('jalan “blokir” ditambahkan')
    expect(lost.join('\n')).toContain('pilihan “alihkan” tidak lagi menuju')
    expect(source).toContain('# Tidak terbawa dari CACAO: ')
  })

  test('a clock that is longer there than here is named: here ours holds', () => {
    const { K3, ...others } = clocks
    if (!K3) throw new Error('no K3')
    const here = { ...others, K3: { ...K3, within: { ...K3.within, sedang: { days: 9 } } } }
    expect(imported(exported('web.yaml'), here).lost).toEqual([expect.stringContaining('Tenggat K3 ditulis lain di sini')])
  })

  test('our extension damaged is refused, with the place', () => {
    const json = changed(cacao => Object.assign(cacao.playbook_extensions?.[extension] ?? {}, { severity: 'gawat' }))
    expect(reasonsOf(json)).toEqual([expect.stringContaining('Perluasan Tanggap di berkas ini rusak (severity)')])
    const node = changed(cacao => Object.assign(Object.values(cacao.workflow)[1]?.step_extensions?.[extension] ?? {}, { due: 'nanti' }))
    expect(reasonsOf(node)).toEqual([expect.stringContaining('rusak (due)')])
  })
})

describe('Identifiers', () => {
  test('are those of RFC 9562, version 5', () => {
    expect(uuid5('6ba7b810-9dad-11d1-80b4-00c04fd430c8', 'python.org')).toBe('886313e1-3b8a-5372-9b90-0c9aee199e5d')
  })

  test('rest on the SHA-1 that everybody else computes', () => {
    const theirs = (bytes: Uint8Array) => [...createHash('sha1').update(bytes).digest()]
    const property = fc.property(fc.uint8Array({ maxLength: 300 }), bytes => {
      expect(sha1([...bytes])).toEqual(theirs(bytes))
    })
    fc.assert(property)
  })

  test.each(shipped)('of the nodes of %s never meet: none covers another', file => {
    const { workflow }: Cacao = JSON.parse(exported(file))
    const read = readPlaybookText(file, sourceOf(file))
    const steps = 'text' in read ? Object.values(read.text.steps) : []
    const wanted = steps.flatMap(({ tasks, choices, final }) => [
      ...Object.keys(tasks),
      ...(Object.keys(choices).length > 0 ? ['choose', 'switch'] : []),
      ...(final ? ['end'] : []),
    ])
    expect(Object.keys(workflow)).toHaveLength(wanted.length + 1)
  })
})

test('the six foreign examples are there', () => {
  expect(Object.keys(foreignExamples)).toEqual(['fin', 'http', 'manual', 'openc2', 'powershell', 'ssh'])
})
