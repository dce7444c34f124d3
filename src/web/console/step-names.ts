import { playbookVersion } from '../../casework/rules.ts'
import type { Playbook } from '../../core/playbook.ts'
import type { Ports } from '../../ports.ts'

interface Pinned {
  playbook_id: string
  playbook_version: number
  step: string
}

/** What a row's step is called in the version of the playbook that the row is pinned to. */
export async function stepNames(ports: Ports, rows: readonly Pinned[]): Promise<(row: Pinned) => string> {
  const playbooks = new Map<string, Playbook>()
  for (const row of rows)
    if (!playbooks.has(pinOf(row)))
      playbooks.set(pinOf(row), (await playbookVersion(ports, row.playbook_id, row.playbook_version)).playbook)
  return row => playbooks.get(pinOf(row))?.steps[row.step]?.name ?? row.step
}

function pinOf({ playbook_id, playbook_version }: Pinned): string {
  return `${playbook_id}@${playbook_version}`
}
