import { serveStatic } from '@hono/node-server/serve-static'
import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { ACCOUNT_PARTS } from './account-parts.ts'
import {
  accountRoutes,
  listenAccounts,
  mailResetLink,
  recogniseByFeed,
  recogniseByKey,
  recogniseByPassword,
  recogniseViewer,
  refuseSecretsInAddress,
  refuseSuspended,
} from './archive/accounts/index.ts'
import { administrationRoutes, type Gauges, metricsRoutes } from './archive/administration/index.ts'
import { apiRoutes, crossOrigins } from './archive/api/index.ts'
import { BACK_UP, backUp } from './archive/backups/index.ts'
import { betaRoutes, betasAround, listenBetas } from './archive/betas/index.ts'
import { bondRoutes, bondsAround, listenBonds, offerPause } from './archive/bonds/index.ts'
import { bookmarkAround, bookmarkRoutes, bookmarkSeries, listenBookmarks } from './archive/bookmarks/index.ts'
import { bulkRoutes } from './archive/bulk/index.ts'
import { type Desk, LocalDesk } from './archive/catalogue/index.ts'
import { challengeRoutes, listenChallenges } from './archive/challenges/index.ts'
import {
  collectionRoutes,
  collectionsAround,
  gatheringOf,
  REVEAL,
  revealCollection,
} from './archive/collections/index.ts'
import { commentRoutes, commentsAround, emptyCommentBin, listenComments } from './archive/comments/index.ts'
import { dashboardRoutes } from './archive/dashboard/index.ts'
import { plantShelf } from './archive/demo/index.ts'
import { distanceRoutes } from './archive/distance/index.ts'
import {
  ACCOUNT_BODY,
  accountImportRoutes,
  EXPORT_ACCOUNT,
  exportAccount,
  exportRoutes,
  IMPORT_ACCOUNT,
  importAccount,
  sweepExports,
} from './archive/exporting/index.ts'
import {
  askForPassword,
  feedRoutes,
  listenFeeds,
  opdsRoutes,
  PING_HUB,
  pingHub,
  sitemapRoutes,
  TELL_HUB,
  tellHub,
} from './archive/feeds/index.ts'
import { downloadRoutes, offerDownloads, offerSeriesDownloads } from './archive/files/index.ts'
import {
  DIGEST,
  followAround,
  followingRoutes,
  followSeries,
  listenFollowing,
  MATCH,
  matchSearches,
  sendDigest,
  stoppingRoutes,
  TELL,
  tellFollowers,
} from './archive/following/index.ts'
import {
  answerFromKept,
  askForKey,
  isForPrograms,
  lookRoutes,
  readFromReplica,
  refuseKey,
  shapeRequests,
  showBroken,
  showForeignForm,
  showNotFound,
  showProblem,
  turnAway,
} from './archive/frame/index.ts'
import type { Fact, House, WebEnv } from './archive/house.ts'
import { BRING_PARCEL, bringRest, importRoutes } from './archive/importing/index.ts'
import type { JobHandlers } from './archive/jobs/index.ts'
import { KUDOS_NIGHT, kudosAround, kudosNight, kudosRoutes } from './archive/kudos/index.ts'
import type { Post } from './archive/mail/index.ts'
import {
  listenMedia,
  mediaFiles,
  mediaRoutes,
  PICTURE_BODY,
  REMOVE_PICTURES,
  removeFiles,
  sweepPictures,
} from './archive/media/index.ts'
import { moderationRoutes, REMOVE_WORK, removeDecided, reportAround, showClosed } from './archive/moderation/index.ts'
import { archivistRoutes, claimRoutes, importedAround, oldAddressRoutes } from './archive/moving/index.ts'
import { newsAtHome, newsRoutes } from './archive/news/index.ts'
import { unsubscribeRoutes } from './archive/notices/index.ts'
import { offerOffline, offerSeriesOffline, offlineRoutes } from './archive/offline/index.ts'
import { ownCatalogueRoutes, ownFeedRoutes } from './archive/own-feeds/index.ts'
import { countGuests, placeAround, placeRoutes } from './archive/place/index.ts'
import { withholdByRules } from './archive/policy/index.ts'
import { homeRoutes, offerListening } from './archive/reading/index.ts'
import { robotRoutes, robotsAround } from './archive/robots/index.ts'
import { hideCompanion, hidingInSeries, searchRoutes, similarCompanion } from './archive/search/index.ts'
import { offerSending, SEND_BOOK, sendBook, sendingRoutes } from './archive/sending/index.ts'
import { skinAround, skinRoutes } from './archive/skins/index.ts'
import { statisticsRoutes } from './archive/statistics/index.ts'
import { koreaderRoutes, progressionRoutes } from './archive/syncing/index.ts'
import { tiesAround, tiesRoutes } from './archive/ties/index.ts'
import { trailRoutes } from './archive/trail/index.ts'
import { urls } from './archive/urls.ts'
import {
  type Companion,
  leavingRoutes,
  listenWorks,
  POST_PLANNED,
  postPlanned,
  readingRoutes,
  type SeriesCompanion,
  SWEEP,
  seriesRoutes,
  sweepBin,
  writingRoutes,
} from './archive/works/index.ts'
import { wranglingRoutes } from './archive/wrangling/index.ts'
import { isOutOfReach } from './platform/db/open.ts'
import type { Assets } from './platform/ui/assets.ts'
import { refuseForeignForms } from './platform/web/csrf.ts'
import { BrokenForm } from './platform/web/form.ts'
import { dressAnswers } from './platform/web/headers.ts'
import { holdsZero, logRequests, routedPath } from './platform/web/requests.ts'
import { type Load, openEndlessLoad } from './platform/web/shedding.ts'
import { openTraffic, watchTraffic } from './platform/web/traffic.ts'
import type { Transaction } from './schema/index.ts'

