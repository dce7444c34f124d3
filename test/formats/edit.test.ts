import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { readStep, removeStep, stepNames, writeHead, writeStep } from '../../src/formats/playbook/edit.ts'
import type { StepFields } from '../../src/formats/playbook/fields.ts'

const source = readFileSync(join(import.meta.dirname, '../../playbooks/web.yaml'), 'utf8')

function step(id: string, from = source): StepFields {
  const found = readStep(from, id)
  if (!found) throw new Error(`no step ${id}`)
  return found
}

describe('A step edited by its form', () => {
  test('written back as it was read, every step means the same, and the comments are there', () => {
    for (const id of stepNames(source)) {
      const written = writeStep(source, id, step(id))
      expect(parse(written)).toEqual(parse(source))
      expect(written.match(/#/g)).toEqual(source.match(/#/g))
    }
  })

  test('one changed text changes that text alone, and keys the form does not know stay', () => {
    const triage = step('triase')
    const written = writeStep(source, 'triase', { ...triage, says: 'Kami sedang menilai.' })
    const expected = parse(source)
    expected.steps.triase.says = 'Kami sedang menilai.'
    expect(parse(written)).toEqual(expected)
    const watched = writeStep(source, 'pemantauan', { ...step('pemantauan'), name: 'Pantau' })
    expect(parse(watched).steps.pemantauan.tasks['periksa-ulang'].again).toEqual(['1d', '3d', '7d', '14d', '30d'])
  })

  test('a renamed step is followed by the choices that lead to it, and by the start', () => {
    const written = parse(writeStep(source, 'diterima', { ...step('diterima'), id: 'masuk' }))
    expect([written.start, Object.keys(written.steps)[0]]).toEqual(['masuk', 'masuk'])
    const triage = parse(writeStep(source, 'triase', { ...step('triase'), id: 'penilaian' }))
    expect(triage.steps.verifikasi.choices.benar.to).toBe('penilaian')
  })

  test('a renamed task is followed wherever a gate or another task names it', () => {
    const fields = step('verifikasi')
    const tasks = fields.tasks.map(task => (task.id === 'lihat-bukti' ? { ...task, id: 'amankan-bukti' } : task))
    const written = writeStep(source, 'verifikasi', { ...fields, tasks })
    expect(written).not.toMatch(/\blihat-bukti\b/)
    expect(parse(written).steps.verifikasi.choices.benar.needs).toContain('task amankan-bukti')
  })

  test('tasks and choices are added and removed; a step is added and removed', () => {
    const fields = step('diterima')
    const added = {
      ...step('triase').tasks[0],
      was: '',
      id: 'telepon',
      do: 'Telepon pelapor',
      due: '2h',
      after: [],
      needs: [],
    } as StepFields['tasks'][0]
    const written = parse(writeStep(source, 'diterima', { ...fields, tasks: [added], choices: fields.choices.slice(0, 2) }))
    expect(Object.keys(written.steps.diterima.tasks)).toEqual(['telepon'])
    expect(written.steps.diterima.tasks.telepon).toMatchObject({ do: 'Telepon pelapor', due: '2h' })
    expect(Object.keys(written.steps.diterima.choices)).toHaveLength(2)
    const more = writeStep(source, 'tinjau', { ...fields, id: 'tinjau' })
    expect(stepNames(more)).toContain('tinjau')
    expect(stepNames(removeStep(more, 'tinjau'))).toEqual(stepNames(source))
  })

  test('the guidance is one sentence a line; text that is no YAML is left alone', () => {
    const written = parse(writeHead(source, { name: 'Situs', now: ['Simpan log.'], notYet: ['Jangan menghapus.'] }))
    expect(written).toMatchObject({ name: 'Situs', guidance: { now: ['Simpan log.'], not_yet: ['Jangan menghapus.'] } })
    expect(readStep('a: [', 'x')).toBeNull()
    expect(writeHead('a: [', { name: 'x', now: [], notYet: [] })).toBe('a: [')
  })
})
