import type { Audience } from '../../core/advisory/advisory.ts'
import { wholeAudience } from '../../core/advisory/meant.ts'
import type { Organisation } from '../../core/organisation.ts'
import { contactRoles, organisationKinds } from '../../core/vocabulary.ts'

/** One question of an audience and what was answered; `named` = with names that people gave. */
export interface AudienceLine {
  label: string
  words: string
  named: boolean
}

/** An audience in words, one line a question; what is not asked is not said. */
export function audienceWords(audience: Audience, organisations: readonly Organisation[]): AudienceLine[] {
  const whole = wholeAudience(audience)
  const names = new Map(organisations.map(({ code, name }) => [code, name]))
  const named = (codes: readonly string[]) => codes.map(code => names.get(code) ?? code)
  const line = (label: string, all: readonly string[]) => (all.length > 0 ? [{ label, words: few(all), named: !ours.has(label) }] : [])
  return [
    ...line(
      'Jenis',
      whole.kinds.map(kind => organisationKinds[kind]),
    ),
    ...line('Wilayah', named(whole.areas)),
    ...line('Instansi', named(whole.organisations)),
    ...line('Produk', whole.assets),
    ...line('Domain', whole.domains),
    ...line('Rentang alamat', whole.ranges),
    ...(whole.affectedOf ? [{ label: 'Terdampak insiden', words: '', named: false }] : []),
    ...line('Tambahan', named(whole.also)),
    ...line('Kecuali', named(whole.except)),
    ...line('Dikirimi lagi', named(whole.again)),
    ...line(
      'Peran',
      whole.roles.map(role => contactRoles[role]),
    ),
  ]
}

/** The questions that are answered in words of ours. */
const ours = new Set(['Jenis', 'Peran'])

function few(all: readonly string[]): string {
  return all.length > 20 ? `${all.slice(0, 20).join(', ')} … dan ${all.length - 20} lagi` : all.join(', ')
}
