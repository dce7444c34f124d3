import { askables } from '../../../../core/playbook.ts'
import type { Typed } from '../../parts/frame.ts'

/** What people write into the forms of the page, by the name of the field. */
const written: Record<string, string> = {
  ...askables,
  text: 'Catatan',
  balasan: 'Balasan kepada pelapor',
  result: 'Hasil tugas',
  said: 'Yang dibicarakan',
  why: 'Hubungannya',
  lepasReason: 'Alasan',
  tlpReason: 'Alasan menurunkan kode TLP',
  title: 'Judul',
  organisation: 'Instansi',
  asset: 'Aset',
  tags: 'Tanda',
  ke: 'Nomor tiket',
}

/** What was typed into a form that a colleague was quicker than: to be copied, for the form itself may be gone. */
export function Kept({ typed }: { typed: Typed | undefined }) {
  const kept = Object.entries(written).flatMap(([name, label]) => (typed?.[name]?.trim() ? [{ name, label, text: typed[name] }] : []))
  if (kept.length === 0) return null
  return (
    <section class="note warn" aria-labelledby="tertulis-judul">
      <h2 id="tertulis-judul">Yang Anda tulis tadi</h2>
      <p>Belum disimpan. Salin bila masih berguna.</p>
      {kept.map(({ name, label, text }) => (
        <p>
          <label for={`tertulis-${name}`}>{label}</label>
          <textarea id={`tertulis-${name}`} rows={2} readonly>
            {text}
          </textarea>
        </p>
      ))}
    </section>
  )
}
