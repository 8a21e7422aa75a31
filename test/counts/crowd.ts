import { createApp, jobHandlers } from '../../src/app.ts'
import { SESSION_COOKIE } from '../../src/archive/accounts/index.ts'
import { LocalDesk } from '../../src/archive/catalogue/index.ts'
import type { House } from '../../src/archive/house.ts'
import { workOff } from '../../src/archive/jobs/index.ts'
import { openPost } from '../../src/archive/mail/index.ts'
import { urls } from '../../src/archive/urls.ts'
import { isPostgres, openDatabase } from '../../src/platform/db/open.ts'
import type { Tables } from '../../src/schema/index.ts'
import { openTestHouse, type TestHouse } from '../house.ts'
import { chapterDetails, plantWork, workDetails } from '../stories.ts'
import { type Answer, Visitor } from '../visitor.ts'

/** The first five are talked about; the last are for members, in collections, and hidden now and then, and talked about too. */
const WORKS = 8
/** Works that people report, and a moderator hides and shows again. */
const REPORTED = [3, 5, 6]
const MODERATED = ['none', 'none', 'new', 'all', 'none', 'none', 'none', 'none']

/** Somebody with a browser at each of the processes. */
export interface Person {
  readonly login: string
  readonly id: number
  readonly browsers: readonly Visitor[]
  readonly token: string
}

/** A collection, and who looks after it. */
export interface Gathered {
  readonly id: number
  readonly name: string
  readonly owner: Person
}

export interface Crowd {
  readonly house: TestHouse
  readonly people: readonly Person[]
  readonly works: readonly number[]
  /** the first chapter of each, whose paragraph can be commented on */
  readonly chapters: readonly number[]
  /** one that takes what comes, one that looks first, one that looks first and keeps back */
  readonly collections: readonly Gathered[]
  /** numbers of cases about works */
  readonly cases: readonly number[]
  /** logins that were apart at some time, in both directions */
  readonly apart: Set<string>
  readonly broken: string[]
  /** who wrote a comment, and what it answers; kept when it is gone */
  readonly written: Map<number, { readonly by: number; readonly answers: number | undefined }>
  /** who has followed anything at some time */
  readonly followers: Set<number>
  readonly chance: () => number
  /** Two workers do what waits at once, each with connections of its own; mails are not sent. */
  workOff(): Promise<void>
}

/** The same every time. */
function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) | 0
    return ((state ^ (state >>> 13)) >>> 0) / 2 ** 32
  }
}

/** Three processes on PostgreSQL, each with connections of its own; SQLite has one. */
export async function openCrowd(most: number): Promise<Crowd & AsyncDisposable> {
  const house = await openTestHouse({ FANLIGHT_TRUSTED_PROXIES: '1' })
  const others = isPostgres(house.db) ? [0, 1].map(() => openDatabase<Tables>(house.config.database, 3)) : []
  const apps = [house.app, ...others.map((db) => createApp({ ...house, db }))]
  const people: Person[] = []
  for (let number = 0; number < most; number++) {
    const login = `person_${number}`
    const first = await house.as(login, number === 0 ? ['moderator'] : [])
    const cookies = { [SESSION_COOKIE]: first.cookie(SESSION_COOKIE) ?? '' }
    const user = await house.db.selectFrom('users').select('id').where('login', '=', login).executeTakeFirstOrThrow()
    const token = await first.token()
    people.push({ login, id: user.id, token, browsers: apps.map((app) => new Visitor(app, cookies)) })
  }
  const planted = await plantWorks(house, people)
  return {
    ...{ house, people, ...planted },
    collections: await openCollections(house, people),
    cases: await reportWorks(house, people, planted.works),
    apart: new Set(),
    broken: [],
    written: new Map(),
    followers: new Set(),
    chance: dice(20260309),
    workOff: () => workOffAll([house, ...others.slice(0, 1).map((db) => ({ ...house, db }))]),
    async [Symbol.asyncDispose]() {
      for (const db of others) await db.destroy()
      await house[Symbol.asyncDispose]()
    },
  }
}

async function plantWorks(house: TestHouse, people: readonly Person[]) {
  const works: number[] = []
  const chapters: number[] = []
  for (let number = 0; number < WORKS; number++) {
    const logins = number === 0 ? ['person_0', 'person_1'] : [`person_${number}`]
    const details = workDetails({ restricted: number === 2 })
    const two = [chapterDetails('<p>One.</p>'), chapterDetails('<p>Two.</p>')]
    const { workId, chapterIds } = await plantWork(house, logins, { details, chapters: two })
    works.push(workId)
    chapters.push(chapterIds[0] ?? 0)
    await sendAs(people[number], urls.commentChoices(workId), {
      allowed: 'everyone',
      moderated: MODERATED[number] ?? 'none',
      margin: '1',
    })
  }
  return { works, chapters }
}

async function openCollections(house: TestHouse, people: readonly Person[]): Promise<readonly Gathered[]> {
  const looks: readonly Readonly<Record<string, string>>[] = [
    {},
    { moderated: '1' },
    { moderated: '1', unrevealed: '1', anonymous: '1' },
  ]
  const made: Gathered[] = []
  for (const [at, look] of looks.entries()) {
    const owner = people[8 + at] as Person
    const name = `gathered_${at}`
    await sendAs(owner, urls.collections(), { name, title: `Gathered ${at}`, ...look })
    const { id } = await house.db
      .selectFrom('collections')
      .select('id')
      .where('name', '=', name)
      .executeTakeFirstOrThrow()
    made.push({ id, name, owner })
  }
  return made
}

async function reportWorks(house: TestHouse, people: readonly Person[], works: readonly number[]) {
  const fields = { category: 'harassment', text: 'It names my neighbour.', homepage: '' }
  for (const at of REPORTED) await sendAs(people[11], urls.report(), { ...fields, address: urls.work(works[at] ?? 0) })
  const cases = await house.db.selectFrom('cases').select('id').orderBy('id').execute()
  return cases.map(({ id }) => id)
}

async function sendAs(
  person: Person | undefined,
  address: string,
  fields: Readonly<Record<string, string>>,
): Promise<Answer | undefined> {
  return person?.browsers[0]?.post(address, fields, person.token)
}

async function workOffAll(houses: readonly House[]): Promise<void> {
  await Promise.all(
    houses.map(async (house) => {
      const post = openPost(house.config, house.log)
      const handlers = jobHandlers(house, post, new LocalDesk(house.db))
      await workOff(house, { ...handlers, mail: async () => undefined })
      post.close()
    }),
  )
}
