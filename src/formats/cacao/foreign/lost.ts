import type { Cacao, Node } from '../cacao.ts'
import { label } from '../graph.ts'
import { line } from './words.ts'

/** What a foreign playbook says and ours cannot, one sentence each. */
export function lostFrom(cacao: Cacao, inTurn: readonly string[]): string[] {
  const nodes = Object.entries(cacao.workflow)
  const automatic = nodes.filter(([, { commands }]) => commands?.some(({ type }) => type !== 'manual'))
  const forks = nodes.filter(([, { type }]) => ['if-condition', 'while-condition', 'switch-condition'].includes(type))
  return [
    ...heads(cacao),
    ...parties(cacao),
    ...variables(cacao),
    ...automatic.map(([id, node]) => `${label(id, node)}: perintah ${kindsOf(node)} tidak dijalankan program; menjadi tugas orang.`),
    ...forks.map(([id, node]) => `${label(id, node)}: syaratnya tidak dinilai program; petugas yang memilih.`),
    ...inTurn.map(name => `Cabang “${line(name, 80)}” dikerjakan berurutan, bukan bersamaan.`),
    ...nodes.flatMap(([id, node]) => partsOf(id, node)),
  ]
}

const headWords = {
  authentication_info_definitions: 'Kredensial di berkas itu tidak dibawa dan tidak disimpan.',
  playbook_extensions: 'Perluasan buatan pihak lain tidak dibawa.',
  signatures: 'Tanda tangan digital tidak diperiksa dan tidak dibawa.',
  external_references: 'Rujukan luar tidak dibawa.',
  valid_from: 'Awal masa berlaku tidak dibawa.',
  valid_until: 'Akhir masa berlaku tidak dibawa.',
  derived_from: 'Asal-usulnya (derived_from) tidak dibawa.',
  related_to: 'Kaitannya dengan objek lain (related_to) tidak dibawa.',
  priority: 'Prioritas tidak dibawa.',
  impact: 'Dampak tidak dibawa.',
  industry_sectors: 'Sektor tidak dibawa.',
  labels: 'Label tidak dibawa.',
  playbook_types: 'Jenis playbook CACAO tidak dibawa.',
  playbook_activities: 'Daftar kegiatan CACAO tidak dibawa.',
  workflow_exception: 'Jalan bila terjadi galat (workflow_exception) tidak dibawa.',
} as const

function heads(cacao: Cacao): string[] {
  const revoked = 'revoked' in cacao && cacao.revoked === true ? ['Playbook ini sudah dicabut oleh penyusunnya.'] : []
  const known = Object.entries(headWords).filter(([key]) => Object.hasOwn(cacao, key) && !isNothing(Reflect.get(cacao, key)))
  const description = cacao.description ? [`Uraian: ${line(cacao.description, 160)}`] : []
  return [...revoked, ...description, ...known.map(([, sentence]) => sentence)]
}

function parties({ agent_definitions: agents = {}, target_definitions: targets = {} }: Cacao): string[] {
  const names = (of: object) =>
    line(
      Object.values(of)
        .map(({ name }) => `“${name}”`)
        .join(', '),
      150,
    )
  return [
    ...(Object.keys(agents).length > 0 ? [`Pelaksana ${names(agents)} tidak dibawa: semua tugas menjadi milik analis.`] : []),
    ...(Object.keys(targets).length > 0 ? [`Sasaran ${names(targets)}: hanya namanya yang dibawa, dalam tugas.`] : []),
  ]
}

function variables({ playbook_variables: own = {}, workflow }: Cacao): string[] {
  const names = [...Object.keys(own), ...Object.values(workflow).flatMap(node => Object.keys(node.step_variables ?? {}))]
  if (names.length === 0) return []
  return [`Variabel ${line([...new Set(names)].join(', '), 150)} tidak dibawa; nilai yang tertulis sudah dimasukkan ke tugas.`]
}

function kindsOf({ commands = [] }: Node): string {
  return line([...new Set(commands.map(({ type }) => type))].join(', '), 60)
}

function partsOf(id: string, node: Node): string[] {
  const told: [keyof Node, string][] = [
    ['delay', 'jeda (delay) tidak dibawa.'],
    ['timeout', 'batas (timeout) menjadi tenggat tugas, dibulatkan ke menit.'],
    ['step_extensions', 'perluasan buatan pihak lain tidak dibawa.'],
    ['out_args', 'hasil (out_args) tidak dibawa; catat sendiri.'],
  ]
  const fails = node.on_failure && node.type !== 'action' && node.type !== 'playbook-action'
  const lost = told.filter(([key]) => !isNothing(node[key])).map(([, sentence]) => `${label(id, node)}: ${sentence}`)
  return fails ? [...lost, `${label(id, node)}: on_failure tidak dibawa.`] : lost
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === 0 || (typeof value === 'object' && value !== null && Object.keys(value).length === 0)
}
