import { type EvidenceState, evidenceStates } from '../../../../core/incident/custody.ts'
import { asWritten } from '../../../language/written.ts'
import { StateBadge } from '../../parts/badges.tsx'
import { Camera } from '../../parts/files.tsx'
import { FormKey } from '../../parts/form-key.tsx'
import { Time } from '../../parts/time.tsx'
import { fileSize } from '../../words.ts'
import { tones } from '../evidence/page.tsx'
import { Fold } from './fold.tsx'

export interface EvidenceLine {
  id: string
  name: string
  size: number
  /** Hexadecimal, whole; eight digits are shown. */
  sha256: string
  by: string
  at: Date
  state: EvidenceState
}

export interface EvidenceProps {
  no: string
  seq: number
  formId: string
  zone: string
  open: boolean
  /** Nothing more comes in here: it goes on at another ticket. */
  locked: boolean
  files: readonly EvidenceLine[]
}

export function Evidence({ no, seq, formId, zone, files, open, locked }: EvidenceProps) {
  return (
    <Fold id="bukti" title="Bukti" says={files.length > 0 && `(${files.length})`} open={open}>
      {files.length === 0 && <p class="soft">Belum ada bukti.</p>}
      <ul class="list">
        {files.map(file => (
          <li>
            <span>
              <a href={`/konsol/tiket/${no}/bukti/${file.id}/lihat`}>
                <bdi>{file.name}</bdi>
              </a>{' '}
              {fileSize(file.size)}{' '}
              {file.state !== 'lepas' && <StateBadge tone={tones[file.state]}>{evidenceStates[file.state]}</StateBadge>}
              <span class="soft under">
                {asWritten(file.by)}, <Time date={file.at} zone={zone} short /> ·{' '}
                <abbr title={`SHA-256 ${file.sha256}`}>
                  <code>{file.sha256.slice(0, 8)}</code>
                </abbr>
              </span>
            </span>
          </li>
        ))}
      </ul>
      {files.length > 0 && (
        <p>
          <a href={`/konsol/tiket/${no}/bukti`}>Unduh, karantina, jejak, dan bundel</a>
        </p>
      )}
      {!locked && <Upload no={no} seq={seq} formId={formId} />}
    </Fold>
  )
}

function Upload({ no, seq, formId }: Pick<EvidenceProps, 'no' | 'seq' | 'formId'>) {
  return (
    <form method="post" action={`/konsol/tiket/${no}/bukti`} enctype="multipart/form-data" class="inline" data-drop>
      <FormKey id={`${formId}.bukti`} seq={seq} />
      <input type="file" name="files" multiple aria-label="Berkas bukti" />
      <Camera name="files" />
      <button type="submit">Unggah</button>
      <span class="soft" data-drop-says role="status" />
    </form>
  )
}
