import { app, config, node } from './built.ts'
import { openFilled } from './filled.ts'

const folder = process.argv[2] ?? ''
const filled = await openFilled(folder, 10_000)
filled.close()
const opened = await node.openNode(config.readConfig({ DATA_DIR: folder, PORT: '0', LOG_LEVEL: 'error' }))
const { url } = await node.serve(opened, app.createApp(opened.ports))
process.send?.({ url, cookie: filled.cookie })
