import type { Actor } from '../core/actor.ts'
import { faultOfNip, faultOfPattern, type Letterhead, papers, plainLetterhead } from '../core/letter.ts'
import { letterPdf } from '../formats/letter/pdf.ts'
import type { Ports } from '../ports.ts'
import { findLetterhead, saveLetterhead } from '../store/letters.ts'
import { updateTeam } from '../store/teams.ts'
import { audited } from './audited.ts'
import { fault, refuseFaults } from './registry/access.ts'
import { requireRunner } from './team-settings.ts'

const mostLogo = 200 * 1024

/** `logo`: bytes of a new one; null = none any more; left out = as it was. What letters can print and we cannot draw is on letters only. */
export async function changeLetterhead(
  ports: Ports,
  actor: Actor,
  { logo, ...wanted }: Omit<Letterhead, 'logo'> & { logo?: Uint8Array | null | undefined },
): Promise<void> {
  requireRunner(actor)
  const pattern = faultOfPattern(wanted.pattern)
  const long = (lines: readonly string[], most: number) => lines.length > most || lines.some(line => line.length > 200)
  const { name, position, nip } = wanted.signatory
  refuseFaults([
    fault(long(wanted.lines, 6), 'lines', 'Kop paling banyak 6 baris, masing-masing 200 huruf.'),
    fault(long(wanted.address, 4), 'address', 'Alamat paling banyak 4 baris, masing-masing 200 huruf.'),
    fault(pattern !== null || wanted.pattern.length > 100, 'pattern', pattern ?? 'Pola nomor paling banyak 100 huruf.'),
    fault(!/^[\w./ -]{0,30}$/.test(wanted.code), 'code', 'Kode: huruf, angka, titik, garis; paling banyak 30.'),
    fault(
      [name, position, wanted.place].some(text => text.length > 200),
      'signatoryName',
      'Paling banyak 200 huruf.',
    ),
    fault(faultOfNip(nip) !== null || nip.length > 30, 'nip', faultOfNip(nip) ?? 'NIP paling banyak 30 huruf.'),
    fault(long(wanted.cc, 15), 'cc', 'Tembusan paling banyak 15 baris, masing-masing 200 huruf.'),
    fault(!(wanted.paper in papers), 'paper', 'Pilih A4 atau F4.'),
    fault(
      Boolean(logo) && !(await isLogo(logo ?? new Uint8Array())),
      'logo',
      'Logo: PNG tanpa transparansi atau JPEG, paling besar 200 KB.',
    ),
  ])
  const before = { ...plainLetterhead, ...(await findLetterhead(ports.database.query, actor.team)) }
  const settings = { ...wanted, logo: logo ? await ports.files.put(logo) : logo === null ? null : before.logo }
  const shown = logo ? (await ports.redraw(logo, 'badge')) !== null : true
  await ports.database.commit([
    saveLetterhead(ports.database.query, actor.team, settings),
    updateTeam(ports.database.query, actor.team, { logo: shown ? settings.logo : null }),
    audited(ports, actor, { action: 'letterhead_changed', subject: null, detail: { pattern: settings.pattern, paper: settings.paper } }),
  ])
}

/** A picture that goes into a letter as it is, never unpacked by us, and with which one can be printed. */
async function isLogo(bytes: Uint8Array): Promise<boolean> {
  if (bytes.length > mostLogo || (!isJpeg(bytes) && !isOpaquePng(bytes))) return false
  try {
    await letterPdf({ letter: sample, serial: null, final: false, logo: bytes })
    return true
  } catch {
    return false
  }
}

function isJpeg(bytes: Uint8Array): boolean {
  return bytes[0] === 0xff && bytes[1] === 0xd8
}

/** Signature, then IHDR; no alpha, no transparency, not interlaced: only those are unpacked when printed. */
function isOpaquePng(bytes: Uint8Array): boolean {
  if (![0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a].every((byte, at) => bytes[at] === byte) || bytes.length < 33) return false
  const names = new TextDecoder('latin1').decode(bytes)
  return [0, 2, 3].includes(bytes[25] ?? -1) && bytes[28] === 0 && !names.includes('tRNS')
}

const sample = {
  ...plainLetterhead,
  head: { lines: ['Contoh'], address: [], logo: null },
  date: '2026-01-01T00:00:00.000Z',
  zone: 'Asia/Jakarta',
  nature: '',
  subject: 'Contoh',
  body: '',
  signedAs: '',
  tlp: null,
}
