import type { FieldError } from '../../../core/refusal.ts'
import { type OrganisationKind, organisationKinds } from '../../../core/vocabulary.ts'
import { asWritten } from '../../language/written.ts'
import { ConsolePage } from '../parts/console-page.tsx'
import { ErrorSummary } from '../parts/error-summary.tsx'
import type { Frame, Typed } from '../parts/frame.ts'
import { Time } from '../parts/time.tsx'
import { type AssetLine, Assets } from './organisation/assets.tsx'
import { type ContactLine, Contacts } from './organisation/contacts.tsx'
import { organisationHref } from './organisations.tsx'

export interface OrganisationProps {
  frame: Frame
  formId: string
  code: string
  name: string
  kind: OrganisationKind
  parent?: { code: string; name: string } | undefined
  contacts: readonly ContactLine[]
  assets: readonly AssetLine[]
  /** Its incidents that are still open. */
  incidents: readonly { no: string; title: string; step: string }[]
  /** What the agency changed by itself, newest first. */
  changes: readonly { at: Date; by: string; says: string }[]
  /** The viewer may change the register. */
  manage: boolean
  /** The form that was refused: `narahubung`, `aset`, or the id of a contact or asset; it opens with what was typed. */
  refused?: string | undefined
  /** contact: name role email phone · asset: kind value name iiv personalData. */
  values?: Typed | undefined
  errors?: readonly FieldError[] | undefined
  message?: string | undefined
}

export function Organisation(organisation: OrganisationProps) {
  const { frame, name, code, kind, parent, errors, message } = organisation
  return (
    <ConsolePage frame={frame} title={asWritten(name)} message={message}>
      <ErrorSummary errors={errors} />
      <div class="incident-head">
        <p class="row">
          <span class="no">{code}</span> <span>{organisationKinds[kind]}</span>
          {parent && <a href={organisationHref(parent.code)}>{asWritten(parent.name)}</a>}
        </p>
        <h1>{asWritten(name)}</h1>
      </div>
      <div class="two even">
        <div>
          <Contacts {...organisation} />
        </div>
        <div>
          <Assets {...organisation} />
          <Incidents incidents={organisation.incidents} />
          <Changes {...organisation} />
        </div>
      </div>
    </ConsolePage>
  )
}

function Incidents({ incidents }: Pick<OrganisationProps, 'incidents'>) {
  return (
    <section class="panel" aria-labelledby="insiden-judul">
      <h2 id="insiden-judul">Insiden terbuka</h2>
      {incidents.length === 0 && <p class="soft">Tidak ada.</p>}
      <ul class="list">
        {incidents.map(({ no, title, step }) => (
          <li>
            <a href={`/konsol/tiket/${no}`}>
              <span class="no">{no}</span> {asWritten(title)}
            </a>
            <span class="soft">{step}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Changes({ changes, frame }: OrganisationProps) {
  if (changes.length === 0) return null
  return (
    <section class="panel" aria-labelledby="perubahan-judul">
      <h2 id="perubahan-judul">Diubah oleh instansi sendiri</h2>
      <ul class="list">
        {changes.map(({ at, by, says }) => (
          <li>
            <span>
              {says}
              <span class="soft under">
                {asWritten(by)}, <Time date={at} zone={frame.team.zone} short />
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
