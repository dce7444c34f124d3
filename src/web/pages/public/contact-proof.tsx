import { type ContactRole, contactRoles } from '../../../core/vocabulary.ts'
import { asWritten } from '../../language/written.ts'
import type { Frame } from '../parts/frame.ts'
import { PublicPage } from '../parts/public-page.tsx'

export interface ContactProofProps {
  frame: Frame
  token: string
  contact: { name: string; role: ContactRole; email: string | null }
  organisation: string
  /** Already confirmed. */
  done: boolean
}

export function ContactProof({ frame, token, contact, organisation, done }: ContactProofProps) {
  return (
    <PublicPage frame={frame} title="Konfirmasi alamat" secret>
      <h1>{done ? 'Terima kasih, alamat ini sudah dikonfirmasi' : 'Benarkah ini alamat Anda?'}</h1>
      <p class="lead">
        {asWritten(contact.name)} tercatat sebagai {contactRoles[contact.role]} {asWritten(organisation)} dengan alamat{' '}
        <strong>{contact.email}</strong>.
      </p>
      {done ? (
        <p>Mulai sekarang imbauan keamanan untuk {asWritten(organisation)} dikirim juga ke alamat ini.</p>
      ) : (
        <form method="post" action={`${frame.base}/k/${token}`}>
          <button type="submit" class="main">
            Ya, alamat ini benar
          </button>
          <p class="hint">Bila bukan, tutup saja halaman ini: tidak ada yang dikirim ke alamat ini.</p>
        </form>
      )}
    </PublicPage>
  )
}
