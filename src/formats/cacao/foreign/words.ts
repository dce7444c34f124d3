/** Strangers' words as one line of ours: no line breaks, no control characters, so long and no longer. */
export function line(text: string, longest: number): string {
  const plain = text
    .replace(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim()
  return plain.length > longest ? `${plain.slice(0, longest - 1).trimEnd()}…` : plain
}

/** A name such as playbooks use, that is not taken: “Block IP!” is `block-ip`, then `block-ip-2`. */
export function nameFor(text: string, taken: readonly string[]): string {
  const plain = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+/, '')
    .slice(0, 36)
    .replace(/-+$/, '')
  const base = plain || 'langkah'
  let name = base
  for (let n = 2; taken.includes(name); n++) name = `${base}-${n}`
  return name
}
