import { app, node } from './built.ts'
import { openFilled } from './filled.ts'

const opened = await openFilled(process.argv[2] ?? '', 10_000)
const { url } = await node.serve(opened, app.createApp(opened.ports), { tick: async () => undefined })
process.send?.({ url, cookie: opened.cookie })
