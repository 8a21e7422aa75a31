import { expect, test } from 'vitest'
import { draws } from '../../../test/draws.ts'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { chapterDetails, plantWork, workDetails } from '../../../test/stories.ts'
import { type Answer, Visitor } from '../../../test/visitor.ts'
import { createApp } from '../../app.ts'
import { isPostgres, openDatabase } from '../../platform/db/open.ts'
import type { Tables } from '../../schema/index.ts'
import { SESSION_COOKIE } from '../accounts/index.ts'
import { checkArchive } from '../checking/index.ts'
import { urls } from '../urls.ts'
import { MOST_OF_A_THREAD } from './store/read.ts'

const WORKS = 5
const AT_ONCE = 6
/** `npm run prove:counts` asks for ten thousand. */
const ACTIONS = draws(400)
const PEOPLE = ACTIONS >= 10_000 ? 50 : 16

/** Somebody with a browser at each of the processes. */
interface Person {
  readonly login: string
  readonly id: number
  readonly browsers: readonly Visitor[]
  readonly token: string
}

interface Crowd {
  readonly house: TestHouse
  readonly people: readonly Person[]
  readonly works: readonly number[]
  /** the first chapter of each, whose paragraph can be commented on */
  readonly chapters: readonly number[]
  /** logins that were apart at some time, in both directions */
  readonly apart: Set<string>
  readonly broken: string[]
  /** who wrote a comment, and what it answers; kept when it is gone */
  readonly written: Map<number, { readonly by: number; readonly answers: number | undefined }>
  readonly chance: () => number
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
async function openCrowd(): Promise<Crowd & AsyncDisposable> {
  const house = await openTestHouse({ FANLIGHT_TRUSTED_PROXIES: '1' })
  const others = isPostgres(house.db) ? [0, 1].map(() => openDatabase<Tables>(house.config.database, 3)) : []
  const apps = [house.app, ...others.map((db) => createApp({ ...house, db }))]
  const people: Person[] = []
  for (let number = 0; number < PEOPLE; number++) {
    const login = `person_${number}`
    const first = await house.as(login, number === 0 ? ['moderator'] : [])
    const cookies = { [SESSION_COOKIE]: first.cookie(SESSION_COOKIE) ?? '' }
    const user = await house.db.selectFrom('users').select('id').where('login', '=', login).executeTakeFirstOrThrow()
    const token = await first.token()
    people.push({ login, id: user.id, token, browsers: apps.map((app) => new Visitor(app, cookies)) })
  }
  const works: number[] = []
  const firsts: number[] = []
  for (let number = 0; number < WORKS; number++) {
    const logins = number === 0 ? ['person_0', 'person_1'] : [`person_${number}`]
    const details = workDetails({ restricted: number === 2 })
    const chapters = [chapterDetails('<p>One.</p>'), chapterDetails('<p>Two.</p>')]
    const { workId, chapterIds } = await plantWork(house, logins, { details, chapters })
    works.push(workId)
    firsts.push(chapterIds[0] ?? 0)
  }
  const moderated = ['none', 'none', 'new', 'all', 'none']
  for (const [at, workId] of works.entries()) {
    const author = people[at]?.browsers[0]
    await author?.post(urls.commentChoices(workId), {
      allowed: 'everyone',
      moderated: moderated[at] ?? 'none',
      margin: '1',
    })
  }
  return {
    house,
    people,
    works,
    chapters: firsts,
    apart: new Set(),
    broken: [],
    written: new Map(),
    chance: dice(20260309),
    async [Symbol.asyncDispose]() {
      for (const db of others) await db.destroy()
      await house[Symbol.asyncDispose]()
    },
  }
}

function oneOf<Value>(crowd: Crowd, values: readonly Value[]): Value {
  return values[Math.floor(crowd.chance() * values.length)] as Value
}

/** A comment that was written at some time, the newest most often. */
function someComment({ written, chance }: Crowd): number {
  const ids = [...written.keys()]
  return ids[Math.floor(ids.length * Math.sqrt(chance()))] ?? 0
}

async function act(crowd: Crowd, number: number): Promise<void> {
  const person = oneOf(crowd, crowd.people)
  const browser = oneOf(crowd, person.browsers)
  const post = async (address: string, fields: Readonly<Record<string, string | readonly string[]>>) => {
    const answer = await browser.post(address, fields, person.token, { 'x-forwarded-for': `192.0.2.${person.id}` })
    if (answer.status >= 500) crowd.broken.push(`${answer.status} ${address}`)
    return answer
  }
  const words = { 'comment[comment_content]': `Words ${number % 7 === 0 ? 'again' : number}` }
  const kind = crowd.chance()
  if (kind < 0.06) {
    const at = urls.marginAt(oneOf(crowd, crowd.chapters), 'p1')
    return wrote(crowd, person, await post(at, { ...words, quote: number % 2 === 0 ? 'One' : '' }), undefined)
  }
  if (kind < 0.25) return wrote(crowd, person, await post(urls.comments(oneOf(crowd, crowd.works)), words), undefined)
  if (kind < 0.55) {
    const answered = someComment(crowd)
    return wrote(crowd, person, await post(urls.replies(answered), words), answered)
  }
  if (kind < 0.6)
    return void (await post(urls.bookmarksOf(oneOf(crowd, crowd.works)), {
      'bookmark[private]': number % 3 === 0 ? '1' : '',
    }))
  if (kind < 0.65) return void (await post(urls.kudos(), { 'kudo[commentable_id]': String(oneOf(crowd, crowd.works)) }))
  if (kind < 0.73) return throwAwayAndBack(crowd, person, post)
  if (kind < 0.8) return void (await post(urls.comment(someComment(crowd)), { _method: 'put', ...words }))
  if (kind < 0.83) return void (await post(urls.freezeComment(someComment(crowd)), {}))
  if (kind < 0.87) return void (await post(urls.unfreezeComment(someComment(crowd)), {}))
  if (kind < 0.93) {
    const ids = Array.from({ length: 8 }, () => String(someComment(crowd)))
    const verdict = crowd.chance() < 0.7 ? 'approve' : 'reject'
    return void (await post(urls.waitingComments(person.login), { comment: ids, do: verdict }))
  }
  if (kind < 0.96) return void (await keepDistance(crowd, person, post))
  const network = `198.51.100.${Math.floor(crowd.chance() * 9)}`
  const fields = { 'kudo[commentable_id]': String(oneOf(crowd, crowd.works)) }
  const guest = await crowd.house.guest().post(urls.kudos(), fields, undefined, { 'x-forwarded-for': network })
  if (guest.status >= 500) crowd.broken.push('a guest’s kudos')
}

/** Half of what is deleted is wanted back, sooner or later, by the right person or not. */
async function throwAwayAndBack(
  crowd: Crowd,
  person: Person,
  post: (address: string, fields: Readonly<Record<string, string>>) => Promise<Answer>,
): Promise<void> {
  await post(urls.comment(someComment(crowd)), { _method: 'delete' })
  const binned = await crowd.house.db.selectFrom('comment_bin').select(['comment_id', 'deleted_by']).execute()
  const wanted = binned[Math.floor(crowd.chance() * binned.length * 2)]
  const by = crowd.people.find(({ id }) => id === wanted?.deleted_by) ?? person
  if (wanted) await by.browsers[0]?.post(urls.commentBin(by.login), { comment: String(wanted.comment_id) }, by.token)
}

async function keepDistance(
  crowd: Crowd,
  person: Person,
  post: (address: string, fields: Readonly<Record<string, string>>) => Promise<Answer>,
): Promise<void> {
  const other = oneOf(crowd, crowd.people)
  const verb = oneOf(crowd, ['block', 'unblock', 'unblock', 'mute', 'unmute'])
  if (verb === 'block') {
    crowd.apart.add(`${person.id} ${other.id}`)
    crowd.apart.add(`${other.id} ${person.id}`)
  }
  await post(urls.distance(person.login), { name: other.login, do: verb })
}

function wrote(crowd: Crowd, person: Person, answer: Answer, answers: number | undefined): void {
  const id = Number(/\/comments\/(\d+)/.exec(answer.location ?? '')?.[1])
  if (answer.status === 303 && id > 0 && !crowd.written.has(id)) crowd.written.set(id, { by: person.id, answers })
}

/** What a viewer finds on the pages of a work's comments. */
async function shownOn(browser: Visitor, workId: number): Promise<readonly number[]> {
  const ids: number[] = []
  for (let page = 1; ; page++) {
    const { text } = await browser.get(`${urls.comments(workId)}?page=${page}`)
    const found = [...text.matchAll(/<li class="comment group[^"]*" id="comment_(\d+)"/g)].map(([, id]) => Number(id))
    ids.push(...found)
    if (!text.includes(`page=${page + 1}"`)) return ids
  }
}

type Row = {
  readonly id: number
  readonly parent_id: number | null
  readonly user_id: number | null
  readonly number: number | null
}

/** The same, worked out from the rows alone, the slow way. */
function expectedOf(rows: readonly Row[], muted: ReadonlySet<number>): readonly number[] {
  const below = (id: number): readonly Row[] => {
    const own = rows.filter(({ parent_id }) => parent_id === id).sort((a, b) => a.id - b.id)
    return own.flatMap((row) => [row, ...below(row.id)])
  }
  const roots = rows.filter(({ parent_id }) => parent_id === null).sort((a, b) => (a.number ?? 0) - (b.number ?? 0))
  return roots.flatMap((root) => {
    let kept: readonly Row[] = [root, ...below(root.id)].slice(0, MOST_OF_A_THREAD)
    for (;;) {
      const needed = new Set(kept.map(({ parent_id }) => parent_id))
      const rest = kept.filter(({ id, user_id }) => needed.has(id) || user_id === null || !muted.has(user_id))
      if (rest.length === kept.length) return kept.map(({ id }) => id)
      kept = rest
    }
  })
}

test(`after ${ACTIONS} things that ${PEOPLE} people did at once, everything adds up`, async () => {
  await using crowd = await openCrowd()
  const { house, people, works, written, apart } = crowd
  for (let number = 0; number < ACTIONS; number += AT_ONCE)
    await Promise.all(Array.from({ length: AT_ONCE }, (_, more) => act(crowd, number + more)))
  expect(crowd.broken).toEqual([])
  expect((await checkArchive(house.db)).faults).toEqual([])

  const comments = await house.db.selectFrom('comments').selectAll().orderBy('id').execute()
  expect(comments.length).toBeGreaterThan(ACTIONS / 10)
  const mutes = await house.db.selectFrom('mutes').selectAll().execute()
  house.clock.now = new Date(house.clock.now.getTime() + 1000)
  for (const workId of works) {
    const rows = comments.filter(({ work_id, state }) => work_id === workId && state !== 'waiting')
    for (const { id, browsers } of people.slice(0, 6)) {
      const muted = new Set(mutes.filter(({ user_id }) => user_id === id).map(({ other_id }) => other_id))
      expect(await shownOn(browsers[0] as Visitor, workId)).toEqual(expectedOf(rows, muted))
    }
    const guests = workId === works[2] ? [] : expectedOf(rows, new Set())
    expect(await shownOn(house.guest(), workId)).toEqual(guests)
  }

  const creators = await house.db
    .selectFrom('creatorships')
    .innerJoin('pseuds', 'pseuds.id', 'creatorships.pseud_id')
    .select(['creatorships.work_id', 'pseuds.user_id'])
    .execute()
  const inbox = await house.db.selectFrom('inbox').select(['user_id', 'comment_id']).execute()
  const found = new Set(inbox.map(({ user_id, comment_id }) => `${user_id} ${comment_id}`))
  const allowed = new Set<string>()
  for (const { id, work_id, user_id, state } of comments) {
    if (state === 'gone') continue
    const owners = creators.filter((row) => row.work_id === work_id && row.user_id !== user_id)
    for (const { user_id: owner } of owners) {
      allowed.add(`${owner} ${id}`)
      expect(found.has(`${owner} ${id}`), `account ${owner} was told of comment ${id}`).toBe(true)
    }
    const answered = written.get(written.get(id)?.answers ?? 0)
    if (!answered || answered.by === user_id) continue
    allowed.add(`${answered.by} ${id}`)
    const still = comments.some(({ id: other, state: now }) => other === written.get(id)?.answers && now === 'shown')
    if (state === 'shown' && still && !apart.has(`${answered.by} ${user_id}`))
      expect(found.has(`${answered.by} ${id}`), `account ${answered.by} was told of answer ${id}`).toBe(true)
  }
  expect([...found].filter((entry) => !allowed.has(entry))).toEqual([])
}, 3_600_000)
