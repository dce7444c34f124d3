/** The built program (`npm run build`), typed by its sources: Node runs .ts but not .tsx. */
const built = (path: string): Promise<unknown> => import(new URL(`../../dist/${path}.js`, import.meta.url).href)

export const app = (await built('app')) as typeof import('../../src/app.tsx')
export const node = (await built('runtime/node')) as typeof import('../../src/runtime/node.ts')
export const config = (await built('runtime/node/config')) as typeof import('../../src/runtime/node/config.ts')
export const mailer = (await built('runtime/mailer')) as typeof import('../../src/runtime/mailer.ts')
export const playbooks = (await built('casework/playbooks')) as typeof import('../../src/casework/playbooks.ts')
export const teams = (await built('casework/teams')) as typeof import('../../src/casework/teams.ts')
export const people = (await built('casework/people')) as typeof import('../../src/casework/people.ts')
export const opening = (await built('casework/open-incident')) as typeof import('../../src/casework/open-incident.ts')
export const registry = (await built('store/registry')) as typeof import('../../src/store/registry.ts')
export const queue = (await built('store/queue')) as typeof import('../../src/store/queue.ts')
export const deliver = (await built('mail/deliver')) as typeof import('../../src/mail/deliver.ts')

const drafting = (await built('casework/advisory/draft')) as typeof import('../../src/casework/advisory/draft.ts')
const sending = (await built('casework/advisory/send')) as typeof import('../../src/casework/advisory/send.ts')
export const advisories = { ...drafting, ...sending }
