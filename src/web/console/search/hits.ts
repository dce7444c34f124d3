import { type ObservableKind, observableKinds } from '../../../core/observable.ts'
import { defang } from '../../../core/refang.ts'
import type { Term } from '../../../core/search/asked.ts'
import { excerpt } from '../../../core/search/excerpt.ts'
import type { Hit } from '../../../store/search/found.ts'
import { asWritten } from '../../language/written.ts'
import type { FoundHit } from '../../pages/console/search/search.tsx'
import { shortTime } from '../../pages/words.ts'
import type { Kind } from './ask.ts'

/** As a page or a palette shows it. */
export function describeHit(kind: Kind, hit: Hit, { zone, terms }: { zone: string; terms: readonly Term[] }): FoundHit {
  const when = shortTime(new Date(hit.at), zone)
  const pieces = hit.text ? excerpt(hit.text, terms) : []
  const name = encodeURIComponent(hit.name)
  if (kind === 'tiket')
    return {
      href: `/konsol/tiket/${name}`,
      title: asWritten(`${hit.name} ${defang(hit.title)}`),
      detail: [hit.held && 'Ditahan', hit.held && ' · ', hit.about ? asWritten(hit.about) : 'Instansi belum dikenal', ` · ${when}`],
      pieces,
    }
  if (kind === 'bersama')
    return {
      href: `/konsol/bersama/${name}`,
      title: asWritten(defang(hit.title)),
      detail: [asWritten(hit.about), ` · ${when}`],
      pieces: [],
    }
  if (kind === 'imbauan')
    return { href: `/konsol/imbauan/${name}`, title: asWritten(`${hit.name} ${defang(hit.title)}`), detail: when, pieces }
  if (kind === 'surat')
    return {
      href: `/konsol/surat#${name}`,
      title: asWritten(defang(hit.title)) || 'Tanpa perihal',
      detail: [asWritten(hit.about), ` · ${when}`],
      pieces,
    }
  if (kind === 'instansi') return { href: `/konsol/instansi/${name}`, title: asWritten(hit.title), detail: hit.name, pieces: [] }
  return {
    href: `/konsol/observabel/${name}`,
    title: asWritten(defang(hit.title)),
    detail: observableKinds[hit.about as ObservableKind] ?? 'Observabel',
    pieces: [],
  }
}