/** The longest chapter in the widest spelling of a form, several fields of notes, and some air. */
const FORM_BYTES = 8 * 1024 * 1024
/** A shelf of stories at once. */
const UPLOAD_BYTES = 64 * 1024 * 1024

/** Who puts what around a work that is read, and around a series, in this order. */
const COMPANIONS: readonly Companion[] = [
  offerDownloads,
  offerSending,
  offerListening,
  placeAround,
  tiesAround,
  betasAround,
  bookmarkAround,
  followAround,
  bondsAround,
  kudosAround,
  importedAround,
  commentsAround,
  collectionsAround,
  offerOffline,
  similarCompanion,
  hideCompanion,
  robotsAround,
  skinAround,
  reportAround,
]
/** Those of them that stand around a work which is not revealed yet. */
const EARLY_COMPANIONS: readonly Companion[] = [collectionsAround]
const SERIES_COMPANIONS: readonly SeriesCompanion[] = [
  offerSeriesDownloads,
  bookmarkSeries,
  followSeries,
  offerSeriesOffline,
]

/** The rooms that answer addresses, in the order in which they are asked. */
const ROOMS: readonly ((house: House, desk: Desk, gauges: Gauges) => Hono<WebEnv>)[] = [
  lookRoutes,
  accountRoutes,
  (house, desk, gauges) => administrationRoutes(house, desk, gauges, plantShelf),
  (house) => readingRoutes(house, COMPANIONS, { early: EARLY_COMPANIONS, closed: showClosed }),
  (house, desk) => seriesRoutes(house, SERIES_COMPANIONS, hidingInSeries(house, desk)),
  (house) => writingRoutes(house, gatheringOf(house)),
  leavingRoutes,
  mediaRoutes,
  tiesRoutes,
  statisticsRoutes,
  bulkRoutes,
  placeRoutes,
  bookmarkRoutes,
  betaRoutes,
  bondRoutes,
  followingRoutes,
  collectionRoutes,
  challengeRoutes,
  searchRoutes,
  apiRoutes,
  feedRoutes,
  ownFeedRoutes,
  ownCatalogueRoutes,
  offlineRoutes,
  opdsRoutes,
  sitemapRoutes,
  robotRoutes,
  skinRoutes,
  downloadRoutes,
  sendingRoutes,
  wranglingRoutes,
  importRoutes,
  oldAddressRoutes,
  claimRoutes,
  archivistRoutes,
  distanceRoutes,
  moderationRoutes,
  trailRoutes,
  kudosRoutes,
  commentRoutes,
  (house) => exportRoutes(house, ACCOUNT_PARTS),
  (house) => accountImportRoutes(house, ACCOUNT_PARTS),
  dashboardRoutes,
  newsRoutes,
  (house, desk) => homeRoutes(house, desk, newsAtHome),
]

