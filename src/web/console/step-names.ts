import { currentPlaybooks } from '../../casework/rules.ts'
import type { Ports } from '../../ports.ts'

/** What each step is called, by `playbook@version step`; a row pinned to an older version falls back on the step's own word. */
export async function stepNames(ports: Ports): Promise<Map<string, string>> {
  const published = await currentPlaybooks(ports)
  return new Map(
    published.flatMap(({ id, version, playbook }) =>
      Object.values(playbook.steps).map(step => [`${id}@${version} ${step.id}`, step.name] as const),
    ),
  )
}
