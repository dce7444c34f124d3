import { Hono } from 'hono'
import { renderSVG } from 'uqr'
import { addTotp, removeFactor, renewRecoveryCodes } from '../../casework/people/factors.ts'
import { endOtherSessions } from '../../casework/people/own.ts'
import { addPasskey, offerPasskey } from '../../casework/people/passkeys.ts'
import { seal, unseal } from '../../casework/people/seal.ts'
import { newTotpSecret, totpUri } from '../../casework/people/totp.ts'
import { Refusal } from '../../core/refusal.ts'
import type { Ports } from '../../ports.ts'
import { countRecoveryCodes, listFactors } from '../../store/factors.ts'
import { linesOf, readForm, shownOnPage } from '../console/form.ts'
import { Factors } from '../pages/self/factors.tsx'
import { RecoveryCodes } from '../pages/self/recovery-codes.tsx'
import { type Desk, isObliged, requireFresh, type SignedInEnv } from '../session.ts'
import { page, refused } from '../team.ts'

const home = '/konsol/saya/faktor'

/** A person's second factors. The page itself asks for a fresh proof, so that nobody fills in a form in vain. */
export function ownFactorRoutes(ports: Ports) {
  return new Hono<SignedInEnv>()
    .use(home, requireFresh)
    .use(`${home}/*`, requireFresh)
    .get(home, c => show(ports, c, {}))
    .post(`${home}/totp`, async c => {
      const { values } = await readForm(c.req)
      const actor = c.get('actor')
      const secret = await unseal(ports, { purpose: 'totp-form', owner: actor.id }, values.sealed ?? '')
      if (!secret) throw new Refusal('invalid', 'Formulir ini sudah tidak berlaku. Muat ulang halamannya, lalu pindai kode QR yang baru.')
      try {
        return codesOrBack(c, await addTotp(ports, { actor, secret, code: values.code ?? '' }))
      } catch (error) {
        return show(ports, c, { secret, errors: linesOf(shownOnPage(error).refusal, 'code') })
      }
    })
    .post(`${home}/kunci/tantangan`, async c => c.json(await offerPasskey(ports, c.get('session'))))
    .post(`${home}/kunci`, async c => {
      const { values } = await readForm(c.req)
      try {
        return codesOrBack(c, await addPasskey(ports, c.get('session'), values.response ?? ''))
      } catch (error) {
        return show(ports, c, { errors: linesOf(shownOnPage(error).refusal, 'code') })
      }
    })
    .post(`${home}/kode`, async c => {
      if (!c.get('session').factor) throw new Refusal('invalid', 'Pasang faktor kedua dulu; kode pemulihan menggantikannya.')
      return codesOrBack(c, await renewRecoveryCodes(ports, c.get('actor')))
    })
    .post(`${home}/:id/hapus`, async c => {
      const session = c.get('session')
      try {
        await removeFactor(ports, session, c.req.param('id'), isObliged(ports, session))
      } catch (error) {
        return show(ports, c, { errors: linesOf(shownOnPage(error).refusal, 'faktor') })
      }
      await endOtherSessions(ports, session)
      return c.redirect(home, 303)
    })
}

/** The codes can be read in this one answer only: they stand nowhere else, so there is no page to be sent to. */
export function codesOrBack(c: Desk, codes: string[]) {
  if (codes.length === 0) return c.redirect(home, 303)
  return page(c, <RecoveryCodes frame={c.get('frame')} codes={codes} />)
}

interface Shown {
  secret?: string
  errors?: { field: string; message: string }[]
}

async function show(ports: Ports, c: Desk, { secret = newTotpSecret(ports), errors }: Shown) {
  const session = c.get('session')
  const { actor, email } = session
  const [factors, codes, sealed] = await Promise.all([
    listFactors(ports.database.query, actor.id),
    countRecoveryCodes(ports.database.query, actor.id),
    seal(ports, { purpose: 'totp-form', owner: actor.id }, secret),
  ])
  const uri = totpUri(secret, { issuer: c.get('team').shortName, label: email })
  return page(
    c,
    <Factors
      frame={errors ? refused(c.get('frame')) : c.get('frame')}
      obliged={isObliged(ports, session)}
      factors={factors.map(({ id, name, created_at, used_at }) => ({
        id,
        name,
        since: new Date(created_at),
        used: used_at ? new Date(used_at) : undefined,
      }))}
      codesLeft={codes}
      totp={{ secret, sealed, qr: renderSVG(uri), uri }}
      errors={errors}
    />,
    errors ? 422 : 200,
  )
}
