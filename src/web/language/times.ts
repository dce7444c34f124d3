const months = 'Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember'.split(' ')
const english = 'January February March April May June July August September October November December'.split(' ')
const days: Record<string, string> = {
  Senin: 'Monday',
  Selasa: 'Tuesday',
  Rabu: 'Wednesday',
  Kamis: 'Thursday',
  Jumat: 'Friday',
  Sabtu: 'Saturday',
  Minggu: 'Sunday',
}
const month = new Map([
  ...months.map((name, at) => [name, english[at] ?? ''] as const),
  ...months.map((name, at) => [name.slice(0, 3), (english[at] ?? '').slice(0, 3)] as const),
])
const date = new RegExp(
  `^(?:(${Object.keys(days).join('|')}),? ?)?(\\d{1,2} )?(${[...month.keys()].sort((a, b) => b.length - a.length).join('|')})( \\d{4})?(?:( pukul)? (\\d\\d)[.:](\\d\\d))?( WI(?:B|TA|T))?$`,
)
const clock = /^(?:(pukul) )?(\d\d)\.(\d\d)( WI(?:B|TA|T))?$/
const stretch = /^(?:(sisa|lewat) )?(?:([\d.,]+) hari)? ?(?:([\d.,]+) jam)? ?(?:([\d.,]+) menit)?$/

/** `Selasa, 7 Juli 2026 pukul 13.05 WIB` → `Tuesday 7 July 2026 at 13:05 WIB`; `sisa 3 jam` → `3 hours left`. Nothing else. */
export function timeInEnglish(text: string): string | undefined {
  return dateIn(text) ?? clockIn(text) ?? stretchIn(text) ?? openIn(text)
}

function dateIn(text: string): string | undefined {
  const found = date.exec(text)
  if (!found) return days[text]
  const [, day, number = '', name = '', year = '', at, hour, minute, zone = ''] = found
  if (!number && !year) return month.get(name)
  const time = hour ? `${at ? ' at' : ''} ${hour}:${minute}` : ''
  return `${day ? `${days[day]} ` : ''}${number}${month.get(name)}${year}${time}${zone}`
}

/** A bare 13.05 may be a version or a sum; only words around it make it a time. */
function clockIn(text: string): string | undefined {
  const found = clock.exec(text)
  if (!found || !(found[1] || found[4])) return undefined
  return `${found[1] ? 'at ' : ''}${found[2]}:${found[3]}${found[4] ?? ''}`
}

function stretchIn(text: string): string | undefined {
  const found = stretch.exec(text)
  if (!found || !/\d/.test(text)) return undefined
  const [, way, ...counts] = found
  const long = ['day', 'hour', 'minute'].flatMap((unit, at) =>
    counts[at] ? [`${counts[at]?.replace(',', '.')} ${unit}${counts[at] === '1' ? '' : 's'}`] : [],
  )
  if (way === 'sisa') return `${long.join(' ')} left`
  return way === 'lewat' ? `overdue by ${long.join(' ')}` : long.join(' ')
}

/** `Senin–Kamis 07.30–12.00, 13.00–15.30`: when somebody is there. */
function openIn(text: string): string | undefined {
  const [, from = '', to, hours = ''] = /^(\p{L}+)(?:–(\p{L}+))? ((?:\d\d\.\d\d–\d\d\.\d\d(?:, )?)+)$/u.exec(text) ?? []
  if (!days[from] || (to && !days[to])) return undefined
  return `${days[from]}${to ? `–${days[to]}` : ''} ${hours.replaceAll('.', ':')}`
}

/** `1.234,5` → `1,234.5`; only where a number is known to stand. */
export function numberInEnglish(text: string): string {
  return text.replace(/[.,]/g, sign => (sign === '.' ? ',' : '.'))
}
