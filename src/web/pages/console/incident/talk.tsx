import { StateBadge } from '../../parts/badges.tsx'
import { Time } from '../../parts/time.tsx'

export interface TalkProps {
  no: string
  zone: string
  /** An answer of whoever reported that nobody has acted upon yet, or a question that they have not answered. */
  talk?: { answered: boolean; since: Date } | undefined
}

export function Talk({ no, zone, talk }: TalkProps) {
  if (!talk) return null
  const at = <Time date={talk.since} zone={zone} short />
  if (!talk.answered)
    return (
      <p class="note">
        <StateBadge tone="quiet">Menunggu pelapor</StateBadge> Ditanyakan {at}; belum dijawab.
      </p>
    )
  return (
    <p class="note">
      <StateBadge tone="busy">Dijawab pelapor</StateBadge> <a href={`/konsol/tiket/${no}?riwayat=pesan#catatan`}>Baca jawabannya</a>, masuk{' '}
      {at}. Tanda ini hilang begitu Anda menindaklanjutinya.
    </p>
  )
}
