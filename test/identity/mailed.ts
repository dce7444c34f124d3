import { deliverDue } from '../../src/mail/outbox/outbox.ts'
import type { World } from '../world.ts'

/** The path of the link in the newest message to an address; null when nothing came since `before` messages. */
export async function linkMailedTo(world: World, address: string, before = 0): Promise<string | null> {
  await deliverDue(world.ports)
  const mail = world.mailbox.slice(before).findLast(({ to }) => to === address)
  return mail ? (/http:\/\/tanggap\.test(\/\S+\/[\w-]{32})/.exec(mail.text)?.[1] ?? null) : null
}
