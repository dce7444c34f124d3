import { app, config, deliver, node } from './built.ts'
import { openFilled } from './filled.ts'
import { dispatch } from './mail-run.ts'

// One process that serves pages and, when told, sends 2,280 mails.
const [folder = '', smtp = ''] = process.argv.slice(2)
const filled = await openFilled(folder, 2000)
await dispatch(filled.ports, filled.team, 2280)
filled.close()
const opened = await node.openNode(config.readConfig({ DATA_DIR: folder, PORT: '0', LOG_LEVEL: 'error', SMTP_URL: smtp }))
const outbox = deliver.openOutbox(opened.ports)
const { url } = await node.serve(opened, app.createApp(opened.ports), { rounds: [] })
process.on('message', async () => {
  const started = performance.now()
  await outbox.pump()
  const { sent } = await outbox.close()
  process.send?.({ sent, perSecond: sent / ((performance.now() - started) / 1000) })
})
process.send?.({ url, cookie: filled.cookie })
