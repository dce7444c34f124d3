import type { Tlp } from '../../core/tlp.ts'
import { isWord, type Role, roles } from '../../core/vocabulary.ts'
import { uuid5 } from '../uuid.ts'

/** Everything of ours gets its identifier from its name in here, so that one playbook exported twice is the same bytes. */
const namespace = '6f0d6f2e-3f0b-4f3c-9d55-0f7a5c1c2a77'

export const identity = `identity--${uuid5(namespace, 'Tanggap')}`
export const extension = `extension-definition--${uuid5(namespace, 'extension')}`

/** The variable that holds which choice a person took. */
export const chosen = '__pilihan__'

export function playbookId(playbook: string): string {
  return `playbook--${uuid5(namespace, `playbook ${playbook}`)}`
}

/** `of` says which part of the step the node stands for: its switch, its end, the choosing, or `task NAME`. */
export function nodeId(type: string, place: { playbook: string; step: string; of: string }): string {
  return `${type}--${uuid5(namespace, `${place.playbook} / ${place.step} / ${place.of}`)}`
}

export function agentOf(role: Role): string {
  return `group--${uuid5(namespace, `role ${role}`)}`
}

/** The role whose group this is; null = a group, or whatever it be, that is none of ours. */
export function roleOf(agent: string): Role | null {
  return Object.keys(roles).find((role): role is Role => isWord(roles, role) && agentOf(role) === agent) ?? null
}

/** A case of a switch called `default` would be taken when no other fits; a choice may have that name too. No choice has a `_`. */
export function caseOf(choice: string): string {
  return choice === 'default' ? '_default' : choice
}

/** The markings that the standard gives for TLP 2.0, and nobody's own. */
export const tlpMarkings = {
  CLEAR: 'marking-tlp--94868c89-83c2-464b-929b-a1a8aa3c8487',
  GREEN: 'marking-tlp--bab4a63c-aed9-4cf5-a766-dfca5abac2bb',
  AMBER: 'marking-tlp--55d920b0-5e8b-4f79-9ee9-91f868d9b421',
  'AMBER+STRICT': 'marking-tlp--939a9414-2ddd-4d32-a0cd-375ea402b003',
  RED: 'marking-tlp--e828b379-4e03-4974-9ac4-e53a884c97c1',
} as const satisfies Record<Tlp, string>

export const tlpAuthor = { created_by: 'identity--5abe695c-7bd5-4c31-8824-2528696cdbf1', created: '2022-10-01T00:00:00.000Z' }
