import type { ClockRule, Length } from '../../core/playbook.ts'
import type { Severity } from '../../core/vocabulary.ts'
import type { RuleText } from './extension.ts'

/** The clocks of these names, as their file says them, so that whoever reads the playbook elsewhere knows how long K3 is. */
export function rulesOf(ids: readonly string[], clocks: Record<string, ClockRule>): Record<string, RuleText> {
  return Object.fromEntries(ids.flatMap(id => (clocks[id] ? [[id, ruleOf(clocks[id])]] : [])))
}

/** Clocks that are written otherwise where they came from than here: their names. */
export function otherRules(there: Record<string, RuleText>, clocks: Record<string, ClockRule>): string[] {
  const here = rulesOf(Object.keys(there), clocks)
  return Object.keys(there).filter(id => JSON.stringify(here[id]) !== JSON.stringify(there[id]))
}

export function written(length: Length): string {
  if ('days' in length) return `${length.days}d`
  return length.minutes % 60 === 0 ? `${length.minutes / 60}h` : `${length.minutes}m`
}

function ruleOf(clock: ClockRule): RuleText {
  const { name, starts, basis, article, duty, metBy } = clock
  return {
    name,
    starts,
    within: each(clock.within, written),
    base: each(clock.base, base => base),
    basis,
    ...(article && { article }),
    ...(duty && { duty }),
    ...(metBy && { met_by: metBy }),
  }
}

function each<T>({ kritis, tinggi, sedang, rendah }: Record<Severity, T>, say: (one: T) => string): Record<Severity, string> {
  return { kritis: say(kritis), tinggi: say(tinggi), sedang: say(sedang), rendah: say(rendah) }
}
