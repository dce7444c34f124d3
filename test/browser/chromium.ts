import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

/** Debian's, or whatever CHROMIUM says. */
export const executable = process.env.CHROMIUM ?? '/usr/bin/chromium'
/** On CI a browser that is missing is a failure, not a reason to skip. */
export const absent = !existsSync(executable) && !process.env.CI

/**
 * Each window would draw the page of a popup below the address bar, which nobody sees, in a process of its own: half of all that
 * Chromium costs here. The rest are those that Playwright turns off, whose list this one takes the place of.
 */
const off = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'SpareRendererForSitePerProcess',
  'AimEnabled',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'ThirdPartyStoragePartitioning',
]

const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  `--disable-features=${off.join(',')}`,
]

/** For pages that are only looked at: one thread makes their frames, a third cheaper, but who waits for the next frame waits for ever. */
export const lookedAt = ['--disable-threaded-compositing']

/** A browser that asks nobody but us. */
export function openBrowser(more: string[] = []): Promise<Browser> {
  return chromium.launch({ executablePath: executable, args: [...args, ...more] })
}
