import { Hono } from 'hono'
import type { Child } from 'hono/jsx'
import { matchOrganisation } from '../../../casework/match-organisation.ts'
import { currentPlaybooks } from '../../../casework/rules.ts'
import { mayAtAll } from '../../../core/access.ts'
import { keeperOf, mostSpecific, type Place } from '../../../core/own-text.ts'
import { Refusal } from '../../../core/refusal.ts'
import { isSound } from '../../../mail/own/check.ts'
import { previewText } from '../../../mail/own/preview.ts'
import { ownTexts, removeText, saveText } from '../../../mail/own/save.ts'
import { valuesFor } from '../../../mail/own/values.ts'
import type { Ports } from '../../../ports.ts'
import { listOrganisations } from '../../../store/registry.ts'
import { findText, listTexts, listTextVersions, type OwnText } from '../../../store/templates.ts'
import { asWritten } from '../../language/written.ts'
import { TemplatePage } from '../../pages/console/admin/template.tsx'
import { Templates } from '../../pages/console/admin/templates.tsx'
import { type Desk, requireRight, type SignedInEnv } from '../../session.ts'
import { page, refused } from '../../team.ts'
import { linesOf, type Posted, readForm, shownOnPage } from '../form.ts'

const home = '/konsol/admin/templat'
type Work = (c: Desk, at: Place & { name: string; seq: number }, posted: Posted) => Promise<unknown>

/** The team's own texts for notices and letters: for everybody, for one agency, for one playbook, for both. */
export function templateRoutes(ports: Ports) {
  const act = (work: Work, said: string) => async (c: Desk) => {
    requireRight(c.get('actor'), 'template.manage')
    const name = nameOf(c)
    const posted = await readForm(c.req)
    const place = placeOf(posted.values)
    try {
      await work(c, { ...place, name, seq: posted.seq }, posted)
    } catch (error) {
      const { refusal, status } = shownOnPage(error)
      return show(ports, c, place, { values: posted.values, seq: posted.seq, errors: linesOf(refusal, 'source'), status })
    }
    return c.redirect(`${hrefOf(name, place)}&pesan=${said}`, 303)
  }
  return new Hono<SignedInEnv>()
    .get(home, c => list(ports, c))
    .get(`${home}/:nama`, async c => show(ports, c, ...(await askedPlace(ports, c))))
    .post(
      `${home}/:nama`,
      act((c, at, { values }) => saveText(ports, c.get('actor'), { ...at, source: values.source ?? '' }), 'simpan'),
    )
    .post(
      `${home}/:nama/hapus`,
      act((c, at) => removeText(ports, c.get('actor'), at), 'hapus'),
    )
    .post(`${home}/:nama/pratinjau`, c => preview(ports, c))
}

/** Shown on the page of the text itself, with everything typed; nothing is saved. */
async function preview(ports: Ports, c: Desk) {
  requireRight(c.get('actor'), 'template.read')
  const name = nameOf(c)
  const { values, seq } = await readForm(c.req)
  const number = (values.tiket ?? '').trim().slice(0, 40)
  try {
    const by = { actor: c.get('actor'), team: c.get('team') }
    const { subject, text } = await previewText(ports, by, { name, source: values.source ?? '', number })
    return show(ports, c, placeOf(values), { values, seq, seen: { subject, text, number } })
  } catch (error) {
    const { refusal, status } = shownOnPage(error)
    return show(ports, c, placeOf(values), { values, seq, errors: linesOf(refusal, 'source'), status })
  }
}

async function list(ports: Ports, c: Desk) {
  requireRight(c.get('actor'), 'template.read')
  const [texts, nameFor] = await Promise.all([listTexts(ports.database.query, keeperOf(c.get('team'))), placeNames(ports, c)])
  const rows = Object.entries(ownTexts).map(([name, label]) => ({
    name,
    label,
    href: `${home}/${name}`,
    own: texts.filter(one => one.name === name).map(one => ownLine(one, nameFor)),
  }))
  return page(c, <Templates frame={c.get('frame')} rows={rows} />)
}

interface State {
  values?: Record<string, string>
  seq?: number
  errors?: { field: string; message: string }[]
  status?: 403 | 409 | 422
  seen?: { subject: string; text: string; number: string }
}

