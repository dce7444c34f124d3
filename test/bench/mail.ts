import { SMTPServer } from 'smtp-server'
import { sendAdvisory, sendAlone } from './mail-run.ts'

/** One advisory to 1,000 recipients through a real SMTP server, against nodemailer alone with the same messages. */
export async function benchMail(say: (text: string) => void): Promise<number> {
  const counted = startCounting()
  const port = await counted.listen()
  const ours = await sendAdvisory(`smtp://127.0.0.1:${port}`, 1000)
  const once = counted.take()
  const alone = await sendAlone(port, ours.messages)
  const again = counted.take()
  await counted.close()
  say(
    `${'mail, 1,000 recipients: Tanggap'.padEnd(38)} ${ours.perSecond.toFixed(0).padStart(11)}   ${once.distinct} distinct of ${once.all} received`,
  )
  say(`${'mail, 1,000 recipients: nodemailer'.padEnd(38)} ${alone.toFixed(0).padStart(11)}   ${again.all} received`)
  return ours.perSecond / alone
}

function startCounting() {
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
