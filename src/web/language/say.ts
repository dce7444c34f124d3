import type { Context } from 'hono'
import { said } from './said.ts'
import { chosenLanguage, type Language, spoken } from './spoken.ts'

/** Says a text of ours in a language. */
export type Say = (text: string) => string

/** What a page draws as one text, a picture for example: in the language of the page that is being drawn. */
export function say(text: string): string {
  return spoken() === 'id' ? text : said(text)
}

/**
 * The language of the page that a request asks for or comes from: as chosen on this device. What the device keeps for when there is no
 * line is fetched without cookies, and names it in its address.
 */
export function languageOf({ req, get }: Context): Language {
  const now: Language | undefined = get('language')
  if (now) return now
  const kept = req.method === 'GET' && /\/lapor(\/luring)?$/.test(req.path)
  return kept && req.query('bahasa') === 'en' ? 'en' : chosenLanguage(req.header('Cookie'))
}

/** The same before the page is drawn, for what a request gathers; undefined = as it is. */
export function sayingFor(c: Context): Say | undefined {
  return languageOf(c) === 'id' ? undefined : said
}
