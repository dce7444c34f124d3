import type { Command } from 'commander'
import { lastSweep } from '../casework/sweep-files.ts'
import { listUnreadable } from '../mail/own/unreadable.ts'
import type { Ports } from '../ports.ts'
import { countHolidays, countStuckMails, countWithoutContacts, findNewestEventTime } from '../store/condition.ts'
import { findSetting } from '../store/guards.ts'
import { hasAdmin } from '../store/people.ts'
import { listTeams, type Team } from '../store/teams.ts'
import { lastBackup } from './backup.ts'
import type { Opened, Station } from './station.ts'

export interface Finding {
  mark: '✓' | '!' | '✗'
  what: string
  fix: string | null
}

const gigabyte = 1024 ** 3
const hour = 3_600_000

/** Looks at everything that must be right, and says how to put right what is not. Exit 1 only for ✗. */
export function doctorCommand(program: Command, station: Station): void {
  program
    .command('doctor')
    .description('memeriksa pemasangan; ✓ baik, ! perlu perhatian, ✗ rusak')
    .option('--json', 'hasil sebagai JSON')
    .action(async ({ json }: { json?: boolean }) => {
      const findings = await examine(station)
      if (json) station.out(JSON.stringify(findings))
      else for (const { mark, what, fix } of findings) station.out(fix ? `${mark} ${what}\n    → ${fix}` : `${mark} ${what}`)
      if (findings.some(({ mark }) => mark === '✗')) station.exitCode = 1
    })
}

async function examine(station: Station): Promise<Finding[]> {
  const settings = station.settings()
  const folder = station.health.unwritable(settings.dataDir)
  const first = [
    nodeVersion(station),
    folder ? bad(`Folder data: ${folder}`, 'beri izin tulis, atau setel DATA_DIR') : good('Folder data dapat ditulis'),
  ]
  if (folder) return first
  const disk = diskSpace(station, settings.dataDir)
  const opened = await station.open().catch((error: Error) => error)
  if (opened instanceof Error) return [...first, bad(`Skema: ${opened.message}`, 'npx tanggap migrate'), disk]
  try {
    return [...first, good('Skema mutakhir'), disk, ...(await examineInside(station, opened))]
  } finally {
    opened.close()
  }
}

async function examineInside(station: Station, { config, ports }: Opened): Promise<Finding[]> {
  const teams = await listTeams(ports.database.query)
  const found = station.health.integrity(`${config.dataDir}/tanggap.db`)
  return [
    found === 'ok' ? good('Basis data utuh (integrity_check)') : bad(`Basis data rusak: ${found}`, 'pulihkan dari cadangan terakhir'),
    await clock(ports),
    baseUrl(station, config.baseUrl),
    await smtp(station, config.smtpUrl),
    ...signature(config),
    ...(await letterbox(station, config.imapUrl)),
    await outbox(ports),
    await looseFiles(ports),
    await backups(ports),
    await admins(ports, teams),
    ...(await Promise.all(teams.flatMap(team => [contacts(ports, team), holidays(ports, team), ownTexts(ports, team)]))),
  ]
}

function nodeVersion({ nodeVersion: version }: Station): Finding {
  const major = Number(/^v(\d+)/.exec(version)?.[1] ?? 0)
  return major >= 22 ? good(`Node ${version}`) : bad(`Node ${version} terlalu lama`, 'pasang Node 22 atau lebih baru')
}

function diskSpace(station: Station, folder: string): Finding {
  const free = station.health.freeBytes(folder)
  const said = `Ruang kosong ${(free / gigabyte).toFixed(1)} GB`
  if (free < 0.2 * gigabyte) return bad(said, 'kosongkan disk sekarang; laporan baru bisa gagal tersimpan')
  return free < 2 * gigabyte ? warn(said, 'kosongkan disk, atau pindahkan DATA_DIR') : good(said)
}

async function clock(ports: Ports): Promise<Finding> {
  const now = ports.now()
  const newest = await findNewestEventTime(ports.database.query)
  if (newest && Date.parse(newest) > now.getTime() + hour / 6)
    return bad(`Jam mesin ${now.toISOString()}, lebih awal dari catatan terakhir ${newest}`, 'samakan jam: timedatectl set-ntp true')
  return now.getFullYear() < 2026
    ? bad(`Jam mesin ${now.toISOString()}`, 'timedatectl set-ntp true')
    : good(`Jam mesin ${now.toISOString()}`)
}

function baseUrl({ env }: Station, url: string): Finding {
  if (!env.BASE_URL)
    return warn(`BASE_URL belum disetel; tautan di surel memakai ${url}`, 'BASE_URL=https://tanggap.contoh.go.id npm start')
  return url.startsWith('https:')
    ? good(`BASE_URL ${url}`)
    : warn(`BASE_URL ${url} tanpa https`, 'pasang sertifikat, lalu setel BASE_URL=https://…')
}

