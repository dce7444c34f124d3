import type { Ports } from '../ports.ts'
import { findSimilar } from '../store/incidents.ts'

/** The newest report of the same kind from the same agency within a day: perhaps the same event. Never a RED one. */
export function findSimilarReport(
  ports: Ports,
  like: { team: string; organisation: string; kind: string },
): Promise<{ number: string; openedAt: string } | null> {
  const since = new Date(ports.now().getTime() - 86_400_000).toISOString()
  return findSimilar(ports.database.query, { ...like, since })
}
