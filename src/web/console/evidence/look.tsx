import { readEvidence } from '../../../casework/evidence/take.ts'
import { requireMay } from '../../../casework/record.ts'
import { Refusal } from '../../../core/refusal.ts'
import { pictureFacts } from '../../../formats/picture/facts.ts'
import { otherPicture } from '../../../formats/picture/kinds.ts'
import type { Ports } from '../../../ports.ts'
import { findAttachment } from '../../../store/evidence.ts'
import type { KnownIncident } from '../../../store/incidents.ts'
import { LookPage } from '../../pages/console/evidence/look.tsx'
import type { Desk } from '../../session.ts'
import { page } from '../../team.ts'

interface Which {
  known: KnownIncident
  id: string
}

/** A file looked at without being opened: a picture drawn anew, a text as text, and what it carries about itself. One line of custody. */
export async function showFile(ports: Ports, c: Desk, { known, id }: Which): Promise<Response> {
  const actor = c.get('actor')
  requireMay(actor, 'incident.work', known.incident)
  const { attachment, bytes } = await readEvidence(ports, actor, { incident: known.incident, id, as: 'evidence_viewed' })
  const picture = isPicture(bytes)
  const other = picture ? null : otherPicture(bytes)
  return page(
    c,
    <LookPage
      frame={c.get('frame')}
      no={known.number}
      id={id}
      name={attachment.name}
      size={attachment.size}
      sha256={attachment.sha256}
      picture={picture ? `/konsol/tiket/${known.number}/bukti/${id}/gambar?izin=${leave(ports, c, id)}` : undefined}
      other={other}
      facts={picture || other ? pictureFacts(bytes) : []}
      text={picture || other ? undefined : textOf(bytes)}
    />,
  )
}

/** The picture of a page that was just shown to the same person: its looking stands in the trail already. */
export async function drawing(ports: Ports, c: Desk, { known, id }: Which): Promise<Response> {
  requireMay(c.get('actor'), 'evidence.download', known.incident, ports.now())
  if (c.req.query('izin') !== leave(ports, c, id)) throw new Refusal('not_found', 'Buka gambarnya dari halaman berkas.')
  const attachment = await findAttachment(ports.database.query, known.incident.id, id)
  const bytes = attachment && (await ports.files.get(attachment.sha256))
  const drawn = bytes && ports.sha256(bytes) === attachment.sha256 ? await ports.redraw(bytes) : null
  if (!drawn) throw new Refusal('not_found', 'Gambar ini tidak dapat digambar ulang.')
  return c.body(drawn.slice().buffer, 200, {
    'Content-Type': 'image/jpeg',
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'Cache-Control': 'no-store',
  })
}

/** Good for the hour in which the page was shown, for this person and file. */
function leave(ports: Ports, c: Desk, id: string): string {
  return ports.mac(`gambar ${c.get('actor').id} ${id} ${ports.now().toISOString().slice(0, 13)}`)
}

function isPicture(bytes: Uint8Array): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xd8) || (bytes[0] === 0x89 && bytes[1] === 0x50 && bytes[2] === 0x4e && bytes[3] === 0x47)
}

const shown = 20_000

/** The beginning of a text in UTF-8; undefined = no text. Control signs and what turns the reading direction are made visible. */
function textOf(bytes: Uint8Array): { text: string; whole: boolean } | undefined {
  try {
    const whole = bytes.length <= shown
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes.slice(0, shown), { stream: !whole })
    if (text.includes('\u0000')) return undefined
    return { text: text.replace(/(?![\n\t\r])[\p{Cc}\p{Cf}]/gu, sign => `⟨${sign.codePointAt(0)?.toString(16).toUpperCase()}⟩`), whole }
  } catch {
    return undefined
  }
}
