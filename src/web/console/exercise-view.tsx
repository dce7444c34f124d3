import { type ExerciseTeam, mayLead } from '../../casework/exercise/run.ts'
import { pageUrl } from '../../casework/links.ts'
import { currentPlaybooks } from '../../casework/rules.ts'
import { exerciseTime } from '../../core/exercise.ts'
import { roles } from '../../core/vocabulary.ts'
import { readLetter } from '../../mail/letterbox.ts'
import type { Ports } from '../../ports.ts'
import { listCases } from '../../store/exercises.ts'
import { countMails, listMails } from '../../store/mails.ts'
import { findMember, listMembers } from '../../store/members.ts'
import { ExercisePage } from '../pages/console/exercise/exercise.tsx'
import { Letters } from '../pages/console/exercise/letters.tsx'
import type { Desk } from '../session.ts'
import { page, refused } from '../team.ts'
import { stepNames } from './step-names.ts'

interface Shown {
  team: ExerciseTeam
  refusal?: string
  status?: 403 | 409 | 422
}

export async function showExercise(wall: Ports, c: Desk, { team, refusal, status }: Shown) {
  const actor = c.get('actor')
  const { query } = wall.database
  const { title, playbook, clock, begunAt, endedAt } = team.exercise
  const now = exerciseTime(clock, wall.now())
  const [cases, members, letters, own, playbooks] = await Promise.all([
    listCases(query, team.id, now.toISOString()),
    listMembers(query, team.id),
    countMails(query, team.id),
    findMember(query, team.id, actor.id),
    currentPlaybooks(wall),
  ])
  const nameOf = await stepNames(wall, cases)
  return page(
    c,
    <ExercisePage
      frame={refusal ? refused(c.get('frame')) : c.get('frame')}
      formId={wall.newId()}
      slug={team.slug}
      title={title}
      playbook={playbooks.find(one => one.playbook.id === playbook)?.playbook.name ?? playbook}
      zone={team.zone}
      time={now}
      pace={clock.pace}
      begunAt={new Date(begunAt)}
      endedAt={endedAt ? new Date(endedAt) : null}
      people={members.map(({ name, role }) => ({ name, part: roles[role] }))}
      cases={cases.map(one => ({ ...one, step: nameOf(one), closed: one.closedAt !== null }))}
      letters={Object.values(letters).reduce((sum, count) => sum + count, 0)}
      run={mayLead(actor, team)}
      door={actor.team === team.id ? 'inside' : own ? 'may' : 'none'}
      reportUrl={pageUrl(wall, team, '/lapor')}
      message={c.req.query('pesan') === 'mulai' ? 'Latihan dimulai; laporan pembukanya sudah masuk.' : undefined}
      refusal={refusal}
    />,
    status ?? 200,
  )
}

/** The newest two hundred; those who lead its home read them from outside too. */
export async function showLetters(inside: Ports, c: Desk, team: ExerciseTeam) {
  const mails = await listMails(inside.database.query, team.id, { limit: 200 })
  const opened = mails.find(({ id }) => id === c.req.query('buka'))
  const letter = opened && (await readLetter(inside, opened))
  return page(
    c,
    <Letters
      frame={c.get('frame')}
      slug={team.slug}
      title={team.exercise.title}
      zone={team.zone}
      letters={mails.map(({ id, address, template, created_at, status }) => ({
        id,
        to: address,
        template,
        at: new Date(created_at),
        sent: status === 'sent',
      }))}
      open={opened && letter && { to: opened.address, ...letter }}
    />,
  )
}
