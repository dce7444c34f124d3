import { Hono } from 'hono'
import { finaliseLetter, keepSigned } from '../../casework/letters.ts'
import { noteReading } from '../../casework/note-reading.ts'
import { requireMay, subjectOf, visibleIncident } from '../../casework/record.ts'
import { rulesFor } from '../../casework/rules.ts'
import { may } from '../../core/access.ts'
import { letterNumber } from '../../core/letter.ts'
import { type LetterName, letters, letterTitle } from '../../core/letter-kinds.ts'
import { defang } from '../../core/refang.ts'
import { type FieldError, Refusal } from '../../core/refusal.ts'
import { isWord } from '../../core/vocabulary.ts'
import { type Asked, prepareLetter } from '../../mail/letter.ts'
import { assembleLetter, letterheadOf, printable, printLetter, usualChoices } from '../../mail/letter-draft.ts'
import type { Ports } from '../../ports.ts'
import type { KnownIncident } from '../../store/incidents.ts'
import { findLetter, listLetters } from '../../store/letters.ts'
import { asDownload } from '../download.ts'
import { letterChoicesOf, letterValues } from '../input/letter.ts'
import { FinalLetters, LetterForm } from '../pages/console/letter-form.tsx'
import { LetterPage, Letters } from '../pages/console/letters.tsx'
import type { Desk, SignedInEnv } from '../session.ts'
import { page, refused } from '../team.ts'
import { keepUploads } from '../uploads.ts'
import { linesOf, readForm, shownOnPage } from './form.ts'

const names = Object.fromEntries(Object.entries(letters).map(([letter, { name }]) => [letter, name])) as Record<LetterName, string>

/** Letters prepared from an incident: read as a sheet, printed as PDF, made final with a number, kept signed. */
export function letterRoutes(ports: Ports) {
  return new Hono<SignedInEnv>()
    .get('/konsol/tiket/:no/surat', async c => list(ports, c, await visibleIncident(ports, c.get('actor'), c.req.param('no'))))
    .get('/konsol/tiket/:no/surat/:surat', async c => {
      const found = await visibleIncident(ports, c.get('actor'), c.req.param('no'))
      return show(ports, c, { found, letter: letterOf(c.req.param('surat')) })
    })
    .post('/konsol/tiket/:no/surat/:surat/lembar', async c => {
      const found = await workable(ports, c)
      const { values } = await readForm(c.req)
      return show(ports, c, { found, letter: letterOf(c.req.param('surat')), values, lines: await linesChosen(c) })
    })
    .post('/konsol/tiket/:no/surat/:surat/draf', c => print(ports, c, 'draft'))
    .post('/konsol/tiket/:no/surat/:surat/final', c => print(ports, c, 'final'))
    .get('/konsol/tiket/:no/surat/final/:id', async c => {
      const { incident, number } = await visibleIncident(ports, c.get('actor'), c.req.param('no'))
      const kept = await findLetter(ports.database.query, incident.id, c.req.param('id'))
      if (!kept) throw new Refusal('not_found', 'Surat itu tidak ada di insiden ini.')
      await noteReading(ports, c.get('actor'), incident)
      return asDownload(c, `${kept.kind}-${number}.pdf`, await printLetter(ports, kept.letter, { serial: kept.serial, final: true }))
    })
    .post('/konsol/tiket/:no/surat/final/:id/tanda-tangan', c => sign(ports, c))
}

function letterOf(name: string | undefined): LetterName {
  if (!isWord(names, name)) throw new Refusal('not_found', 'Surat itu tidak ada.')
  return name
}

async function workable(ports: Ports, c: Desk): Promise<KnownIncident> {
  const found = await visibleIncident(ports, c.get('actor'), c.req.param('no') ?? '')
  requireMay(c.get('actor'), 'incident.work', found.incident)
  return found
}

async function print(ports: Ports, c: Desk, as: 'draft' | 'final') {
  const found = await workable(ports, c)
  const kind = letterOf(c.req.param('surat'))
  if (!printable.includes(kind)) throw new Refusal('not_found', 'Surat itu tidak dicetak sebagai PDF.')
  const { values, form } = await readForm(c.req)
  const lines = await linesChosen(c)
  try {
    const head = await letterheadOf(ports, c.get('team'))
    const letter = await assembleLetter(ports, c.get('team'), { found, kind, head, choices: letterChoicesOf(values), lines })
    if (as === 'draft')
      return asDownload(c, `DRAF-${kind}-${found.number}.pdf`, await printLetter(ports, letter, { serial: null, final: false }))
    await requireWhole(ports, c, { found, letter: kind, lines, anyway: values.gaps === '1' })
    await finaliseLetter(ports, { actor: c.get('actor'), incident: found.incident.id, form }, { kind, name: names[kind], letter })
  } catch (error) {
    const { refusal, status } = shownOnPage(error)
    return show(ports, c, { found, letter: kind, values, lines, wrong: { errors: linesOf(refusal, 'place'), status } })
  }
  return c.redirect(`/konsol/tiket/${found.number}/surat?final=1`, 303)
}

