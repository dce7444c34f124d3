import { TextField } from '../parts/field.tsx'
import type { Frame } from '../parts/frame.ts'
import { PublicPage } from '../parts/public-page.tsx'

export interface AskByMailProps {
  frame: Frame
  what: 'pulihkan' | 'tautan'
  /** The answer to a request; the same for every address. */
  asked: boolean
}

const words = {
  pulihkan: {
    title: 'Lupa kata sandi',
    action: '/pulihkan',
    lead: 'Tulis surel akun Anda; kami kirim tautan untuk membuat kata sandi baru.',
    asked: 'Bila surel itu terdaftar, tautannya sedang dalam perjalanan dan berlaku satu jam. Periksa juga folder spam.',
  },
  tautan: {
    title: 'Masuk lewat surel',
    action: '/masuk/tautan',
    lead: 'Untuk pelapor dan narahubung: tulis surel Anda, lalu buka tautan yang kami kirim di peramban ini juga.',
    asked: 'Bila surel itu terdaftar untuk cara masuk ini, tautannya sedang dalam perjalanan dan berlaku 10 menit.',
  },
}

export function AskByMail({ frame, what, asked }: AskByMailProps) {
  const { title, action, lead, asked: answer } = words[what]
  return (
    <PublicPage frame={frame} title={title}>
      {asked && (
        <p class="note" role="status">
          {answer}
        </p>
      )}
      <h1>{title}</h1>
      <p class="lead">{lead}</p>
      <form method="post" action={action} novalidate>
        <TextField form={{ values: {} }} name="email" label="Surel" type="email" autocomplete="username" />
        <div class="go">
          <button type="submit" class="main">
            Kirim tautan
          </button>
        </div>
      </form>
      <p>
        <a href="/masuk">Masuk dengan kata sandi</a>
      </p>
    </PublicPage>
  )
}
