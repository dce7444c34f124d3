import { requireHarmless } from '../../casework/advisory/attachments.ts'
import { reviseAdvisory, type WrittenAdvisory } from '../../casework/advisory/draft.ts'
import { advisoryFor } from '../../casework/advisory/record.ts'
import type { Actor } from '../../core/actor.ts'
import type { Advisory, Attachment } from '../../core/advisory/advisory.ts'
import { Refusal } from '../../core/refusal.ts'
import type { Ports } from '../../ports.ts'
import type { KnownAdvisory } from '../../store/advisories.ts'
import { listNumbers } from '../../store/advisory-pages.ts'
import { keepSent, type SentFile } from './files.ts'
import type { AdvisoryChange, AdvisoryNew } from './schemas/advisory.ts'

/** A draft as a program wrote it. */
export function writtenFrom({ body, audience, incident, dueAt, ...rest }: AdvisoryNew): WrittenAdvisory {
  return { ...rest, incident: incident || null, dueAt: instantOf(dueAt), body: bodyFrom(body), audience: audienceFrom(audience) }
}

/** Changes what is named and leaves the rest, attachments and flaws too. */
export async function revise(ports: Ports, actor: Actor, id: string, change: AdvisoryChange): Promise<KnownAdvisory> {
  const { advisory } = await advisoryFor(ports, actor, id, 'advisory.draft')
  const { title, tlp, body, dueAt, audience, seq } = change
  const { attachments } = advisory.body
  const content = {
    ...(await contentOf(ports, advisory)),
    ...(title !== undefined && { title }),
    ...(tlp !== undefined && { tlp }),
    ...(dueAt !== undefined && { dueAt: instantOf(dueAt) }),
    ...(body && { body: { ...bodyFrom(body), ...(attachments && { attachments }) } }),
  }
  return reviseAdvisory(ports, actor, id, audience ? { ...content, audience: audienceFrom(audience) } : content, seq)
}

export async function attach(ports: Ports, actor: Actor, id: string, sent: SentFile): Promise<KnownAdvisory> {
  const { advisory } = await advisoryFor(ports, actor, id, 'advisory.draft')
  const kept = await keepSent(ports, [sent], requireHarmless)
  const before = (advisory.body.attachments ?? []).filter(one => kept.every(({ sha256 }) => sha256 !== one.sha256))
  return withAttachments(ports, actor, advisory, [...before, ...kept])
}

export async function detach(ports: Ports, actor: Actor, { id, sha256 }: { id: string; sha256: string }): Promise<KnownAdvisory> {
  const { advisory } = await advisoryFor(ports, actor, id, 'advisory.draft')
  const { attachments = [] } = advisory.body
  const left = attachments.filter(one => one.sha256 !== sha256)
  if (left.length === attachments.length) throw new Refusal('not_found', 'Lampiran itu tidak ada pada imbauan ini.')
  return withAttachments(ports, actor, advisory, left)
}

async function withAttachments(ports: Ports, actor: Actor, advisory: Advisory, attachments: readonly Attachment[]): Promise<KnownAdvisory> {
  const { attachments: _, ...body } = advisory.body
  const content = await contentOf(ports, advisory)
  const said = attachments.map(({ sha256, name, type, size }) => ({ sha256, name, type, size }))
  return reviseAdvisory(
    ports,
    actor,
    advisory.id,
    { ...content, body: { ...body, ...(said.length > 0 && { attachments: said }) } },
    advisory.seq,
  )
}

/** What stands there now, its incident by number as everywhere outside. */
async function contentOf(ports: Ports, { notice, incident, title, tlp, body, dueAt }: Advisory) {
  const numbers = await listNumbers(ports.database.query, incident ? [incident] : [])
  return { notice, title, tlp, body, dueAt, incident: incident ? (numbers.get(incident) ?? null) : null }
}

function bodyFrom({ actions, system, explanation, indicators, references }: AdvisoryNew['body']) {
  return {
    actions,
    system: system || null,
    explanation: explanation || null,
    indicators: indicators ?? [],
    references: references ?? [],
  }
}

function audienceFrom(meant: AdvisoryNew['audience']): WrittenAdvisory['audience'] {
  const { organisations, kinds, below, areas, assets, domains, ranges, affectedOf, also, except, again, roles } = meant
  return {
    organisations: organisations ?? [],
    kinds: kinds ?? [],
    below: below || null,
    areas: areas ?? [],
    assets: assets ?? [],
    domains: domains ?? [],
    ranges: ranges ?? [],
    affectedOf: affectedOf || null,
    also: also ?? [],
    except: except ?? [],
    again: again ?? [],
    roles: roles ?? ['agen'],
  }
}

function instantOf(at: string | null | undefined): string | null {
  return at ? new Date(at).toISOString() : null
}
