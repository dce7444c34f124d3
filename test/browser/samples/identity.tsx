import type { Child } from 'hono/jsx'
import { renderSVG } from 'uqr'
import { TokenForm } from '../../../src/web/pages/console/admin/token-form.tsx'
import { Tokens } from '../../../src/web/pages/console/admin/tokens.tsx'
import { People } from '../../../src/web/pages/console/people.tsx'
import { AskByMail } from '../../../src/web/pages/public/ask-by-mail.tsx'
import { Factor } from '../../../src/web/pages/public/factor.tsx'
import { Invited } from '../../../src/web/pages/public/invited.tsx'
import { MailedSignIn } from '../../../src/web/pages/public/mailed-sign-in.tsx'
import { Recovered } from '../../../src/web/pages/public/recovered.tsx'
import { Factors } from '../../../src/web/pages/self/factors.tsx'
import { OwnPassword } from '../../../src/web/pages/self/password.tsx'
import { RecoveryCodes } from '../../../src/web/pages/self/recovery-codes.tsx'
import { Self } from '../../../src/web/pages/self/self.tsx'
import { TokenShown } from '../../../src/web/pages/self/token-shown.tsx'
import { at, frame, hours } from './given.ts'

const uri = 'otpauth://totp/JatimProv-CSIRT:rina%40contoh.example?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=JatimProv-CSIRT'
const totp = { secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP', sealed: 'x', qr: renderSVG(uri), uri }
const refused = { ...frame, titlePrefix: 'Galat: ' }
const person = {
  name: 'Rina Wulandari',
  email: 'rina@contoh.example',
  role: 'analyst',
  roleLabel: 'Analis',
  organisation: null,
  factors: 1,
}
const roles = [
  { value: 'reporter', label: 'Pelapor' },
  { value: 'analyst', label: 'Analis' },
]

const token = {
  id: 'a',
  name: 'SIEM Diskominfo',
  owner: 'Rina Wulandari',
  scopes: ['reports:write', 'incidents:read'],
  organisation: '35.25',
  addresses: ['203.0.113.0/24'],
  seen: hours(-1),
  until: hours(2000),
  state: 'berlaku' as const,
}

/** Pages of signing in and of one's own account: the look of the public pages. */
export const identitySamples: Record<string, () => Child> = {
  factor: () => <Factor frame={frame} email={person.email} again={false} ask="code" passkey />,
  'factor-again': () => (
    <Factor
      frame={refused}
      email={person.email}
      again
      ask="password"
      passkey={false}
      errors={[{ field: 'password', message: 'Kata sandi tidak cocok.' }]}
    />
  ),
  'factors-none': () => <Factors frame={frame} obliged factors={[]} codesLeft={0} totp={totp} />,
  factors: () => (
    <Factors
      frame={refused}
      obliged
      factors={[{ id: 'a', name: 'Aplikasi autentikator', since: hours(-900), used: hours(-2) }]}
      codesLeft={9}
      totp={totp}
      errors={[{ field: 'code', message: 'Kode tidak cocok.' }]}
    />
  ),
  'recovery-codes': () => (
    <RecoveryCodes frame={at('/konsol/saya/faktor')} codes={['2f3a-99c1-0b7d-e4f2-7c10-4b2e-91aa', '03de-91aa-4b2e-7c10-e4f2-0b7d-99c1']} />
  ),
  'own-password': () => (
    <OwnPassword has frame={at('/konsol/saya/sandi')} errors={[{ field: 'password', message: 'Terlalu mudah ditebak.' }]} />
  ),
  'token-shown': () => (
    <TokenShown frame={at('/konsol/saya')} name="SIEM Diskominfo" text="tgp_contoh-contoh-contoh-contoh-contoh-contoh-con00000000" />
  ),
  invited: () => <Invited frame={frame} token="x" email="ani@contoh.example" roleLabel="Analis" known={false} values={{ name: 'Ani' }} />,
  'invited-known': () => (
    <Invited frame={frame} token="x" email="ani@contoh.example" roleLabel="Pelapor" organisation="35.25" known values={{ name: 'Ani' }} />
  ),
  recovery: () => <AskByMail frame={frame} what="pulihkan" asked />,
  'mail-sign-in': () => <AskByMail frame={frame} what="tautan" asked={false} />,
  'mailed-sign-in': () => <MailedSignIn frame={frame} token="x" />,
  recovered: () => <Recovered frame={frame} token="x" email={person.email} />,
}

/** The same in the console. */
export const peopleSamples: Record<string, () => Child> = {
  tokens: () => (
    <Tokens frame={at('/konsol/admin/token')} lines={[token, { ...token, id: 'b', state: 'dicabut' }]} keeper message="Token dicabut." />
  ),
  'token-form': () => (
    <TokenForm
      frame={{ ...at('/konsol/admin/token/baru'), titlePrefix: 'Galat: ' }}
      formId="f"
      owners={[{ value: 'a', label: 'Rina Wulandari (Analis)' }]}
      scopes={[
        { value: 'reports:write', label: 'Melaporkan insiden' },
        { value: 'incidents:read', label: 'Membaca insiden' },
      ]}
      values={{ name: 'SIEM', days: '90' }}
      chosen={[]}
      errors={[
        { field: 'owner', message: 'Pilih orang dari tim ini.' },
        { field: 'scopes', message: 'Pilih paling sedikit satu cakupan.' },
      ]}
    />
  ),
  self: () => (
    <Self
      calendar
      frame={at('/konsol/saya')}
      email={person.email}
      factors={['Aplikasi autentikator']}
      sessions={[
        { id: 'a', current: true, device: 'Firefox di Windows', since: hours(-3), seen: hours(0) },
        { id: 'b', current: false, device: 'Chrome di Android', since: hours(-30), seen: hours(-26) },
      ]}
      tokens={[token, { ...token, id: 'b', state: 'menunggu', seen: undefined }]}
      teams={[
        { slug: 'jatim', name: 'Provinsi Jawa Timur', role: 'Analis', current: true },
        { slug: 'sultra', name: 'Sulawesi Tenggara', role: 'Ketua tim', current: false },
      ]}
    />
  ),
  people: () => (
    <People
      frame={{ ...at('/konsol/admin/pengguna'), titlePrefix: 'Galat: ' }}
      roles={roles}
      people={[
        { ...person, id: 'a', disabled: false, seen: hours(-1), manage: true, self: false },
        { ...person, id: 'b', name: 'Admin', role: 'admin', roleLabel: 'Admin sistem', disabled: false, manage: false, self: true },
        {
          ...person,
          id: 'c',
          name: 'Agus',
          role: 'reporter',
          organisation: '35.25',
          factors: 0,
          disabled: true,
          manage: true,
          self: false,
        },
      ]}
      invitations={[{ id: 'x', email: 'ani@contoh.example', roleLabel: 'Analis', until: hours(100) }]}
      refused="a"
      values={{ role: 'analyst' }}
      errors={[{ field: 'role', message: 'Ini admin terakhir tim ini.' }]}
    />
  ),
}
