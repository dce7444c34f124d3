import { expect, it } from 'vitest'
import { fillDemo } from '../../src/casework/demo/fill.ts'
import { scenes } from '../../src/casework/demo/scenes.ts'
import { publishPlaybooks } from '../../src/casework/playbooks.ts'
import { engines } from '../engines.ts'
import { createWorld } from '../world.ts'

it('the demo has 75 agencies, an incident in every step, and one advisory half confirmed, all with rows behind them', async () => {
  const world = await createWorld(engines[0] as never)
  await publishPlaybooks(world.ports)
  await fillDemo(world.ports)
  const query = world.ports.database.query
  const steps = await query.selectFrom('incident').select(['number', 'step', 'kind']).execute()
  const agencies = await query.selectFrom('organisation').select('code').where('kind', '=', 'opd').execute()
  const deliveries = await query.selectFrom('delivery').select(['answer']).execute()
  expect(agencies).toHaveLength(75)
  expect(new Set(steps.map(({ step }) => step))).toEqual(new Set(scenes.map(({ step }) => step)))
  const answered = deliveries.filter(({ answer }) => answer).length
  expect(answered / deliveries.length).toBeCloseTo(0.5, 1)
  await world.close()
})