async function smtp(station: Station, url: string | null): Promise<Finding> {
  if (!url) return warn('SMTP_URL belum disetel; surel menunggu di antrean', 'SMTP_URL=smtp://pengguna:sandi@server:587')
  const fault = await station.health.smtpFault(url)
  return fault
    ? bad(`Server surel menolak atau tidak menjawab: ${fault}`, 'periksa SMTP_URL: alamat, port, pengguna, sandi')
    : good('Server surel menerima masuk')
}

/** Whoever hands mail to `mail receive` sets nothing here. */
async function letterbox(station: Station, url: string | null): Promise<Finding[]> {
  if (!url) return []
  const fault = await station.health.imapFault(url)
  return [
    fault
      ? bad(`Kotak surat tidak bisa dibaca: ${fault}`, 'periksa IMAP_URL: alamat, port, pengguna, sandi, folder')
      : good('Kotak surat dapat dibaca'),
  ]
}

/** Whoever lets their mail server sign sets nothing here. */
function signature({ dkim, mailFrom }: Opened['config']): Finding[] {
  if (!dkim) return []
  const said = `Surel ditandatangani (DKIM) untuk ${dkim.domain}, kunci ${dkim.selector}._domainkey.${dkim.domain}`
  const sender = mailFrom.split('@').at(-1) ?? ''
  const aligned = sender === dkim.domain || sender.endsWith(`.${dkim.domain}`) || dkim.domain.endsWith(`.${sender}`)
  return [aligned ? good(said) : warn(said, `MAIL_FROM memakai ${sender}; samakan domainnya dengan DKIM_DOMAIN`)]
}

async function outbox(ports: Ports): Promise<Finding> {
  const stuck = await countStuckMails(ports.database.query, new Date(ports.now().getTime() - hour).toISOString())
  return stuck === 0
    ? good('Tidak ada surel yang tertahan')
    : warn(`${stuck} surel tertahan lebih dari satu jam`, 'periksa SMTP_URL, lalu npx tanggap tick')
}

async function looseFiles(ports: Ports): Promise<Finding> {
  const last = await lastSweep(ports)
  if (!last) return good('Berkas tanpa rujukan belum disapu; putaran pertama menyapunya')
  const state = last.next === null ? '' : ' (penyapuan masih berjalan)'
  return good(`Berkas tanpa rujukan: ${last.removed} dihapus, ${last.waiting} menunggu 48 jam, penyapuan ${last.begunAt}${state}`)
}

async function backups(ports: Ports): Promise<Finding> {
  const last = await findSetting(ports.database.query, lastBackup)
  if (!last) return warn('Belum pernah dicadangkan', 'npx tanggap backup create')
  const days = Math.floor((ports.now().getTime() - Date.parse(last)) / (24 * hour))
  return days > 7 ? warn(`Cadangan terakhir ${days} hari lalu`, 'npx tanggap backup create') : good(`Cadangan terakhir ${last}`)
}

async function admins(ports: Ports, teams: Team[]): Promise<Finding> {
  if (teams.length === 0) return warn('Belum ada tim', 'npx tanggap setup --help')
  if (await hasAdmin(ports.database.query)) return good(`${teams.length} tim, ada admin`)
  return warn('Belum ada admin', 'npx tanggap setup-link')
}

async function contacts(ports: Ports, team: Team): Promise<Finding> {
  const { organisations, without } = await countWithoutContacts(ports.database.query, team.id)
  const said = `${team.slug}: ${without} dari ${organisations} instansi tanpa narahubung yang bisa dikirimi`
  return without === 0 ? good(said) : warn(said, `npx tanggap import contacts BERKAS.csv --team ${team.slug} --save`)
}

async function holidays(ports: Ports, team: Team): Promise<Finding> {
  const year = ports.now().getFullYear()
  const known = await countHolidays(ports.database.query, team.id, year)
  if (known > 0) return good(`${team.slug}: ${known} hari libur ${year}`)
  return warn(
    `${team.slug}: hari libur ${year} belum diisi; tenggat jam kerja bisa keliru`,
    `npx tanggap import holidays BERKAS.csv --team ${team.slug} --save`,
  )
}

async function ownTexts(ports: Ports, team: Team): Promise<Finding> {
  const unreadable = await listUnreadable(ports, team.id)
  if (unreadable.length === 0) return good(`${team.slug}: semua teks surat sendiri terbaca`)
  const names = [...new Set(unreadable.map(({ name }) => name))].join(', ')
  return warn(
    `${team.slug}: teks sendiri ${names} tidak terbaca program ini; teks bawaan yang dipakai`,
    'perbaiki di /konsol/admin/templat',
  )
}

function good(what: string): Finding {
  return { mark: '✓', what, fix: null }
}

function warn(what: string, fix: string): Finding {
  return { mark: '!', what, fix }
}

function bad(what: string, fix: string): Finding {
  return { mark: '✗', what, fix }
}
