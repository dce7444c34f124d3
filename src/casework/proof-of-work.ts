import { createChallenge, type Payload, verifySolution } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2'
import { z } from 'zod'
import type { Ports } from '../ports.ts'

/**
 * A step-up and never a gate: whoever solves it is not held back by the limit of the address. About 256 tries of 2,000 rounds, half a
 * second of a desk, a few of a phone; one try to check. Our own clock decides about the end, so it stands in the signed `data`.
 */
const task = { algorithm: 'PBKDF2/SHA-256', cost: 2000, keyLength: 32, keyPrefix: '00' }
const goodFor = 3_600_000

/** A task for one form, as the page carries it. */
export async function newTask(ports: Ports, formId: string): Promise<string> {
  const data = { form: formId, until: ports.now().getTime() + goodFor }
  return JSON.stringify(await createChallenge({ ...task, data, deriveKey, hmacSignatureSecret: secretOf(ports) }))
}

const sent = z.object({
  challenge: z.object({
    parameters: z.object({
      ...{ algorithm: z.literal(task.algorithm), nonce: z.string(), salt: z.string(), cost: z.literal(task.cost) },
      ...{ keyLength: z.literal(task.keyLength), keyPrefix: z.literal(task.keyPrefix) },
      data: z.object({ form: z.string(), until: z.number() }),
    }),
    signature: z.string().length(64),
  }),
  solution: z.object({ counter: z.int().min(0).max(0xffffffff), derivedKey: z.string().length(64) }),
})

/** The solved task's id, by which it is good once; null for whatever is not a right answer, in time, for this form. */
export async function readProof(ports: Ports, formId: string, typed: string | undefined): Promise<string | null> {
  const payload = typed ? parsed(typed) : null
  if (!payload) return null
  const { data } = payload.challenge.parameters
  if (data.form !== formId || data.until < ports.now().getTime()) return null
  const { verified } = await verifySolution({ ...(payload satisfies Payload), deriveKey, hmacSignatureSecret: secretOf(ports) })
  return verified ? payload.challenge.signature : null
}

function parsed(typed: string): z.output<typeof sent> | null {
  if (typed.length > 4000) return null
  try {
    return sent.safeParse(JSON.parse(typed)).data ?? null
  } catch {
    return null
  }
}

function secretOf(ports: Ports): string {
  return ports.mac('proof of work')
}
