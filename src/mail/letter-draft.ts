import type { Letter, Letterhead, Paper, Signatory } from '../core/letter.ts'
import { bodyOf, natureOf, plainLetterhead } from '../core/letter.ts'
import { type LetterName, letters } from '../core/letter-kinds.ts'
import { letterPdf } from '../formats/letter/pdf.ts'
import type { Ports } from '../ports.ts'
import type { KnownIncident } from '../store/incidents.ts'
import { findLetterhead } from '../store/letters.ts'
import type { Team } from '../store/teams.ts'
import { prepareLetter } from './letter.ts'

/** What a person says of one letter; the rest is the team's letterhead and the incident. */
export interface LetterChoices {
  place: string
  nature: string
  signatory: Signatory
  cc: string[]
  paper: Paper
}

/** What is printed with a number, a head and a signature. */
export const printable: readonly string[] = ['N2-surat', 'N6', 'N7-subjek', 'N7-lembaga']

/** BSSN's rule: the report to the sectoral team goes to the national one in copy. */
const usualCc: Partial<Record<LetterName, string[]>> = { N6: ['Tim Tanggap Insiden Siber nasional'] }

export async function letterheadOf(ports: Ports, team: Team): Promise<Letterhead> {
  return { ...plainLetterhead, ...(await findLetterhead(ports.database.query, team.id)) }
}

/** What stands in the form at first. A letter that an agency signs is left to the agency. */
export function usualChoices({ place, signatory, cc, paper }: Letterhead, kind: LetterName): LetterChoices {
  const nature = natureOf(letters[kind].tlp)
  if (letters[kind].head === 'controller') return { place: '', nature, signatory: plainLetterhead.signatory, cc: [], paper }
  return { place, nature, signatory, cc: [...(usualCc[kind] ?? []), ...cc], paper }
}

/** The letter as it would be printed now. */
export async function assembleLetter(
  ports: Ports,
  team: Team,
  wanted: { found: KnownIncident; kind: LetterName; head: Letterhead; choices: LetterChoices; lines?: ReadonlySet<string> | undefined },
): Promise<Letter> {
  const { found, kind, head, choices, lines } = wanted
  const sheet = await prepareLetter(ports, team, { found, letter: kind, lines })
  const ours = letters[kind].head === 'team'
  const body = bodyOf(sheet.markdown)
  return {
    ...choices,
    head: ours ? headOf(head, team) : null,
    pattern: ours ? head.pattern : null,
    code: head.code,
    date: ports.now().toISOString(),
    zone: team.zone,
    subject: sheet.subject.replace(/\[TLP:[^\]]*\]\s*/, ''),
    body: team.exercise ? `**LATIHAN – bukan kejadian nyata.**\n\n${body}` : body,
    signedAs: ours ? '' : 'Pengendali data pribadi,',
    tlp: ours ? sheet.tlp : null,
  }
}

function headOf({ lines, address, logo }: Letterhead, { name, phone, email }: Team): NonNullable<Letter['head']> {
  const reached = [phone, email].filter(Boolean).join(' · ')
  return { logo, lines: lines.length > 0 ? lines : [name], address: address.length > 0 || !reached ? address : [reached] }
}

/** The bytes of a letter, with the logo that it names. */
export async function printLetter(
  ports: Ports,
  letter: Letter,
  { serial, final }: { serial: number | null; final: boolean },
): Promise<Uint8Array> {
  const logo = letter.head?.logo ? await ports.files.get(letter.head.logo) : null
  return letterPdf({ letter, serial, final, logo })
}
