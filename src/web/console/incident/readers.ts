import { listReaders } from '../../../casework/reporter/write.ts'
import type { Incident } from '../../../core/incident/incident.ts'
import { speaksByMail } from '../../../core/incident/reporter.ts'
import type { Ports } from '../../../ports.ts'
import type { ReplyFormProps } from '../../pages/console/incident/reply.tsx'

/** Whom a reply reaches, in numbers: their addresses are not for everybody. */
export async function readersOf(ports: Ports, incident: Incident): Promise<ReplyFormProps['readers']> {
  const readers = await listReaders(ports, incident)
  return { all: readers.length, mailed: readers.filter(({ address }) => address !== null).length, inWords: speaksByMail(incident.tlp) }
}
