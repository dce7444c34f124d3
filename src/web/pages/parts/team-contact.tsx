import { telephone } from '../words.ts'

/** What a team has not written down is left out. */
export function TeamContact({ team: { phone, email } }: { team: { phone: string; email: string } }) {
  return (
    <>
      {phone && (
        <>
          Telepon <a href={telephone(phone)}>{phone}</a> ·{' '}
        </>
      )}
      Surel <a href={`mailto:${email}`}>{email}</a>
    </>
  )
}
