import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { readHead, readStep, stepNames, writeHead, writeStep } from '../../src/formats/playbook/edit.ts'
import { choiceSchema, stepSchema, taskSchema } from '../../src/formats/playbook/schema.ts'
import { headOfForm, stepOfForm } from '../../src/web/input/step.ts'
import { HeadForm } from '../../src/web/pages/console/playbook/head-form.tsx'
import { StepForm } from '../../src/web/pages/console/playbook/step-form.tsx'
import { at } from '../browser/samples/given.ts'
import { checked, shipped, sourceOf } from '../formats/cacao-given.ts'

/** What a browser would send of the page's first form, if nobody touched it but for `typed`. */
async function sent(source: string, step: string, typed: Record<string, string> = {}) {
  return stepOfForm({ ...fieldsIn(await formOf(source, step)), ...typed })
}

async function formOf(source: string, step: string): Promise<string> {
  const fields = readStep(source, step)
  if (!fields) throw new Error(`no step ${step}`)
  const page = await (
    <StepForm frame={at('/konsol/playbook/web/draf')} playbook="web" seq={5} was={step} step={fields} steps={stepNames(source)} />
  )
  const [html = ''] = /<form[^>]*draf\/tahap.*?<\/form>/s.exec(String(page)) ?? []
  return html
}

async function headSent(source: string, typed: Record<string, string> = {}) {
  const head = readHead(source)
  const page = head && (await (<HeadForm frame={at('/x')} playbook="web" seq={5} head={head} />))
  const [html = ''] = /<form[^>]*draf\/petunjuk.*?<\/form>/s.exec(String(page)) ?? []
  return headOfForm({ ...fieldsIn(html), ...typed })
}

function fieldsIn(html: string): Record<string, string> {
  const found: [string, string][] = []
  for (const [tag] of html.matchAll(/<input[^>]*>/g)) {
    const isTicked = !tag.includes('type="checkbox"') || /\schecked/.test(tag)
    if (isTicked) found.push([attribute(tag, 'name'), attribute(tag, 'value')])
  }
  for (const [, tag = '', text = ''] of html.matchAll(/(<textarea[^>]*>)(.*?)<\/textarea>/gs))
    found.push([attribute(tag, 'name'), plain(text).replaceAll('\n', '\r\n')])
  for (const [, tag = '', inner = ''] of html.matchAll(/(<select[^>]*>)(.*?)<\/select>/gs)) {
    const options = [...inner.matchAll(/<option[^>]*>/g)].map(([option]) => option)
    const chosen = options.find(option => /\sselected/.test(option)) ?? options[0] ?? ''
    found.push([attribute(tag, 'name'), attribute(chosen, 'value')])
  }
  return Object.fromEntries(found)
}

function attribute(tag: string, name: string): string {
  return plain(new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '')
}

function plain(text: string): string {
  return text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}

const web = sourceOf('web.yaml')
const ofWeb = (source: string, step: string) => parse(source).steps[step]

