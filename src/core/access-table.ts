import type { Tlp } from './tlp.ts'
import type { Role } from './vocabulary.ts'

export const actions = {
  'incident.report': 'melaporkan insiden',
  'incident.follow': 'mengikuti status laporan',
  'incident.read': 'membaca insiden',
  'incident.meta': 'membaca nomor dan waktu insiden',
  'incident.notes': 'membaca catatan internal',
  'incident.reporter': 'melihat identitas pelapor',
  'incident.inform': 'menambah keterangan dan bukti',
  'incident.triage': 'menyortir dan mengelompokkan insiden',
  'incident.work': 'menangani insiden',
  'queue.share': 'membuat tampilan antrean untuk tim',
  'incident.relabel': 'mempersempit label TLP',
  'incident.lower': 'memperluas label TLP',
  'incident.transfer': 'mengalihkan insiden ke tim lain',
  'incident.share': 'membagikan insiden',
  'incident.export': 'mengekspor insiden',
  'evidence.download': 'mengunduh bukti',
  'evidence.sample': 'mengunduh sampel malware',
  'advisory.read': 'membaca imbauan',
  'advisory.draft': 'menyusun imbauan',
  'advisory.release': 'menyetujui dan mengirim imbauan',
  'advisory.confirm': 'menjawab imbauan',
  'registry.read': 'membaca daftar instansi, narahubung, dan aset',
  'registry.manage': 'mengubah daftar instansi, narahubung, dan aset',
  'people.read': 'melihat daftar pengguna',
  'people.manage': 'mengatur pengguna dan peran',
  'playbook.read': 'membaca playbook',
  'playbook.draft': 'menyusun playbook',
  'playbook.publish': 'menerbitkan playbook',
  'exercise.join': 'mengikuti latihan',
  'exercise.run': 'memimpin latihan',
  'template.read': 'melihat teks surat tim',
  'template.manage': 'mengubah teks surat tim',
  'statistics.read': 'membaca statistik',
  'audit.read': 'membaca jejak audit',
  'system.read': 'melihat keadaan sistem',
  'system.run': 'menjalankan sistem',
  'backup.run': 'mencadangkan dan memulihkan data',
} as const
export type Action = keyof typeof actions

/**
 * How far a role reaches. all = the whole team · tree = the own agency or area and all below · own = what they reported
 * themselves · assigned = what they are the owner of · shared = what was shared with them by name.
 */
export type Scope = 'all' | 'tree' | 'own' | 'assigned' | 'shared'

export interface Cell {
  scopes: readonly Scope[]
  /** Nothing more secret than this. What is shared by name, and what one reported oneself, has no such bound. */
  upTo: Tlp
}

const all: Cell = { scopes: ['all'], upTo: 'RED' }
const tree: Cell = { scopes: ['tree'], upTo: 'AMBER+STRICT' }
const own: Cell = { scopes: ['own'], upTo: 'RED' }
const ownOrTree: Cell = { scopes: ['own', 'tree'], upTo: 'AMBER+STRICT' }
const ownTreeOrShared: Cell = { scopes: ['own', 'tree', 'shared'], upTo: 'AMBER+STRICT' }
const treeOrShared: Cell = { scopes: ['tree', 'shared'], upTo: 'AMBER+STRICT' }
const ownOrShared: Cell = { scopes: ['own', 'shared'], upTo: 'RED' }
const shared: Cell = { scopes: ['shared'], upTo: 'RED' }
const assigned: Cell = { scopes: ['assigned'], upTo: 'RED' }
const team = { analyst: all, lead: all }

/** Role × action, as SECURITY decides it. The admin runs the system and reads no cases. What is not named is not allowed. */
export const table: Record<Action, Partial<Record<Role, Cell>>> = {
  'incident.report': { ...team, admin: all, reporter: tree, regency: tree, contact: tree },
  'incident.follow': { ...team, reporter: ownOrTree, regency: tree, contact: ownOrTree },
  'incident.read': { ...team, reporter: ownOrShared, regency: treeOrShared, contact: shared },
  'incident.meta': { ...team, admin: all, auditor: all },
  'incident.notes': team,
  'incident.reporter': { analyst: assigned, lead: all, reporter: own, regency: own, contact: own },
  'incident.inform': { ...team, reporter: ownTreeOrShared, regency: treeOrShared, contact: ownTreeOrShared },
  'incident.triage': team,
  'incident.work': team,
  'incident.relabel': { ...team, reporter: own, regency: tree, contact: shared },
  'queue.share': { lead: all },
  'incident.lower': { lead: all },
  'incident.transfer': team,
  'incident.share': team,
  'incident.export': { analyst: { scopes: ['all'], upTo: 'AMBER+STRICT' }, lead: all, regency: { scopes: ['tree'], upTo: 'AMBER' } },
  'evidence.download': { ...team, reporter: ownOrShared, regency: tree, contact: shared },
  'evidence.sample': { analyst: assigned, lead: all },
  'advisory.read': team,
  'advisory.draft': team,
  'advisory.release': team,
  'advisory.confirm': { reporter: tree, regency: tree, contact: tree },
  'registry.read': { ...team, admin: all, reporter: tree, regency: tree, contact: tree },
  'registry.manage': { lead: all, admin: all, regency: tree },
  'people.read': { lead: all, admin: all, auditor: all, regency: tree },
  'people.manage': { lead: all, admin: all, regency: tree },
  'playbook.read': { ...team, admin: all, auditor: all },
  'playbook.draft': team,
  'playbook.publish': { lead: all, admin: all },
  'exercise.join': { ...team, admin: all, auditor: all, observer: all },
  'exercise.run': { lead: all },
  'template.read': { ...team, admin: all, auditor: all },
  'template.manage': { lead: all, admin: all },
  'statistics.read': { ...team, admin: all, auditor: all, observer: all, reporter: tree, regency: tree, contact: tree },
  'audit.read': { lead: all, admin: all, auditor: all, analyst: own, regency: own, reporter: own, contact: own },
  'system.read': { admin: all, auditor: all },
  'system.run': { admin: all },
  'backup.run': { admin: all },
}

/** What people of another team may do with an incident shared with their team, and up to which label. */
export const partner: { actions: readonly Action[]; roles: readonly Role[]; upTo: Tlp } = {
  actions: ['incident.follow', 'incident.read', 'incident.inform', 'evidence.download'],
  roles: ['analyst', 'lead'],
  upTo: 'AMBER',
}

/** However much their owner may: an API token carries nothing above this, and exports less. */
export const tokenUpTo = (action: Action): Tlp => (action === 'incident.export' ? 'GREEN' : 'AMBER')
