import type { FieldError } from '../../../core/refusal.ts'
import type { Role } from '../../../core/vocabulary.ts'

/** What every page knows before it knows what it shows. */
export interface Frame {
  /** Link prefix: '' for the installation's own team, '/@sultra' for a team reached by link. */
  base: string
  team: {
    slug: string
    name: string
    shortName: string
    colour: string
    phone: string
    email: string
    zone: string
    logo?: string | undefined
  }
  path: string
  /** 'Galat: ' on a refused form. */
  titlePrefix?: string | undefined
  demo?: boolean | undefined
  /** The page stands in an exercise: said on every page, with the exercise's time. */
  exercise?: { title: string; time: string; slug: string; home: string } | undefined
  viewer?: { name: string; role: Role; roleLabel: string } | undefined
}

export const defaultColour = '#0b5d8a'

/** What was typed, by field name: given back whole when a form is refused. */
export type Typed = Record<string, string | undefined>

/** The message for one field, if it was refused. */
export function messageFor(errors: readonly FieldError[] | undefined, field: string): string | undefined {
  return errors?.find(error => error.field === field)?.message
}
