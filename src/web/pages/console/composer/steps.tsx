/** The three pages of the composer. What is not there yet cannot be visited. */
export function Steps({ no, at }: { no?: string | undefined; at: 'isi' | 'penerima' | 'periksa' }) {
  const pages = { isi: '1. Isi', penerima: '2. Penerima', periksa: '3. Periksa' } as const
  return (
    <nav class="tabs" aria-label="Langkah menyusun">
      {Object.entries(pages).map(([page, label]) =>
        no ? (
          <a href={`/konsol/imbauan/${no}/${page}`} aria-current={page === at ? 'page' : undefined}>
            {label}
          </a>
        ) : (
          <span class={page === at ? '' : 'soft'}>{label}</span>
        ),
      )}
    </nav>
  )
}