/** A number is given once: what is still empty is said before, and passed over only on purpose. */
async function requireWhole(ports: Ports, c: Desk, { anyway, ...asked }: Asked & { anyway: boolean }): Promise<void> {
  const { gaps } = await prepareLetter(ports, c.get('team'), asked)
  if (gaps.length === 0 || anyway) return
  const message = `Masih kosong: ${gaps.join(', ')}. Lengkapi dulu, atau beri centang bahwa surat tetap difinalkan.`
  throw new Refusal('invalid', message, { errors: [{ field: 'gaps', message }] })
}

async function sign(ports: Ports, c: Desk) {
  const found = await workable(ports, c)
  const id = c.req.param('id') ?? ''
  const { files, form } = await readForm(c.req)
  try {
    const [file, more] = await keepUploads(ports, files)
    const message = 'Pilih satu berkas PDF.'
    if (!file || more) throw new Refusal('invalid', message, { errors: [{ field: 'files', message }] })
    const { sha256, name, type, size } = file
    await keepSigned(ports, { actor: c.get('actor'), incident: found.incident.id, form }, { id, file: { sha256, name, type, size } })
  } catch (error) {
    const { refusal, status } = shownOnPage(error)
    return list(ports, c, found, { id, errors: linesOf(refusal, 'files'), status })
  }
  return c.redirect(`/konsol/tiket/${found.number}/surat?ditandatangani=1`, 303)
}

interface Wrong {
  errors: readonly FieldError[]
  status: 403 | 409 | 422
}

async function list(ports: Ports, c: Desk, { incident, number }: KnownIncident, wrong?: Wrong & { id: string }) {
  const kept = await listLetters(ports.database.query, incident.id)
  const told =
    c.req.query('final') === '1'
      ? 'Surat difinalkan.'
      : c.req.query('ditandatangani') === '1'
        ? 'Salinan disimpan sebagai bukti.'
        : undefined
  return page(
    c,
    <Letters
      frame={wrong ? refused(c.get('frame')) : c.get('frame')}
      no={number}
      title={defang(incident.title)}
      letters={Object.entries(names).map(([letter, name]) => ({ letter, name }))}
      message={told}
    >
      <FinalLetters
        no={number}
        zone={c.get('team').zone}
        formId={ports.newId()}
        works={may(c.get('actor'), 'incident.work', subjectOf(incident, ports.now()))}
        wrong={wrong}
        letters={kept.map(({ id, kind, letter, serial, final_at, final_by, signed_at, signed_by, signed_sha256, attachment_id }) => ({
          id,
          name: isWord(names, kind) ? names[kind] : kind,
          number: letter.pattern === null ? 'oleh instansi' : letterNumber(letter, serial),
          at: new Date(final_at),
          by: final_by,
          signed: signed_at
            ? { at: new Date(signed_at), by: signed_by ?? '', sha256: signed_sha256 ?? '', attachment: attachment_id ?? '' }
            : undefined,
        }))}
      />
    </Letters>,
    wrong?.status ?? 200,
  )
}

/** The lines of the chronology that were ticked; the form says whether it had any to tick. */
async function linesChosen(c: Desk): Promise<ReadonlySet<string> | undefined> {
  const body = await c.req.parseBody({ all: true })
  if (body.lines !== '1') return undefined
  return new Set([body.line ?? []].flat().filter((one): one is string => typeof one === 'string'))
}

interface Shown extends Asked {
  values?: Record<string, string>
  wrong?: Wrong
}

async function show(ports: Ports, c: Desk, { found, letter, lines, values, wrong }: Shown) {
  await noteReading(ports, c.get('actor'), found.incident)
  const { markdown: _, chronology, ...sheet } = await prepareLetter(ports, c.get('team'), { found, letter, lines })
  const { playbook } = await rulesFor(ports, found.incident)
  const works = may(c.get('actor'), 'incident.work', subjectOf(found.incident, ports.now()))
  return page(
    c,
    <LetterPage
      frame={wrong ? refused(c.get('frame')) : c.get('frame')}
      no={found.number}
      title={defang(found.incident.title)}
      name={letterTitle(letter)}
      {...sheet}
      clocked={found.incident.clocks.some(({ id }) => playbook.clocks[id]?.letter === letter)}
      head={letters[letter].head === 'team' ? c.get('frame').team.name : undefined}
      widerThan={sheet.tlp === letters[letter].tlp ? undefined : letters[letter].tlp}
    >
      {works && printable.includes(letter) && (
        <LetterForm
          at={`/konsol/tiket/${found.number}/surat/${letter}`}
          formId={ports.newId()}
          ours={letters[letter].head === 'team'}
          gaps={sheet.gaps.length}
          values={values ?? letterValues(usualChoices(await letterheadOf(ports, c.get('team')), letter))}
          lines={chronology.map(({ key, text, usual }) => ({ key, text, chosen: lines ? lines.has(key) : usual }))}
          errors={wrong?.errors}
        />
      )}
    </LetterPage>,
    wrong?.status ?? 200,
  )
}