describe('The form of a step and its YAML are one draft', () => {
  test.each(shipped)('%s: every step, shown and sent back as it is, leaves the file as it is, to the byte', async file => {
    const source = sourceOf(file)
    for (const step of stepNames(source)) expect(writeStep(source, step, await sent(source, step)) === source, step).toBe(true)
  })

  test('whatever the format knows of a step, a task or a choice, the form has a field for', async () => {
    const names = [...(await formOf(web, 'penanganan')).matchAll(/ name="([^"]+)"/g)].map(([, name]) => name)
    const { tasks: _tasks, choices: _choices, ...step } = stepSchema.shape
    const wanted = [
      ...Object.keys(step),
      ...Object.keys(taskSchema.shape).map(key => `t0.${key}`),
      ...Object.keys(choiceSchema.shape).map(key => `c0.${key}`),
    ]
    expect(names).toEqual(expect.arrayContaining(wanted))
  })

  test('each field is written where it belongs, and the check accepts it', async () => {
    const typed = {
      clocks: 'K3, K4, K5, K14',
      't0.meets': 'K14',
      't0.done_with': '',
      't0.asks': 'Siapa yang ditelepon?',
      't0.opens': 'akun',
      't3.every': '1h',
      't1.again': '1d, 3d',
      't1.due': '',
      't2.notice': 'N2',
      'c0.needs_when_high': 'lessons',
      'c0.asks_when_high': 'lessons',
      'c0.by_when_high': 'lead',
      'c0.other_than': 'nilai',
      'c0.needs': 'rsit, severity, tlp, owner, answers, affected, tasks, task nilai',
      'c0.meets': 'K3',
    }
    const written = writeStep(web, 'triase', await sent(web, 'triase', typed))
    expect(ofWeb(written, 'triase')).toMatchObject({
      clocks: ['K3', 'K4', 'K5', 'K14'],
      tasks: {
        nilai: { meets: ['K14'], asks: 'Siapa yang ditelepon?', opens: 'akun' },
        'jawab-tiga-pertanyaan': { again: ['1d', '3d'] },
        'catat-terdampak': { notice: 'N2' },
        'periksa-penyebab-tinggi': { every: '1h' },
      },
      choices: {
        tangani: { needs_when_high: ['lessons'], asks_when_high: ['lessons'], by_when_high: 'lead', other_than: ['nilai'], meets: ['K3'] },
      },
    })
    expect(checked('web', written)).not.toHaveProperty('faults')
    const again = writeStep(written, 'triase', await sent(written, 'triase'))
    expect(again).toBe(written)
  })

  test('a field that is emptied is gone from the file', async () => {
    const written = writeStep(web, 'pemantauan', await sent(web, 'pemantauan', { 't0.again': '', 't0.due': '7d' }))
    expect(ofWeb(written, 'pemantauan').tasks['periksa-ulang']).toEqual({
      do: expect.any(String),
      phase: 'pemulihan',
      due: '7d',
    })
  })

  test('a form that does not speak of a field does not touch it', async () => {
    const { again: _, ...task } = (await sent(web, 'pemantauan')).tasks[0] ?? { again: [] }
    const fields = await sent(web, 'pemantauan', { name: 'Pantau' })
    const written = writeStep(web, 'pemantauan', { ...fields, clocks: undefined, tasks: [task as (typeof fields.tasks)[0]] })
    expect(ofWeb(written, 'pemantauan').tasks['periksa-ulang'].again).toEqual(['1d', '3d', '7d', '14d', '30d'])
  })

  test('what is wrong in the file stays there for the check to name, whatever else the form changes', async () => {
    const broken = web
      .replace('role: lead\n', 'role: raja\n')
      .replace('meets: [K3]', 'meets: K3')
      .replace('notice: N2', 'notice: N99')
      .replace('public: ditangani', 'public: entah')
    const untouched = writeStep(broken, 'penanganan', await sent(broken, 'penanganan'))
    expect(untouched).toBe(broken)
    const renamed = writeStep(broken, 'penanganan', await sent(broken, 'penanganan', { name: 'Kerja' }))
    expect(renamed).toContain('name: Kerja\n')
    for (const wrong of ['role: raja', 'meets: K3', 'notice: N99', 'public: entah']) expect(renamed).toContain(wrong)
  })

  test.each(shipped)('%s: its head, shown and sent back as it is, leaves the file as it is', async file => {
    const source = sourceOf(file)
    expect(writeHead(source, await headSent(source)) === source).toBe(true)
  })

  test('kinds are ticked, the first severity and label chosen; what is no kind stays for the check to name', async () => {
    const source = web.replace('kinds: [web]', 'kinds: [entah, web]')
    const written = parse(writeHead(source, await headSent(source, { kind_phishing: '1', severity: 'tinggi', tlp: 'GREEN' })))
    expect(written).toMatchObject({ kinds: ['entah', 'web', 'phishing'], severity: 'tinggi', tlp: 'GREEN' })
  })

  test('two tasks exchange their names, and whoever waits for one follows it', async () => {
    const fields = await sent(web, 'penanganan')
    const other: Record<string, string> = { tahan: 'cari-webshell', 'cari-webshell': 'tahan' }
    const written = writeStep(web, 'penanganan', {
      ...fields,
      tasks: fields.tasks.map(task => ({ ...task, id: other[task.id] ?? task.id })),
    })
    const [before, after] = [ofWeb(web, 'penanganan'), ofWeb(written, 'penanganan')]
    expect(after.tasks.tahan.do).toBe(before.tasks['cari-webshell'].do)
    expect(after.tasks['cari-webshell'].do).toBe(before.tasks.tahan.do)
    expect(after.tasks['ganti-kredensial'].after).toEqual(['cari-webshell'])
    expect(before.tasks['ganti-kredensial'].after).toEqual(['tahan'])
  })

  test('what few need is folded away, and open where something stands in it', async () => {
    const folded = async (step: string) => {
      const fields = readStep(web, step)
      const page = fields && <StepForm frame={at('/x')} playbook="web" seq={5} was={step} step={fields} steps={stepNames(web)} />
      return [...String(await page).matchAll(/<details( open[^>]*)?>/g)].map(([tag]) => tag.includes('open'))
    }
    expect((await folded('diterima')).filter(Boolean)).toEqual([])
    expect((await folded('penanganan')).filter(Boolean).length).toBeGreaterThan(3)
  })
})
