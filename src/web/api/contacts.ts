import { addContact, changeContact, contactFor, removeContact } from '../../casework/registry/contacts.ts'
import type { Ports } from '../../ports.ts'
import { pageContacts } from '../../store/registry-pages.ts'
import { actorOf, nounApi, tidy } from './api.ts'
import { cut, given, pageFor, registryRoutes } from './registry.ts'
import { contact, contactChange, contactNew, contactPage, registryQuery } from './schemas/registry.ts'

const routes = registryRoutes(
  { plural: 'contacts', one: 'Contact', words: 'narahubung' },
  { page: contactPage, one: contact, added: contactNew, changed: contactChange, query: registryQuery },
)

export function contactApi(ports: Ports) {
  return nounApi()
    .openapi(routes.list, async c => {
      const page = pageFor(actorOf(c), c.req.valid('query'))
      const rows = await pageContacts(ports.database.query, page)
      return c.json(cut(c, rows, { limit: page.limit, keyOf: row => row.id }), 200)
    })
    .openapi(routes.add, async c => {
      const { email = null, phone = null, ...entry } = tidy(c.req.valid('json'))
      return c.json(await addContact(ports, actorOf(c), { ...entry, email, phone }), 201)
    })
    .openapi(routes.get, async c => c.json(await contactFor(ports, actorOf(c), c.req.valid('param').id), 200))
    .openapi(routes.change, async c => {
      const change = given(tidy(c.req.valid('json')))
      return c.json(await changeContact(ports, actorOf(c), c.req.valid('param').id, change), 200)
    })
    .openapi(routes.remove, async c => {
      await removeContact(ports, actorOf(c), c.req.valid('param').id)
      return c.body(null, 204)
    })
}
