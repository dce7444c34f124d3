import { FormKey } from '../../parts/form-key.tsx'
import { Fold } from './fold.tsx'

export interface PlaybookPanelProps {
  no: string
  seq: number
  formId: string
  open: boolean
  id: string
  version: number
  /** The version before the last move, while that can be taken back. */
  movedFrom?: string | undefined
  /** Triage's answers fit another playbook better: which, in the words of the address, and why. */
  proposal?: { to: string; name: string; why: string } | undefined
}

export function PlaybookPanel({ no, seq, formId, id, version, movedFrom, proposal, open }: PlaybookPanelProps) {
  return (
    <Fold id="playbook" title="Playbook" open={open || proposal !== undefined}>
      <p>
        <a href={`/konsol/playbook/${id}/v/${version}`}>
          {id} versi {version}
        </a>
        {movedFrom && <span class="soft under">Semula {movedFrom}</span>}
      </p>
      {proposal && (
        <p>
          <strong>Lebih cocok: {proposal.name}</strong> <span class="soft">({proposal.why})</span>{' '}
          <a href={`/konsol/tiket/${no}/playbook?ke=${encodeURIComponent(proposal.to)}`}>Lihat apa yang berubah</a>
        </p>
      )}
      <p>
        <a class="button" href={`/konsol/tiket/${no}/playbook`}>
          Ganti playbook
        </a>
      </p>
      {movedFrom && (
        <form method="post" action={`/konsol/tiket/${no}/playbook/urungkan`}>
          <FormKey id={`${formId}.urungkan`} seq={seq} />
          <button type="submit">Urungkan pergantian</button>
        </form>
      )}
    </Fold>
  )
}
