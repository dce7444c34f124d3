import { Hono } from 'hono'
import { audited } from '../../../casework/audited.ts'
import { importFile } from '../../../casework/import/import-file.ts'
import { type Importable, importable } from '../../../casework/import/job.ts'
import { rejectedCsv } from '../../../casework/import/rows.ts'
import { type Action, may } from '../../../core/access.ts'
import { type FieldError, Refusal } from '../../../core/refusal.ts'
import type { Ports } from '../../../ports.ts'
import { asDownload } from '../../download.ts'
import { keepText, readText } from '../../kept-text.ts'
import { DryRun } from '../../pages/console/admin/register.tsx'
import type { Desk, SignedInEnv } from '../../session.ts'
import { page } from '../../team.ts'
import { readForm } from '../form.ts'

export interface ImportDoor {
  slug: string
  what: Exclude<Importable, 'incidents'>
  action: Action
  /** The page that the upload form stands on. */
  show(c: Desk, state: { errors?: FieldError[]; status?: 422 }): Promise<Response>
}

/** The command line's import behind a door: upload, see what it would do, save. The file rests under our signature in between. */
export function importRoutes(ports: Ports, door: ImportDoor) {
  const { slug, what } = door
  const base = `/konsol/admin/${slug}`
  const kept = async (c: Desk) => {
    requireTeamWide(c, door.action)
    const { values } = await readForm(c.req)
    const text = await readText(ports, values.kept ?? '', { team: c.get('team').id, what })
    return { values, text }
  }
  return new Hono<SignedInEnv>()
    .post(`${base}/periksa`, async c => {
      requireTeamWide(c, door.action)
      try {
        return await dryRun(ports, c, door)
      } catch (error) {
        if (!(error instanceof Refusal) || error.code !== 'invalid') throw error
        return door.show(c, { errors: [{ field: 'file', message: error.message }], status: 422 })
      }
    })
    .post(`${base}/simpan`, async c => {
      const { text } = await kept(c)
      const line = audited(ports, c.get('actor'), { action: 'register_imported', subject: slug, detail: { sha256: ports.sha256(text) } })
      const { added, changed, rejected } = await importFile(ports, c.get('team'), { what, text, save: true, alongside: [line] })
      return c.redirect(`${base}?baru=${added}&berubah=${changed}&ditolak=${rejected.length}`, 303)
    })
    .post(`${base}/ditolak`, async c => {
      const { text } = await kept(c)
      const { rejected } = await importFile(ports, c.get('team'), { what, text, save: false })
      return asDownload(c, `${slug}-ditolak.csv`, new TextEncoder().encode(rejectedCsv(rejected)))
    })
}

/** A file concerns the whole team: whoever is bound to one agency may not take one in. */
export function requireTeamWide(c: Desk, action: Action): void {
  const { team } = c.get('actor')
  if (!may(c.get('actor'), action, { team, organisation: c.get('team').constituency }))
    throw new Refusal('not_allowed', 'Peran Anda tidak mencakup halaman ini.')
}

/** What the last import did, from the address it led to. */
export function importMessage(c: Desk): string | undefined {
  const [added, changed, rejected] = ['baru', 'berubah', 'ditolak'].map(name => c.req.query(name) ?? '')
  if (![added, changed, rejected].every(count => /^\d{1,7}$/.test(count ?? ''))) return undefined
  return `Disimpan: ${added} baru, ${changed} berubah; ${rejected} ditolak.`
}

async function dryRun(ports: Ports, c: Desk, { slug, what }: ImportDoor) {
  const { file } = await c.req.parseBody()
  const text = file instanceof File ? new TextDecoder().decode(await file.arrayBuffer()) : ''
  if (text.trim() === '') throw new Refusal('invalid', 'Pilih berkas CSV yang berisi.')
  const result = await importFile(ports, c.get('team'), { what, text, save: false })
  return page(
    c,
    <DryRun
      frame={c.get('frame')}
      slug={slug}
      title={importable[what]}
      formId={ports.newId()}
      kept={await keepText(ports, { team: c.get('team').id, what, text })}
      added={result.added}
      changed={result.changed}
      same={result.known - result.changed}
      rejected={result.rejected.map(({ row, reason }) => ({ line: row.line, reason }))}
    />,
  )
}
