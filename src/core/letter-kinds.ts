import { composed } from './advisory/notice.ts'
import type { Tlp } from './tlp.ts'
import { isWord, type Notice, notices } from './vocabulary.ts'

/** What people print, complete and send themselves, the widest circle each is for, and whose letterhead it bears. */
export const letters = {
  'N2-surat': { name: 'Notifikasi insiden kepada pimpinan instansi', tlp: 'AMBER+STRICT', head: 'team' },
  N5: { name: 'Permintaan tindakan kepada penyedia', tlp: 'AMBER', head: 'team' },
  N6: { name: 'Laporan kepada TTIS sektor (BSSN)', tlp: 'AMBER', head: 'team' },
  'N7-subjek': { name: 'Pemberitahuan PDP kepada subjek data', tlp: 'AMBER+STRICT', head: 'controller' },
  'N7-lembaga': { name: 'Pemberitahuan PDP kepada lembaga', tlp: 'AMBER+STRICT', head: 'controller' },
  N8: { name: 'Pernyataan publik', tlp: 'CLEAR', head: 'team' },
} as const satisfies Record<string, { name: string; tlp: Tlp; head: 'team' | 'controller' }>
export type LetterName = keyof typeof letters

/** Notices that are a letter and nothing else: the program prepares them, people send them and say to whom and how. N8 is published by the program. */
export const letterNotices: readonly Notice[] = Object.keys(letters).filter(
  (name): name is Notice => isWord(notices, name) && !(composed as readonly string[]).includes(name),
)

/** A letter as people call it, e.g. "N7 Pemberitahuan PDP kepada lembaga"; two letters may share the number of their notice. */
export function letterTitle(name: string): string {
  return `${numberOf(name)} ${Object.hasOwn(letters, name) ? letters[name as LetterName].name : ''}`.trim()
}

/** N7 of N7-subjek. */
export function numberOf(name: string): string {
  return name.split('-')[0] ?? name
}