/** Who listens to what a room announces. */
const LISTENERS: readonly ((trx: Transaction, fact: Fact, house: House) => Promise<void>)[] = [
  listenAccounts,
  listenWorks,
  listenMedia,
  listenBookmarks,
  listenFollowing,
  listenFeeds,
  listenComments,
  listenBetas,
  listenBonds,
  listenChallenges,
]

/** Tells every listener, one after the other, inside the announcing transaction. */
export async function announce(house: House, trx: Transaction, fact: Fact): Promise<void> {
  for (const listener of LISTENERS) await listener(trx, fact, house)
}

/** Who does what the queue holds. */
export function jobHandlers(house: House, post: Post, desk: Desk): JobHandlers {
  return {
    mail: (payload) => post.send(payload),
    'reset-password': (payload) => mailResetLink(house, payload),
    [POST_PLANNED]: (payload) => postPlanned(house, payload),
    [TELL]: (payload) => tellFollowers(house, payload),
    [MATCH]: () => matchSearches({ house, desk }),
    [DIGEST]: (payload) => sendDigest(house, payload),
    [REVEAL]: (payload) => revealCollection(house, payload),
    [REMOVE_WORK]: (payload) => removeDecided(house, payload),
    [SWEEP]: async () => {
      await sweepBin(house)
      await emptyCommentBin(house.db, house.now())
      await sweepPictures(house)
      await sweepExports(house)
    },
    [REMOVE_PICTURES]: (payload) => removeFiles(house, payload),
    [BRING_PARCEL]: (payload) => bringRest(house, payload),
    [KUDOS_NIGHT]: () => kudosNight(house),
    [EXPORT_ACCOUNT]: (payload) => exportAccount(house, ACCOUNT_PARTS, payload),
    [IMPORT_ACCOUNT]: (payload) => importAccount(house, ACCOUNT_PARTS, payload),
    [TELL_HUB]: (payload) => tellHub(house, payload),
    [PING_HUB]: (payload) => pingHub(house, payload),
    [SEND_BOOK]: (payload) => sendBook(house, post, payload),
    [BACK_UP]: () => backUp(house),
  }
}

/** Puts the archive together from what main or a test hands it.
 * @param desk who answers which works there are; without one, the catalogue is kept in this process
 * @param load how much it takes on at once; without it, whatever comes */
