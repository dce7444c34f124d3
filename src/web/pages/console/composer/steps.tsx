interface StepsProps {
  no?: string | undefined
  at: 'isi' | 'penerima' | 'periksa'
  /** Nobody is chosen: a public statement has no recipients, a correction goes to those who got the old one. */
  settled?: boolean | undefined
}

/** The pages of the composer. What is not there yet cannot be visited. */
export function Steps({ no, at, settled }: StepsProps) {
  const pages = settled ? { isi: '1. Isi', periksa: '2. Periksa' } : { isi: '1. Isi', penerima: '2. Penerima', periksa: '3. Periksa' }
  return (
    <nav class="tabs" aria-label="Langkah menyusun">
      {Object.entries(pages).map(([page, label]) =>
        no ? (
          <a href={`/konsol/imbauan/${no}/${page}`} aria-current={page === at ? 'step' : undefined}>
            {label}
          </a>
        ) : (
          <span class={page === at ? '' : 'soft'} aria-current={page === at ? 'step' : undefined}>
            {label}
          </span>
        ),
      )}
    </nav>
  )
}
