import type { Hono } from 'hono'
import { announce, createApp, jobHandlers } from '../src/app.ts'
import { insertUser, openSession, SESSION_COOKIE } from '../src/archive/accounts/index.ts'
import { LocalDesk } from '../src/archive/catalogue/index.ts'
import type { House, WebEnv } from '../src/archive/house.ts'
import { workOff } from '../src/archive/jobs/index.ts'
import { openPost } from '../src/archive/mail/index.ts'
import { openSettings } from '../src/archive/settings/index.ts'
import { followChanges } from '../src/archive/works/index.ts'
import { readConfig } from '../src/config.ts'
import { findAssets } from '../src/platform/ui/assets.ts'
import { formTokens } from '../src/platform/web/csrf.ts'
import { KeptPages } from '../src/platform/web/kept-pages.ts'
import { openLog } from '../src/platform/web/log.ts'
import type { Role } from '../src/schema/index.ts'
import { openTestDatabase } from './engines.ts'
import { Visitor } from './visitor.ts'

/** The moment at which every test's archive begins; tests move it with `clock.now`. */
const BEGINNING = '2026-03-09T12:00:00.000Z'

/** A whole archive of one test's own, on the engine of this run. */
export interface TestHouse extends House, AsyncDisposable {
  readonly app: Hono<WebEnv>
  /** move it to let time pass */
  readonly clock: { now: Date }
  /** the folder that holds everything */
  readonly folder: string
  /** A new browser that nobody is logged in with. */
  guest(): Visitor
  /** A new browser in which this person is logged in; the account is made, without a password, when it is not there.. */
  as(login: string, roles?: readonly Role[]): Promise<Visitor>
  /** Does all jobs that are due. */
  workOff(): Promise<void>
}

/** @param environment settings other than the usual ones, by variable name */
export async function openTestHouse(environment: Readonly<Record<string, string>> = {}): Promise<TestHouse> {
  const database = await openTestDatabase()
  const config = { ...readConfig({ FANLIGHT_DATA: database.folder, ...environment }), database: database.address }
  const { db } = database
  const clock = { now: new Date(BEGINNING) }
  const log = openLog(process.env.FANLIGHT_TEST_LOG ?? 'silent')
  const house: House = {
    db,
    config,
    now: () => clock.now,
    log,
    tokens: formTokens('a secret for tests alone, long enough to pass'),
    settings: openSettings(db, () => clock.now.getTime()),
    pages: new KeptPages(followChanges(db), () => clock.now.getTime()),
    assets: findAssets('dist'),
    announce: (trx, fact) => announce(house, trx, fact),
  }
  const desk = new LocalDesk(db)
  const app = createApp(house, desk)
  const post = openPost(config, log)
  return {
    ...house,
    app,
    clock,
    folder: database.folder,
    guest: () => new Visitor(app),
    as: async (login, roles = []) => new Visitor(app, { [SESSION_COOKIE]: await logIn(house, login, roles) }),
    workOff: () => workOff(house, jobHandlers(house, post, desk)),
    async [Symbol.asyncDispose]() {
      post.close()
      await database[Symbol.asyncDispose]()
    },
  }
}

/** argon2id is slow on purpose; tests that log in by form set a password themselves. */
async function logIn(house: House, login: string, roles: readonly Role[]): Promise<string> {
  return house.db.transaction().execute(async (trx) => {
    const known = await trx
      .selectFrom('users')
      .select('id')
      .where('login_key', '=', login.toLowerCase())
      .executeTakeFirst()
    const userId =
      known?.id ??
      (await insertUser(trx, {
        login,
        email: `${login}@example.org`,
        passwordHash: null,
        emailConfirmed: true,
        roles,
        now: house.now(),
      }))
    return openSession(trx, { userId, now: house.now(), userAgent: 'test', remembered: false })
  })
}
