/** One report as a phone sends it from the check page. */
export function reportBody(id: string): string {
  return new URLSearchParams({
    form_id: id.slice(0, 60),
    kind: 'web',
    story: 'Halaman depan berubah menjadi situs judi. Ketahuan dari telepon warga pagi ini; menu berita masih bisa dibuka.',
    noticed: 'hari-ini',
    ongoing: 'ya',
    system: 'dinkes.gresikkab.example',
    organisation: 'Dinas Kesehatan Kab. Gresik',
    name: 'Agus Wibowo',
    phone: '0812-3456-7890',
    email: 'agus@gresikkab.example',
  }).toString()
}
