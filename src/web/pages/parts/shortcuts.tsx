const keys = [
  ['j / k', 'baris berikut / sebelumnya'],
  ['Enter', 'buka baris'],
  ['u', 'kembali ke antrean'],
  ['/', 'cari'],
  ['Ctrl+K', 'cari dan perintah'],
  ['x', 'pilih baris'],
  ['1', 'terima tiket baru, atau yang dipilih'],
  ['2', 'duplikat'],
  ['3', 'bukan insiden'],
  ['h', 'tunda'],
  ['[ / ]', 'tampilan atau tiket sebelumnya / berikutnya'],
  ['n', 'langkah berikut'],
  ['c', 'tulis catatan'],
  ['e', 'ganti pemilik'],
  ['b', 'observabel'],
  ['g a', 'antrean'],
  ['g t', 'tiket baru'],
  ['g i', 'imbauan'],
  ['g v', 'observabel'],
  ['g p', 'playbook'],
  ['g b', 'dibagikan kepada tim'],
  ['g o', 'instansi'],
  ['g w', 'waktu penanganan'],
  ['g k', 'statistik'],
  ['g s', 'pengaturan'],
  ['?', 'daftar ini'],
] as const

/** The '?' dialog. The switch is kept on the device (WCAG 2.1.4). */
export function Shortcuts() {
  return (
    <dialog id="pintasan" aria-labelledby="pintasan-judul">
      <h2 id="pintasan-judul">Pintasan papan tombol</h2>
      <dl class="keys">
        {keys.map(([key, does]) => (
          <div>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <form method="dialog" class="row">
        <label>
          <input type="checkbox" id="pintasan-nyala" checked /> Nyalakan pintasan
        </label>
        <button type="submit">Tutup</button>
      </form>
    </dialog>
  )
}
