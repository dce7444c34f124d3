import type { FieldError } from '../../../core/refusal.ts'
import type { Tlp } from '../../../core/tlp.ts'
import { asWritten } from '../../language/written.ts'
import { TlpBadge } from '../parts/badges.tsx'
import { ConsolePage } from '../parts/console-page.tsx'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { SelectField, TextField } from '../parts/field.tsx'
import { FormKey } from '../parts/form-key.tsx'
import type { Frame, Typed } from '../parts/frame.ts'
import { Time } from '../parts/time.tsx'

export interface SharePageProps {
  frame: Frame
  formId: string
  no: string
  title: string
  tlp: Tlp
  shares: readonly { partner: string; name: string; until?: Date | undefined; over: boolean }[]
  /** Teams with a PKS in force. */
  teams: readonly { slug: string; name: string }[]
  /** team email until. */
  values: Typed
  errors?: readonly FieldError[] | undefined
}

export function SharePage({ frame, formId, no, title, tlp, shares, teams, values, errors }: SharePageProps) {
  const form = { values, errors }
  return (
    <ConsolePage frame={frame} title={`Bagikan ${no}`}>
      <div class="narrow">
        <ErrorSummary errors={errors} />
        <p class="row">
          <a href={`/konsol/tiket/${no}`}>
            {no} {asWritten(title)}
          </a>{' '}
          <TlpBadge tlp={tlp} />
        </p>
        <h1>Bagikan insiden ini</h1>
        <Shares frame={frame} formId={formId} no={no} shares={shares} />
        <form method="post" action={`/konsol/tiket/${no}/bagikan`} class="one" novalidate>
          <FormKey id={formId} />
          <p class="soft">
            Paling tinggi TLP:AMBER. Tim mitra membaca tanpa catatan internal dan tanpa identitas pelapor, selama PKS berlaku. Isi salah
            satu.
          </p>
          <SelectField
            form={form}
            name="team"
            label="Tim mitra"
            empty="Bukan tim"
            options={teams.map(({ slug, name }) => ({ value: slug, label: asWritten(name) }))}
          />
          <TextField
            form={form}
            name="email"
            label="Orang, lewat surelnya"
            hint="Akun pelapor atau narahubung; ia melihatnya di portal instansi."
            type="email"
            autocomplete="off"
          />
          <TextField
            form={form}
            name="until"
            label="Sampai tanggal"
            hint="2026-08-31; hari itu masih termasuk."
            optional
            width="short"
            autocomplete="off"
          />
          <p class="row">
            <button type="submit" class="main">
              Bagikan
            </button>
            <a href={`/konsol/tiket/${no}`}>Kembali</a>
          </p>
        </form>
      </div>
    </ConsolePage>
  )
}

function Shares({ frame, formId, no, shares }: Pick<SharePageProps, 'frame' | 'formId' | 'no' | 'shares'>) {
  if (shares.length === 0) return <p class="empty">Belum dibagikan kepada siapa pun.</p>
  return (
    <ul class="list">
      {shares.map(({ partner, name, until, over }) => (
        <li>
          <span>
            <strong>{asWritten(name)}</strong>{' '}
            {until && (
              <span class="soft">
                {over ? 'berakhir' : 'sampai'} <Time date={until} zone={frame.team.zone} short />
              </span>
            )}
          </span>
          <form method="post" action={`/konsol/tiket/${no}/bagikan/cabut`}>
            <FormKey id={`${formId}.${partner}`} />
            <input type="hidden" name="partner" value={partner} />
            <button type="submit" class="quiet bad">
              Cabut<span class="vh"> {asWritten(name)}</span>
            </button>
          </form>
        </li>
      ))}
    </ul>
  )
}
