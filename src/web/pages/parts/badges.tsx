import type { Tlp } from '../../../core/tlp.ts'
import { type Severity, severities } from '../../../core/vocabulary.ts'

/** The label as FIRST prints it: coloured word on black, so it looks the same in light, dark and print. */
export function TlpBadge({ tlp }: { tlp: Tlp }) {
  return <span class={`tlp ${tlp.replace('+STRICT', '').toLowerCase()}`}>TLP:{tlp}</span>
}

const tlpMeanings: Record<Tlp, string> = {
  CLEAR: 'Boleh disebarluaskan.',
  GREEN: 'Untuk komunitas pemerintahan; jangan dipublikasikan.',
  AMBER: 'Untuk instansi Anda dan penyedia yang perlu tahu; jangan diteruskan lebih jauh.',
  'AMBER+STRICT': 'Hanya untuk instansi Anda; jangan diteruskan ke luar.',
  RED: 'Hanya untuk Anda yang namanya tercantum; jangan diteruskan.',
}

export function TlpSentence({ tlp }: { tlp: Tlp }) {
  return (
    <p class="tlp-line">
      <TlpBadge tlp={tlp} /> <span>{tlpMeanings[tlp]}</span>
    </p>
  )
}

const shapes: Record<Severity, string> = { kritis: '◆', tinggi: '▲', sedang: '●', rendah: '○' }

export function SeverityBadge({ severity }: { severity: Severity | null | undefined }) {
  if (!severity) return <span class="sev none">Belum dinilai</span>
  return (
    <span class={`sev ${severity}`}>
      <span aria-hidden="true">{shapes[severity]}</span> {severities[severity]}
    </span>
  )
}

export type Tone = 'good' | 'warn' | 'bad' | 'busy' | 'quiet'
const toneShapes: Record<Tone, string> = { good: '✓', warn: '!', bad: '✗', busy: '◐', quiet: '○' }

/** A word with its shape; the colour only repeats what both say. */
export function StateBadge({ tone, children }: { tone: Tone; children?: string }) {
  return (
    <span class={`state ${tone}`}>
      <span aria-hidden="true">{toneShapes[tone]}</span> {children}
    </span>
  )
}
