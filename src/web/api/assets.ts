import { addAsset, assetFor, changeAsset, removeAsset } from '../../casework/registry/assets.ts'
import type { Ports } from '../../ports.ts'
import { pageAssets } from '../../store/registry-pages.ts'
import { actorOf, nounApi, tidy } from './api.ts'
import { cut, given, pageFor, registryRoutes } from './registry.ts'
import { asset, assetChange, assetNew, assetPage, registryQuery } from './schemas/registry.ts'

const routes = registryRoutes(
  { plural: 'assets', one: 'Asset', words: 'aset' },
  { page: assetPage, one: asset, added: assetNew, changed: assetChange, query: registryQuery },
)

export function assetApi(ports: Ports) {
  return nounApi()
    .openapi(routes.list, async c => {
      const page = pageFor(actorOf(c), c.req.valid('query'))
      const rows = await pageAssets(ports.database.query, page)
      return c.json(cut(c, rows, { limit: page.limit, keyOf: row => row.id }), 200)
    })
    .openapi(routes.add, async c => {
      const { name = '', iiv = false, personalData = false, ...entry } = tidy(c.req.valid('json'))
      return c.json(await addAsset(ports, actorOf(c), { ...entry, name, iiv, personalData }), 201)
    })
    .openapi(routes.get, async c => c.json(await assetFor(ports, actorOf(c), c.req.valid('param').id), 200))
    .openapi(routes.change, async c => {
      const change = given(tidy(c.req.valid('json')))
      return c.json(await changeAsset(ports, actorOf(c), c.req.valid('param').id, change), 200)
    })
    .openapi(routes.remove, async c => {
      await removeAsset(ports, actorOf(c), c.req.valid('param').id)
      return c.body(null, 204)
    })
}
