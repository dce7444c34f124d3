import type { Child } from 'hono/jsx'
import type { FieldError } from '../../../../core/refusal.ts'
import { asWritten } from '../../../language/written.ts'
import { AdminNav } from '../../parts/admin-nav.tsx'
import { ConsolePage } from '../../parts/console-page.tsx'
import { ErrorSummary } from '../../parts/error-summary.tsx'
import { type Option, SelectField, TextArea, TextField } from '../../parts/field.tsx'
import type { Frame, Typed } from '../../parts/frame.ts'
import { Time } from '../../parts/time.tsx'
import { isNumbered, type OwnLine, OwnList } from './templates.tsx'

export interface TemplatePageProps {
  frame: Frame
  href: string
  name: string
  label: string
  /** '' = any. */
  place: { organisation: string; playbook: string; words: Child }
  /** Version that holds at this very place; 0 = none. */
  seq: number
  own: boolean
  /** Written for an older program: passed over until somebody mends it. */
  unreadable: boolean
  /** Whose text is in the form at first, in words. */
  from: Child
  /** source, instansi, playbook, tiket. */
  values: Typed
  playbooks: readonly Option[]
  others: readonly OwnLine[]
  /** What a text may print. */
  known: readonly { written: string; example: string }[]
  /** Newest first; no `href` = given up then. */
  versions: readonly { version: number; at: Date; by: string; href?: string | undefined }[]
  mayManage: boolean
  mayReadIncidents: boolean
  seen?: { subject: string; text: string; number: string } | undefined
  errors?: readonly FieldError[] | undefined
  message?: string | undefined
}

/** One notice's text for one place: read, written, tried on a real incident, given up. */
export function TemplatePage(props: TemplatePageProps) {
  const { frame, name, label, errors, message, seen } = props
  return (
    <ConsolePage frame={frame} title={`Templat ${name}`} message={message}>
      <AdminNav frame={frame} />
      <ErrorSummary errors={errors} />
      <p class="row">
        <a href="/konsol/admin/templat">Semua templat</a>
      </p>
      <h1>
        {isNumbered(name) && name} {label}
      </h1>
      <div class="two">
        <div>
          <Editor {...props} />
          {seen && <Seen {...seen} />}
        </div>
        <div>
          <Chooser {...props} />
          <Versions {...props} />
          <Known {...props} />
        </div>
      </div>
    </ConsolePage>
  )
}

function Editor({ href, place, seq, own, unreadable, from, values, mayManage, mayReadIncidents, errors }: TemplatePageProps) {
  const form = { values, errors }
  return (
    <form method="post" action={href} class="one panel" novalidate>
      <h2>Untuk {place.words}</h2>
      <p class="soft">{own ? 'Teks sendiri.' : <>Belum ada teks sendiri di sini; yang berlaku: {from}.</>}</p>
      {unreadable && (
        <p class="note warn">
          Teks ini tidak terbaca lagi oleh versi program ini, jadi teks bawaan yang dipakai. Simpan untuk melihat kesalahannya.
        </p>
      )}
      <input type="hidden" name="seq" value={seq} />
      <input type="hidden" name="instansi" value={place.organisation} />
      <input type="hidden" name="playbook" value={place.playbook} />
      <TextArea form={form} name="source" label="Teks (Markdown dan Liquid)" rows={28} />
      {mayReadIncidents && (
        <TextField
          form={form}
          name="tiket"
          label="Coba dengan tiket nomor"
          hint="Kosong = nilai contoh"
          optional
          autocomplete="off"
          width="short"
        />
      )}
      <p class="row">
        <button type="submit" formaction={`${href}/pratinjau`}>
          Pratinjau
        </button>
        {mayManage && (
          <button type="submit" class="main">
            Simpan
          </button>
        )}
        {mayManage && own && (
          <button type="submit" formaction={`${href}/hapus`}>
            Hapus teks ini
          </button>
        )}
      </p>
    </form>
  )
}

function Seen({ subject, text, number }: { subject: string; text: string; number: string }) {
  return (
    <section class="panel" id="pratinjau" aria-labelledby="pratinjau-judul">
      <h2 id="pratinjau-judul">Pratinjau {number ? `dengan ${number}` : 'dengan nilai contoh'}</h2>
      <p class="soft">Belum disimpan. Penerima, kode, dan tautan rahasia selalu contoh.</p>
      <p>{asWritten(subject)}</p>
      <pre class="letter">{text}</pre>
    </section>
  )
}

function Chooser({ href, values, playbooks, errors, others, frame }: TemplatePageProps) {
  const form = { values, errors }
  return (
    <section class="panel" aria-labelledby="tempat-judul">
      <h2 id="tempat-judul">Untuk siapa</h2>
      {others.length > 0 && <OwnList lines={others} zone={frame.team.zone} />}
      <form method="get" action={href} class="one">
        <TextField form={form} name="instansi" label="Instansi dan semua di bawahnya" hint="Nama atau kode" optional autocomplete="off" />
        <SelectField form={form} name="playbook" label="Playbook" empty="Semua playbook" options={playbooks} />
        <button type="submit">Buka teksnya</button>
      </form>
    </section>
  )
}

function Versions({ versions, frame }: TemplatePageProps) {
  if (versions.length === 0) return null
  return (
    <section class="panel" aria-labelledby="versi-judul">
      <h2 id="versi-judul">Riwayat di sini</h2>
      <ul class="list">
        {versions.map(({ version, at, by, href }) => (
          <li>
            <span>
              {href ? <a href={href}>teks {version}</a> : 'dihapus'}{' '}
              <span class="soft">
                {asWritten(by)}, <Time date={at} zone={frame.team.zone} short />
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Known({ known }: TemplatePageProps) {
  return (
    <details class="panel">
      <summary>Nilai yang dapat ditulis</summary>
      <ul class="list">
        {known.map(({ written, example }) => (
          <li>
            <span>
              <code>{written}</code>
              <span class="soft under">{asWritten(example)}</span>
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}
