import { afterEach, beforeEach, expect, test } from 'vitest'
import { drawAhead, pictureOf } from '../../src/casework/pictures.ts'
import { currentPlaybooks, playbookVersion } from '../../src/casework/rules.ts'
import { playbookDiagram } from '../../src/formats/diagram.ts'
import { aTeam } from '../fixtures.ts'
import { createWorld, engines, type World } from '../world.ts'

for (const engine of engines) {
  let world: World
  beforeEach(async () => {
    world = await createWorld(engine)
    await aTeam(world)
  })
  afterEach(() => world.close())

  test(`${engine.name}: pictures of published versions are drawn ahead, and whoever looks waits for none`, async () => {
    const all = await currentPlaybooks(world.ports)
    expect(await drawAhead(world.ports, async () => true)).toBe(all.length)
    const { playbook } = await playbookVersion(world.ports, 'web', 1)
    const began = performance.now()
    const picture = pictureOf(playbook)
    expect(performance.now() - began).toBeLessThan(2)
    expect(picture).toBe(playbookDiagram(playbook))
  })

  test(`${engine.name}: when the program stops, nothing more is drawn`, async () => {
    let left = 3
    expect(await drawAhead(world.ports, async () => left-- > 0)).toBe(2)
    expect(await drawAhead(world.ports, async () => false)).toBe(0)
  })
}
