import { FormKey } from '../../parts/form-key.tsx'

export interface PlaybookPanelProps {
  no: string
  seq: number
  formId: string
  id: string
  version: number
  /** The version before the last move, while that can be taken back. */
  movedFrom?: string | undefined
}

export function PlaybookPanel({ no, seq, formId, id, version, movedFrom }: PlaybookPanelProps) {
  return (
    <section class="panel" id="playbook" aria-labelledby="playbook-judul">
      <h2 id="playbook-judul">Playbook</h2>
      <p>
        <a href={`/konsol/playbook/${id}/v/${version}`}>
          {id} versi {version}
        </a>
        {movedFrom && <span class="soft under">Semula {movedFrom}</span>}
      </p>
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
    </section>
  )
}
