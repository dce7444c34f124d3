/** What a team says of itself to everybody, beyond its settings (RFC 2350 §3). Every part may be empty: it is then left out. */
export interface Profile {
  /** Where it sits; lines. */
  address: string
  /** Called when it cannot wait; a mobile number also gets a WhatsApp link on the front page. */
  dutyPhone: string
  /** Whose incidents it handles. */
  constituency: string
  mission: string
  sponsor: string
  /** The law or decree it acts by. */
  authority: string
  services: string
  /** How it treats what it is told. */
  disclosure: string
  /** https address of its OpenPGP key. */
  keyUrl: string
  /** 40 or 64 hex digits, in groups of four. */
  keyFingerprint: string
  /** How long personal data is kept, and by which rule. */
  retention: string
  /** Who answers questions about personal data. */
  privacyContact: string
  disclaimer: string
}

export type ProfilePart = keyof Profile

export const plainProfile: Profile = {
  address: '',
  dutyPhone: '',
  constituency: '',
  mission: '',
  sponsor: '',
  authority: '',
  services: '',
  disclosure: '',
  keyUrl: '',
  keyFingerprint: '',
  retention: '',
  privacyContact: '',
  disclaimer: '',
}

const short: readonly ProfilePart[] = ['dutyPhone', 'keyUrl', 'keyFingerprint']
/** Most characters of a part. */
export const mostOf = (part: ProfilePart) => (short.includes(part) ? 300 : 2000)

/** What is wrong with a part, as a sentence; null = nothing. */
export function faultOfPart(part: ProfilePart, text: string): string | null {
  if (text.length > mostOf(part)) return `Paling banyak ${mostOf(part)} huruf.`
  if (text === '') return null
  if (part === 'dutyPhone' && !/^[+(]?\d[\d\s().-]{5,38}$/.test(text)) return 'Tulis satu nomor telepon, mis. 0812-3456-7890.'
  if (part === 'keyUrl' && !isWebAddress(text)) return 'Tulis alamat https:// lengkap.'
  if (part === 'keyFingerprint' && writtenFingerprint(text) === null) return 'Sidik kunci: 40 atau 64 angka heksadesimal.'
  return null
}

/** Groups of four capitals, as OpenPGP programs print it; null = no fingerprint (40 digits in RFC 4880 §12.2, 64 in RFC 9580 §5.5.4). */
export function writtenFingerprint(text: string): string | null {
  const digits = text.replace(/[\s:]/g, '').toUpperCase()
  if (!/^(?:[0-9A-F]{40}|[0-9A-F]{64})$/.test(digits)) return null
  return (digits.match(/.{4}/g) ?? []).join(' ')
}

function isWebAddress(text: string): boolean {
  return /^https:\/\/[^\s"<>]+\.[^\s"<>]+$/.test(text)
}
