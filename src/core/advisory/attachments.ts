import type { FieldError } from '../refusal.ts'
import type { Attachment } from './advisory.ts'

/** What one mail may carry: most servers refuse more than 25 MB, and base64 adds a third. */
export const mailLimits = { files: 5, bytes: 10_000_000 }

/** Why these cannot go out with a mail; null = they can. */
export function attachmentsFault(attachments: readonly Pick<Attachment, 'name' | 'size'>[]): FieldError | null {
  const says = (message: string) => ({ field: 'files', message })
  const program = attachments.find(({ name }) => programs.test(name))
  if (program) return says(refusedProgram(program.name))
  if (attachments.length > mailLimits.files) return says(`Paling banyak ${mailLimits.files} berkas pada satu imbauan.`)
  const bytes = attachments.reduce((sum, { size }) => sum + size, 0)
  if (bytes <= mailLimits.bytes) return null
  return says(
    `Lampiran bersama-sama paling banyak 10 MB; ini ${(bytes / 1_000_000).toLocaleString('id-ID', { maximumFractionDigits: 1 })} MB.`,
  )
}

/** A program says so by its name, or by how it begins, whatever its name. */
export function isProgram(name: string, head: Uint8Array): boolean {
  return programs.test(name) || beginnings.some(bytes => bytes.every((byte, place) => head[place] === byte))
}

export function refusedProgram(name: string): string {
  return `${name} adalah program atau skrip. Program tidak dikirim sebagai lampiran: penerima tidak boleh terbiasa membukanya, dan peladen surel menolaknya.`
}

/** Macros, in whatever office document. */
const macros = /(?:^|\/)vbaProject\.bin$/i
const office = /\.(?:docx|xlsx|pptx|dotx|xltx|potx|odt|ods|odp)$/i
/** Named so, it says to whoever gets it what it is. */
const sample = /^sampel[-_. ]/i

/**
 * Why an archive cannot go out; null = it can. `contents` null: it could not be looked into. Pictures and pages inside an office
 * document are its own. A sample is locked on purpose and says so in its name, which travels with it.
 */
export function archiveFault(name: string, contents: { names: readonly string[]; encrypted: boolean } | null): string | null {
  if (!contents) return `${name} adalah arsip yang isinya tidak dapat diperiksa. Kemas ulang sebagai ZIP biasa.`
  if (contents.encrypted)
    return sample.test(name)
      ? null
      : `${name} bersandi, jadi isinya tidak dapat diperiksa. Hanya sampel malware boleh bersandi: beri nama yang diawali SAMPEL-, misalnya SAMPEL-${name}.`
  const inside = contents.names.find(one => macros.test(one) || (!office.test(name) && programs.test(one)))
  return inside === undefined ? null : `${name} memuat program atau skrip: ${inside.slice(0, 200)}. Program tidak dikirim sebagai lampiran.`
}

const programs =
  /\.(?:exe|com|scr|pif|dll|cpl|ocx|sys|drv|msi|msix|msp|mst|appx|bat|cmd|ps1|psm1|psd1|vbs|vbe|js|jse|mjs|wsf|wsh|wsc|sct|hta|jar|lnk|url|reg|inf|scf|chm|gadget|application|apk|ipa|dmg|pkg|app|deb|rpm|run|sh|bash|command|elf|iso|img|vhdx?|xll|docm|dotm|xlsm|xltm|xlam|pptm|ppam|html?|xhtml|shtml|svg|php\d?|phtml|jsp|aspx?|pl|py|rb)[\s.]*$/i

/** MZ, ELF, Mach-O in its four forms, a script's first line, a shortcut. */
const beginnings = [
  [0x4d, 0x5a],
  [0x7f, 0x45, 0x4c, 0x46],
  [0xfe, 0xed, 0xfa, 0xce],
  [0xfe, 0xed, 0xfa, 0xcf],
  [0xce, 0xfa, 0xed, 0xfe],
  [0xcf, 0xfa, 0xed, 0xfe],
  [0x23, 0x21],
  [0x4c, 0x00, 0x00, 0x00, 0x01, 0x14, 0x02, 0x00],
]
