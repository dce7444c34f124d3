import type { CompiledQuery, RawBuilder } from 'kysely'
import type { HeldReason } from '../core/vocabulary.ts'
import type { Ports } from '../ports.ts'
import { findUse, markForm } from '../store/guards.ts'
import { type Bucket, countReport, reasonToHold } from '../store/held.ts'
import type { NewReport } from './open-incident.ts'

/** Who reports without being known to us. */
export interface PublicSender {
  /** The network it came from, as one bucket. */
  address: string
  /** What makes it look like a robot's. */
  suspicion: HeldReason | null
  /** Id of a solved proof of work, good once: it lifts the limit of the address. */
  proof: string | null
}

const hour = 3_600_000
const most = { alamat: 5, surel: 20, tim: 200 }
const unlimited = 1e9

/** Statements that count a report of somebody unknown, and the question, for the same commit, whether it must wait for review. */
export function limited(
  ports: Ports,
  team: string,
  { sender, report }: NewReport,
): { count: CompiledQuery[]; held: RawBuilder<string | null> | HeldReason | null } {
  if (!sender) return { count: [], held: null }
  const query = ports.database.query
  const now = ports.now()
  const window = { now: now.toISOString(), since: new Date(now.getTime() - hour).toISOString() }
  const own = ownBuckets(sender, report.reporter.email)
  const used = sender.proof ? [markForm(query, { id: proofMark(sender.proof), subject: 'bukti kerja', at: window.now })] : []
  if (sender.suspicion) return { count: [countReport(query, own, window)], held: sender.suspicion }
  const buckets: Bucket[] = [{ why: 'tim', bucket: `lapor tim ${team}`, most: most.tim }, ...own]
  return { count: [...used, countReport(query, buckets, window)], held: reasonToHold(buckets) }
}

/** Whether another report from this address would have to wait: the moment to offer a proof of work. */
export async function isAddressSpent(ports: Ports, address: string): Promise<boolean> {
  const use = await findUse(ports.database.query, addressBucket(address))
  const age = use ? ports.now().getTime() - Date.parse(use.windowStart) : -1
  return use !== null && use.count >= most.alamat && age >= 0 && age <= hour
}

export function isProofUsed(on: string): boolean {
  return on.includes('form_seen.')
}

function ownBuckets({ address, proof }: PublicSender, email: string | null): Bucket[] {
  const network: Bucket = { why: 'alamat', bucket: addressBucket(address), most: proof ? unlimited : most.alamat }
  if (!email) return [network]
  return [{ why: 'surel', bucket: `lapor surel ${email.trim().toLowerCase()}`.slice(0, 300), most: most.surel }, network]
}

function addressBucket(address: string): string {
  return `lapor alamat ${address}`
}

function proofMark(proof: string): string {
  return `bukti-kerja ${proof}`
}
