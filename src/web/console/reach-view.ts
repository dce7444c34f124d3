import type { Reach } from '../../core/advisory/audience.ts'
import type { Organisation } from '../../core/organisation.ts'
import type { ReachSection, ReachView, SectionId } from '../pages/console/composer/reach.tsx'

/** Only the first lines of each list, unless one section is asked for by the page. */
export interface Shown {
  limit: number
  from?: number
}

/** Who gets it, who does not and why, with names for codes: as many lines as a page can hold, and how many there are. */
export function reachView(reach: Reach, organisations: readonly Organisation[], shown: Shown): ReachView {
  const names = new Map(organisations.map(({ code, name }) => [code, name]))
  const line = ({ organisation, why, name }: { organisation: string; why: string; name?: string }) => ({
    organisation: names.get(organisation) ?? organisation,
    code: organisation,
    why,
    name,
  })
  const section = (id: SectionId, lines: readonly { organisation: string; why: string; name?: string }[]): ReachSection => ({
    id,
    count: lines.length,
    lines: cut(lines, shown).map(line),
  })
  const skipped = (because: Reach['skipped'][number]['because']) => reach.skipped.filter(one => one.because === because)
  const agencies = [...Map.groupBy(reach.recipients, one => one.organisation)]
  return {
    contacts: reach.recipients.length,
    agencies: agencies.length,
    included: cut(agencies, shown).map(([code, told]) => ({
      code,
      organisation: names.get(code) ?? code,
      people: told.map(({ contact, name, role, address, why }) => ({ id: contact, name, role, address, why: why ?? '' })),
    })),
    sections: [
      section('ditolak', reach.refused),
      section('sudah', skipped('sudah')),
      section('tanpa', reach.without),
      section('orang', reach.people),
      section('menolak', reach.declined),
      section('dikecualikan', skipped('dikecualikan')),
      section('aset', skipped('aset')),
    ].filter(({ count }) => count > 0),
  }
}

function cut<T>(all: readonly T[], { limit, from = 0 }: Shown): T[] {
  return all.slice(from, from + limit)
}
