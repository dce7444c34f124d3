import type { Proposed } from '../../core/advisory/kev.ts'
import type { Tlp } from '../../core/tlp.ts'
import type { WrittenAdvisory } from './draft.ts'

/** A proposal as an analyst would have written it: an N3 to these agencies' cyber agents, answered by K11. */
export function writtenFrom(proposed: Proposed, { tlp, organisations }: { tlp: Tlp; organisations: readonly string[] }): WrittenAdvisory {
  const { title, actions, system, explanation, references, vulnerabilities, products, source } = proposed
  return {
    notice: 'N3',
    tlp,
    title,
    incident: null,
    body: { actions, system, explanation, indicators: [], references, vulnerabilities, products, source },
    dueAt: null,
    audience: {
      organisations: [...new Set(organisations)].sort(),
      kinds: [],
      below: null,
      assets: [],
      affectedOf: null,
      except: [],
      roles: ['agen'],
    },
  }
}
