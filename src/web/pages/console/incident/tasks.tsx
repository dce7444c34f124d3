import { asWritten } from '../../../language/written.ts'
import { StateBadge } from '../../parts/badges.tsx'
import { FormKey } from '../../parts/form-key.tsx'
import { Deadline, Time } from '../../parts/time.tsx'

export interface TaskLine {
  id: string
  label: string
  /** Who does it, in words. */
  role: string
  due?: Date | undefined
  done?: { by: string; at: Date; result?: string | undefined } | undefined
  /** What must be written down to complete it, as a question. */
  asks?: string | undefined
  /** Name of the playbook whose incident its finding opens. */
  opens?: string | undefined
  /** The deed that does it by itself, in words. */
  doneWith?: string | undefined
  /** The prepared letter that people send to do it, e.g. N5. */
  letter?: string | undefined
  /** Label of the task that must be done before. */
  after?: string | undefined
  /** Not asked any more, and not lost: it comes back with its playbook. */
  aside?: boolean | undefined
}

export interface TasksProps {
  no: string
  seq: number
  formId: string
  now: Date
  zone: string
  phases: readonly { phase: string; tasks: readonly TaskLine[] }[]
}

export function Tasks(props: TasksProps) {
  const all = props.phases.flatMap(phase => phase.tasks).filter(task => !task.aside)
  const first = phasesFrom(props.phases, 0, shownFirst)
  const later = phasesFrom(props.phases, shownFirst)
  return (
    <section class="panel" id="tugas" aria-labelledby="tugas-judul">
      <h2 id="tugas-judul">
        Tugas{' '}
        <span class="soft">
          {all.filter(task => task.done).length} dari {all.length} selesai
        </span>
      </h2>
      {first.map(phase => (
        <Phase {...props} {...phase} />
      ))}
      {later.length > 0 && (
        <details class="fold more">
          <summary>{later.flatMap(({ tasks }) => tasks).length} tugas lain</summary>
          {later.map(({ phase, tasks }, at) => (
            <Phase {...props} phase={at === 0 && phase === first.at(-1)?.phase ? null : phase} tasks={tasks} />
          ))}
        </details>
      )}
    </section>
  )
}

/** So many open tasks are shown at once on a phone, in the order of the playbook. */
const shownFirst = 4

/** The phases with the open tasks from one place to another of all; the done ones stand with the first of their phase. */
function phasesFrom(phases: TasksProps['phases'], from: number, to = Number.POSITIVE_INFINITY): TasksProps['phases'] {
  let place = 0
  return phases.flatMap(({ phase, tasks }) => {
    const begins = place
    const wanted = tasks.filter(task => {
      const at = task.done ? begins : place++
      return at >= from && at < to
    })
    return wanted.length > 0 ? [{ phase, tasks: wanted }] : []
  })
}

/** `phase` null: its tasks go on from those before. */
function Phase({ phase, tasks, ...props }: TasksProps & { phase: string | null; tasks: readonly TaskLine[] }) {
  return (
    <>
      {phase && <h3>{phase}</h3>}
      <TaskList {...props} tasks={tasks.filter(task => !task.done)} />
      <DoneTasks {...props} tasks={tasks.filter(task => task.done)} />
    </>
  )
}

type Listed = TasksProps & { tasks: readonly TaskLine[] }

function TaskList({ tasks, ...props }: Listed) {
  if (tasks.length === 0) return null
  return (
    <ul class="list tasks">
      {tasks.map(task => (
        <Task task={task} {...props} />
      ))}
    </ul>
  )
}

function DoneTasks(props: Listed) {
  if (props.tasks.length === 0) return null
  return (
    <details class="fold more">
      <summary>{props.tasks.length} selesai</summary>
      <TaskList {...props} />
    </details>
  )
}

function Task({ task, ...props }: TasksProps & { task: TaskLine }) {
  const { due, done, after, aside } = task
  return (
    <li id={`tugas-${task.id}`}>
      <div>
        <p class={done ? 'task done' : 'task'}>{task.label}</p>
        <p class="soft">
          {task.role}
          {due && !done && (
            <>
              {' '}
              · <Deadline due={due} now={props.now} zone={props.zone} />
            </>
          )}
        </p>
        {task.letter && !done && (
          <p>
            <a href={`/konsol/tiket/${props.no}/surat/${task.letter}`}>
              Surat {task.letter}
              <span class="vh">: {task.label}</span>
            </a>
          </p>
        )}
        {task.doneWith && !done && !aside && <p class="soft">Selesai dengan sendirinya begitu {task.doneWith}.</p>}
        {done?.result && <p>{asWritten(done.result)}</p>}
      </div>
      {done && (
        <p class="soft">
          <StateBadge tone="good">Sudah selesai</StateBadge> {asWritten(done.by)}, <Time date={done.at} zone={props.zone} short />
        </p>
      )}
      {aside && <p class="soft">Disisihkan: playbook atau tahap sekarang tidak memintanya</p>}
      {!done && after && <p class="soft">Menunggu: {after}</p>}
      {!done && !after && !aside && <Complete task={task} {...props} />}
    </li>
  )
}

function Complete({ task, no, seq, formId }: TasksProps & { task: TaskLine }) {
  return (
    <form method="post" action={`/konsol/tiket/${no}/tugas/${task.id}`} class="inline">
      <FormKey id={`${formId}.tugas.${task.id}`} seq={seq} />
      <input
        name="result"
        aria-label={`${task.asks ?? 'Hasil (boleh kosong)'}: ${task.label}`}
        placeholder={task.asks ?? 'Hasil'}
        autocomplete="off"
      />
      <button type="submit">
        <span aria-hidden="true">☐</span> Selesai<span class="vh">: {task.label}</span>
      </button>
      {task.opens && (
        <button type="submit" formaction={`/konsol/tiket/${no}/tugas/${task.id}/buka`}>
          Ada: buka insiden {task.opens}
        </button>
      )}
    </form>
  )
}
