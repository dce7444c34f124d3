import { Hono } from 'hono'
import { checkDraft, currentDraft, saveDraft } from '../../casework/drafts.ts'
import { Refusal } from '../../core/refusal.ts'
import { readHead, readStep, removeStep, stepNames, writeHead, writeStep } from '../../formats/playbook/edit.ts'
import type { HeadFields, StepFields } from '../../formats/playbook/fields.ts'
import type { Ports } from '../../ports.ts'
import type { Draft } from '../../store/drafts.ts'
import { fieldAt, headFieldAt, headOfForm, stepOfForm } from '../input/step.ts'
import { HeadForm } from '../pages/console/playbook/head-form.tsx'
import { StepForm } from '../pages/console/playbook/step-form.tsx'
import { type Desk, requireRight, type SignedInEnv } from '../session.ts'
import { page, refused } from '../team.ts'
import { linesOf, readForm, shownOnPage } from './form.ts'

/** The draft edited step by step: the same draft, written back into its YAML. */
export function stepDraftRoutes(ports: Ports) {
  return new Hono<SignedInEnv>()
    .get('/konsol/playbook/:id/draf/tahap/:step', async c => showStep(c, await draftOf(ports, c, c.req.param('id')), c.req.param('step')))
    .post('/konsol/playbook/:id/draf/tahap/:step', async c => {
      const draft = await draftOf(ports, c, c.req.param('id'))
      const { values, seq } = await readForm(c.req)
      const [step, was] = [stepOfForm(values), c.req.param('step')]
      return written(ports, c, { draft, seq, write: () => checkedStep(ports, draft, { step, was }) }, error =>
        showStep(c, draft, was, { step, ...error }),
      )
    })
    .post('/konsol/playbook/:id/draf/tahap/:step/hapus', async c => {
      const draft = await draftOf(ports, c, c.req.param('id'))
      const { seq } = await readForm(c.req)
      const step = c.req.param('step')
      return written(ports, c, { draft, seq, write: () => removeStep(draft.source, step) }, error => showStep(c, draft, step, error))
    })
    .get('/konsol/playbook/:id/draf/petunjuk', async c => showHead(c, await draftOf(ports, c, c.req.param('id'))))
    .post('/konsol/playbook/:id/draf/petunjuk', async c => {
      const draft = await draftOf(ports, c, c.req.param('id'))
      const { values, seq } = await readForm(c.req)
      const head = headOfForm(values)
      return written(
        ports,
        c,
        { draft, seq, write: () => checked(ports, draft, { source: writeHead(draft.source, head), fieldOf: headFieldAt }) },
        error => showHead(c, draft, { head, ...error }),
      )
    })
}

const newOne = 'baru'

interface Wrong {
  errors: { field: string; message: string }[]
  status: 403 | 409 | 422
}

async function draftOf(ports: Ports, c: Desk, id: string): Promise<Draft> {
  requireRight(c.get('actor'), 'playbook.draft')
  return currentDraft(ports, { id })
}

async function written(
  ports: Ports,
  c: Desk,
  { draft, seq, write }: { draft: Draft; seq: number; write: () => string | Promise<string> },
  again: (wrong: Wrong) => Response | Promise<Response>,
) {
  try {
    if (seq !== draft.seq) throw new Refusal('changed_meanwhile', `Draf ini sudah diubah ${draft.changedBy} sejak halaman Anda dibuka.`)
    await saveDraft(ports, c.get('actor'), { id: draft.id, seq, source: await write() })
  } catch (error) {
    const { refusal, status } = shownOnPage(error)
    return again({ errors: linesOf(refusal, 'name'), status })
  }
  return c.redirect(`/konsol/playbook/${draft.id}/draf`, 303)
}

/**
 * The draft with this step written into it. What the form newly makes wrong is refused at its field; what was wrong before,
 * and what concerns no field, e.g. that nothing leads here yet, is left to the draft's page.
 */
async function checkedStep(ports: Ports, draft: Draft, { step, was }: { step: StepFields; was: string }): Promise<string> {
  const source = writeStep(draft.source, was === newOne ? step.id : was, sound(draft, step, was))
  return checked(ports, draft, { source, fieldOf: path => fieldAt(step, path) })
}

async function checked(
  ports: Ports,
  draft: Draft,
  { source, fieldOf }: { source: string; fieldOf: (path: readonly string[]) => string | null },
): Promise<string> {
  if (source === draft.source) return source
  const [before, after] = await Promise.all([checkDraft(ports, draft), checkDraft(ports, { id: draft.id, source })])
  const known = 'faults' in before ? before.faults.map(sameness) : []
  const fresh = 'faults' in after ? after.faults.filter(fault => !known.includes(sameness(fault))) : []
  const errors = fresh.flatMap(({ path, reason }) => {
    const field = fieldOf(path ?? [])
    return field ? [{ field, message: reason }] : []
  })
  if (errors.length > 0) throw new Refusal('invalid', errors[0]?.message ?? '', { errors })
  return source
}

function sameness({ path, reason }: { path?: readonly string[]; reason: string }): string {
  return `${path?.join(' ')}: ${reason}`
}

/** A name stands for one thing only: what the form would silently write over another is refused. */
function sound(draft: Draft, step: StepFields, was: string): StepFields {
  const taken = stepNames(draft.source).filter(name => name !== was)
  const names = [...step.tasks.map(({ id }) => `t ${id}`), ...step.choices.map(({ id }) => `c ${id}`)]
  const wrong =
    (!/^[a-z][a-z0-9-]{0,39}$/.test(step.id) && 'Nama pendek hanya boleh huruf kecil, angka, dan tanda hubung.') ||
    (taken.includes(step.id) && `Sudah ada tahap “${step.id}”.`) ||
    (new Set(names).size < names.length && 'Dua tugas atau dua pilihan bernama sama.')
  if (wrong) throw new Refusal('invalid', wrong, { errors: [{ field: 'id', message: wrong }] })
  return step
}

function showStep(c: Desk, draft: Draft, was: string, wrong?: Partial<Wrong> & { step?: StepFields }) {
  const empty = { id: '', name: '', public: 'ditangani', says: '', waiting: false, final: false, tasks: [], choices: [] }
  const step = wrong?.step ?? (was === newOne ? empty : readStep(draft.source, was))
  if (!step) throw new Refusal('not_found', 'Tahap itu tidak ada di draf, atau YAML-nya belum dapat dibaca.')
  return page(
    c,
    <StepForm
      frame={wrong?.errors ? refused(c.get('frame')) : c.get('frame')}
      playbook={draft.id}
      seq={draft.seq}
      was={was === newOne ? '' : was}
      step={step}
      steps={stepNames(draft.source)}
      errors={wrong?.errors}
    />,
    wrong?.status ?? 200,
  )
}

function showHead(c: Desk, draft: Draft, wrong?: Partial<Wrong> & { head?: HeadFields }) {
  const head = wrong?.head ?? readHead(draft.source)
  if (!head) throw new Refusal('not_found', 'YAML draf ini belum dapat dibaca; perbaiki dahulu.')
  return page(
    c,
    <HeadForm
      frame={wrong?.errors ? refused(c.get('frame')) : c.get('frame')}
      playbook={draft.id}
      seq={draft.seq}
      head={head}
      errors={wrong?.errors}
    />,
    wrong?.status ?? 200,
  )
}
