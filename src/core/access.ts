import type { Actor } from './actor.ts'
import { isWithin } from './organisation.ts'
import type { Tlp } from './tlp.ts'
import type { Role } from './vocabulary.ts'

export const actions = {
  'incident.read': 'membaca insiden',
  'incident.report': 'melaporkan insiden lewat konsol',
  'incident.inform': 'menambah keterangan pada laporan',
  'incident.work': 'menangani insiden',
  'incident.export': 'mengekspor insiden',
  'evidence.download': 'mengunduh bukti',
  'advisory.read': 'membaca imbauan',
  'advisory.confirm': 'menjawab imbauan untuk instansinya',
  'incident.follow': 'mengikuti status laporan',
  'incident.transfer': 'mengalihkan insiden ke tim lain',
  'incident.share': 'membagikan insiden kepada mitra',
  'advisory.draft': 'menyusun imbauan',
  'advisory.release': 'menyetujui dan mengirim imbauan',
  'registry.read': 'membaca daftar instansi, narahubung, dan aset',
  'registry.manage': 'mengubah daftar instansi, narahubung, dan aset',
  'playbook.read': 'membaca playbook',
  'statistics.read': 'membaca statistik',
  'system.run': 'menjalankan sistem',
} as const
export type Action = keyof typeof actions

/** What is acted upon. `organisation` null means "not (yet) tied to one". A subject of another team does not exist for the actor. */
export interface Subject {
  team: string
  organisation?: string | null
  /** Sharper than the table: the organisations tied to it besides its own. */
  alsoOrganisations?: readonly string[]
  tlp?: Tlp
  /** The person who reported it, when they had signed in. */
  reporter?: string | null
  /** Person ids, and `team:<id>`, that it was shown to by name. */
  sharedWith?: readonly string[]
}

type Scope = 'all' | 'own-tree' | 'none'

/** SECURITY §1 as far as today's roles go. The admin runs the system and reads no cases. */
const table: Record<Action, Partial<Record<Role, Scope>>> = {
  'incident.read': { analyst: 'all', lead: 'all', reporter: 'own-tree', contact: 'own-tree', regency: 'own-tree' },
  'incident.report': { analyst: 'all', lead: 'all', reporter: 'own-tree', contact: 'own-tree', regency: 'own-tree' },
  'incident.inform': { analyst: 'all', lead: 'all', reporter: 'own-tree', contact: 'own-tree', regency: 'own-tree' },
  'incident.follow': { analyst: 'all', lead: 'all', regency: 'own-tree', reporter: 'own-tree', contact: 'own-tree' },
  'advisory.confirm': { regency: 'own-tree', reporter: 'own-tree', contact: 'own-tree' },
  'incident.transfer': { analyst: 'all', lead: 'all' },
  'incident.share': { analyst: 'all', lead: 'all' },
  'incident.work': { analyst: 'all', lead: 'all' },
  'incident.export': { analyst: 'all', lead: 'all' },
  'evidence.download': { analyst: 'all', lead: 'all' },
  'advisory.read': { analyst: 'all', lead: 'all' },
  'advisory.draft': { analyst: 'all', lead: 'all' },
  'advisory.release': { analyst: 'all', lead: 'all' },
  'registry.read': { analyst: 'all', lead: 'all', admin: 'all', reporter: 'own-tree', contact: 'own-tree', regency: 'own-tree' },
  'registry.manage': { lead: 'all', admin: 'all', regency: 'own-tree' },
  'playbook.read': { analyst: 'all', lead: 'all', admin: 'all', auditor: 'all' },
  'statistics.read': { analyst: 'all', lead: 'all', admin: 'all', auditor: 'all', observer: 'all' },
  'system.run': { admin: 'all' },
}

/** The one place that says who may do what. A link's holder was checked by the link itself: it opens one incident, to add to it. Every route and every query asks it. */
export function may(actor: Actor, action: Action, subject: Subject): boolean {
  if (actor.team !== subject.team) return false
  if (actor.kind === 'system') return true
  if (actor.kind === 'link') return action === 'incident.inform' || action === 'incident.report'
  if (actor.kind === 'token' && subject.tlp === 'RED') return false // RED never leaves by the API, whoever owns the token
  const scope = table[action][actor.role] ?? 'none'
  if (scope === 'none') return false
  if (named.has(action) && isNamed(actor, subject)) return true
  if (scope === 'own-tree' && subject.tlp === 'RED') return false // only who is named
  if (scope === 'all' && !actor.organisation) return true
  return inTree(actor, subject)
}

/** What a report's own reporter may do, and whoever it was shown to by name, wherever they belong. */
const named: ReadonlySet<Action> = new Set(['incident.follow', 'incident.inform'])

function isNamed({ kind, id }: Actor, { reporter, sharedWith }: Subject): boolean {
  return kind === 'person' && (reporter === id || sharedWith?.includes(id) === true)
}

/** May this actor do it to anything at all in the team? Decides whether a page or a link is offered. */
export function mayAtAll(actor: Actor, action: Action): boolean {
  return actor.kind === 'system' || (table[action][actor.role] ?? 'none') !== 'none'
}

/** Sees incidents only as one whose agency they touch: the team's own work on them stays with the team. */
export function isOutsideTeam({ role }: Actor): boolean {
  return table['incident.read'][role] === 'own-tree'
}

/** One sentence that says why this person sees it. */
export function whyVisible(actor: Actor): string {
  if (actor.role === 'lead') return 'Anda melihat ini karena Anda ketua tim yang menanganinya.'
  if (actor.role === 'analyst') return 'Anda melihat ini karena Anda analis tim yang menanganinya.'
  return 'Anda melihat ini karena menyangkut instansi Anda.'
}

function inTree(actor: Actor, subject: Subject): boolean {
  const own = actor.organisation
  if (!own) return false
  const tied = [subject.organisation, ...(subject.alsoOrganisations ?? [])]
  return tied.some(code => typeof code === 'string' && isWithin(code, own))
}
