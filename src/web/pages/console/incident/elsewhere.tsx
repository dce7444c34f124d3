import { type FormState, TextField } from '../../parts/field.tsx'
import { FormKey } from '../../parts/form-key.tsx'
import { Fold } from './fold.tsx'

export interface LinkLine {
  says: string
  number: string
  why: string
  /** A person made it, and can take it back. */
  made?: boolean | undefined
}

export interface ElsewhereProps {
  no: string
  seq: number
  formId: string
  form: FormState
  open: boolean
  /** Other tickets that have to do with this one. */
  links: readonly LinkLine[]
  /** Whence it came and whither it went, each in one sentence. */
  moves: readonly string[]
  /** Who else sees it by name. */
  shares: readonly string[]
  closed: boolean
  /** It goes on elsewhere. */
  merged?: boolean | undefined
  /** Several alike: what is proposed, in one sentence. */
  wave?: string | undefined
}

/** Other teams and people outside in this incident. */
export function ElsewherePanel(props: ElsewhereProps) {
  const { no, moves, links, shares, closed, wave } = props
  return (
    <Fold id="lain" title="Tim dan orang lain" says={links.length > 0 && `(${links.length})`} open={props.open || wave !== undefined}>
      {wave && (
        <p>
          <strong>{wave}</strong> <a href="/konsol/imbauan/baru">Susun imbauan</a>
        </p>
      )}
      {moves.map(move => (
        <p>{move}</p>
      ))}
      {links.map(({ says, number, why, made }) => (
        <div>
          <p>
            {says} <a href={`/konsol/tiket/${number}`}>{number}</a>: <bdi>{why}</bdi>
          </p>
          {made && !props.merged && <Unlink {...props} other={number} />}
        </div>
      ))}
      {!props.merged && <Link {...props} />}
      <p class="soft">{shares.length === 0 ? 'Tidak dibagikan kepada siapa pun.' : `Dibagikan kepada ${shares.join(', ')}.`}</p>
      <p class="row">
        <a class="button" href={`/konsol/tiket/${no}/bagikan`}>
          Bagikan
        </a>
        {!closed && (
          <a class="button" href={`/konsol/tiket/${no}/pecah`}>
            Buka tiket baru dari sebagian
          </a>
        )}
        {!closed && (
          <a class="button" href={`/konsol/tiket/${no}/alih`}>
            Alihkan ke tim lain
          </a>
        )}
      </p>
    </Fold>
  )
}

function Link({ no, seq, formId, form }: ElsewhereProps) {
  return (
    <details open={form.errors?.some(({ field }) => field === 'ke' || field === 'why') ?? false}>
      <summary>Kaitkan dengan tiket lain</summary>
      <form method="post" action={`/konsol/tiket/${no}/kait`} class="grid" novalidate>
        <FormKey id={`${formId}.kait`} seq={seq} />
        <TextField form={form} name="ke" label="Nomor tiket" autocomplete="off" />
        <TextField form={form} name="why" label="Hubungannya" autocomplete="off" />
        <div class="span">
          <button type="submit">Kaitkan</button>
        </div>
      </form>
    </details>
  )
}

function Unlink({ no, seq, formId, form, other }: ElsewhereProps & { other: string }) {
  const mine = form.values.dari === other ? form : { values: {} }
  return (
    <details open={form.values.dari === other}>
      <summary>
        Lepaskan kaitan<span class="vh">: {other}</span>
      </summary>
      <form method="post" action={`/konsol/tiket/${no}/kait/lepas`} class="inline" novalidate>
        <FormKey id={`${formId}.lepas.${other}`} seq={seq} />
        <input type="hidden" name="dari" value={other} />
        <TextField form={mine} id={`lepas-${other}`} name="lepasReason" label="Alasan" optional autocomplete="off" />
        <button type="submit">
          Lepaskan<span class="vh"> {other}</span>
        </button>
      </form>
    </details>
  )
}
