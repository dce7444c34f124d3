import type { FieldError } from '../../../core/refusal.ts'

/** UX §2.2: takes focus when the page opens; each line leads to its field. Nothing is shown when nothing was refused. */
export function ErrorSummary({ errors }: { errors?: readonly FieldError[] | undefined }) {
  if (!errors?.length) return null
  return (
    <div class="summary" role="alert" tabindex={-1} autofocus aria-labelledby="galat">
      <h2 id="galat">{errors.length === 1 ? 'Ada satu hal yang perlu diperbaiki' : `Ada ${errors.length} hal yang perlu diperbaiki`}</h2>
      <ul>
        {errors.map(error => (
          <li>
            <a href={`#${error.field}`}>{error.message}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}
