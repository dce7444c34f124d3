import { audited } from '../../casework/audited.ts'
import { currentPlaybooks } from '../../casework/rules.ts'
import { type Action, mayAtAll } from '../../core/access.ts'
import type { Actor } from '../../core/actor.ts'
import { letters } from '../../core/letter-kinds.ts'
import type { Place } from '../../core/own-text.ts'
import { Refusal } from '../../core/refusal.ts'
import { notices } from '../../core/vocabulary.ts'
import { Conflict, type Ports } from '../../ports.ts'
import { findOrganisation } from '../../store/registry.ts'
import { insertText, listTexts, newestText, type TextVersion } from '../../store/templates.ts'
import { checkOwnText } from './check.ts'

/** What a team may write itself. Mail about accounts and about the team's own deadlines stays as we ship it. */
export const ownTexts: Readonly<Record<string, string>> = {
  N1: notices.N1,
  N2: notices.N2,
  N3: notices.N3,
  N4: notices.N4,
  ...Object.fromEntries(Object.entries(letters).map(([letter, { name }]) => [letter, name])),
  N9: notices.N9,
  pengingat: 'Pengingat',
  balasan: 'Balasan kepada pelapor',
  sebutan: 'Sebutan rekan dalam catatan',
  persetujuan: 'Permintaan persetujuan',
  pengembalian: 'Draf yang dikembalikan',
}

export interface WrittenText extends Place {
  name: string
  /** Version that the page showed at this place; 0 = none. */
  seq: number
  source: string
}

/** Saves a team's own text for one place. What is wrong with it is refused, line by line. */
export async function saveText(ports: Ports, actor: Actor, written: WrittenText): Promise<void> {
  requireRight(actor, 'template.manage')
  await requirePlace(ports, actor, written)
  const source = tidied(written.source)
  refuseUnsound(written.name, source)
  await commitText(ports, actor, written, source)
}

/** The text of this place is given up: the next wider one holds again. */
export async function removeText(ports: Ports, actor: Actor, place: Omit<WrittenText, 'source'>): Promise<void> {
  requireRight(actor, 'template.manage')
  if (place.seq === 0) throw new Refusal('not_found', 'Di sini tidak ada teks sendiri.')
  await commitText(ports, actor, place, null)
}

/** Refuses a text as saving it would. */
export function refuseUnsound(name: string, source: string): void {
  const faults = checkOwnText(name, source)
  if (faults.length === 0) return
  const errors = faults.slice(0, 20).map(({ line, reason }) => ({ field: 'source', message: `Baris ${line}: ${reason}` }))
  throw new Refusal('invalid', 'Teks ini belum dapat dipakai.', { errors })
}

export function tidied(typed: string): string {
  return typed.replaceAll('\r\n', '\n')
}

async function commitText(ports: Ports, actor: Actor, place: Omit<WrittenText, 'source'>, source: string | null): Promise<void> {
  const query = ports.database.query
  const { name, organisation, playbook, seq } = place
  const [newest, all] = await Promise.all([newestText(query, actor.team), listTexts(query, actor.team)])
  const here = all.find(one => one.name === name && one.organisation === organisation && one.playbook === playbook)
  if ((here?.version ?? 0) !== seq) throw stale()
  const version = newest + 1
  const text: TextVersion = { name, organisation, playbook, version, source, at: ports.now().toISOString(), by: actor.name }
  const detail = { organisation: organisation || null, playbook: playbook || null, version }
  const line = audited(ports, actor, { action: source === null ? 'template_removed' : 'template_changed', subject: name, detail })
  try {
    await ports.database.commit([insertText(query, actor.team, text), line])
  } catch (error) {
    throw error instanceof Conflict ? stale() : error
  }
}

async function requirePlace(ports: Ports, actor: Actor, { organisation, playbook }: Place): Promise<void> {
  const errors: { field: string; message: string }[] = []
  if (organisation && !(await findOrganisation(ports.database.query, actor.team, organisation)))
    errors.push({ field: 'instansi', message: 'Instansi ini belum terdaftar.' })
  if (playbook && !(await currentPlaybooks(ports)).some(({ id }) => id === playbook))
    errors.push({ field: 'playbook', message: 'Playbook ini tidak ada.' })
  if (errors.length > 0) throw new Refusal('invalid', 'Periksa untuk siapa teks ini.', { errors })
}

function requireRight(actor: Actor, action: Action): void {
  if (!mayAtAll(actor, action)) throw new Refusal('not_allowed', 'Peran Anda tidak mencakup tindakan ini.')
}

function stale(): Refusal {
  return new Refusal(
    'changed_meanwhile',
    'Teks ini sudah diubah orang lain sejak halaman Anda dibuka. Tulisan Anda masih di bawah; salin dulu, lalu muat ulang.',
  )
}
