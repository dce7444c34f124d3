import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Playbook, Requirement } from '../../src/core/playbook.ts'
import { type Routed, routeFor } from '../../src/core/routing.ts'
import { parseClocks, parsePlaybook } from '../../src/formats/playbook.ts'

const root = join(import.meta.dirname, '../..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const templates = readdirSync(join(root, 'templates')).map(name => name.replace('.md', ''))

test.each(['phishing', 'malware', 'kebocoran-data', 'ddos', 'akun', 'kerentanan', 'hoaks'])(
  '%s.yaml has nothing to complain about and takes its own kind of report',
  id => {
    expect(shipped(id).kinds).toEqual([id])
  },
)

test('under a flood the ISP is called in half an hour, the state is told every hour, and only 72 calm hours close it', () => {
  const { penanganan, pemantauan } = shipped('ddos').steps
  expect(penanganan?.tasks['hubungi-isp']?.due).toEqual({ minutes: 30 })
  expect(penanganan?.tasks['kabar-tiap-jam']?.every).toEqual({ minutes: 60 })
  expect(penanganan?.choices.pulihkan?.needs).toContain('task periksa-tabir')
  expect(pemantauan?.tasks['periksa-tenang-h3']?.due).toEqual({ days: 3 })
  expect(pemantauan?.choices.aman?.needs).toContain('task periksa-tenang-h3')
})

test('a taken account loses all sessions in an hour, and what the attacker left is removed only after it was written down', () => {
  const tasks = shipped('akun').steps.penanganan?.tasks
  expect(tasks?.['akhiri-sesi']).toMatchObject({ due: { minutes: 60 }, after: ['catat-sesi'] })
  expect(tasks?.['catat-sesi']).toMatchObject({ due: { minutes: 30 }, needs: ['evidence'] })
  expect(tasks?.['periksa-data-terbaca']?.opens).toBe('kebocoran-data')
  expect(tasks?.['tanggapi-unggahan-palsu']).toMatchObject({ notice: 'N8', optional: true })
  expect(tasks?.['hapus-sisipan']?.after).toEqual(
    expect.arrayContaining(['amankan-bukti', 'periksa-penerusan', 'periksa-izin-aplikasi', 'periksa-pemulihan-akun']),
  )
})

test('a reported hole has a clock for its repair that only the retest meets, and credit is never owed', () => {
  const { steps, clocks } = shipped('kerentanan')
  const meeting = Object.values(steps).flatMap(step => [...Object.values(step.tasks), ...Object.values(step.choices)])
  expect(steps.penanganan?.clocks).toEqual(['K14'])
  expect(clocks.K14?.metBy).toBeNull()
  expect(meeting.filter(one => one.meets.includes('K14'))).toEqual([steps.pemulihan?.tasks['uji-ulang']])
  expect(steps.triase?.tasks['tanya-kredit']).toMatchObject({ optional: true, asks: expect.stringContaining('disebut') })
  const opened = Object.values(steps.triase?.tasks ?? {}).flatMap(({ opens }) => opens ?? [])
  expect(opened).toEqual(['web', 'kebocoran-data', 'malware', 'akun'])
})

test('a clarification is approved by an editor who did not write it, and every requester is answered', () => {
  const { rsit, steps } = shipped('hoaks')
  const needs = Object.values(steps).flatMap(step => Object.values(step.choices).flatMap(choice => choice.needs))
  expect(rsit).toBeNull()
  expect(needs).not.toContain('rsit')
  expect(needs).not.toContain('legal_clocks')
  expect(steps.diterima?.clocks).toEqual(['K13'])
  expect(steps['jawab-arsip']?.tasks['jawab-dari-arsip']?.meets).toEqual(['K13'])
  expect(steps.persetujuan?.choices.setujui).toMatchObject({ by: 'editor', otherThan: ['tulis-klarifikasi'] })
  expect(steps.terbit?.choices.tutup?.needs).toContain('task jawab-semua-pemohon')
  expect(steps.terbit?.tasks['jawab-semua-pemohon']?.meets).toEqual(['K13'])
  expect(steps.verifikasi?.tasks['jawaban-sementara']?.meets).toEqual(['K13'])
})

test('after phishing all who clicked and typed are asked, a typed password is a case of its own, and only two dead days close it', () => {
  const { penanganan, pemantauan } = shipped('phishing').steps
  expect(penanganan?.tasks.blokir).toMatchObject({ due: { minutes: 120 }, phase: 'penahanan', asks: expect.any(String) })
  expect(penanganan?.tasks['minta-penurunan']).toMatchObject({ due: { minutes: 240 }, every: { days: 1 }, notice: 'N5' })
  expect(penanganan?.tasks['cari-pengetik']).toMatchObject({ opens: 'akun', after: ['cari-pengeklik'] })
  expect(penanganan?.choices.pulihkan?.needs).toEqual(
    expect.arrayContaining(['task blokir', 'task cari-pengetik', 'task pastikan-mati'] satisfies Requirement[]),
  )
  expect(pemantauan?.tasks).toMatchObject({ 'periksa-mati-h1': { due: { days: 1 } }, 'periksa-mati-h2': { due: { days: 2 } } })
  expect(pemantauan?.choices.aman?.needs).toEqual(expect.arrayContaining(['task periksa-mati-h1', 'task periksa-mati-h2']))
})

test('malware is isolated in an hour and stays on; backups, personal data and whoever decides on a ransom are written down before recovery', () => {
  const { steps, guidance } = shipped('malware')
  expect(steps.verifikasi?.tasks.isolasi).toMatchObject({ due: { minutes: 60 }, do: expect.stringContaining('tanpa mematikannya') })
  expect(guidance.notYet[0]).toContain('Jangan mematikan')
  const tasks = steps.penanganan?.tasks
  expect(tasks).toMatchObject({
    'ukur-cakupan': { due: { minutes: 360 } },
    'periksa-cadangan': { due: { minutes: 360 }, asks: expect.stringContaining('cadangan luring') },
    'data-terungkap': { needs: ['answers'] },
    'bagikan-indikator': { notice: 'N4', due: { minutes: 720 }, optional: false },
    'catat-keputusan-tebusan': { asks: expect.stringContaining('Siapa yang memutuskan'), optional: false },
  })
  const written: Requirement[] = ['task periksa-cadangan', 'task data-terungkap', 'task catat-keputusan-tebusan']
  expect(steps.penanganan?.choices.pulihkan?.needs).toEqual(expect.arrayContaining(written))
  expect(tasks?.bersihkan?.after).toEqual(expect.arrayContaining(['amankan-bukti', 'periksa-cadangan']))
})

test.each(['umum', 'web', 'phishing', 'malware', 'kebocoran-data', 'ddos', 'akun'])(
  'once a disturbance is known, %s has contact, letter and word to those affected running',
  id => {
    const { steps, clocks } = shipped(id)
    expect(steps.triase?.clocks).toEqual(expect.arrayContaining(['K3', 'K4', 'K9']))
    expect(clocks.K9?.metBy).toBe('N2')
  },
)

test('a leak is matched by a few rows in 12 hours, stopped in 6, and its letters go out with proof on the way from 36 to 72 hours', () => {
  const { steps, clocks, severity } = shipped('kebocoran-data')
  expect(severity).toBe('tinggi')
  expect(steps.verifikasi?.tasks['cocokkan-contoh']).toMatchObject({
    due: { minutes: 720 },
    do: expect.stringContaining('jangan mengunduh'),
  })
  expect([steps.penanganan?.tasks['hentikan-aliran']?.meets, clocks.K18?.within.tinggi, clocks.K18?.starts]).toEqual([
    ['K18'],
    { minutes: 360 },
    'step',
  ])
  expect(steps.triase?.clocks).toEqual(expect.arrayContaining(['K15', 'K16', 'K17', 'K18']))
  const within = (id: string) => clocks[id] && [clocks[id].within.tinggi, clocks[id].from]
  expect(['K15', 'K16', 'K17', 'K8a', 'K8b'].map(within)).toEqual([
    [{ minutes: 36 * 60 }, 'report'],
    [{ minutes: 48 * 60 }, 'report'],
    [{ minutes: 60 * 60 }, 'report'],
    [{ days: 3 }, 'report'],
    [{ days: 3 }, 'report'],
  ])
  expect(steps.penanganan?.tasks['pastikan-terkirim']?.needs).toEqual(['evidence', 'legal_clocks'])
  expect(steps.penanganan?.choices.pulihkan?.needs).toContain('task pastikan-terkirim')
})

test('data read on a hacked site is a leak of its own', () => {
  expect(shipped('web').steps.penanganan?.tasks['periksa-data-terbaca']?.opens).toBe('kebocoran-data')
})

test('what triage finds leads to the playbook that is made for it', () => {
  const all = ['umum', 'web', 'phishing', 'malware', 'kebocoran-data', 'ddos', 'akun', 'kerentanan', 'hoaks'].map(shipped)
  const none: Routed = { kind: 'belum-tahu', rsit: null, tags: [], severity: 'sedang', iiv: null, personalData: null, ongoing: null }
  const found = (known: Partial<Routed>) => routeFor(all, { ...none, ...known }, 'umum')?.playbook.id
  expect([found({}), found({ kind: 'lainnya' }), found({ kind: 'phishing' })]).toEqual(['umum', 'umum', 'phishing'])
  expect([found({ rsit: 'masquerade' }), found({ rsit: 'infected-system' }), found({ rsit: 'data-leak' })]).toEqual([
    'phishing',
    'malware',
    'kebocoran-data',
  ])
  const changed = 'unauthorised-information-modification'
  expect([found({ rsit: changed, kind: 'malware' }), found({ rsit: changed, tags: ['ransomware'] })]).toEqual(['web', 'malware'])
})

function shipped(id: string): Playbook {
  const clocks = parseClocks('clocks.yaml', read('playbooks/clocks.yaml'))
  if ('faults' in clocks) throw new Error(JSON.stringify(clocks.faults))
  const parsed = parsePlaybook(`${id}.yaml`, read(`playbooks/${id}.yaml`), clocks.clocks, { templates })
  if ('faults' in parsed) throw new Error(JSON.stringify(parsed.faults, null, 1))
  return parsed.playbook
}
