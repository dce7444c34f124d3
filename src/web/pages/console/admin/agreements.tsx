import type { FieldError } from '../../../../core/refusal.ts'
import type { Tlp } from '../../../../core/tlp.ts'
import { asWritten } from '../../../language/written.ts'
import { AdminNav } from '../../parts/admin-nav.tsx'
import { StateBadge, TlpBadge } from '../../parts/badges.tsx'
import { ConsolePage } from '../../parts/console-page.tsx'
import { ErrorSummary } from '../../parts/error-summary.tsx'
import { SelectField, TextArea, TextField } from '../../parts/field.tsx'
import { FormKey } from '../../parts/form-key.tsx'
import type { Frame, Typed } from '../../parts/frame.ts'

export interface AgreementLine {
  id: string
  partner: string
  number: string
  services: string
  tlp: Tlp
  startsOn: string
  endsOn: string
  state: 'berlaku' | 'belum' | 'berakhir'
}

export interface AgreementsProps {
  frame: Frame
  formId: string
  own: readonly AgreementLine[]
  /** Made by partners with this team: they share under these. */
  others: readonly AgreementLine[]
  teams: readonly { slug: string; name: string }[]
  /** The viewer may conclude and end them. */
  manage: boolean
  /** partner number services tlp starts_on ends_on. */
  values: Typed
  errors?: readonly FieldError[] | undefined
  message?: string | undefined
}

const states = {
  berlaku: { tone: 'good', word: 'Berlaku' },
  belum: { tone: 'quiet', word: 'Belum mulai' },
  berakhir: { tone: 'warn', word: 'Berakhir' },
} as const

export function Agreements(agreements: AgreementsProps) {
  const { frame, formId, own, others, manage, errors, message } = agreements
  return (
    <ConsolePage frame={frame} title="PKS" message={message}>
      <AdminNav frame={frame} />
      <ErrorSummary errors={errors} />
      <h1>Perjanjian kerja sama (PKS)</h1>
      <div class="two even">
        <div>
          <section class="panel" aria-labelledby="milik-judul">
            <h2 id="milik-judul">Tim ini boleh berbagi dengan</h2>
            <Lines lines={own} formId={formId} end={manage} />
          </section>
          <section class="panel" aria-labelledby="mitra-judul">
            <h2 id="mitra-judul">Berbagi dengan tim ini</h2>
            <Lines lines={others} formId={formId} />
          </section>
        </div>
        {manage && <NewAgreement {...agreements} />}
      </div>
    </ConsolePage>
  )
}

function NewAgreement({ formId, teams, values, errors }: AgreementsProps) {
  const form = { values, errors }
  return (
    <section class="panel" aria-labelledby="baru-judul">
      <h2 id="baru-judul">PKS baru</h2>
      <form method="post" action="/konsol/admin/pks" class="one" novalidate>
        <FormKey id={formId} />
        <SelectField
          form={form}
          name="partner"
          label="Tim mitra"
          empty="Pilih…"
          options={teams.map(({ slug, name }) => ({ value: slug, label: asWritten(name) }))}
        />
        <TextField form={form} name="number" label="Nomor" autocomplete="off" />
        <TextArea form={form} name="services" label="Layanan" rows={2} />
        <SelectField
          form={form}
          name="tlp"
          label="Kode tertinggi yang boleh dibagikan"
          options={['CLEAR', 'GREEN', 'AMBER'].map(value => ({ value, label: `TLP:${value}` }))}
        />
        <TextField form={form} name="starts_on" label="Mulai" hint="2026-07-01" width="short" autocomplete="off" />
        <TextField
          form={form}
          name="ends_on"
          label="Berakhir"
          hint="Hari itu masih berlaku, sampai tengah malam."
          width="short"
          autocomplete="off"
        />
        <p>
          <button type="submit" class="main">
            Simpan PKS
          </button>
        </p>
      </form>
    </section>
  )
}

function Lines({ lines, formId, end }: { lines: readonly AgreementLine[]; formId: string; end?: boolean }) {
  if (lines.length === 0) return <p class="empty">Belum ada.</p>
  return (
    <ul class="list">
      {lines.map(({ id, partner, number, services, tlp, startsOn, endsOn, state }) => (
        <li>
          <span>
            <strong>{asWritten(partner)}</strong> {number} <TlpBadge tlp={tlp} />{' '}
            <StateBadge tone={states[state].tone}>{states[state].word}</StateBadge>
            <span class="soft under">
              {asWritten(services)}; {startsOn} sampai {endsOn}
            </span>
          </span>
          {end && state !== 'berakhir' && (
            <form method="post" action={`/konsol/admin/pks/${id}/akhiri`}>
              <FormKey id={`${formId}.${id}`} />
              <button type="submit" class="quiet bad">
                Akhiri sekarang<span class="vh"> {number}</span>
              </button>
            </form>
          )}
        </li>
      ))}
    </ul>
  )
}
