export interface ElsewhereProps {
  no: string
  /** Whence it came and whither it went, each in one sentence. */
  moves: readonly string[]
  /** Who else sees it by name. */
  shares: readonly string[]
  closed: boolean
  /** Several alike: what is proposed, in one sentence. */
  wave?: string | undefined
}

/** Other teams and people outside in this incident. */
export function ElsewherePanel({ no, moves, shares, closed, wave }: ElsewhereProps) {
  return (
    <section class="panel" id="lain" aria-labelledby="lain-judul">
      <h2 id="lain-judul">Tim dan orang lain</h2>
      {wave && (
        <p>
          <strong>{wave}</strong> <a href="/konsol/imbauan/baru">Susun imbauan</a>
        </p>
      )}
      {moves.map(move => (
        <p>{move}</p>
      ))}
      <p class="soft">{shares.length === 0 ? 'Tidak dibagikan kepada siapa pun.' : `Dibagikan kepada ${shares.join(', ')}.`}</p>
      <p class="row">
        <a class="button" href={`/konsol/tiket/${no}/bagikan`}>
          Bagikan
        </a>
        {!closed && (
          <a class="button" href={`/konsol/tiket/${no}/alih`}>
            Alihkan ke tim lain
          </a>
        )}
      </p>
    </section>
  )
}
