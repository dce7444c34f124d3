import type { Notice } from '../vocabulary.ts'
import type { Advisory } from './advisory.ts'

/** Of this age and younger, an earlier advisory about the same matter counts as told. */
export const toldDays = 30

/** What two advisories are compared by. */
export interface Matter {
  notice: Notice
  incident: string | null
  title: string
  cves: string[]
}

export function matterOf({ notice, incident, title, body }: Pick<Advisory, 'notice' | 'incident' | 'title' | 'body'>): Matter {
  const said = [title, body.system, body.explanation, ...body.actions, ...body.indicators, ...body.references].join('\n')
  const cves = [...(said.match(/\bCVE-\d{4}-\d{4,}\b/gi) ?? []), ...(body.vulnerabilities ?? []).map(({ cve }) => cve)]
  return { notice, incident, title, cves: [...new Set(cves.map(cve => cve.toUpperCase()))] }
}

/** What makes an earlier advisory one about the same, as a clause; null = another matter. Two incidents never are the same. */
export function sameMatter(now: Matter, before: Matter): string | null {
  if (now.incident && before.incident && now.incident !== before.incident) return null
  if (now.incident && now.incident === before.incident && now.notice === before.notice) return 'insiden dan jenis surat yang sama'
  const cve = now.cves.find(one => before.cves.includes(one))
  if (cve) return `${cve} yang sama`
  return plain(now.title) === plain(before.title) ? 'judul yang sama' : null
}

function plain(title: string): string {
  return title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
