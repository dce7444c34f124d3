import { Hono } from 'hono'
import { addHolidayLines, changeHours, removeHoliday, requireRunner } from '../../../casework/team-settings.ts'
import type { Actor } from '../../../core/actor.ts'
import { writeHours } from '../../../core/hours.ts'
import type { Ports } from '../../../ports.ts'
import { findHours, listHolidays } from '../../../store/teams.ts'
import { CalendarPage } from '../../pages/console/admin/calendar.tsx'
import type { Desk, SignedInEnv } from '../../session.ts'
import { page, refused } from '../../team.ts'
import { linesOf, readForm, shownOnPage } from '../form.ts'

type Change = (actor: Actor, values: Record<string, string>, c: Desk) => Promise<unknown>

/** Working hours and holidays, by which deadlines are counted. */
export function calendarRoutes(ports: Ports) {
  const change = (work: Change) => async (c: Desk) => {
    requireRunner(c.get('actor'))
    const { values } = await readForm(c.req)
    try {
      await work(c.get('actor'), values, c)
    } catch (error) {
      const { refusal, status } = shownOnPage(error)
      return show(ports, c, { values, errors: linesOf(refusal, 'lines'), status })
    }
    return c.redirect('/konsol/admin/kalender?simpan=1', 303)
  }
  return new Hono<SignedInEnv>()
    .get('/konsol/admin/kalender', c => show(ports, c))
    .post(
      '/konsol/admin/kalender/jam',
      change((actor, values) => changeHours(ports, actor, hoursOf(values))),
    )
    .post(
      '/konsol/admin/kalender/libur',
      change((actor, values) => addHolidayLines(ports, actor, values.lines ?? '')),
    )
    .post(
      '/konsol/admin/kalender/libur/:date/hapus',
      change((actor, _, c) => removeHoliday(ports, actor, c.req.param('date') ?? '')),
    )
}

function hoursOf(values: Record<string, string>): Record<string, string> {
  return Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map(day => [String(day), values[`hari_${day}`] ?? '']))
}

interface Wrong {
  values: Record<string, string>
  errors: { field: string; message: string }[]
  status: 403 | 409 | 422
}

async function show(ports: Ports, c: Desk, wrong?: Wrong) {
  requireRunner(c.get('actor'))
  const team = c.get('team')
  const since = `${ports.now().getUTCFullYear() - 1}-12-31`
  const [hours, holidays] = await Promise.all([
    findHours(ports.database.query, team.id),
    listHolidays(ports.database.query, team.id, since),
  ])
  const known = Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map(day => [`hari_${day}`, writeHours(hours[day] ?? [])]))
  return page(
    c,
    <CalendarPage
      frame={wrong ? refused(c.get('frame')) : c.get('frame')}
      formId={ports.newId()}
      zone={team.zone}
      values={{ ...known, ...wrong?.values }}
      holidays={holidays}
      errors={wrong?.errors}
      message={c.req.query('simpan') === '1' ? 'Kalender disimpan.' : undefined}
    />,
    wrong?.status ?? 200,
  )
}
