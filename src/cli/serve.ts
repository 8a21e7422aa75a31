import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { createAdaptorServer } from '@hono/node-server'
import { createApp, jobHandlers } from '../app.ts'
import { planBackup } from '../archive/backups/index.ts'
import { endStreams } from '../archive/bonds/index.ts'
import { startThread } from '../archive/catalogue/index.ts'
import { prepareDemo } from '../archive/demo/index.ts'
import { startWorker } from '../archive/jobs/index.ts'
import { planKudosNight } from '../archive/kudos/index.ts'
import { openPost } from '../archive/mail/index.ts'
import { settleVisits } from '../archive/place/index.ts'
import { planSweep, startReadingTexts } from '../archive/works/index.ts'
import { type Config, readConfig } from '../config.ts'
import { openHouse } from '../open.ts'
import { holdFolder } from '../platform/db/folder.ts'
import { openLoad } from '../platform/web/shedding.ts'
import { unacceptedAt } from '../platform/web/unaccepted.ts'
import type { Command } from './command.ts'
import { offerSetUp } from './set-up.ts'

export const serve: Command = {
  name: 'serve',
  usage: 'Usage: fanlight serve [--demo]',
  sentence: 'Starts the archive and serves it until it is told to stop.',
  details: [
    'With an empty folder it prints a link, good once, that sets the archive up.',
    '  --demo   fills an empty folder with the sample shelf and five accounts, prints their passwords, asks nothing',
    'Settings come from the environment; the README has the table.',
  ].join('\n'),
  async run(words) {
    const { values } = parseArgs({ args: [...words], options: { demo: { type: 'boolean', default: false } } })
    await serveUntilStopped(readConfig(process.env), values.demo)
    return 0
  },
}

/** Beyond it people are told to come back, since they would wait longer than they want to. */
const BEARABLE = { most: 128, turn: 250, waiting: 64 }

/** Milliseconds that a request may take to arrive, its head and all of it: whoever sends a letter a second is let go. A large upload over
 * a slow line has the longer one. */
const HEAD_ARRIVES = 10_000
const REQUEST_ARRIVES = 300_000
/** and between two looks at who is late */
const LOOK = 2000

/** Opens in order, closes in the opposite one. */
async function serveUntilStopped(config: Config, demo: boolean): Promise<void> {
  // PostgreSQL is there for several processes; one SQLite file is served by one
  using _folder = config.database.startsWith('sqlite:') ? holdFolder(config.data) : undefined
  await using house = await openHouse(config)
  const cast = demo ? await prepareDemo(house) : undefined
  const desk = startThread({
    program: new URL('./catalogue.js', import.meta.url),
    database: config.database,
    snapshot: path.join(config.data, 'catalogue.snapshot'),
    log: house.log,
  })
  let unaccepted = () => 0
  const load = openLoad({ ...BEARABLE, unaccepted: () => unaccepted() })
  const server = await listen(serverFor(createApp(house, desk, load)), config)
  unaccepted = unacceptedAt((server.address() as AddressInfo).port)
  const address = config.url || addressOf(server)
  const post = openPost(config, house.log)
  await house.db.transaction().execute(async (trx) => {
    await planSweep(trx, house.now())
    await planKudosNight(trx, house.now())
    await planBackup(trx, house)
  })
  const worker = startWorker(house, jobHandlers(house, post, desk))
  const reading = startReadingTexts(house)
  process.stdout.write(`\nFanlight is open at ${address}\n`)
  const first = cast ?? (await offerSetUp(house, address))
  if (first) process.stdout.write(`\n${first}\n`)
  house.log.info({ address, data: config.data }, 'serving')
  await stopSignal()
  house.log.info('stopping: requests in flight are finished first')
  endStreams(house)
  await close(server)
  await settleVisits(house)
  await worker.stop()
  await reading.stop()
  await desk.close()
  post.close()
}

function serverFor(app: ReturnType<typeof createApp>): Server {
  const serverOptions = {
    headersTimeout: HEAD_ARRIVES,
    requestTimeout: REQUEST_ARRIVES,
    connectionsCheckingInterval: LOOK,
  }
  return createAdaptorServer({ fetch: app.fetch, serverOptions }) as Server
}

function listen(server: Server, { port, host }: Config): Promise<Server> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE'
      reject(
        new Error(
          taken ? `port ${port} is taken by another program; set FANLIGHT_PORT to a free one` : 'it could not listen',
          { cause: taken ? undefined : error },
        ),
      )
    })
    server.listen(port, host, () => resolve(server))
  })
}

function addressOf(server: Server): string {
  const { address, port, family } = server.address() as AddressInfo
  const host = family === 'IPv6' ? `[${address}]` : address
  return `http://${host === '0.0.0.0' || host === '[::]' ? 'localhost' : host}:${port}`
}

function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve())
  })
}

/** Takes no new connections, lets answers under way finish, and closes what idles. */
function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeIdleConnections()
    setTimeout(() => server.closeAllConnections(), 10_000).unref()
  })
}
