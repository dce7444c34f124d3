import { expect, it } from 'vitest'
import { fillDemo } from '../../src/casework/demo/fill.ts'
import { scenes } from '../../src/casework/demo/scenes.ts'
import { publishPlaybooks } from '../../src/casework/playbooks.ts'
import { engines } from '../engines.ts'
import { createWorld } from '../world.ts'

it('the demo has 75 agencies, an incident in every step, and one advisory half confirmed, notices that are answered or not, and deadlines kept and missed, all with rows behind them', async () => {
  const world = await createWorld(engines[0] as never)
  await publishPlaybooks(world.ports)
  await fillDemo(world.ports)
  const query = world.ports.database.query
  const steps = await query.selectFrom('incident').select(['number', 'step', 'kind']).execute()
  const agencies = await query.selectFrom('organisation').select('code').where('kind', '=', 'opd').execute()
  const told = query
    .selectFrom('delivery')
    .innerJoin('advisory', 'advisory.id', 'delivery.advisory_id')
    .select(['notice', 'delivery.answer'])
  const all = await told.execute()
  const deliveries = all.filter(({ notice }) => notice === 'N4')
  expect(agencies).toHaveLength(75)
  expect(new Set(steps.map(({ step }) => step))).toEqual(new Set(scenes.map(({ step }) => step)))
  const answered = deliveries.filter(({ answer }) => answer).length
  expect(answered / deliveries.length).toBeCloseTo(0.5, 1)
  const notices = all.filter(({ notice }) => notice === 'N2')
  expect(notices.length).toBeGreaterThan(8)
  expect(new Set(notices.map(({ answer }) => answer))).toEqual(new Set(['diterima', null]))
  const open = await query.selectFrom('incident').select('due_at').where('closed_at', 'is', null).execute()
  const now = world.ports.now().toISOString()
  const late = open.filter(({ due_at }) => due_at !== null && due_at < now).length
  expect(late).toBeGreaterThan(3)
  expect(open.length - late).toBeGreaterThan(7)
  await world.close()
})
