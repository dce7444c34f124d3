import { similarTickets } from '../../../casework/similar-tickets.ts'
import type { Actor } from '../../../core/actor.ts'
import type { Incident } from '../../../core/incident/incident.ts'
import { defang } from '../../../core/refang.ts'
import type { Likeness } from '../../../core/similar.ts'
import type { Ports } from '../../../ports.ts'
import type { SimilarLine } from '../../pages/console/incident/similar.tsx'

const triage = ['diterima', 'verifikasi', 'triase']

/** Only while it is triaged: later everybody knows what it is. */
export async function similarLines(ports: Ports, actor: Actor, about: { incident: Incident; story: string }): Promise<SimilarLine[]> {
  const { step, closedAt } = about.incident
  if (closedAt || !triage.includes(step)) return []
  const found = await similarTickets(ports, actor, about)
  return found.map(({ row, why }) => ({
    number: row.number,
    title: defang(row.title),
    openedAt: new Date(row.opened_at),
    closed: row.closed_at !== null,
    why: why.map(inWords),
  }))
}

function inWords(why: Likeness): string {
  if (why.by === 'observable') return `sama-sama menyebut ${defang(why.value).slice(0, 120)}`
  return why.by === 'agency' ? 'instansi dan jenisnya sama, dalam 7 hari' : 'ceritanya mirip'
}
