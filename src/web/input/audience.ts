import { z } from 'zod'
import type { Audience } from '../../core/advisory/advisory.ts'
import { isRange } from '../../core/assets.ts'
import { type Organisation, organisationCode } from '../../core/organisation.ts'
import { type FieldError, Refusal } from '../../core/refusal.ts'
import { type ContactRole, contactRoles, isWord, type OrganisationKind, organisationKinds } from '../../core/vocabulary.ts'
import { lines } from './advisory.ts'
import { formErrors } from './text.ts'

const hostName = /^(\*\.)?([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/i

const fields = z.object({
  organisations: lines(3000),
  areas_other: lines(200),
  also: lines(3000),
  except: lines(3000),
  assets: lines(100),
  domains: lines(100).pipe(z.array(z.string().regex(hostName, 'Satu baris satu domain, mis. gresikkab.go.id.'))),
  ranges: lines(100).pipe(
    z.array(z.string().refine(isRange, 'Satu baris satu rentang: 103.10.4.0/24, 2001:db8::/32, 103.10.4.1-103.10.4.20, atau satu alamat.')),
  ),
})

export interface AudienceForm {
  values: Record<string, string>
  roles: string[]
  kinds: string[]
  areas: string[]
  /** The incident that `affected` means, by number. */
  incident: string | null
  /** Agencies that are told again. */
  again: string[]
}

/** The composer's second page. Agencies are written by code or by their whole name. */
export function audienceOf(form: AudienceForm, organisations: readonly Organisation[]): Audience {
  const read = fields.safeParse(form.values)
  if (!read.success) throw new Refusal('invalid', 'Periksa isian sasaran.', { errors: formErrors(read.error) })
  const { areas_other, assets, domains, ranges } = read.data
  const errors: FieldError[] = []
  const codes = (field: 'organisations' | 'areas_other' | 'also' | 'except') => {
    const found = codesOf(read.data[field], organisations)
    if (found.unknown.length > 0) errors.push({ field, message: notFound(found.unknown) })
    return found.codes
  }
  const named = codes('organisations')
  const areas = areas_other.length > 0 ? codes('areas_other') : []
  const audience: Audience = {
    organisations: named,
    kinds: form.kinds.filter((kind): kind is OrganisationKind => isWord(organisationKinds, kind)),
    below: null,
    areas: [...new Set([...form.areas.filter(code => organisationCode.test(code)), ...areas])],
    assets,
    domains: domains.map(domain => domain.toLowerCase()),
    ranges,
    affectedOf: form.values.affected === '1' ? form.incident : null,
    also: codes('also'),
    except: codes('except'),
    again: form.again,
    roles: form.roles.filter((role): role is ContactRole => isWord(contactRoles, role)),
  }
  if (audience.roles.length === 0) errors.push({ field: 'roles', message: 'Pilih paling sedikit satu peran narahubung.' })
  if (errors.length > 0) throw new Refusal('invalid', 'Periksa isian sasaran.', { errors })
  return audience
}

function notFound(unknown: string[]): string {
  const more = unknown.length > 5 ? ` dan ${unknown.length - 5} lagi` : ''
  return `Tidak ada di daftar instansi: ${unknown.slice(0, 5).join('; ')}${more}. Tulis kodenya (35.25/dinkes) atau namanya lengkap.`
}

/** `35.25/dinkes`, `35.25/dinkes Dinas Kesehatan` or the name alone, in any case. Two agencies of one name need the code. */
function codesOf(typed: readonly string[], organisations: readonly Organisation[]): { codes: string[]; unknown: string[] } {
  const known = new Set(organisations.map(({ code }) => code))
  const named = Map.groupBy(organisations, ({ name }) => name.toLowerCase())
  const codes = new Set<string>()
  const unknown: string[] = []
  for (const line of typed) {
    const [first = ''] = line.split(/\s/)
    const [one, ...others] = named.get(line.toLowerCase()) ?? []
    if (known.has(first)) codes.add(first)
    else if (one && others.length === 0) codes.add(one.code)
    else unknown.push(others.length > 0 ? `${line} (lebih dari satu)` : line)
  }
  return { codes: [...codes], unknown }
}
