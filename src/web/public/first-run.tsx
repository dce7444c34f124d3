import { Hono } from 'hono'
import { z } from 'zod'
import { redeemSetupLink } from '../../casework/people.ts'
import { setUpByLink } from '../../casework/setup.ts'
import { Refusal } from '../../core/refusal.ts'
import type { Ports } from '../../ports.ts'
import { email, fieldErrors, required } from '../input/text.ts'
import { FirstRun } from '../pages/public/first-run.tsx'
import { nobody, page, refused } from '../team.ts'

const fields = z.object({
  team: required(120, 'Tulis nama tim.'),
  slug: required(31, 'Tulis nama pendek tim, mis. jatim.'),
  timezone: required(40, 'Pilih zona waktu.'),
  constituency: required(5, 'Tulis kode wilayah Kemendagri, mis. 35.'),
  name: required(120, 'Tulis nama Anda.'),
  email: email.pipe(z.string('Tulis surel Anda.')),
  password: z.string().min(12, 'Kata sandi paling sedikit 12 huruf.').max(200, 'Kata sandi paling banyak 200 huruf.'),
})

/** The one-time link printed at the first start: makes the first team and its first admin. */
export function firstRunRoutes(ports: Ports) {
  return new Hono()
    .get('/mulai/:token', async c => {
      const token = c.req.param('token')
      await redeemSetupLink(ports, token)
      const frame = nobody(ports, c.req.path)
      return page(c, <FirstRun frame={frame} token={token} formId={ports.newId()} values={{ timezone: 'Asia/Jakarta' }} />)
    })
    .post('/mulai/:token', async c => {
      const body = await c.req.parseBody()
      const values = Object.fromEntries(
        Object.entries(body).filter((entry): entry is [string, string] => typeof entry[1] === 'string' && entry[0] !== 'password'),
      )
      const again = (errors: { field: string; message: string }[]) =>
        page(
          c,
          <FirstRun
            frame={refused(nobody(ports, c.req.path))}
            token={c.req.param('token')}
            formId={ports.newId()}
            values={values}
            errors={errors}
          />,
          422,
        )
      const read = fields.safeParse(body)
      if (!read.success) return again(fieldErrors(read.error))
      try {
        await setUpByLink(ports, c.req.param('token'), read.data)
      } catch (error) {
        if (error instanceof Refusal && error.errors.length > 0) return again(error.errors)
        throw error
      }
      return c.redirect('/masuk', 303)
    })
}
