import { exampleFacts } from '../example.ts'
import type { Facts } from '../facts.ts'

const lines = (many: number, length: number) => Array.from({ length: many }, (_, at) => `${at} `.padEnd(length, 'x'))

/** As much as the forms take. */
export const largestFacts: Facts = {
  ...exampleFacts,
  reply: { text: lines(100, 500).join('\n\n') },
  returned: { ...exampleFacts.returned, note: lines(100, 500).join('\n\n') },
  mention: { ...exampleFacts.mention, note: lines(100, 500).join('\n\n') },
  advisory: {
    ...exampleFacts.advisory,
    actions: lines(20, 500),
    explanation: lines(40, 500).join('\n\n'),
    indicators: lines(500, 80),
    references: lines(50, 100).map(line => `https://contoh.go.id/${line.trim().replace(' ', '')}`),
    history: lines(50, 60),
  },
  incident: {
    ...exampleFacts.incident,
    description: lines(40, 500).join('\n\n'),
    chronology: lines(60, 300),
    affected: lines(200, 120),
    handling: lines(60, 200),
    recovery: lines(60, 200),
  },
}