async function show(ports: Ports, c: Desk, place: Place, state: State = {}) {
  requireRight(c.get('actor'), 'template.read')
  const name = nameOf(c)
  const { query } = ports.database
  const team = keeperOf(c.get('team'))
  const [texts, playbooks, versions, nameFor] = await Promise.all([
    listTexts(query, team),
    currentPlaybooks(ports),
    listTextVersions(query, team, { name, ...place }),
    placeNames(ports, c),
  ])
  const ours = texts.filter(one => one.name === name)
  const here = ours.find(one => one.organisation === place.organisation && one.playbook === place.playbook)
  const holding = mostSpecific(ours, { organisation: place.organisation || null, playbook: place.playbook || null })
  const asked = versions.find(({ version }) => String(version) === c.req.query('versi'))
  const version = asked?.version ?? holding?.version
  const text = version === undefined ? null : await findText(query, team, version)
  const unreadable = text?.source && !isSound(name, text.source)
  const source = state.values?.source ?? text?.source ?? ports.texts.templates[`${name}.md`] ?? ''
  return page(
    c,
    <TemplatePage
      frame={state.status ? refused(c.get('frame')) : c.get('frame')}
      href={`${home}/${name}`}
      name={name}
      label={ownTexts[name] ?? name}
      place={{ ...place, words: nameFor(place) }}
      seq={state.seq ?? here?.version ?? 0}
      own={here !== undefined}
      unreadable={Boolean(unreadable)}
      from={holding ? nameFor(holding) : 'teks bawaan'}
      values={{ source, instansi: place.organisation, playbook: place.playbook, tiket: state.values?.tiket ?? '' }}
      playbooks={playbooks.map(({ id, playbook }) => ({ value: id, label: playbook.name }))}
      known={valuesFor(name)}
      others={ours.map(one => ownLine(one, nameFor))}
      versions={versions.map(one => ({
        version: one.version,
        at: new Date(one.at),
        by: one.by,
        href: one.given ? `${hrefOf(name, place)}&versi=${one.version}` : undefined,
      }))}
      mayManage={mayAtAll(c.get('actor'), 'template.manage')}
      mayReadIncidents={mayAtAll(c.get('actor'), 'incident.read')}
      seen={state.seen}
      errors={state.errors}
      message={messages[c.req.query('pesan') ?? '']}
    />,
    state.status ?? 200,
  )
}

const messages: Record<string, string> = {
  simpan: 'Teks disimpan. Surat yang sudah disetujui tidak berubah.',
  hapus: 'Teks di sini dihapus; sekarang berlaku teks yang lebih umum.',
}

function nameOf(c: Desk): string {
  const name = c.req.param('nama') ?? ''
  if (!Object.hasOwn(ownTexts, name)) throw new Refusal('not_found', 'Templat itu tidak ada.')
  return name
}

function placeOf(values: Record<string, string>): Place {
  return { organisation: (values.instansi ?? '').slice(0, 80), playbook: (values.playbook ?? '').slice(0, 80) }
}

/** As typed into the address: an agency by code or name. */
async function askedPlace(ports: Ports, c: Desk): Promise<[Place, State]> {
  requireRight(c.get('actor'), 'template.read')
  const typed = (c.req.query('instansi') ?? '').trim().slice(0, 200)
  const playbook = (c.req.query('playbook') ?? '').slice(0, 80)
  if (!typed) return [{ organisation: '', playbook }, {}]
  const { organisation, suggestions } = await matchOrganisation(ports, c.get('team').id, typed)
  if (organisation) return [{ organisation: organisation.code, playbook }, {}]
  const near = suggestions.map(one => one.name).join(', ')
  const message = near ? `Belum dikenal. Mungkin maksud Anda: ${near}.` : 'Instansi ini belum terdaftar.'
  return [
    { organisation: '', playbook },
    { errors: [{ field: 'instansi', message }], status: 422 },
  ]
}

function hrefOf(name: string, { organisation, playbook }: Place): string {
  return `${home}/${name}?${new URLSearchParams({ instansi: organisation, playbook })}`
}

function ownLine(one: OwnText, nameFor: (place: Place) => Child) {
  return { href: hrefOf(one.name, one), words: nameFor(one), version: one.version, at: new Date(one.at), by: one.by }
}

async function placeNames(ports: Ports, c: Desk): Promise<(place: Place) => Child> {
  const [organisations, playbooks] = await Promise.all([listOrganisations(ports.database.query, c.get('team').id), currentPlaybooks(ports)])
  const names = new Map(organisations.map(({ code, name }) => [code, name]))
  return ({ organisation, playbook }) => {
    const of = playbooks.find(({ id }) => id === playbook)?.playbook.name ?? playbook
    if (!organisation) return playbook ? ['playbook ', of] : 'semua instansi dan playbook'
    return [asWritten(names.get(organisation) ?? organisation), playbook && [', playbook ', of]]
  }
}
