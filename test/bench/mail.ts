import { SMTPServer } from 'smtp-server'
import { sendAdvisory, sendAlone } from './mail-run.ts'

/**
 * One advisory to so many recipients through a real SMTP server, against nodemailer alone with the same messages. In turn, after
 * a short round of each: whoever comes first would pay for compiling what both use. The better round counts.
 */
export async function benchMail(say: (text: string) => void, recipients = 1000): Promise<number> {
  const counted = startCounting()
  const port = await counted.listen()
  const url = `smtp://127.0.0.1:${port}`
  await sendAlone(port, (await sendAdvisory(url, 200)).messages)
  counted.take()
  const best = { ours: 0, alone: 0 }
  for (let round = 0; round < 3; round++) {
    const ours = await sendAdvisory(url, recipients)
    const { all, distinct } = counted.take()
    if (all !== recipients || distinct !== recipients) throw new Error(`${distinct} distinct of ${all} received`)
    best.ours = Math.max(best.ours, ours.perSecond)
    best.alone = Math.max(best.alone, await sendAlone(port, ours.messages))
    counted.take()
  }
  await counted.close()
  say(`${`mail, ${recipients} recipients: Tanggap`.padEnd(38)} ${best.ours.toFixed(0).padStart(11)}   each received once, three times`)
  say(`${`mail, ${recipients} recipients: nodemailer`.padEnd(38)} ${best.alone.toFixed(0).padStart(11)}`)
  return best.ours / best.alone
}

export function startCounting() {
  let seen: string[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      stream.resume()
      stream.on('end', () => {
        seen.push(session.envelope.rcptTo.map(({ address }) => address).join())
        done()
      })
    },
  })
  return {
    listen: () =>
      new Promise<number>(resolve => server.listen(0, '127.0.0.1', () => resolve((server.server.address() as { port: number }).port))),
    take() {
      const taken = { all: seen.length, distinct: new Set(seen).size }
      seen = []
      return taken
    },
    close: () => new Promise<void>(resolve => server.close(() => resolve())),
  }
}
