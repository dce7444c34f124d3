import { type Action, isOutsideTeam, mayAtAll } from '../../../core/access.ts'
import type { Role } from '../../../core/vocabulary.ts'

export interface Room {
  href: string
  label: string
  /** The right without which nobody comes in, whatever is inside. */
  asks: Action
}

interface MainRoom extends Room {
  key: string
  under: readonly string[]
}

const rooms: MainRoom[] = [
  {
    href: '/konsol/antrean',
    label: 'Antrean',
    key: 'g a',
    under: ['/konsol/antrean', '/konsol/ditahan', '/konsol/surat', '/konsol/tiket', '/konsol/observabel'],
    asks: 'incident.read',
  },
  {
    href: '/konsol/imbauan',
    label: 'Imbauan',
    key: 'g i',
    under: ['/konsol/imbauan', '/konsol/sasaran', '/konsol/telepon', '/konsol/rapor', '/konsol/kev'],
    asks: 'advisory.read',
  },
  { href: '/konsol/playbook', label: 'Playbook', key: 'g p', under: ['/konsol/playbook', '/konsol/latihan'], asks: 'playbook.read' },
  { href: '/konsol/bersama', label: 'Bersama', key: 'g b', under: ['/konsol/bersama'], asks: 'incident.read' },
  { href: '/konsol/instansi', label: 'Instansi', key: 'g o', under: ['/konsol/instansi'], asks: 'registry.read' },
  { href: '/konsol/waktu', label: 'Waktu', key: 'g w', under: ['/konsol/waktu'], asks: 'incident.meta' },
  { href: '/konsol/statistik', label: 'Statistik', key: 'g k', under: ['/konsol/statistik'], asks: 'statistics.read' },
]

const settings: Room[] = [
  { href: '/konsol/admin/sistem', label: 'Sistem', asks: 'system.read' },
  { href: '/konsol/admin/tim', label: 'Tim', asks: 'system.run' },
  { href: '/konsol/admin/profil', label: 'Profil publik', asks: 'system.run' },
  { href: '/konsol/admin/kop', label: 'Kop surat', asks: 'system.run' },
  { href: '/konsol/admin/pengguna', label: 'Pengguna', asks: 'people.read' },
  { href: '/konsol/admin/organisasi', label: 'Instansi', asks: 'registry.read' },
  { href: '/konsol/admin/kontak', label: 'Narahubung', asks: 'registry.read' },
  { href: '/konsol/admin/kejar', label: 'Pengejaran', asks: 'registry.read' },
  { href: '/konsol/admin/aset', label: 'Aset', asks: 'registry.read' },
  { href: '/konsol/admin/kalender', label: 'Kalender', asks: 'system.run' },
  { href: '/konsol/admin/templat', label: 'Templat', asks: 'template.read' },
  { href: '/konsol/admin/pks', label: 'PKS', asks: 'system.read' },
  { href: '/konsol/admin/token', label: 'Token', asks: 'system.read' },
  { href: '/konsol/admin/audit', label: 'Jejak', asks: 'audit.read' },
]

/** The console's rooms that this role may enter; those outside the team have none. */
export function roomsOf(role: Role): MainRoom[] {
  const open = rooms.filter(room => isOpen(room, role))
  const [first] = settingsOf(role)
  return first ? [...open, { ...first, label: 'Pengaturan', key: 'g s', under: ['/konsol/admin'] }] : open
}

export function settingsOf(role: Role): Room[] {
  return settings.filter(room => isOpen(room, role))
}

/** Where a role's work begins: cases for those who read them, the system for those who run it or look after it, else the figures. */
export function homeOf(role: Role): string {
  if (isOutsideTeam({ role })) return '/instansi'
  const [home] = ['/konsol/antrean', '/konsol/admin/sistem', '/konsol/statistik'].filter(href =>
    [...rooms, ...settings].some(room => room.href === href && isOpen(room, role)),
  )
  return home ?? '/konsol/saya'
}

function isOpen({ asks }: Room, role: Role): boolean {
  return !isOutsideTeam({ role }) && mayAtAll({ kind: 'person', role }, asks)
}
