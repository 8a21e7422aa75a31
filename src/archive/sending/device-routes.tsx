import { type Context, Hono } from 'hono'
import { fileSafeName } from '../../platform/text/dates.ts'
import { networkOf, openLimit } from '../../platform/web/limits.ts'
import { clientAddress } from '../../platform/web/requests.ts'
import type { Member } from '../../platform/web/viewer.ts'
import { type FileDesk, formatsFor, sendWork } from '../files/index.ts'
import { formToken, showNotFound, showPage, showProblem } from '../frame/index.ts'
import type { House, WebEnv } from '../house.ts'
import { urls } from '../urls.ts'
import { findWorks, mayDownload, type Work } from '../works/index.ts'
import { DevicePage, FilesPage } from './pages/device.tsx'
import { closeHandover, findHandover, type Handover, openHandover } from './store/handovers.ts'

type C = Context<WebEnv>

/** Codes for one network; a household has few devices. */
const OF_A_NETWORK = { tries: 20, seconds: 3600 }
const SECRET = '/r/:secret{[\\w-]{43}}'

/** What a device does, which is nobody's: it shows a code and fetches what somebody gave it. Whoever guesses a code can give, and get
 * nothing. */
export function deviceRoutes(house: House, desk: FileDesk): Hono<WebEnv> {
  const ofNetwork = openLimit(OF_A_NETWORK.tries, OF_A_NETWORK.seconds)
  return new Hono<WebEnv>()
    .get(urls.device(), (c) =>
      showPage(house, c, {
        title: 'Works for this device',
        main: 'device region',
        unlisted: true,
        body: <DevicePage token={formToken(house, c)} />,
      }),
    )
    .post(urls.device(), async (c) => {
      const tooMany = await ofNetwork.take(networkOf(clientAddress(c, house.config.proxies)))
      if (tooMany) {
        c.header('Retry-After', String(tooMany))
        return showProblem(house, c, 429, 'A lot of codes at once', [<p>Wait a while before you ask for another.</p>])
      }
      const secret = await house.db.transaction().execute((trx) => openHandover(trx, house.now()))
      return c.redirect(urls.deviceFiles(secret), 303)
    })
    .get(SECRET, (c) => showFiles(house, c))
    .post(SECRET, async (c) => {
      await house.db.transaction().execute((trx) => closeHandover(trx, secretIn(c)))
      return c.redirect(urls.device(), 303)
    })
    .get(`${SECRET}/:id{[0-9]+}/:name`, (c) => sendFile(house, desk, c))
}

function secretIn(c: C): string {
  return c.req.param('secret') ?? ''
}

async function showFiles(house: House, c: C): Promise<Response> {
  const [secret, handover] = [secretIn(c), await findHandover(house.db, secretIn(c), house.now())]
  if (!handover) return showNotFound(house, c)
  const giver = giverOf(c, handover)
  const page = await showPage(house, c, {
    title: 'Works for this device',
    main: 'device region',
    unlisted: true,
    head: giver ? null : <meta http-equiv="refresh" content="20" />,
    body: (
      <FilesPage
        token={formToken(house, c)}
        secret={secret}
        code={handover.code}
        from={giver?.login}
        works={giver ? await filesOf(house, handover, giver) : []}
      />
    ),
  })
  // the address is a secret
  page.headers.set('Referrer-Policy', 'no-referrer')
  return page
}

/** The giver lends the device their eyes; what is withheld where the device is stays withheld. */
function giverOf(c: C, { giver }: Handover): Member | undefined {
  const { withheld } = c.get('viewer')
  return giver && (withheld ? { ...giver, withheld } : giver)
}

async function filesOf(house: House, { workIds }: Handover, giver: Member) {
  const found = await findWorks(house.db, workIds, giver)
  return Promise.all(
    found
      .filter(({ work }) => mayDownload(work, giver))
      .map(async ({ work }) => ({ work, files: await namesOf(house, work) })),
  )
}

async function namesOf(house: House, { title, language }: Work) {
  const name = fileSafeName(title).replaceAll(' ', '_')
  return (await formatsFor(house.config, language)).map(({ ending, word }) => ({ word, name: `${name}.${ending}` }))
}

async function sendFile(house: House, desk: FileDesk, c: C): Promise<Response> {
  const handover = await findHandover(house.db, secretIn(c), house.now())
  const giver = handover && giverOf(c, handover)
  c.header('Referrer-Policy', 'no-referrer')
  if (!giver || !handover.workIds.includes(Number(c.req.param('id')))) return showNotFound(house, c)
  return sendWork(desk, c, giver)
}
