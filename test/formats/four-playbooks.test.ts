import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Playbook } from '../../src/core/playbook.ts'
import { parseClocks, parsePlaybook } from '../../src/formats/playbook.ts'

const root = join(import.meta.dirname, '../..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const templates = readdirSync(join(root, 'templates')).map(name => name.replace('.md', ''))

test.each(['ddos', 'akun', 'kerentanan', 'hoaks'])('%s.yaml has nothing to complain about and takes its own kind of report', id => {
  expect(shipped(id).kinds).toEqual([id])
})

test('under a flood the ISP is called in half an hour, the state is told every hour, and only 72 calm hours close it', () => {
  const { penanganan, pemantauan } = shipped('ddos').steps
  expect(penanganan?.tasks['hubungi-isp']?.due).toEqual({ minutes: 30 })
  expect(penanganan?.tasks['kabar-tiap-jam']?.every).toEqual({ minutes: 60 })
  expect(penanganan?.choices.pulihkan?.needs).toContain('task periksa-tabir')
  expect(pemantauan?.tasks['periksa-tenang-h3']?.due).toEqual({ days: 3 })
  expect(pemantauan?.choices.aman?.needs).toContain('task periksa-tenang-h3')
})

test('a taken account loses all sessions in an hour, and what the attacker left is removed only after it was written down', () => {
  const tasks = shipped('akun').steps.penanganan?.tasks
  expect(tasks?.['akhiri-sesi']?.due).toEqual({ minutes: 60 })
  expect(tasks?.['hapus-sisipan']?.after).toEqual(
    expect.arrayContaining(['amankan-bukti', 'periksa-penerusan', 'periksa-izin-aplikasi', 'periksa-pemulihan-akun']),
  )
})

test('a reported hole has a clock for its repair that only the retest meets, and credit is never owed', () => {
  const { steps, clocks } = shipped('kerentanan')
  const meeting = Object.values(steps).flatMap(step => [...Object.values(step.tasks), ...Object.values(step.choices)])
  expect(steps.penanganan?.clocks).toEqual(['K14'])
  expect(clocks.K14?.metBy).toBeNull()
  expect(meeting.filter(one => one.meets.includes('K14'))).toEqual([steps.pemulihan?.tasks['uji-ulang']])
  expect(steps.triase?.tasks['tanya-kredit']).toMatchObject({ optional: true, asks: expect.stringContaining('disebut') })
  expect(steps.triase?.tasks['periksa-sudah-dipakai']?.opens).toBe('web')
})

test('a clarification is approved by an editor who did not write it, and every requester is answered', () => {
  const { rsit, steps } = shipped('hoaks')
  const needs = Object.values(steps).flatMap(step => Object.values(step.choices).flatMap(choice => choice.needs))
  expect(rsit).toBeNull()
  expect(needs).not.toContain('rsit')
  expect(needs).not.toContain('legal_clocks')
  expect(steps.diterima?.clocks).toEqual(['K13'])
  expect(steps['jawab-arsip']?.tasks['jawab-dari-arsip']?.meets).toEqual(['K13'])
  expect(steps.persetujuan?.choices.setujui).toMatchObject({ by: 'editor', otherThan: ['tulis-klarifikasi'] })
  expect(steps.terbit?.choices.tutup?.needs).toContain('task jawab-semua-pemohon')
  expect(steps.terbit?.tasks['jawab-semua-pemohon']?.meets).toEqual(['K13'])
  expect(steps.verifikasi?.tasks['jawaban-sementara']?.meets).toEqual(['K13'])
})

function shipped(id: string): Playbook {
  const clocks = parseClocks('clocks.yaml', read('playbooks/clocks.yaml'))
  if ('faults' in clocks) throw new Error(JSON.stringify(clocks.faults))
  const parsed = parsePlaybook(`${id}.yaml`, read(`playbooks/${id}.yaml`), clocks.clocks, { templates })
  if ('faults' in parsed) throw new Error(JSON.stringify(parsed.faults, null, 1))
  return parsed.playbook
}
