import type { Incident } from './incident/incident.ts'

/** One thing of an incident that falls due. */
export interface Due {
  kind: 'clock' | 'task'
  /** Within its incident. */
  id: string
  name: string
  /** Of a clock: the article, else nothing. */
  basis: string | null
  dueAt: string
  /** When its owner is warned. */
  warnAt: string | null
  /** Of a clock of law or SOP that was found overdue; a team's own target that is late presses no more than a late task. */
  breached: 'law' | 'sop' | null
}

/**
 * What of an incident falls due: clocks that run, and open tasks of this step. Clocks of law that are overdue stand first, then
 * those of SOP, then all else, nearest first: a late task hides no duty. A closed one's clocks stand still, but for those that closing started.
 */
export function agendaOf(incident: Incident): Due[] {
  return [...clocks(incident), ...tasks(incident)].sort((a, b) => ranks(a) - ranks(b) || nearestFirst(a, b))
}

export function nearestFirst(a: Due, b: Due): number {
  if (a.dueAt === b.dueAt) return 0
  return a.dueAt < b.dueAt ? -1 : 1
}

function ranks({ breached }: Due): number {
  return breached === 'law' ? 0 : breached === 'sop' ? 1 : 2
}

function clocks({ clocks: all, closedAt, openedAt }: Incident): Due[] {
  const runs = (startedAt: string) => closedAt === null || (startedAt >= closedAt && startedAt > openedAt)
  return all
    .filter(clock => !clock.metAt && !clock.pausedAt && runs(clock.startedAt))
    .map(({ id, name, article, basis, dueAt, warnAt, breachedAt }) => {
      const breached = breachedAt && basis !== 'default' ? basis : null
      return { kind: 'clock', id, name, basis: article, dueAt, warnAt, breached }
    })
}

function tasks({ tasks: all, closedAt, step }: Incident): Due[] {
  if (closedAt) return []
  return all.flatMap(task => {
    const open = !task.doneAt && !task.asideAt && (task.step === step || task.rule.startsWith('cari-tahu-'))
    return open && task.dueAt
      ? [{ kind: 'task' as const, id: task.id, name: task.do, basis: null, dueAt: task.dueAt, warnAt: null, breached: null }]
      : []
  })
}
