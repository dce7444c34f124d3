import type { Action } from '../../../src/core/access.ts'

/**
 * open = for everybody: what it opens is public, or opened by a secret in its address · self = whoever is signed in, about
 * themselves · desk = a page of the whole team · incident, advisory, registry = one of them in the console, named in the
 * address · portal = the same for people of agencies · api = the same by token; `of` one incident, or the team.
 */
export type Rule =
  | { kind: 'open' }
  | { kind: 'self' }
  | { kind: 'desk' | 'incident' | 'advisory' | 'registry'; action: Action; nested: boolean }
  | { kind: 'portal'; action: Action; nested: boolean; of: 'incident' | 'agency' | 'self' }
  | { kind: 'api'; action: Action; of: 'incident' | 'team'; nested: boolean }

/** Every route of the program, and the right it asks for. "…" at the end: a part of it that need not exist. A route that is missing here fails the test. */
const written = `
open GET /healthz · GET /readyz · GET /aset/tim/:sheet{.+\\.css} · GET /aset/tim/:slug/:logo{[0-9a-f]{64}\\.png} · GET /aset/:name · GET /favicon.ico · GET /api/openapi.json
open POST /bahasa
open GET /masuk · POST /masuk · POST /keluar · GET /masuk/faktor · POST /masuk/faktor · POST /masuk/faktor/kunci/tantangan · POST /masuk/faktor/kunci
open GET /masuk/tautan · POST /masuk/tautan · GET /masuk/tautan/:token · POST /masuk/tautan/:token
open GET /masuk/oidc/:slug · GET /masuk/oidc/:slug/kembali
open GET /pulihkan · POST /pulihkan · GET /pulihkan/:token · POST /pulihkan/:token · GET /undangan/:token · POST /undangan/:token · GET /mulai/:token · POST /mulai/:token
open GET / · GET /imbauan · GET /imbauan.atom · GET /imbauan/:number/indikator.stix · GET /imbauan/:number/indikator.csv · GET /imbauan/:number/indikator.txt · GET /imbauan/:file{[^/]+\\.json} · GET /imbauan/:number · GET /lapor · POST /lapor · POST /lapor/2 · POST /lapor/3 · POST /lapor/periksa · POST /lapor/kirim · GET /lapor/:rest{2|3|periksa|kirim}
open GET /.well-known/jwks.json
open GET /.well-known/security.txt · GET /.well-known/csaf · GET /.well-known/csaf/ · GET /.well-known/csaf/provider-metadata.json · GET /.well-known/csaf/csaf-feed-tlp-white.json
open GET /.well-known/csaf/index.txt · GET /.well-known/csaf/changes.csv · GET /.well-known/csaf/:year{[0-9]{4}}/ · GET /.well-known/csaf/:year{[0-9]{4}}/:file
open GET /kontak · GET /kontak.txt · GET /privasi · GET /aksesibilitas · GET /lapor/luring
open GET /tiket · POST /tiket · GET /t/:token · GET /t/:token/cetak · POST /t/:token/keterangan · GET /b/:token · GET /b/:token/bantuan · GET /b/:token/lampiran/:place · POST /b/:token · GET /b/:token/kontak · POST /b/:token/kontak
open POST /api/v1/reports
self GET /masuk/ulang · POST /masuk/ulang · POST /masuk/ulang/kunci/tantangan · POST /masuk/ulang/kunci
self GET /konsol/saya/jejak
desk:audit.read GET /konsol/admin/audit · POST /konsol/admin/audit/ekspor
self GET /konsol/saya · POST /konsol/saya/sesi/lain/akhiri · POST /konsol/saya/sesi/:id/akhiri · POST /konsol/saya/tim · GET /konsol/saya/faktor · POST /konsol/saya/faktor/totp
self POST /konsol/saya/faktor/kunci/tantangan · POST /konsol/saya/faktor/kunci · POST /konsol/saya/faktor/kode · POST /konsol/saya/faktor/:id/hapus · GET /konsol/saya/sandi · POST /konsol/saya/sandi
self POST /konsol/saya/token/:id/ambil · POST /konsol/saya/token/:id/cabut
self GET /konsol/saya/kalender · POST /konsol/saya/kalender · POST /konsol/saya/kalender/:id/cabut
open GET /kalender/:berkas
self GET /konsol
desk:incident.read GET /konsol/antrean
incident:incident.work GET /konsol/tiket/:no/tunda · POST /konsol/tiket/:no/tunda · POST /konsol/tiket/:no/tunda/batal
desk:incident.work POST /konsol/antrean/massal · GET /konsol/antrean/massal/:id… · POST /konsol/antrean/massal/:id/urungkan… · POST /konsol/antrean/massal/:id/hentikan…
desk:incident.read GET /konsol/antrean/tampilan · POST /konsol/antrean/tampilan · POST /konsol/antrean/tampilan/:id/nama… · POST /konsol/antrean/tampilan/:id/hapus…
desk:incident.triage GET /konsol/ditahan · POST /konsol/ditahan/lepas · POST /konsol/ditahan/tolak
desk:incident.triage GET /konsol/surat · POST /konsol/surat/:id/tiket… · POST /konsol/surat/:id/abaikan…
incident:incident.triage POST /konsol/tiket/:no/lepas · POST /konsol/tiket/:no/tolak
desk:registry.read GET /konsol/cari · GET /konsol/palet
desk:incident.read GET /konsol/observabel · GET /konsol/observabel/:id…
desk:incident.export GET /konsol/observabel.stix · GET /konsol/observabel.csv
desk:incident.work POST /konsol/observabel/:id/tanda…
desk:incident.report GET /konsol/tiket/baru · POST /konsol/tiket/baru
incident:incident.read GET /konsol/tiket/:no · GET /konsol/tiket/:no/xarf
incident:incident.read GET /konsol/tiket/:no/tenggat · GET /konsol/tiket/:no/surat · GET /konsol/tiket/:no/surat/:surat… · GET /konsol/tiket/:no/surat/final/:id…
incident:incident.work POST /konsol/tiket/:no/surat/:surat/lembar… · POST /konsol/tiket/:no/surat/:surat/draf… · POST /konsol/tiket/:no/surat/:surat/final… · POST /konsol/tiket/:no/surat/final/:id/tanda-tangan…
incident:incident.work POST /konsol/tiket/:no/tenggat/bukti · POST /konsol/tiket/:no/tenggat/tidak-berlaku · POST /konsol/tiket/:no/tenggat/mulai
incident:incident.work POST /konsol/tiket/:no/pilihan · POST /konsol/tiket/:no/klasifikasi · POST /konsol/tiket/:no/pemilik · POST /konsol/tiket/:no/catatan · POST /konsol/tiket/:no/balasan · POST /konsol/tiket/:no/tugas/:task… · POST /konsol/tiket/:no/tugas/:task/buka…
incident:incident.work POST /konsol/tiket/:no/terdampak · POST /konsol/tiket/:no/terdampak/:affected… · POST /konsol/tiket/:no/bukti
incident:evidence.download GET /konsol/tiket/:no/bukti/:id · GET /konsol/tiket/:no/bukti/:id/zip
incident:incident.work GET /konsol/tiket/:no/bukti · GET /konsol/tiket/:no/bukti/:id/lihat · GET /konsol/tiket/:no/bukti/:id/gambar… · POST /konsol/tiket/:no/bukti/:id/nilai
incident:incident.export POST /konsol/tiket/:no/bundel
desk:advisory.read GET /konsol/imbauan · GET /konsol/telepon · GET /konsol/rapor
desk:system.run GET /konsol/admin/profil · POST /konsol/admin/profil
desk:registry.read GET /konsol/admin/kejar
desk:registry.manage POST /konsol/admin/kejar · POST /konsol/admin/kejar/sekda · POST /konsol/admin/kejar/sekda/:id/hapus…
open GET /n/:token · POST /n/:token
desk:registry.manage POST /konsol/telepon/sekda
advisory:advisory.release POST /konsol/imbauan/:no/telepon…
advisory:advisory.draft POST /konsol/imbauan/:no/minta-persetujuan
desk:advisory.draft GET /konsol/imbauan/baru · POST /konsol/imbauan/baru · POST /konsol/imbauan/baru/pratinjau · GET /konsol/sasaran · POST /konsol/sasaran/:id/nama… · POST /konsol/sasaran/:id/hapus…
advisory:advisory.read GET /konsol/imbauan/:no · GET /konsol/imbauan/:no/status.csv · GET /konsol/imbauan/:no/berkas/:id… · GET /konsol/imbauan/:no/periksa · GET /konsol/imbauan/:no/riwayat · GET /konsol/imbauan/:no/surat… · GET /konsol/imbauan/:no/lampiran/:place… · GET /konsol/imbauan/:no/penerima/daftar
advisory:advisory.draft GET /konsol/imbauan/:no/isi · POST /konsol/imbauan/:no/isi · POST /konsol/imbauan/:no/isi/pratinjau · GET /konsol/imbauan/:no/penerima · POST /konsol/imbauan/:no/penerima · POST /konsol/imbauan/:no/penerima/hitung · POST /konsol/imbauan/:no/penerima/sasaran · POST /konsol/imbauan/:no/penerima/lagi · POST /konsol/imbauan/:no/koreksi
desk:advisory.draft GET /konsol/kev · POST /konsol/kev · POST /konsol/kev/ambil · POST /konsol/kev/:cve/draf… · GET /konsol/imbauan/impor · POST /konsol/imbauan/impor
desk:registry.manage POST /konsol/kev/sumber
advisory:advisory.read GET /konsol/imbauan/:no/indikator.stix · GET /konsol/imbauan/:no/indikator.csv · GET /konsol/imbauan/:no/indikator.txt
advisory:advisory.draft GET /konsol/imbauan/:no/kerentanan · POST /konsol/imbauan/:no/kerentanan
advisory:advisory.release POST /konsol/imbauan/:no/persetujuan · POST /konsol/imbauan/:no/pengembalian · POST /konsol/imbauan/:no/pengiriman · POST /konsol/imbauan/:no/pengingat · POST /konsol/imbauan/:no/pencabutan
advisory:advisory.release POST /konsol/imbauan/:no/jadwal · POST /konsol/imbauan/:no/jadwal/batal · POST /konsol/imbauan/:no/jeda · POST /konsol/imbauan/:no/lanjut
desk:registry.read GET /konsol/instansi
registry:registry.read GET /konsol/instansi/:code
registry:registry.manage POST /konsol/instansi/:code/narahubung · POST /konsol/instansi/:code/narahubung/:id… · POST /konsol/instansi/:code/narahubung/:id/hapus… · POST /konsol/instansi/:code/narahubung/:id/imbauan-umum…
registry:registry.manage POST /konsol/instansi/:code/aset · POST /konsol/instansi/:code/aset/:id/hapus…
desk:playbook.read GET /konsol/playbook · GET /konsol/playbook/:id… · GET /konsol/playbook/:id/v/:version{[0-9]+}… · GET /konsol/playbook/:id/v/:version{[0-9]+}/yaml… · GET /konsol/playbook/:id/v/:version{[0-9]+}/cacao… · GET /konsol/playbook/:id/banding…
desk:playbook.draft GET /konsol/playbook/:id/draf… · POST /konsol/playbook/:id/draf… · POST /konsol/playbook/:id/draf/periksa · POST /konsol/playbook/:id/draf/buang…
desk:playbook.draft GET /konsol/playbook/:id/draf/tahap/:step… · POST /konsol/playbook/:id/draf/tahap/:step… · POST /konsol/playbook/:id/draf/tahap/:step/hapus… · GET /konsol/playbook/:id/draf/petunjuk… · POST /konsol/playbook/:id/draf/petunjuk…
desk:playbook.draft GET /konsol/playbook/impor · POST /konsol/playbook/impor
desk:playbook.draft GET /konsol/playbook/:id/uji… · POST /konsol/playbook/:id/uji…
desk:playbook.publish GET /konsol/playbook/:id/draf/terbit… · POST /konsol/playbook/:id/draf/terbit…
desk:system.run POST /konsol/admin/sistem/surel/:id/ulang…
desk:system.read GET /konsol/admin/token · GET /konsol/admin/sistem · GET /konsol/admin/pks
desk:exercise.join GET /konsol/latihan · GET /konsol/latihan/:slug… · GET /konsol/latihan/:slug/surat…
desk:exercise.run GET /konsol/latihan/baru · POST /konsol/latihan · POST /konsol/latihan/:slug/jam… · POST /konsol/latihan/:slug/selesai…
desk:incident.meta GET /konsol/waktu
desk:statistics.read GET /konsol/statistik · GET /konsol/statistik.csv · GET /konsol/laporan/:bulan{20[0-9]{2}-[0-9]{2}}…
desk:incident.read GET /konsol/statistik/baris · GET /konsol/statistik/baris.csv · GET /konsol/statistik/tenggat
desk:advisory.read GET /konsol/statistik/jawaban
desk:system.run GET /konsol/admin/token/baru · POST /konsol/admin/token/baru · POST /konsol/admin/token/:id/cabut…
desk:people.read GET /konsol/admin/pengguna
desk:people.manage POST /konsol/admin/pengguna · POST /konsol/admin/pengguna/undangan/:id/batal… · POST /konsol/admin/pengguna/:id/peran… · POST /konsol/admin/pengguna/:id/nonaktif…
desk:people.manage POST /konsol/admin/pengguna/:id/aktif… · POST /konsol/admin/pengguna/:id/faktor…
open GET /k/:token · POST /k/:token · GET /berhenti/:token · POST /berhenti/:token
desk:incident.work GET /konsol/playbook/:id/berjalan… · POST /konsol/playbook/:id/pindah… · POST /konsol/playbook/:id/urungkan…
incident:incident.work GET /konsol/tiket/:no/playbook · POST /konsol/tiket/:no/playbook · POST /konsol/tiket/:no/playbook/urungkan
incident:incident.work GET /konsol/tiket/:no/pecah · POST /konsol/tiket/:no/pecah · POST /konsol/tiket/:no/telepon · POST /konsol/tiket/:no/kait · POST /konsol/tiket/:no/kait/lepas · GET /konsol/tiket/:no/gabung · POST /konsol/tiket/:no/gabung · GET /konsol/tiket/:no/pisah · POST /konsol/tiket/:no/pisah
incident:incident.read GET /konsol/tiket/:no/riwayat/:seq…
incident:incident.transfer GET /konsol/tiket/:no/alih · POST /konsol/tiket/:no/alih
incident:incident.share GET /konsol/tiket/:no/bagikan · POST /konsol/tiket/:no/bagikan · POST /konsol/tiket/:no/bagikan/cabut…
desk:incident.read GET /konsol/bersama · GET /konsol/bersama/:id…
desk:registry.read GET /konsol/admin/organisasi · GET /konsol/admin/kontak · GET /konsol/admin/aset
desk:registry.manage POST /konsol/admin/organisasi/periksa · POST /konsol/admin/organisasi/simpan · POST /konsol/admin/organisasi/ditolak
desk:registry.manage POST /konsol/admin/kontak/periksa · POST /konsol/admin/kontak/simpan · POST /konsol/admin/kontak/ditolak
desk:registry.manage POST /konsol/admin/aset/periksa · POST /konsol/admin/aset/simpan · POST /konsol/admin/aset/ditolak
desk:template.read GET /konsol/admin/templat · GET /konsol/admin/templat/:nama… · POST /konsol/admin/templat/:nama/pratinjau…
desk:template.manage POST /konsol/admin/templat/:nama… · POST /konsol/admin/templat/:nama/hapus…
desk:system.run GET /konsol/admin/kop · POST /konsol/admin/kop
desk:system.run GET /konsol/admin/tim · POST /konsol/admin/tim · GET /konsol/admin/kalender · POST /konsol/admin/kalender/jam · POST /konsol/admin/kalender/libur
desk:system.run POST /konsol/admin/kalender/libur/:date/hapus · POST /konsol/admin/pks · POST /konsol/admin/pks/:id/akhiri…
portal:incident.follow GET /instansi · GET /instansi/laporan · GET /instansi/laporan/:no
portal:incident.inform POST /instansi/laporan/:no/keterangan
portal:incident.report GET /instansi/lapor · POST /instansi/lapor
portal:advisory.confirm GET /instansi/imbauan · POST /instansi/imbauan · GET /instansi/imbauan/:id… · POST /instansi/imbauan/:id… · GET /instansi/imbauan/:id/lampiran/:place…
portal:people.manage GET /instansi/rekan · POST /instansi/rekan · POST /instansi/rekan/undangan/:id/batal… · POST /instansi/rekan/:id/nonaktif… · POST /instansi/rekan/:id/aktif…
portal:registry.read GET /instansi/daftar · GET /instansi/daftar/:code
portal:registry.manage POST /instansi/daftar/:code/narahubung · POST /instansi/daftar/:code/narahubung/:id… · POST /instansi/daftar/:code/narahubung/:id/hapus…
portal:registry.manage POST /instansi/daftar/:code/aset · POST /instansi/daftar/:code/aset/:id/hapus…
api:incident.read GET /api/v1/incidents · GET /api/v1/incidents/:number · GET /api/v1/incidents/:number/events · GET /api/v1/incidents/:number/attachments
api:incident.work PATCH /api/v1/incidents/:number · POST /api/v1/incidents/:number/choices · POST /api/v1/incidents/:number/notes · POST /api/v1/incidents/:number/tasks/:id/completion…
api:incident.work POST /api/v1/incidents/:number/affected · PATCH /api/v1/incidents/:number/affected/:id…
api:incident.read GET /api/v1/incidents/:number/clocks
api:incident.work POST /api/v1/incidents/:number/clocks/:id/proof… · POST /api/v1/incidents/:number/clocks/correction
api:incident.work GET /api/v1/incidents/:number/moves/preview · POST /api/v1/incidents/:number/moves · POST /api/v1/incidents/:number/moves/reversal
api:incident.inform POST /api/v1/incidents/:number/attachments
api:evidence.download GET /api/v1/incidents/:number/attachments/:id
api:registry.read GET /api/v1/organisations · GET /api/v1/organisations/:id · GET /api/v1/contacts · GET /api/v1/contacts/:id · GET /api/v1/assets · GET /api/v1/assets/:id
api:registry.manage POST /api/v1/organisations · PATCH /api/v1/organisations/:id · DELETE /api/v1/organisations/:id · POST /api/v1/contacts · PATCH /api/v1/contacts/:id · DELETE /api/v1/contacts/:id
api:registry.manage POST /api/v1/assets · PATCH /api/v1/assets/:id · DELETE /api/v1/assets/:id
api:advisory.read GET /api/v1/advisories · GET /api/v1/advisories/:id · GET /api/v1/advisories/:id/audience · GET /api/v1/advisories/:id/deliveries
api:advisory.draft POST /api/v1/advisories · PATCH /api/v1/advisories/:id · POST /api/v1/advisories/:id/attachments · DELETE /api/v1/advisories/:id/attachments/:sha256…
api:advisory.release POST /api/v1/advisories/:id/approval · POST /api/v1/advisories/:id/return · POST /api/v1/advisories/:id/dispatch · POST /api/v1/advisories/:id/reminders · POST /api/v1/advisories/:id/withdrawal
api:playbook.read GET /api/v1/playbooks · GET /api/v1/playbooks/:id
api:statistics.read GET /api/v1/statistics
`

export const rules: ReadonlyMap<string, Rule> = new Map(written.trim().split('\n').flatMap(readLine))

function readLine(line: string): [string, Rule][] {
  const [asked = '', ...routes] = line.split(' ')
  const [kind, action] = asked.split(':') as [Rule['kind'], Action]
  return routes
    .join(' ')
    .split(' · ')
    .map(route => [route.replace('…', ''), ruleOf(kind, action, route)])
}

function ruleOf(kind: Rule['kind'], action: Action, route: string): Rule {
  if (kind === 'open' || kind === 'self') return { kind }
  if (kind === 'api') return { kind, action, of: route.includes('/incidents/:number') ? 'incident' : 'team', nested: route.endsWith('…') }
  const nested = route.endsWith('…')
  if (kind === 'portal')
    return { kind, action, nested, of: route.includes('/:no') ? 'incident' : route.includes('/:code') ? 'agency' : 'self' }
  return { kind, action, nested }
}
