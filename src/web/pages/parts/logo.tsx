import type { Frame } from './frame.ts'

/** The team's logo, where it has one. Its box is there before it has come, so that nothing moves. */
export function Logo({ team: { logo, name }, size }: { team: Frame['team']; size: number }) {
  if (!logo) return null
  return <img class="logo" src={logo} alt={`Logo ${name}`} width={size} height={size} />
}
