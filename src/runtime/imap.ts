import type { ImapFlow } from 'imapflow'

/** A mailbox that is emptied of unread mail. */
export interface Imap {
  host: string
  port: number
  secure: boolean
  user: string
  password: string
  folder: string
}

/** `imaps://user:password@host:993/INBOX`; plain `imap://` upgrades by STARTTLS where the server can. Throws on anything else. */
export function readImap(text: string | undefined): Imap | null {
  if (!text) return null
  const url = URL.parse(text)
  if (!url || !/^imaps?:$/.test(url.protocol) || !url.hostname || !url.username || !url.password)
    throw new Error('IMAP_URL harus alamat imap:// atau imaps:// dengan pengguna dan sandi, mis. imaps://pengguna:sandi@server:993/INBOX')
  const secure = url.protocol === 'imaps:'
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port) || (secure ? 993 : 143),
    secure,
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    folder: decodeURIComponent(url.pathname.slice(1)) || 'INBOX',
  }
}

const mostAtOnce = 100
const largest = 40 * 1024 * 1024

/**
 * Hands every unread message to `take`, oldest first, and marks it read once it is taken; nothing is deleted. What `take` throws at stays
 * unread and comes again. Answers how many were taken, and the words for what was not.
 */
export async function takeUnread(imap: Imap, take: (raw: Uint8Array) => Promise<unknown>): Promise<{ taken: number; failed: string[] }> {
  const client = await open(imap)
  const failed: string[] = []
  let taken = 0
  try {
    await enter(client, imap.folder)
    const unread = (await client.search({ seen: false }, { uid: true })) || []
    for (const uid of unread.slice(0, mostAtOnce)) {
      const message = await client.fetchOne(String(uid), { source: { maxLength: largest } }, { uid: true })
      const source = message ? message.source : undefined
      if (!source) continue
      try {
        await take(new Uint8Array(source))
        await client.messageFlagsAdd(String(uid), ['\\Seen'], { uid: true })
        taken += 1
      } catch (error) {
        failed.push(`${uid}: ${error instanceof Error ? error.message : String(error)}`)
      }
    }
    await client.logout()
  } finally {
    client.close()
  }
  return { taken, failed }
}

/** Signs in and opens the folder. null = it can be read. */
export async function imapFault(imap: Imap): Promise<string | null> {
  const client = await open(imap)
  try {
    await enter(client, imap.folder)
    await client.logout()
    return null
  } catch (error) {
    const { responseText, message } = error as { responseText?: string; message?: string }
    return responseText || message || 'tidak menjawab'
  } finally {
    client.close()
  }
}

async function enter(client: ImapFlow, folder: string): Promise<void> {
  await client.connect()
  await client.mailboxOpen(folder)
}

/** The library is loaded by whoever reads a mailbox, not by everybody who starts the program. */
async function open({ host, port, secure, user, password }: Imap): Promise<ImapFlow> {
  const { ImapFlow } = await import('imapflow')
  const client = new ImapFlow({
    host,
    port,
    secure,
    auth: { user, pass: password },
    logger: false,
    disableAutoIdle: true,
    connectionTimeout: 15_000,
    greetingTimeout: 15_000,
    socketTimeout: 60_000,
  })
  // Told to whoever waits for an answer; without a listener it would end the program.
  client.on('error', () => undefined)
  return client
}
