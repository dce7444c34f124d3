import { type Action, grantOf, type Subject } from './access.ts'
import type { Actor } from './actor.ts'
import { type Role, roles } from './vocabulary.ts'

/** One true sentence that says why this actor sees it: by the very grant that lets them in. */
export function whyVisible(actor: Actor, subject: Subject, action: Action = 'incident.read'): string {
  const grant = grantOf(actor, action, subject)
  if (!grant) return 'Ini bukan untuk Anda.'
  const who = actor.kind === 'token' ? 'Token ini' : 'Anda'
  return `${who} melihat ini karena ${reasons[grant]({ actor, subject, who, sent: action.startsWith('advisory.') })}.`
}

/** `who` in mid-sentence; `sent`: it is an advisory, which is written and sent, and no case. */
interface Known {
  actor: Actor
  subject: Subject
  who: string
  sent: boolean
}

const reasons: Record<NonNullable<ReturnType<typeof grantOf>>, (known: Known) => string> = {
  all: ({ actor, who, sent }) => {
    const whose = sent ? 'pemilik imbauan ini' : 'yang menanganinya'
    if (actor.kind === 'system') return `program ini menjaga tenggat tim ${whose}`
    const office = `${offices[actor.role] ?? `${roles[actor.role].toLowerCase()} tim`} ${whose}`
    return `${who === 'Anda' ? 'Anda' : 'diberi peran'} ${office}${actor.organisation ? `, untuk ${placeOf(actor)} dan yang di bawahnya` : ''}`
  },
  tree: ({ actor, subject, sent }) => {
    const own = [subject.organisation, ...(subject.alsoOrganisations ?? [])].includes(actor.organisation)
    return `ini ${sent ? 'dikirim kepada' : 'menyangkut'} ${own ? placeOf(actor) : `instansi di bawah ${placeOf(actor)}`}`
  },
  own: () => 'Anda yang melaporkannya',
  assigned: () => 'Anda penanggung jawabnya',
  shared: () => 'tim yang menanganinya membagikannya kepada Anda',
  link: () => 'Anda memegang tautan rahasianya',
  partner: () => 'tim yang menanganinya membagikannya kepada tim Anda',
}

const offices: Partial<Record<Role, string>> = { lead: 'ketua tim', admin: 'admin sistem tim' }

/** Areas have dotted codes, agencies a path below one. */
function placeOf({ organisation }: Actor): string {
  return organisation?.includes('/') ? 'instansi Anda' : 'wilayah Anda'
}
