import type { Child } from 'hono/jsx'
import { acts } from '../core/acts.ts'
import { isWord, roles } from '../core/vocabulary.ts'
import type { AuditLine } from '../store/audit.ts'
import { asWritten } from './language/written.ts'

export interface TrailLine {
  at: Date
  who: Child
  act: string
  about?: string | undefined
  /** Only for those who may open it. */
  href?: string | undefined
  detail: Child
}

const labels: Record<string, string> = {
  by: 'lewat',
  from: 'dari',
  role: 'peran',
  organisation: 'instansi',
  token: 'token',
  lines: 'baris',
  reason: 'alasan',
  until: 'sampai',
  partner: 'mitra',
  name: 'nama',
}

/** What was shown to come in. */
const means: Record<string, string> = {
  password: 'kata sandi',
  totp: 'kode aplikasi',
  passkey: 'kunci sandi',
  recovery: 'kode pemulihan',
  link: 'tautan surel',
  oidc: 'akun instansi',
}

/** A line of the trail in words. Mail addresses are masked for those who do not administer people. */
export function trailLine(row: AuditLine, reader: { opensIncidents: boolean; seesAddresses: boolean }): TrailLine {
  const shown = (text: string) => (reader.seesAddresses ? text : masked(text))
  const { incident, about, action } = row
  return {
    at: new Date(row.at),
    who: row.actor_kind === 'system' ? row.actor_name : [asWritten(row.actor_name), row.actor_kind === 'token' ? ' (token API)' : ''],
    act: isWord(acts, action) ? acts[action] : action,
    about: about === null ? undefined : shown(about),
    href: incident && reader.opensIncidents ? `/konsol/tiket/${incident}` : undefined,
    detail: inWords(row.detail, shown),
  }
}

function inWords(detail: string, shown: (text: string) => string): Child {
  return Object.entries(JSON.parse(detail) as Record<string, unknown>)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([name, value], at) => [at > 0 ? ', ' : '', labels[name] ?? name, ': ', wordFor(name, value, shown)])
}

function wordFor(name: string, value: unknown, shown: (text: string) => string): Child {
  if (typeof value !== 'string') return asWritten(shown(JSON.stringify(value)))
  if (name === 'role' && isWord(roles, value)) return roles[value]
  return (name === 'by' && means[value]) || asWritten(shown(value))
}

function masked(text: string): string {
  return text.replace(/([^\s@"]{1,2})[^\s@"]*@/g, '$1…@')
}
