/** WCAG 2.2's contrast of a colour (#rrggbb) against white, 1…21. Null for what is no such colour. Source: WCAG 2.2, "relative luminance". */
export function contrastOnWhite(colour: string): number | null {
  if (!/^#[0-9a-f]{6}$/i.test(colour)) return null
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map(at => linear(Number.parseInt(colour.slice(at, at + 2), 16) / 255))
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)
}

/** Text in this colour on white, and white on it, can be read by all (AA). */
export const leastContrast = 4.5

function linear(part: number): number {
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
}
