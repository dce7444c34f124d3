import { AdminNav } from '../../parts/admin-nav.tsx'
import { ConsolePage } from '../../parts/console-page.tsx'
import type { Frame } from '../../parts/frame.ts'
import { type TokenLine, TokenLines } from '../../parts/token-lines.tsx'

export interface TokensProps {
  frame: Frame
  lines: readonly TokenLine[]
  /** The viewer makes and revokes them; others only read. */
  keeper: boolean
  message?: string | undefined
}

export function Tokens({ frame, lines, keeper, message }: TokensProps) {
  return (
    <ConsolePage frame={frame} title="Token API" message={message}>
      <AdminNav frame={frame} />
      <div class="head">
        <h1>Token API</h1>
        {keeper && (
          <a class="button main" href="/konsol/admin/token/baru">
            Token baru
          </a>
        )}
      </div>
      <p class="soft">Token bertindak atas nama pemiliknya, dan tidak pernah boleh lebih daripada pemiliknya saat itu.</p>
      <TokenLines lines={lines} zone={frame.team.zone} href={keeper ? '/konsol/admin/token' : undefined} />
    </ConsolePage>
  )
}
