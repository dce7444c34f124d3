import { acts } from '../core/acts.ts'
import { isWord, roles } from '../core/vocabulary.ts'
import type { AuditLine } from '../store/audit.ts'

export interface TrailLine {
  at: Date
  who: string
  act: string
  about?: string | undefined
  /** Only for those who may open it. */
  href?: string | undefined
  detail: string
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
    who: row.actor_kind === 'token' ? `${row.actor_name} (token API)` : row.actor_name,
    act: isWord(acts, action) ? acts[action] : action,
    about: about === null ? undefined : shown(about),
    href: incident && reader.opensIncidents ? `/konsol/tiket/${incident}` : undefined,
    detail: shown(inWords(row.detail)),
  }
}

function inWords(detail: string): string {
  return Object.entries(JSON.parse(detail) as Record<string, unknown>)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([name, value]) => `${labels[name] ?? name}: ${typeof value === 'object' ? JSON.stringify(value) : wordFor(name, String(value))}`)
    .join(', ')
}

function wordFor(name: string, value: string): string {
  if (name === 'role' && isWord(roles, value)) return roles[value]
  return name === 'by' ? (means[value] ?? value) : value
}

function masked(text: string): string {
  return text.replace(/([^\s@"]{1,2})[^\s@"]*@/g, '$1…@')
}
