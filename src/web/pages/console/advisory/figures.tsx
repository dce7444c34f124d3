import { type Standing, standings } from '../../../../core/advisory/standing.ts'
import { Bars, type Piece } from '../../parts/share.tsx'
import { number } from '../../words.ts'
import type { AgencyLine } from './deliveries.tsx'

const tones: Record<Standing, Piece['tone']> = {
  selesai: 'good',
  dikonfirmasi: 'done',
  'butuh-bantuan': 'warn',
  'belum-menjawab': 'busy',
  gagal: 'bad',
}

/** One bar, five numbers: every agency stands in exactly one, and each number leads to its rows. */
export function Figures({ no, agencies, only }: { no: string; agencies: readonly AgencyLine[]; only: Standing | undefined }) {
  const counted = (Object.keys(standings) as Standing[]).map(standing => ({
    standing,
    tone: tones[standing],
    count: agencies.filter(one => one.standing === standing).length,
  }))
  const contacts = agencies.flatMap(one => one.contacts)
  const delivered = contacts.filter(({ state }) => !['gagal', 'antre', 'ditunda'].includes(state)).length
  return (
    <section class="panel" aria-labelledby="angka-judul" data-live="angka">
      <h2 id="angka-judul">
        {number(
          counted.filter(({ standing }) => standing !== 'belum-menjawab' && standing !== 'gagal').reduce((sum, one) => sum + one.count, 0),
        )}{' '}
        dari {number(agencies.length)} instansi menjawab{' '}
        <span class="soft">
          {number(delivered)} dari {number(contacts.length)} surel terkirim
        </span>
      </h2>
      <Bars pieces={counted} />
      <ul class="figures">
        {counted.map(({ standing, count }) => (
          <li>
            <a href={`/konsol/imbauan/${no}?keadaan=${standing}#instansi`} aria-current={standing === only ? 'true' : undefined}>
              <b>{number(count)}</b> <span>{standings[standing]}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
