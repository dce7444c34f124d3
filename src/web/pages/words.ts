/** How pages write dates, times left, numbers and indicators. The only place that knows the Indonesian forms. */

const zoneNames: Record<string, string> = { 'Asia/Jakarta': 'WIB', 'Asia/Makassar': 'WITA', 'Asia/Jayapura': 'WIT' }
const styles = {
  full: { dateStyle: 'full', timeStyle: 'short' },
  day: { dateStyle: 'full' },
  date: { dateStyle: 'long' },
  short: { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' },
  clock: { timeStyle: 'short' },
} satisfies Record<string, Intl.DateTimeFormatOptions>
const formatters = new Map<string, Intl.DateTimeFormat>()

/** `Selasa, 7 Juli 2026 pukul 13.05 WIB` */
export function fullTime(date: Date, zone: string): string {
  return `${formatter('full', zone).format(date)} ${zoneName(zone)}`
}

/** `Selasa, 7 Juli 2026` */
export function dayOf(date: Date, zone: string): string {
  return formatter('day', zone).format(date)
}

/** `7 Juli 2026` */
export function dateOf(date: Date, zone: string): string {
  return formatter('date', zone).format(date)
}

/** `7 Jul 13.05 WIB`, for tables. */
export function shortTime(date: Date, zone: string): string {
  return `${formatter('short', zone).format(date).replace(',', '')} ${zoneName(zone)}`
}

/** `13.05` */
export function clockTime(date: Date, zone: string): string {
  return formatter('clock', zone).format(date)
}

export function zoneName(zone: string): string {
  return zoneNames[zone] ?? zone
}

/** `sisa 3 j 20 m`, `lewat 2 j`, `sisa 4 h 2 j` (h = hari, j = jam, m = menit). */
export function timeLeft(due: Date, now: Date): string {
  const minutes = Math.trunc((due.getTime() - now.getTime()) / 60_000)
  return minutes < 0 ? `lewat ${duration(-minutes)}` : `sisa ${duration(minutes)}`
}

/** Two units at most; a long stretch needs no minutes. */
export function duration(minutes: number): string {
  const days = Math.floor(minutes / 1440)
  const hours = Math.floor(minutes / 60) % 24
  const rest = minutes % 60
  if (days > 0) return hours > 0 ? `${days} h ${hours} j` : `${days} h`
  if (hours > 0) return rest > 0 ? `${hours} j ${rest} m` : `${hours} j`
  return `${rest} m`
}

const numbers = new Intl.NumberFormat('id-ID', { maximumFractionDigits: 1 })

export function number(value: number): string {
  return numbers.format(value)
}

/** Bytes as `412 KB` or `3,2 MB`. */
export function fileSize(bytes: number): string {
  return bytes < 1_000_000 ? `${number(Math.max(1, Math.round(bytes / 1000)))} KB` : `${number(bytes / 1_000_000)} MB`
}

/** Makes an indicator unclickable: `hxxps://contoh[.]id`. Hashes and plain words pass unchanged. */
export function defang(indicator: string): string {
  return indicator
    .replace(/\bhttp(s?):\/\//gi, 'hxxp$1://')
    .replace(/(?<=[\w-])\.(?=[\w-])/g, '[.]')
    .replace(/@/g, '[@]')
}

/** `0812…`, `+62 812…` and `(031) …` to `https://wa.me/62…`; with `text`, the message is filled in. */
export function whatsApp(phone: string, text?: string): string {
  const digits = phone.replace(/\D/g, '').replace(/^0/, '62')
  return `https://wa.me/${digits}${text ? `?text=${encodeURIComponent(text)}` : ''}`
}

export function telephone(phone: string): string {
  return `tel:${phone.replace(/[^\d+]/g, '')}`
}

function formatter(style: keyof typeof styles, zone: string): Intl.DateTimeFormat {
  const key = `${style} ${zone}`
  const known = formatters.get(key) ?? new Intl.DateTimeFormat('id-ID', { ...styles[style], timeZone: zone })
  formatters.set(key, known)
  return known
}
