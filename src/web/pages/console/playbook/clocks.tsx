import { conditionsInWords } from '../../../../core/conditions.ts'
import { letterTitle } from '../../../../core/letter-kinds.ts'
import type { Basis, ClockRule, Length, TimeBase } from '../../../../core/playbook.ts'
import { type Severity, severities } from '../../../../core/vocabulary.ts'
import { duration } from '../../words.ts'

const starts: Record<ClockRule['starts'], string> = {
  report: 'laporan masuk',
  step: 'tahap dimulai',
  answer: 'dijawab saat triase',
  delivery: 'imbauan dikirim',
}
const bases: Record<Basis, string> = { law: 'Hukum', sop: 'SOP', default: 'Target tim' }

export function Clocks({ clocks }: { clocks: readonly ClockRule[] }) {
  return (
    <table class="cards">
      <caption>Tenggat</caption>
      <thead>
        <tr>
          {['Tenggat', 'Sejak', 'Lamanya', 'Dasar'].map(head => (
            <th scope="col">{head}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {clocks.map(clock => (
          <tr>
            <th scope="row">
              <span class="no">{clock.id}</span> {clock.name}
            </th>
            <td data-label="Sejak">{startOf(clock)}</td>
            <td data-label="Dalam">{spans(clock)}</td>
            <td>
              {clock.article ?? bases[clock.basis]}
              {clock.letter && <span class="soft under">Surat {letterTitle(clock.letter)}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function startOf({ starts: start, when, unless, from }: ClockRule): string {
  const words = [
    when ? conditionsInWords(when).join(', ') : starts[start],
    unless && `kecuali ${conditionsInWords(unless).join(', ')}`,
    from && 'dihitung sejak laporan masuk',
  ]
  return words.filter(Boolean).join('; ')
}

/** One length when it is the same for every severity, else each with its severity. */
function spans({ within, base }: ClockRule): string {
  const each = (Object.keys(severities) as Severity[]).map(severity => ({ severity, words: lengthWords(within[severity], base[severity]) }))
  const [first] = each
  if (first && each.every(one => one.words === first.words)) return first.words
  return each.map(({ severity, words }) => `${severities[severity]} ${words}`).join(' · ')
}

export function lengthWords(length: Length, base: TimeBase): string {
  if ('days' in length) return base === 'working' ? `${length.days} hari kerja` : `${length.days} × 24 jam`
  return `${duration(length.minutes)}${base === 'working' ? ' (jam kerja)' : ''}`
}
