/** Indonesian unless whoever reads asked for English. */
export type Language = 'id' | 'en'

export const languageCookie = 'bahasa'

let current: Language = 'id'

/** The language of the page that is being drawn at this moment. */
export function spoken(): Language {
  return current
}

/** Draws in a language. Drawing is synchronous, so no other request can come between and hear the wrong one. */
export function inLanguage<T>(language: Language, draw: () => T): T {
  const before = current
  current = language
  try {
    return draw()
  } finally {
    current = before
  }
}

/** As chosen on this device by the switch; never guessed from what the browser says it likes. */
export function chosenLanguage(cookies: string | undefined): Language {
  return cookies !== undefined && /(?:^|;\s*)bahasa=en(?:;|$)/.test(cookies) ? 'en' : 'id'
}
