import { Hono } from 'hono'
import { isOutsideTeam, mayAtAll } from '../../core/access.ts'
import type { Ports } from '../../ports.ts'
import type { Life } from '../exercise.ts'
import { homeOf } from '../pages/parts/rooms.ts'
import { atDesk, requireDesk, type SignedInEnv } from '../session.ts'
import { agreementRoutes } from './admin/agreements.tsx'
import { auditRoutes } from './admin/audit.tsx'
import { calendarRoutes } from './admin/calendar.tsx'
import { chaseRoutes } from './admin/chase.tsx'
import { letterheadRoutes } from './admin/letterhead.tsx'
import { profileRoutes } from './admin/profile.tsx'
import { registerRoutes } from './admin/registers.tsx'
import { teamRoutes } from './admin/team.tsx'
import { templateRoutes } from './admin/templates.tsx'
import { tokenRoutes } from './admin/token.tsx'
import { advisoryRoutes } from './advisory.tsx'
import { advisoryHistoryRoutes } from './advisory-history.tsx'
import { laterRoutes } from './advisory-later.ts'
import { advisoryStatusRoutes } from './advisory-status.ts'
import { audienceRoutes } from './audience.tsx'
import { callRoutes } from './calls.tsx'
import { changesRoutes } from './changes.tsx'
import { clockRoutes } from './clocks.tsx'
import { composerRoutes } from './composer.tsx'
import { draftRoutes } from './drafts.tsx'
import { evidenceRoutes } from './evidence/routes.tsx'
import { exchangeRoutes } from './exchange.tsx'
import { exerciseRoutes } from './exercise.tsx'
import { heldRoutes } from './held.tsx'
import { mergeRoutes } from './incident/merge.tsx'
import { splitRoutes } from './incident/split.tsx'
import { wholeTextRoutes } from './incident/whole-text.tsx'
import { incidentRoutes } from './incident.tsx'
import { intakeRoutes } from './intake.tsx'
import { kevRoutes } from './kev.tsx'
import { letterRoutes } from './letters.tsx'
import { mailRoutes } from './mail.tsx'
import { moveRoutes } from './move.tsx'
import { observableRoutes } from './observables/routes.tsx'
import { organisationRoutes } from './organisations.tsx'
import { peopleRoutes } from './people.tsx'
import { playbookRoutes } from './playbooks.tsx'
import { bulkRoutes } from './queue/bulk.tsx'
import { queueRoutes } from './queue/routes.ts'
import { savedViewRoutes } from './queue/saved.tsx'
import { snoozeRoutes } from './queue/snooze.tsx'
import { rehearsalRoutes } from './rehearsal.tsx'
import { runningRoutes } from './running.tsx'
import { savedAudienceRoutes } from './saved-audiences.tsx'
import { scorecardRoutes } from './scorecards.tsx'
import { searchRoutes } from './search/routes.tsx'
import { shareRoutes } from './share.tsx'
import { statisticsRoutes } from './statistics/routes.tsx'
import { stepDraftRoutes } from './step-draft.tsx'
import { systemRoutes } from './system.tsx'
import { timesRoutes } from './times.tsx'
import { sharedRoutes } from './together.tsx'
import { transferRoutes } from './transfer.tsx'
import { vulnerabilityRoutes } from './vulnerabilities.tsx'
import { xarfRoutes } from './xarf.tsx'

/** Everything under /konsol: for people of the team who signed in. */
export function consoleRoutes(ports: Ports, { wall, exercises }: Life) {
  const app = new Hono<SignedInEnv>()
  for (const path of ['/konsol', '/konsol/*'])
    app.use(path, atDesk(wall, exercises), async (c, next) => {
      const actor = c.get('actor')
      const reads = !isOutsideTeam(actor) && mayAtAll(actor, 'incident.read')
      if (c.req.path === '/konsol/antrean' && c.req.method === 'GET' && !reads) return c.redirect(homeOf(actor.role), 303)
      if (c.req.path !== '/konsol') requireDesk(actor)
      await next()
    })
  return app
    .get('/konsol', c => c.redirect(homeOf(c.get('actor').role), 303))
    .route('/', queueRoutes(ports))
    .route('/', bulkRoutes(ports))
    .route('/', savedViewRoutes(ports))
    .route('/', snoozeRoutes(ports))
    .route('/', heldRoutes(ports))
    .route('/', intakeRoutes(ports))
    .route('/', mailRoutes(ports))
    .route('/', clockRoutes(ports))
    .route('/', letterRoutes(ports))
    .route('/', xarfRoutes(ports))
    .route('/', incidentRoutes(ports))
    .route('/', mergeRoutes(ports))
    .route('/', splitRoutes(ports))
    .route('/', wholeTextRoutes(ports))
    .route('/', callRoutes(ports))
    .route('/', composerRoutes(ports))
    .route('/', advisoryHistoryRoutes(ports))
    .route('/', audienceRoutes(ports))
    .route('/', savedAudienceRoutes(ports))
    .route('/', kevRoutes(ports))
    .route('/', vulnerabilityRoutes(ports))
    .route('/', advisoryRoutes(ports))
    .route('/', laterRoutes(ports))
    .route('/', advisoryStatusRoutes(ports))
    .route('/', organisationRoutes(ports))
    .route('/', exchangeRoutes(ports))
    .route('/', playbookRoutes(ports))
    .route('/', runningRoutes(ports))
    .route('/', evidenceRoutes(ports))
    .route('/', draftRoutes(ports))
    .route('/', stepDraftRoutes(ports))
    .route('/', changesRoutes(ports))
    .route('/', rehearsalRoutes(ports))
    .route('/', searchRoutes(ports))
    .route('/', observableRoutes(ports))
    .route('/', systemRoutes(ports))
    .route('/', peopleRoutes(ports))
    .route('/', registerRoutes(ports))
    .route('/', teamRoutes(ports))
    .route('/', profileRoutes(ports))
    .route('/', letterheadRoutes(ports))
    .route('/', chaseRoutes(ports))
    .route('/', scorecardRoutes(ports))
    .route('/', calendarRoutes(ports))
    .route('/', templateRoutes(ports))
    .route('/', agreementRoutes(ports))
    .route('/', tokenRoutes(ports))
    .route('/', auditRoutes(ports))
    .route('/', transferRoutes(ports))
    .route('/', moveRoutes(ports))
    .route('/', shareRoutes(ports))
    .route('/', sharedRoutes(ports))
    .route('/', timesRoutes(ports))
    .route('/', statisticsRoutes(ports))
    .route('/', exerciseRoutes(ports, wall))
}
