export interface StepperProps {
  /** Labels in order. */
  steps: readonly string[]
  /** Index of the current one; steps before it are done. */
  current: number
  label: string
  /** All done, the last included. */
  finished?: boolean
}

export function Stepper({ steps, current, label, finished }: StepperProps) {
  return (
    <ol class="steps" aria-label={label}>
      {steps.map((step, index) => {
        const done = index < current || finished
        const now = index === current && !finished
        return (
          <li class={done ? 'done' : now ? 'now' : undefined} aria-current={now ? 'step' : undefined}>
            <span class="dot" aria-hidden="true">
              {done ? '✓' : index + 1}
            </span>
            <span>
              {step}
              {done && <span class="vh"> (sudah lewat)</span>}
            </span>
          </li>
        )
      })}
    </ol>
  )
}
