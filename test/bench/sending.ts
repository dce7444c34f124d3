import { app, beside, config, node } from './built.ts'
import { openFilled } from './filled.ts'
import { dispatch } from './mail-run.ts'

// One program as `npm start` runs it: it serves pages and, when told, sends 2,280 mails beside them.
const [folder = '', smtp = ''] = process.argv.slice(2)
const filled = await openFilled(folder, 2000)
await dispatch(filled.ports, filled.team, 2280)
filled.close()
const settings = config.readConfig({ DATA_DIR: folder, PORT: '0', LOG_LEVEL: 'error', SMTP_URL: smtp, TICK_SECONDS: '1' })
const opened = await node.openNode(settings)
const { url } = await node.serve(opened, app.createApp(opened.ports))
const script = new URL('../../dist/cli/clockwork.js', import.meta.url)

process.on('message', async () => {
  const { log } = opened.ports
  beside.runBeside({ script, told: settings, log, pause: 1000, patience: 8000 })
  let first = 0
  let sent = 0
  for (; sent < 2280; await new Promise(resolve => setTimeout(resolve, 100))) {
    sent = await countSent()
    if (sent > 0) first ||= performance.now()
  }
  process.send?.({ sent, perSecond: sent / ((performance.now() - first) / 1000) })
})
process.send?.({ url, cookie: filled.cookie })

async function countSent(): Promise<number> {
  const mails = opened.ports.database.query.selectFrom('mail').select(query => query.fn.countAll<number>().as('count'))
  const { count } = await mails.where('status', '=', 'sent').executeTakeFirstOrThrow()
  return count
}
