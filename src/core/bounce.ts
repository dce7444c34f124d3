/** Why a message came back, in the words that mail software has for it, and in ours. */
export const bounceReasons = {
  userunknown: 'alamatnya tidak dikenal',
  hostunknown: 'domainnya tidak ada',
  mailboxfull: 'kotak suratnya penuh',
  suspend: 'akunnya dinonaktifkan',
  rejected: 'pengirimnya ditolak',
  blocked: 'server kita diblokir',
  securityerror: 'ditolak kebijakan keamanan',
  authfailure: 'SPF, DKIM, atau DMARC kita ditolak',
  expired: 'tidak terkirim sampai batas waktunya',
  networkerror: 'servernya tidak terjangkau',
  mailererror: 'program surat penerima gagal',
  toolarge: 'pesannya terlalu besar',
  other: 'sebabnya tidak disebut',
} as const
export type BounceReason = keyof typeof bounceReasons
