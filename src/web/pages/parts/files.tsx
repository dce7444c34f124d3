import { asWritten } from '../../language/written.ts'
import { fileSize } from '../words.ts'
import { FieldMessage, type FormState } from './field.tsx'
import { messageFor } from './frame.ts'

/** A file already uploaded in this report; `stored` is an opaque signed string the server gave. */
export interface StoredFile {
  stored: string
  name: string
  size: number
}

/** Files kept from an earlier upload: carried along, each with a box to drop it (`remove` = its `stored`). */
export function StoredFiles({ files }: { files: readonly StoredFile[] }) {
  if (files.length === 0) return null
  return (
    <ul class="files" aria-label="Berkas yang sudah terunggah">
      {files.map(file => (
        <li>
          <input type="hidden" name="stored" value={file.stored} />
          <span class="file-name">{asWritten(file.name)}</span> <span class="soft">{fileSize(file.size)}</span>
          <label class="tiny">
            <input type="checkbox" name="remove" value={file.stored} /> Hapus
          </label>
        </li>
      ))}
    </ul>
  )
}

export interface FileFieldProps {
  form: FormState
  label: string
  hint?: string
  name?: string
  /** Where several of one name stand on a page. */
  id?: string
  /** One must be chosen. */
  required?: boolean
  /** One file, e.g. a logo. */
  single?: boolean
  /** Beside it, on what is held in a hand, a way straight to the camera. */
  camera?: boolean
}

export function FileField({
  form,
  label,
  hint,
  name = 'files',
  id = name,
  required = false,
  single = false,
  camera = false,
}: FileFieldProps) {
  const message = messageFor(form.errors, name)
  return (
    <div class={message ? 'field refused' : 'field'}>
      <label for={id}>
        {label}
        {!required && <span class="opt"> (boleh kosong)</span>}
      </label>
      <p class="hint" id={`${id}-h`}>
        {hint ??
          'Paling banyak 5 berkas, masing-masing 10 MB: tangkapan layar, log, surel. Foto besar diperkecil sendiri oleh halaman ini.'}
      </p>
      {message && <FieldMessage id={`${id}-g`} message={message} />}
      <input
        id={id}
        type="file"
        name={name}
        multiple={!single}
        data-shrink
        aria-describedby={message ? `${id}-h ${id}-g` : `${id}-h`}
        aria-invalid={message ? 'true' : undefined}
      />
      {camera && <Camera name={name} />}
      <p class="soft" role="status" data-shrink-says />
    </div>
  )
}

/** A photo taken now; seen only where a finger points. */
export function Camera({ name }: { name: string }) {
  return (
    <label class="camera">
      <span>Ambil foto</span> <input type="file" name={name} accept="image/*" capture="environment" data-shrink />
    </label>
  )
}
