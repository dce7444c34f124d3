import { say } from '../../language/say.ts'
import { whatsApp } from '../words.ts'

export interface TicketKeysProps {
  number: string
  code: string
  link: string
}

/** Number, code and secret link: what the reporter must keep. */
export function TicketKeys({ number, code, link }: TicketKeysProps) {
  const message = say(`Tiket ${number}, kode ${code}: ${link}`)
  return (
    <section class="keys" aria-label="Nomor, kode dan tautan tiket">
      <p>Catat nomor dan kode ini: dengan keduanya Anda dapat kembali dari perangkat mana pun.</p>
      <dl>
        <div>
          <dt>Nomor tiket</dt>
          <dd>{number}</dd>
        </div>
        <div>
          <dt>Kode</dt>
          <dd>{code}</dd>
        </div>
      </dl>
      <label for="tautan">Tautan rahasia: siapa pun yang memegangnya dapat melihat tiket ini</label>
      <div class="copy">
        <input id="tautan" value={link} readonly />
        <button type="button" class="second" data-copy="tautan" hidden>
          Salin
        </button>
      </div>
      <p class="row">
        <a class="button second" href={whatsApp('', message)} rel="noreferrer">
          Simpan ke WhatsApp
        </a>
        <span role="status" class="soft" data-copy-says />
      </p>
    </section>
  )
}
