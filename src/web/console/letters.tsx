import { Hono } from 'hono'
import { noteReading } from '../../casework/reads.ts'
import { visibleIncident } from '../../casework/record.ts'
import { rulesFor } from '../../casework/rules.ts'
import { Refusal } from '../../core/refusal.ts'
import { isWord } from '../../core/vocabulary.ts'
import { type LetterName, letters, prepareLetter } from '../../mail/letter.ts'
import type { Ports } from '../../ports.ts'
import { LetterPage, Letters } from '../pages/console/letters.tsx'
import type { SignedInEnv } from '../session.ts'
import { page } from '../team.ts'

const names = Object.fromEntries(Object.entries(letters).map(([letter, { name }]) => [letter, name])) as Record<LetterName, string>

/** Letters prepared from an incident, to be printed, completed and sent by people. */
export function letterRoutes(ports: Ports) {
  return new Hono<SignedInEnv>()
    .get('/konsol/tiket/:no/surat', async c => {
      const { incident, number } = await visibleIncident(ports, c.get('actor'), c.req.param('no'))
      const lines = Object.entries(names).map(([letter, name]) => ({ letter, name }))
      return page(c, <Letters frame={c.get('frame')} no={number} title={incident.title} letters={lines} />)
    })
    .get('/konsol/tiket/:no/surat/:surat', async c => {
      const found = await visibleIncident(ports, c.get('actor'), c.req.param('no'))
      const letter = c.req.param('surat')
      if (!isWord(names, letter)) throw new Refusal('not_found', 'Surat itu tidak ada.')
      await noteReading(ports, c.get('actor'), found.incident)
      const sheet = await prepareLetter(ports, c.get('team'), found, letter)
      const { playbook } = await rulesFor(ports, found.incident)
      return page(
        c,
        <LetterPage
          frame={c.get('frame')}
          no={found.number}
          title={found.incident.title}
          name={`${letter} ${names[letter]}`}
          {...sheet}
          clocked={found.incident.clocks.some(({ id }) => playbook.clocks[id]?.letter === letter)}
          head={letters[letter].head === 'team' ? c.get('frame').team.name : undefined}
          widerThan={sheet.tlp === letters[letter].tlp ? undefined : letters[letter].tlp}
        />,
      )
    })
}
