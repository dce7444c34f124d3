import { type AdvisoryLine, AdvisoryList } from '../parts/advisory-list.tsx'
import type { Frame } from '../parts/frame.ts'
import { PublicPage } from '../parts/public-page.tsx'

export interface PublicAdvisoriesProps {
  frame: Frame
  advisories: readonly AdvisoryLine[]
  /** Keyset link to older ones. */
  older?: string | undefined
}

export function PublicAdvisories({ frame, advisories, older }: PublicAdvisoriesProps) {
  const feed = `${frame.base}/imbauan.atom`
  return (
    <PublicPage frame={frame} title="Imbauan keamanan" feed={feed}>
      <h1>Imbauan keamanan</h1>
      <p class="lead">Imbauan untuk umum (TLP:CLEAR). Boleh disebarluaskan.</p>
      <AdvisoryList frame={frame} advisories={advisories} />
      {older && (
        <p>
          <a href={older}>Yang lebih lama</a>
        </p>
      )}
      <p class="soft">
        Berlangganan: <a href={feed}>Atom</a>
      </p>
    </PublicPage>
  )
}
