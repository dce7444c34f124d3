import type { Context } from 'hono'
import { deleteCookie, setCookie } from 'hono/cookie'
import type { Settings } from '../../ports.ts'
import { type Language, languageCookie } from './spoken.ts'

const year = 365 * 86_400

/** A choice of this device, good for this answer already. Indonesian needs no cookie, so choosing it takes the cookie away. */
export function chooseLanguage(c: Context, { baseUrl }: Pick<Settings, 'baseUrl'>, chosen: unknown): void {
  const language: Language = chosen === 'en' ? 'en' : 'id'
  const secure = baseUrl.startsWith('https:')
  c.set('language', language)
  if (language === 'en') setCookie(c, languageCookie, 'en', { path: '/', maxAge: year, httpOnly: true, sameSite: 'Lax', secure })
  else deleteCookie(c, languageCookie, { path: '/', secure })
}
