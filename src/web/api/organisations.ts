import { addOrganisation, changeOrganisation, organisationFor, removeOrganisation } from '../../casework/registry/organisations.ts'
import type { Ports } from '../../ports.ts'
import { pageOrganisations } from '../../store/registry-pages.ts'
import { actorOf, nounApi, tidy } from './api.ts'
import { cut, given, pageFor, registryRoutes } from './registry.ts'
import { organisation, organisationChange, organisationNew, organisationPage, registryQuery } from './schemas/registry.ts'

const routes = registryRoutes(
  { plural: 'organisations', one: 'Organisation', words: 'instansi; id adalah kodenya, "/" ditulis %2F' },
  { page: organisationPage, one: organisation, added: organisationNew, changed: organisationChange, query: registryQuery },
)

export function organisationApi(ports: Ports) {
  return nounApi()
    .openapi(routes.list, async c => {
      const page = pageFor(actorOf(c), c.req.valid('query'))
      const rows = await pageOrganisations(ports.database.query, page)
      return c.json(cut(c, rows, { limit: page.limit, keyOf: row => row.code }), 200)
    })
    .openapi(routes.add, async c => c.json(await addOrganisation(ports, actorOf(c), tidy(c.req.valid('json'))), 201))
    .openapi(routes.get, async c => c.json(await organisationFor(ports, actorOf(c), c.req.valid('param').id), 200))
    .openapi(routes.change, async c => {
      const change = given(tidy(c.req.valid('json')))
      return c.json(await changeOrganisation(ports, actorOf(c), c.req.valid('param').id, change), 200)
    })
    .openapi(routes.remove, async c => {
      await removeOrganisation(ports, actorOf(c), c.req.valid('param').id)
      return c.body(null, 204)
    })
}
