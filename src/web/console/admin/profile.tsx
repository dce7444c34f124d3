import { Hono } from 'hono'
import { changeProfile } from '../../../casework/profile.ts'
import { requireRunner } from '../../../casework/team-settings.ts'
import { type Profile, type ProfilePart, plainProfile } from '../../../core/profile.ts'
import type { Ports } from '../../../ports.ts'
import { findProfile } from '../../../store/profiles.ts'
import { ProfilePage } from '../../pages/console/admin/profile.tsx'
import type { Desk, SignedInEnv } from '../../session.ts'
import { page, refused } from '../../team.ts'
import { linesOf, readForm, shownOnPage } from '../form.ts'

/** What the team says of itself to everybody. */
export function profileRoutes(ports: Ports) {
  return new Hono<SignedInEnv>()
    .get('/konsol/admin/profil', c => show(ports, c))
    .post('/konsol/admin/profil', async c => {
      requireRunner(c.get('actor'))
      const { values } = await readForm(c.req)
      const parts = Object.keys(plainProfile) as ProfilePart[]
      const profile = Object.fromEntries(parts.map(part => [part, tidy(values[part])])) as unknown as Profile
      try {
        await changeProfile(ports, c.get('actor'), profile)
      } catch (error) {
        const { refusal, status } = shownOnPage(error)
        return show(ports, c, { values, errors: linesOf(refusal, 'address'), status })
      }
      return c.redirect('/konsol/admin/profil?simpan=1', 303)
    })
}

function tidy(typed = ''): string {
  return typed.toWellFormed().replaceAll('\u0000', '').replace(/\r\n?/g, '\n').trim()
}

interface Wrong {
  values: Record<string, string>
  errors: { field: string; message: string }[]
  status: 403 | 409 | 422
}

async function show(ports: Ports, c: Desk, wrong?: Wrong) {
  requireRunner(c.get('actor'))
  const { profile } = await findProfile(ports.database.query, c.get('team').id)
  const frame = c.get('frame')
  return page(
    c,
    <ProfilePage
      frame={wrong ? refused(frame) : frame}
      formId={ports.newId()}
      shownAt={`${frame.base}/kontak`}
      values={wrong?.values ?? { ...profile }}
      errors={wrong?.errors}
      message={c.req.query('simpan') === '1' ? 'Profil publik disimpan.' : undefined}
    />,
    wrong?.status ?? 200,
  )
}
