import type { ProfilePart } from '../../../../core/profile.ts'
import type { FieldError } from '../../../../core/refusal.ts'
import { AdminNav } from '../../parts/admin-nav.tsx'
import { ConsolePage } from '../../parts/console-page.tsx'
import { ErrorSummary } from '../../parts/error-summary.tsx'
import { TextArea, TextField } from '../../parts/field.tsx'
import { FormKey } from '../../parts/form-key.tsx'
import type { Frame, Typed } from '../../parts/frame.ts'

export interface ProfilePageProps {
  frame: Frame
  formId: string
  /** The page that everybody reads. */
  shownAt: string
  values: Typed
  errors?: readonly FieldError[] | undefined
  message?: string | undefined
}

const groups: [title: string, parts: [name: ProfilePart, label: string, hint: string, lines: number][]][] = [
  [
    'Menghubungi tim',
    [
      ['address', 'Alamat kantor', '', 3],
      ['dutyPhone', 'Telepon petugas piket', 'Di halaman depan, juga sebagai WhatsApp bila nomor ponsel.', 1],
      ['keyUrl', 'Alamat kunci OpenPGP', 'https://…', 1],
      ['keyFingerprint', 'Sidik kunci OpenPGP', '40 atau 64 angka heksadesimal.', 1],
    ],
  ],
  [
    'Piagam',
    [
      ['mission', 'Misi', '', 3],
      ['constituency', 'Konstituensi', 'Instansi mana saja yang dilayani.', 3],
      ['sponsor', 'Induk atau afiliasi', '', 2],
      ['authority', 'Dasar kewenangan', 'Peraturan atau keputusan pembentukan tim.', 3],
      ['services', 'Layanan', '', 4],
      ['disclosure', 'Kerja sama dan pengungkapan informasi', 'Bagaimana tim memperlakukan yang dilaporkan kepadanya.', 4],
      ['disclaimer', 'Sangkalan', '', 2],
    ],
  ],
  [
    'Data pribadi',
    [
      ['retention', 'Berapa lama disimpan', 'Menurut aturan atau jadwal retensi arsip yang mana.', 2],
      ['privacyContact', 'Pejabat yang menjawab pertanyaan', 'Nama atau jabatan, dan alamatnya.', 2],
    ],
  ],
]

/** What everybody may read of the team (RFC 2350). */
export function ProfilePage({ frame, formId, shownAt, values, errors, message }: ProfilePageProps) {
  const form = { values, errors }
  return (
    <ConsolePage frame={frame} title="Profil publik" message={message}>
      <AdminNav frame={frame} />
      <div class="narrow">
        <ErrorSummary errors={errors} />
        <h1>Profil publik</h1>
        <p>
          Dibaca siapa saja di <a href={shownAt}>halaman kontak</a>, menurut susunan RFC 2350. Yang kosong tidak ditampilkan. Nama, telepon,
          surel, dan jam kerja diambil dari pengaturan tim dan kalender.
        </p>
        <form method="post" action="/konsol/admin/profil" class="one" novalidate>
          <FormKey id={formId} />
          {groups.map(([title, parts]) => (
            <fieldset>
              <legend>{title}</legend>
              {parts.map(([name, label, hint, lines]) =>
                lines === 1 ? (
                  <TextField form={form} name={name} label={label} hint={hint || undefined} optional autocomplete="off" />
                ) : (
                  <TextArea form={form} name={name} label={label} hint={hint || undefined} rows={lines} optional />
                ),
              )}
            </fieldset>
          ))}
          <p>
            <button type="submit" class="main">
              Simpan
            </button>
          </p>
        </form>
      </div>
    </ConsolePage>
  )
}
