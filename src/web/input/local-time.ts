import { zones } from '../../core/calendar.ts'

/** Three fields and a time (`otherwise` when left out) in the team's zone, as DateParts asks them. null = all blank; 'wrong' = no such moment. */
export function localTime(values: Record<string, string>, name: string, { zone, otherwise }: { zone: string; otherwise: string }) {
  const [day, month, year] = ['day', 'month', 'year'].map(part => values[`${name}_${part}`]?.trim() ?? '')
  if (!day && !month && !year) return null
  const [hour = 0, minute = 0] = (values[`${name}_time`]?.trim() || otherwise).split(/[.:]/).map(Number)
  const local = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day), hour, minute))
  const sound =
    local.getUTCDate() === Number(day) && local.getUTCMonth() === Number(month) - 1 && Number(year) >= 2020 && Number(year) < 2100
  return sound ? new Date(local.getTime() - (zones[zone]?.offset ?? 0) * 60_000) : 'wrong'
}
