import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

/** Debian's, or whatever CHROMIUM says. */
export const executable = process.env.CHROMIUM ?? '/usr/bin/chromium'
/** On CI a browser that is missing is a failure, not a reason to skip. */
export const absent = !existsSync(executable) && !process.env.CI

const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** A browser that asks nobody but us. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: executable, args })
}
