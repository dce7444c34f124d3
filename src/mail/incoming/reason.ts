import type { BounceReason } from '../../core/bounce.ts'

/** The first that fits. What is said about the sender comes before what is said about the recipient: both are often named in one line. */
const said: [BounceReason, RegExp][] = [
  [
    'mailboxfull',
    /mailbox (is |was )?full|over ?quota|quota (is |has been )?exceeded|exceeded (its |the )?(storage|quota)|(not enough|insufficient|out of) (disk |system |storage )*(space|storage)/i,
  ],
  ['mailererror', /command (output|died|failed)|procmail:|mailer error|error in (the )?(delivery )?(agent|command)/i],
  ['authfailure', /\b(spf|dkim|dmarc)\b|not allowed to send from|sender authentication/i],
  ['rejected', /domain of sender|sender (address|domain)?.{0,40}(rejected|does not exist|denied|not found)/i],
  ['suspend', /\b(account|mailbox|user|recipient)\b.{0,60}\b(disabled|suspended|deactivated|inactive|locked)\b/i],
  [
    'userunknown',
    /(user|recipient|mailbox|addressee) (is )?unknown|unknown (user|recipient|local.?part|mailbox)|no such (user|recipient|mailbox|person|address)|no mailbox (here|by that)|(user|mailbox|account|recipient|address)\b.{0,60}\b(does ?n[o']t exist|not exist|not found|not recognized|is invalid|not listed)|recipnotfound|invalid (recipient|mailbox)|address rejected|unknown to address/i,
  ],
  [
    'hostunknown',
    /host (or domain name )?not found|unknown host|host unknown|name service error|nxdomain|(domain|host)( name)?.{0,60}(not found|couldn.?t be found|does not exist)|no (mx|such domain|route to host.*name)|unrouteable/i,
  ],
  [
    'expired',
    /retry time(out)?( not reached)?|timeout exceeded|delivery time expired|message expired|(could|can)not be delivered (for|within)|delivery.{0,30}timed out/i,
  ],
  ['toolarge', /(message|mail).{0,30}(too (large|big)|size (limit )?exceed)|exceeds.{0,30}size/i],
  ['blocked', /blocked|block ?list|black ?list|spamhaus|\brbl\b|reputation|use the smtp server of your isp|banned|too many connections/i],
  ['securityerror', /access denied|relay(ing)? denied|not permitted|policy|virus|authentication required/i],
  ['networkerror', /connection (refused|timed out|reset)|network (is )?unreachable|no route to host|tls (handshake|negotiation)/i],
]

const byStatus: [RegExp, BounceReason][] = [
  [/^[45]\.1\.(1|3|6|10)$/, 'userunknown'],
  [/^[45]\.1\.[78]$/, 'rejected'],
  [/^5\.1\.2$|^5\.4\.[14]$/, 'hostunknown'],
  [/^[45]\.2\.1$/, 'suspend'],
  [/^[45]\.2\.2$|^[45]\.3\.1$/, 'mailboxfull'],
  [/^[45]\.[23]\.[34]$/, 'toolarge'],
  [/^4\.4\.7$|^5\.4\.7$/, 'expired'],
  [/^[45]\.4\./, 'networkerror'],
  [/^[45]\.7\.(2[0-9]|30)$/, 'authfailure'],
  [/^[45]\.7\./, 'securityerror'],
]

/** `words`: all that was said about this recipient, the server's own words first. `status`: RFC 3463, e.g. 5.1.1. */
export function reasonOf(words: string, status: string | null): { reason: BounceReason; hard: boolean } {
  const spoken = said.find(([, pattern]) => pattern.test(words))?.[0]
  const reason = spoken ?? byStatus.find(([pattern]) => pattern.test(status ?? ''))?.[1] ?? 'other'
  if (reason === 'hostunknown' && status?.startsWith('4')) return { reason: 'networkerror', hard: false }
  return { reason, hard: reason === 'userunknown' || reason === 'hostunknown' }
}

/** The code that a server gave together with its reply beats the one that a report repeats, which is often just x.0.0. */
export function statusOf(words: string, reported: string | null): string | null {
  const replied = /\b[245]\d\d[ -]+['"#(]*([245]\.\d{1,3}\.\d{1,3})\b/.exec(words)?.[1]
  const mentioned = /(?:^|[\s#(])([245]\.\d{1,3}\.\d{1,3})(?=[\s).,:;]|$)/.exec(words)?.[1]
  const own = /^\s*([245]\.\d{1,3}\.\d{1,3})/.exec(reported ?? '')?.[1]
  return replied ?? (own && !own.endsWith('.0.0') ? own : (mentioned ?? own ?? null))
}
