import { type FormState, TextArea } from '../../parts/field.tsx'

/** In the place of the next step: a report that waits for review is let in or not, and nothing else. */
export function HeldPanel({ no, why, form }: { no: string; why: string; form: FormState }) {
  return (
    <section class="panel next" id="langkah" aria-labelledby="langkah-judul">
      <h2 id="langkah-judul">Laporan ini ditahan</h2>
      <p>
        {why}. Pelapor sudah memegang nomor tiketnya, dan tenggat berjalan sejak laporan diterima; tanda terima baru dikirim setelah
        dilepas.
      </p>
      <form method="post" action={`/konsol/tiket/${no}/lepas`} class="choice">
        <button type="submit" class="main" data-key="n">
          Lepaskan ke antrean
        </button>
      </form>
      <form method="post" action={`/konsol/tiket/${no}/tolak`} class="choice" novalidate>
        <TextArea form={form} name="reason" label="Alasan menolak" rows={2} />
        <button type="submit">Tolak laporan</button>
        <p class="hint">Tiketnya ditutup dan tetap tersimpan. Alasan ini hanya untuk tim.</p>
      </form>
    </section>
  )
}
