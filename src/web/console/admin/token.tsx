import { Hono } from 'hono'
import { grantToken, requireTokenKeeper, revokeToken, type TokenFor } from '../../../casework/people/tokens.ts'
import { may } from '../../../core/access.ts'
import { roles, tokenScopes } from '../../../core/vocabulary.ts'
import type { Ports } from '../../../ports.ts'
import { listMembers } from '../../../store/members.ts'
import { listTokens } from '../../../store/tokens.ts'
import { TokenForm } from '../../pages/console/admin/token-form.tsx'
import { Tokens } from '../../pages/console/admin/tokens.tsx'
import { optionsOf } from '../../pages/parts/field.tsx'
import { type Desk, requireFresh, requireRight, type SignedInEnv } from '../../session.ts'
import { page, refused } from '../../team.ts'
import { tokenLine } from '../../token-lines.ts'
import { linesOf, readForm, shownOnPage } from '../form.ts'

const home = '/konsol/admin/token'

/** Which programs may use the API, in whose name and how far. */
export function tokenRoutes(ports: Ports) {
  return new Hono<SignedInEnv>()
    .use(`${home}/baru`, requireKeeper, requireFresh)
    .get(home, c => show(ports, c))
    .get(`${home}/baru`, c => ask(ports, c))
    .post(`${home}/baru`, async c => {
      const { values, form } = await readForm(c.req)
      const { scopes } = await c.req.parseBody({ all: true })
      const chosen = [scopes ?? []].flat().filter(one => typeof one === 'string')
      try {
        await grantToken(ports, c.get('actor'), asked(ports, values, chosen), form)
      } catch (error) {
        const { refusal, status } = shownOnPage(error)
        return ask(ports, c, { values, chosen, errors: linesOf(refusal, 'owner'), status })
      }
      return c.redirect(`${home}?pesan=dibuat`, 303)
    })
    .post(`${home}/:id/cabut`, async c => {
      await revokeToken(ports, c.get('actor'), c.req.param('id'))
      return c.redirect(`${home}?pesan=dicabut`, 303)
    })
}

const messages: Record<string, string> = {
  dibuat: 'Token disetujui. Pemiliknya dapat mengambil isinya di Akun saya.',
  dicabut: 'Token dicabut; sejak sekarang tidak membuka apa pun.',
}

async function requireKeeper(c: Desk, next: () => Promise<void>) {
  requireTokenKeeper(c.get('actor'))
  await next()
}

function asked(ports: Ports, values: Record<string, string>, scopes: string[]): TokenFor {
  const { owner = '', name = '', organisation = '', addresses = '', days = '' } = values
  return {
    owner,
    name: name.trim(),
    scopes,
    organisation: organisation.trim() || null,
    addresses: addresses.split(/[\s,;]+/).filter(one => one !== ''),
    expires: new Date(ports.now().getTime() + (/^\d{1,4}$/.test(days) ? Number(days) : Number.NaN) * 86_400_000),
  }
}

async function show(ports: Ports, c: Desk) {
  const actor = c.get('actor')
  requireRight(actor, 'system.read', null)
  const rows = await listTokens(ports.database.query, actor.team)
  return page(
    c,
    <Tokens
      frame={c.get('frame')}
      lines={rows.map(row => tokenLine(row, ports.now()))}
      keeper={may(actor, 'system.run', { team: actor.team })}
      message={messages[c.req.query('pesan') ?? '']}
    />,
  )
}

interface Wrong {
  values: Record<string, string>
  chosen: string[]
  errors: { field: string; message: string }[]
  status: 403 | 409 | 422
}

async function ask(ports: Ports, c: Desk, wrong?: Wrong) {
  const members = await listMembers(ports.database.query, c.get('actor').team)
  const owners = members.filter(({ disabled, program }) => !disabled && !program)
  return page(
    c,
    <TokenForm
      frame={wrong ? refused(c.get('frame')) : c.get('frame')}
      formId={ports.newId()}
      owners={owners.map(({ id, name, role, organisation }) => ({
        value: id,
        label: `${name} (${[roles[role], organisation].filter(Boolean).join(', ')})`,
      }))}
      scopes={optionsOf(tokenScopes).map(({ value, label }) => ({ value, label: `${label} (${value})` }))}
      values={wrong?.values ?? { days: '90' }}
      chosen={wrong?.chosen ?? []}
      errors={wrong?.errors}
    />,
    wrong?.status ?? 200,
  )
}
