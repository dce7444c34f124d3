import type { Actor } from '../../core/actor.ts'
import { pause, resume } from '../../core/advisory/later.ts'
import type { Ports } from '../../ports.ts'
import type { KnownAdvisory } from '../../store/advisories.ts'
import { pauseMails, resumeMails } from '../../store/advisory-mails.ts'
import { advisoryFor, recordAdvisory } from './record.ts'

/** Holds back what has not gone out, and every reminder, until somebody lets it go on. */
export async function pauseAdvisory(ports: Ports, actor: Actor, id: string): Promise<KnownAdvisory> {
  const known = await advisoryFor(ports, actor, id, 'advisory.release')
  return recordAdvisory(ports, {
    known,
    actor,
    events: pause(known.advisory),
    alongside: () => [pauseMails(ports.database.query, known.advisory.id)],
  })
}

export async function resumeAdvisory(ports: Ports, actor: Actor, id: string): Promise<KnownAdvisory> {
  const known = await advisoryFor(ports, actor, id, 'advisory.release')
  return recordAdvisory(ports, {
    known,
    actor,
    events: resume(known.advisory),
    alongside: () => [resumeMails(ports.database.query, known.advisory.id, ports.now().toISOString())],
  })
}
