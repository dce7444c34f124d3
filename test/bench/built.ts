type Program = typeof import('./program.ts')

const program = (await import(new URL('../../dist/bench/program.js', import.meta.url).href)) as Program

export const { app, beside, config, deliver, mailer, node, opening, people, playbooks, queue, registry, teams } = program
export const search = { foldOf: program.foldOf, wordsOfEvent: program.wordsOfEvent }
export const { drafts, playbookFiles, rehearsing, work } = program
export const advisories = { ...program.drafting, ...program.sending }
