import { type AddressInfo, createServer, type Socket } from 'node:net'

export interface TestMailbox {
  url: string
  /** By UID, from 1. */
  messages: { raw: string; seen: boolean }[]
  signIns: number
  close(): Promise<void>
}

/** As much of IMAP4rev1 on 127.0.0.1 as a client needs to read an inbox. User rina, password rahasia. */
export async function startImap(): Promise<TestMailbox> {
  const messages: TestMailbox['messages'] = []
  const sockets = new Set<Socket>()
  const box = { messages, signIns: 0 }
  const server = createServer(socket => {
    sockets.add(socket)
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket))
    socket.write('* OK [CAPABILITY IMAP4rev1] ready\r\n')
    let text = ''
    socket.on('data', data => {
      text += data.toString('latin1')
      for (let end = text.indexOf('\r\n'); end >= 0; end = text.indexOf('\r\n')) {
        const line = text.slice(0, end)
        text = text.slice(end + 2)
        const [, tag = '*', command = ''] = /^(\S+) (.*)$/.exec(line) ?? []
        const { lines, says = 'OK done' } = answer(box, command)
        for (const one of lines) socket.write(`${one}\r\n`)
        socket.write(`${tag} ${says}\r\n`)
        if (/^LOGOUT/i.test(command)) socket.end()
      }
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return Object.assign(box, {
    url: `imap://rina:rahasia@127.0.0.1:${port}/INBOX`,
    close: () =>
      new Promise<void>(resolve => {
        for (const socket of sockets) socket.destroy()
        server.close(() => resolve())
      }),
  })
}

function answer(box: Pick<TestMailbox, 'messages' | 'signIns'>, command: string): { lines: string[]; says?: string } {
  const { messages } = box
  if (/^LOGIN/i.test(command)) {
    box.signIns += 1
    return /rina"? "?rahasia"?/.test(command) ? { lines: [] } : { lines: [], says: 'NO [AUTHENTICATIONFAILED] salah kata sandi' }
  }
  if (/^CAPABILITY/i.test(command)) return { lines: ['* CAPABILITY IMAP4rev1'] }
  if (/^LIST/i.test(command)) return { lines: ['* LIST () "/" "INBOX"'] }
  if (/^(SELECT|EXAMINE) "?INBOX"?( |$)/i.test(command))
    return {
      lines: [`* ${messages.length} EXISTS`, '* FLAGS (\\Seen)', '* OK [UIDVALIDITY 1] ok', `* OK [UIDNEXT ${messages.length + 1}] ok`],
      says: 'OK [READ-WRITE] open',
    }
  if (/^(SELECT|EXAMINE)/i.test(command)) return { lines: [], says: 'NO [NONEXISTENT] no such folder' }
  if (/^UID SEARCH/i.test(command))
    return { lines: [`* SEARCH ${messages.flatMap(({ seen }, at) => (seen ? [] : at + 1)).join(' ')}`.trim()] }
  const [, uid = '', fetching] = /^UID (?:FETCH|STORE) (\d+) (.*)$/i.exec(command) ?? []
  const message = messages[Number(uid) - 1]
  if (message && /^UID STORE/i.test(command)) message.seen = true
  if (!message || !fetching || /^UID STORE/i.test(command)) return { lines: [] }
  const item = /BODY\.PEEK(\[\](?:<[\d.]+>)?)/i.exec(fetching)?.[1]?.replace(/\.\d+>/, '>') ?? '[]'
  return { lines: [`* ${uid} FETCH (UID ${uid} BODY${item} {${Buffer.byteLength(message.raw)}}\r\n${message.raw})`] }
}
