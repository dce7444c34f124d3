import { createPrivateKey } from 'node:crypto'

/** How messages are signed (RFC 6376): `key` is the private key, PEM. */
export interface Dkim {
  domain: string
  selector: string
  key: string
}

const names = ['DKIM_DOMAIN', 'DKIM_SELECTOR', 'DKIM_KEY'] as const

/** From the environment, all three or none. Throws with the variable's name when one is missing or unusable. `\n` in the key stands for a line break. */
export function readDkim(env: Partial<Record<(typeof names)[number], string | undefined>>): Dkim | null {
  if (names.every(name => !env[name])) return null
  const missing = names.find(name => !env[name])
  if (missing) throw new Error(`${missing} belum disetel; DKIM perlu DKIM_DOMAIN, DKIM_SELECTOR, dan DKIM_KEY`)
  const { DKIM_DOMAIN: domain = '', DKIM_SELECTOR: selector = '', DKIM_KEY: pem = '' } = env
  if (!/^[\w-]+(\.[\w-]+)+$/.test(domain)) throw new Error('DKIM_DOMAIN harus nama domain, mis. csirt.contoh.go.id')
  if (!/^[\w-]+(\.[\w-]+)*$/.test(selector)) throw new Error('DKIM_SELECTOR harus satu kata, mis. tanggap2026')
  return { domain, selector, key: soundKey(pem.replaceAll('\\n', '\n')) }
}

/** RSA, because not every receiver checks Ed25519; receivers ignore short keys (RFC 8301). */
function soundKey(pem: string): string {
  const wanted = 'DKIM_KEY harus kunci privat RSA 2048 bit atau lebih (PEM)'
  try {
    const { asymmetricKeyType, asymmetricKeyDetails } = createPrivateKey(pem)
    if (asymmetricKeyType === 'rsa' && (asymmetricKeyDetails?.modulusLength ?? 0) >= 2048) return pem
  } catch {
    throw new Error(wanted)
  }
  throw new Error(wanted)
}

/** For nodemailer. A one-click way out counts only when both its headers are signed (RFC 8058). */
export function signing({ domain, selector, key }: Dkim) {
  return { domainName: domain, keySelector: selector, privateKey: key, headerFieldNames: signed }
}

const signed =
  'From:Reply-To:To:Cc:Subject:Date:Message-ID:In-Reply-To:References:MIME-Version:Content-Type:Content-Transfer-Encoding:Auto-Submitted:List-Unsubscribe:List-Unsubscribe-Post'
