import type { Audience } from '../../core/advisory/advisory.ts'
import { wholeAudience } from '../../core/advisory/meant.ts'
import type { Organisation } from '../../core/organisation.ts'
import type { Desk } from '../session.ts'

/** The second page's answers, as typed. */
export interface AudienceAnswers {
  values: Record<string, string>
  roles: string[]
  kinds: string[]
  areas: string[]
  again: string[]
  seq: number | undefined
}

export async function postedAnswers(c: Desk): Promise<AudienceAnswers> {
  return answersIn(await c.req.parseBody({ all: true }))
}

export function answersIn(body: Record<string, unknown>): AudienceAnswers {
  const all = (name: string) => [body[name] ?? []].flat().filter((one): one is string => typeof one === 'string')
  const values = Object.fromEntries(Object.keys(body).map(name => [name, all(name).at(-1) ?? '']))
  const seq = /^\d{1,9}$/.test(values.seq ?? '') ? Number(values.seq) : undefined
  return { values, roles: all('roles'), kinds: all('kinds'), areas: all('areas'), again: all('again').slice(0, 3000), seq }
}

/** A stored audience as the page's answers: agencies with their names. */
export function answersOf(audience: Audience, organisations: readonly Organisation[]): AudienceAnswers {
  const whole = wholeAudience(audience)
  const known = new Map(organisations.map(one => [one.code, one]))
  const named = (codes: readonly string[]) => codes.map(code => [code, known.get(code)?.name].filter(Boolean).join(' ')).join('\n')
  const boxes = whole.areas.filter(code => ['provinsi', 'kabupaten', 'kota'].includes(known.get(code)?.kind ?? ''))
  return {
    values: {
      organisations: named(whole.organisations),
      areas_other: named(whole.areas.filter(code => !boxes.includes(code))),
      also: named(whole.also),
      except: named(whole.except),
      assets: whole.assets.join('\n'),
      domains: whole.domains.join('\n'),
      ranges: whole.ranges.join('\n'),
      affected: whole.affectedOf ? '1' : '',
    },
    roles: whole.roles,
    kinds: whole.kinds,
    areas: boxes,
    again: whole.again,
    seq: undefined,
  }
}
