import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** What takes longest, longest first, as measured: a clean clone knows no times, and what begins last is waited for alone. */
const long = [
  'browser/pages',
  'web/matrix/matrix',
  'browser/shift',
  'mail/outbox/killed',
  'mail/outbox/faults',
  'cli/commands',
  'browser/',
  'journey/',
  'mail/deliver',
  'web/matrix/',
  'web/composer',
  'web/english/complete',
  'runtime/heavy',
]

export class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const place = long.findIndex(path => moduleId.includes(`/test/${path}`))
      return place < 0 ? long.length : place
    }
    return (await super.sort(files)).toSorted((a, b) => rank(a) - rank(b))
  }
}
