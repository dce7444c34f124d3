import type { Team } from '../store/teams.ts'
import type { Rendered } from './render.ts'

const words = 'LATIHAN – bukan kejadian nyata.'

/** What an exercise writes says so first, in the subject and in the body, wherever it may be copied to. */
export function markExercise({ exercise }: Pick<Team, 'exercise'>, message: Rendered): Rendered {
  if (!exercise) return message
  const { subject, text, html } = message
  const banner = `<p style="margin:0;padding:8px 16px;background-color:#8a1f11;color:#ffffff;font:bold 16px/1.5 sans-serif">${words}</p>`
  return { subject: `[LATIHAN] ${subject}`, text: `${words}\n\n${text}`, html: html.replace(/<body[^>]*>/, body => `${body}\n${banner}`) }
}