export function createApp(
  house: House,
  desk: Desk = new LocalDesk(house.db),
  load: Load = openEndlessLoad(),
): Hono<WebEnv> {
  const app = new Hono<WebEnv>({ getPath: routedPath })
  const gauges = { load, traffic: openTraffic() }
  app.route('/', healthRoutes(house))
  app.route('/', metricsRoutes(house, desk, gauges))
  app.use(logRequests(house.log), dressAnswers(house.config.url.startsWith('https:')))
  app.get(`${urls.assets}/*`, serveAssets(house.assets))
  app.route('/', mediaFiles(house))
  app.use(watchTraffic(gauges.traffic, house.now))
  app.use(turnAway(house, load))
  app.use(readFromReplica(house))
  app.use(recogniseViewer(house))
  const byPassword = recogniseByPassword(house, askForPassword)
  for (const files of ['/opds/*', '/downloads/*']) app.use(files, byPassword)
  app.use('/feeds/private/*', recogniseByFeed(house))
  app.use('/api/*', crossOrigins, recogniseByKey(house, refuseKey))
  app.use(shapeRequests(house))
  app.use(withholdByRules(house))
  app.use((c, next) => (holdsZero(c.req.url) ? showNotFound(house, c) : next()))
  app.use(offerPause(house))
  app.use(countGuests(house))
  app.use(answerFromKept(house))
  app.use(urls.login(), refuseSecretsInAddress(house))
  const uploads = limitBody(house, UPLOAD_BYTES)
  app.use(urls.importStories(), (c, next) => (c.get('viewer').kind === 'member' ? uploads(c, next) : next()))
  const picture = limitBody(house, PICTURE_BODY)
  app.use(urls.pictures(':login'), (c, next) => (c.get('viewer').kind === 'member' ? picture(c, next) : next()))
  const account = limitBody(house, ACCOUNT_BODY)
  app.use(urls.importAccount(':login'), (c, next) => (c.get('viewer').kind === 'member' ? account(c, next) : next()))
  app.use(limitBody(house, FORM_BYTES))
  app.route('/', unsubscribeRoutes(house))
  app.route('/', koreaderRoutes(house))
  app.route('/', progressionRoutes(house))
  app.route('/', stoppingRoutes(house))
  const ownForms = refuseForeignForms({ ...house, refuse: (c) => showForeignForm(house, c) })
  // nobody's browser can be made to send a key
  app.use(async (c, next) => (c.get('scopes') ? next() : needsKey(c) ? askForKey(c) : ownForms(c, next)))
  app.use(refuseSuspended(house))
  for (const room of ROOMS) app.route('/', room(house, desk, gauges))
  app.notFound((c) => showNotFound(house, c))
  app.onError((error, c) => {
    if (error instanceof BrokenForm) return showProblem(house, c, 400, 'The form could not be read', [])
    house.log.error({ err: error, request: c.get('requestId') }, 'a request broke')
    return showBroken(house, c, isOutOfReach(error) ? 503 : 500)
  })
  return app
}

/** For whoever watches the process: it runs; it can answer. Not logged, since it is asked every few seconds. */
function healthRoutes({ db }: House): Hono<WebEnv> {
  return new Hono<WebEnv>()
    .get('/healthz', (c) => c.text('ok'))
    .get('/readyz', async (c) => {
      const ready = await db
        .selectFrom('settings')
        .select('name')
        .limit(1)
        .execute()
        .then(
          () => true,
          () => false,
        )
      return c.text(ready ? 'ready' : 'the database does not answer', ready ? 200 : 503)
    })
}

/** A program that changes something comes with a key, or from a page of ours with its proof. */
function needsKey(c: Context<WebEnv>): boolean {
  return isForPrograms(c) && c.get('viewer').kind === 'guest' && !['GET', 'HEAD'].includes(c.req.method)
}

/** Names hold a hash of what they name, so a browser need never ask again; icons do not, and are asked for daily. */
function serveAssets({ folder }: Assets): MiddlewareHandler {
  return serveStatic({
    root: folder,
    precompressed: true,
    rewriteRequestPath: (path) => path.slice(urls.assets.length),
    onFound: (path, c) => {
      c.header(
        'Cache-Control',
        path.includes('/icons/') ? 'public, max-age=86400' : 'public, max-age=31536000, immutable',
      )
    },
  })
}

function limitBody(house: House, maxSize: number): MiddlewareHandler<WebEnv> {
  const limit = bodyLimit({
    maxSize,
    onError: (c) =>
      showProblem(house, c, 413, 'This is more than the archive takes at once', [
        `At most ${maxSize / 1024 / 1024} MB can be sent in one go. Nothing was changed; go back to find what you wrote.`,
      ]),
  })
  // the first limit that fits a path has spoken; a wider one must not be narrowed by the next
  return async (c, next) => {
    if (c.get('bodyLimited')) return next()
    c.set('bodyLimited', true)
    return limit(c, next)
  }
}
