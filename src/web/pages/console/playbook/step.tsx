import { type Askable, askables, type Playbook, type Requirement, requirements, type Step, taskDeeds } from '../../../../core/playbook.ts'
import { notices, roles } from '../../../../core/vocabulary.ts'
import { lengthWords } from './clocks.tsx'

interface StepProps {
  step: Step
  playbook: Playbook
}

export function Tasks({ step, playbook }: StepProps) {
  const tasks = Object.values(step.tasks)
  if (tasks.length === 0) return <span class="soft">Tidak ada</span>
  return (
    <ol class="plain">
      {tasks.map(task => (
        <li>
          {task.do}
          <span class="soft under">
            {[
              roles[task.role],
              task.due && `dalam ${lengthWords(task.due, task.base)}`,
              task.phase,
              task.optional && 'bila perlu',
              task.notice && `mengirim ${notices[task.notice]} (${task.notice})`,
              task.every && `setiap ${lengthWords(task.every, task.base)}`,
              task.after.length > 0 &&
                `sesudah ${needWords(
                  task.after.map(after => `task ${after}` as const),
                  playbook,
                )}`,
              task.asks && `menjawab “${task.asks}”`,
              task.doneWith && `selesai begitu ${taskDeeds[task.doneWith]}`,
              task.opens && `dapat membuka insiden ${task.opens}`,
              task.needs.length > 0 && `perlu ${needWords(task.needs, playbook)}`,
              task.meets.length > 0 && `memenuhi ${task.meets.join(', ')}`,
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </li>
      ))}
    </ol>
  )
}

export function Choices({ step, playbook }: StepProps) {
  const choices = Object.values(step.choices)
  return (
    <ul class="plain">
      {step.final && <li class="soft">Insiden ditutup di sini</li>}
      {choices.map(choice => (
        <li>
          <strong>{choice.label}</strong> → <a href={`#tahap-${choice.to}`}>{playbook.steps[choice.to]?.name ?? choice.to}</a>
          {choice.needs.length > 0 && <span class="soft under">Perlu {needWords(choice.needs, playbook)}</span>}
          {choice.needsWhenHigh.length > 0 && (
            <span class="soft under">Sejak Tinggi juga perlu {needWords(choice.needsWhenHigh, playbook)}</span>
          )}
          {choice.asks.length > 0 && <span class="soft under">Bertanya {askWords(choice.asks)}</span>}
          {choice.asksWhenHigh.length > 0 && <span class="soft under">Sejak Tinggi juga bertanya {askWords(choice.asksWhenHigh)}</span>}
          {choice.otherThan && (
            <span class="soft under">
              Bukan oleh yang mengerjakan{' '}
              {needWords(
                choice.otherThan.map(task => `task ${task}` as const),
                playbook,
              )}
            </span>
          )}
          {choice.meets.length > 0 && <span class="soft under">Memenuhi {choice.meets.join(', ')}</span>}
          {choice.by && <span class="soft under">Hanya oleh {roles[choice.by]}</span>}
          {choice.byWhenHigh && <span class="soft under">Sejak Tinggi hanya oleh {roles[choice.byWhenHigh]}</span>}
        </li>
      ))}
    </ul>
  )
}

function askWords(asks: readonly Askable[]): string {
  return asks.map(asked => askables[asked].toLowerCase()).join('; ')
}

/** `task NAME` is said by what the task does. */
function needWords(needs: readonly Requirement[], { steps }: Playbook): string {
  const tasks = Object.values(steps).flatMap(step => Object.values(step.tasks))
  return needs
    .map(need => {
      if (!need.startsWith('task ')) return requirements[need as keyof typeof requirements]
      const id = need.slice('task '.length)
      return `tugas “${tasks.find(task => task.id === id)?.do ?? id}”`
    })
    .join('; ')
}
