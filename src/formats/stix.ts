import type { Indicator, IndicatorKind } from '../core/indicator.ts'
import type { Tlp } from '../core/tlp.ts'
import { orderedJson } from './csaf/json.ts'
import { type Indicators, known } from './indicators.ts'
import { uuid5 } from './uuid.ts'

/** Of STIX 2.1 for its observables, which it makes from what they are; and one of ours for everything else. */
const observables = '00abedb4-aa42-466c-9c01-fed23315a9b7'
const ours = 'c8f0a2d4-5b1e-5f3a-9d27-4e6b8a1c3f50'

/** TLP 2.0 for STIX 2.1, as the OASIS CTI TC publishes it (cti-stix-common-objects). */
const extension = 'extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d'
const markings: Record<Tlp, string> = {
  CLEAR: 'marking-definition--94868c89-83c2-464b-929b-a1a8aa3c8487',
  GREEN: 'marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb',
  AMBER: 'marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421',
  'AMBER+STRICT': 'marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003',
  RED: 'marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1',
}

const hashes: Partial<Record<IndicatorKind, string>> = { md5: 'MD5', sha1: 'SHA-1', sha256: 'SHA-256', sha512: 'SHA-512' }
const valued: Partial<Record<IndicatorKind, string>> = {
  url: 'url',
  domain: 'domain-name',
  email: 'email-addr',
  ipv4: 'ipv4-addr',
  ipv6: 'ipv6-addr',
}

/** The indicators of an advisory as a STIX 2.1 bundle: the same advisory is the same ids, and the same thing seen elsewhere is the same observable. */
export function stixBundle(told: Indicators): string {
  const identity = named('identity', told.team)
  const shared = {
    spec_version: '2.1',
    created_by_ref: identity,
    created: told.since,
    modified: told.changed,
    object_marking_refs: [markings[told.tlp]],
    ...(told.withdrawn && { revoked: true }),
  }
  const objects = known(told.indicators).flatMap(one => objectsFor(one, told, shared))
  const report = {
    type: 'report',
    id: named('report', told.url),
    ...shared,
    name: told.title,
    report_types: ['indicator'],
    published: told.since,
    object_refs: objects.length > 0 ? objects.map(({ id }) => id) : [identity],
    external_references: [{ source_name: told.team, external_id: told.number, url: told.url }],
  }
  const publisher = {
    type: 'identity',
    spec_version: '2.1',
    id: identity,
    created: epoch,
    modified: epoch,
    name: told.team,
    identity_class: 'organization',
  }
  return orderedJson({
    type: 'bundle',
    id: named('bundle', `${told.url} ${told.changed}`),
    objects: [marking(told.tlp), publisher, report, ...objects],
  })
}

const epoch = '2022-10-01T00:00:00.000Z'

function marking(tlp: Tlp) {
  return {
    type: 'marking-definition',
    spec_version: '2.1',
    id: markings[tlp],
    created: epoch,
    name: `TLP:${tlp}`,
    extensions: { [extension]: { extension_type: 'property-extension', tlp_2_0: tlp.toLowerCase() } },
  }
}

interface StixObject {
  type: string
  id: string
}

function objectsFor(one: Indicator, told: Indicators, shared: object): StixObject[] {
  if (one.kind === 'cve') return [vulnerability(one.value, told, shared)]
  const seen = observable(one)
  if (!seen) return []
  const indicator = {
    type: 'indicator',
    id: named('indicator', `${told.url} ${one.value}`),
    ...shared,
    name: one.value,
    indicator_types: ['malicious-activity'],
    pattern: seen.pattern,
    pattern_type: 'stix',
    valid_from: told.since,
  }
  return [{ ...seen.object, object_marking_refs: [markings[told.tlp]] } as StixObject, indicator]
}

function vulnerability(cve: string, { url }: Indicators, shared: object): StixObject {
  const external_references = [{ source_name: 'cve', external_id: cve }]
  return { type: 'vulnerability', id: named('vulnerability', `${url} ${cve}`), ...shared, name: cve, external_references } as StixObject
}

/** The thing itself and the pattern that finds it; null where STIX has no word for it (a wallet). */
export function observable({ kind, value }: Indicator): { object: StixObject; pattern: string } | null {
  const type = valued[kind ?? 'wallet']
  if (type) return { object: observed(type, { value }), pattern: `[${type}:value = '${quoted(value)}']` }
  const hash = hashes[kind ?? 'wallet']
  if (!hash) return null
  return { object: observed('file', { hashes: { [hash]: value } }), pattern: `[file:hashes.'${hash}' = '${quoted(value)}']` }
}

/** Its id is made of what it is, written as RFC 8785 has it: one key each, so JSON as it comes. */
function observed(type: string, what: object): StixObject {
  return { type, spec_version: '2.1', id: `${type}--${uuid5(observables, JSON.stringify(what))}`, ...what } as StixObject
}

function named(type: string, name: string): string {
  return `${type}--${uuid5(ours, `${type} ${name}`)}`
}

function quoted(value: string): string {
  return value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")
}
