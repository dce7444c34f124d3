import type { Actor } from '../core/actor.ts'
import { faultOfPart, type Profile, type ProfilePart, plainProfile, writtenFingerprint } from '../core/profile.ts'
import type { Ports } from '../ports.ts'
import { saveProfile } from '../store/profiles.ts'
import { audited } from './audited.ts'
import { fault, refuseFaults } from './registry/access.ts'
import { requireRunner } from './team-settings.ts'

/** Says anew what everybody may read of the team. */
export async function changeProfile(ports: Ports, actor: Actor, wanted: Profile): Promise<void> {
  requireRunner(actor)
  const parts = Object.keys(plainProfile) as ProfilePart[]
  refuseFaults(
    parts.map(part => {
      const sentence = faultOfPart(part, wanted[part])
      return fault(sentence !== null, part, sentence ?? '')
    }),
  )
  const profile = { ...wanted, keyFingerprint: writtenFingerprint(wanted.keyFingerprint) ?? '' }
  await ports.database.commit([
    saveProfile(ports.database.query, actor.team, { profile, at: ports.now().toISOString() }),
    audited(ports, actor, { action: 'profile_changed', subject: null, detail: { parts: parts.filter(part => profile[part] !== '') } }),
  ])
}
