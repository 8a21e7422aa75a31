import { urls } from '../../src/archive/urls.ts'
import type { Answer } from '../visitor.ts'
import type { Crowd, Person } from './crowd.ts'

type Sent = Readonly<Record<string, string | readonly string[]>>
type Post = (address: string, fields: Sent) => Promise<Answer>

interface Doing {
  readonly crowd: Crowd
  readonly person: Person
  readonly post: Post
  /** of the act, so that words differ */
  readonly number: number
}

/** What people do, and of a hundred acts how many are that. */
const ACTS: readonly (readonly [share: number, act: (doing: Doing) => Promise<unknown>])[] = [
  [5, commentInMargin],
  [16, comment],
  [26, answer],
  [5, bookmark],
  [5, giveKudos],
  [8, throwAwayAndBack],
  [6, edit],
  [3, ({ crowd, post }) => post(urls.freezeComment(someComment(crowd)), {})],
  [4, ({ crowd, post }) => post(urls.unfreezeComment(someComment(crowd)), {})],
  [5, decideOnWaiting],
  [3, keepDistance],
  [4, giveKudosAsGuest],
  [4, follow],
  [2, followNoMore],
  [2, gather],
  [1, decideOnItems],
  [0.5, postChapter],
  [0.5, hideOrShow],
]
const ALL = ACTS.reduce((sum, [share]) => sum + share, 0)
/** The same with the shares of those before added to each. */
const UP_TO = ACTS.map(([, act], at) => [ACTS.slice(0, at + 1).reduce((sum, [share]) => sum + share, 0), act] as const)

/** One person does one thing, at one of the processes. */
export async function act(crowd: Crowd, number: number): Promise<void> {
  const person = oneOf(crowd, crowd.people)
  const at = crowd.chance() * ALL
  const [, chosen] = UP_TO.find(([end]) => at < end) ?? [0, comment]
  await chosen({ crowd, person, number, post: postOf(crowd, person) })
}

function postOf(crowd: Crowd, person: Person): Post {
  const browser = oneOf(crowd, person.browsers)
  return async (address, fields) => {
    const answer = await browser.post(address, fields, person.token, { 'x-forwarded-for': `192.0.2.${person.id}` })
    if (answer.status >= 500) crowd.broken.push(`${answer.status} ${address}`)
    return answer
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

function words(number: number): Sent {
  return { 'comment[comment_content]': `Words ${number % 7 === 0 ? 'again' : number}` }
}

async function commentInMargin({ crowd, person, post, number }: Doing): Promise<void> {
  const at = urls.marginAt(oneOf(crowd, crowd.chapters), 'p1')
  const quote = number % 2 === 0 ? 'One' : ''
  wrote(crowd, person, await post(at, { ...words(number), quote }), undefined)
}

async function comment({ crowd, person, post, number }: Doing): Promise<void> {
  wrote(crowd, person, await post(urls.comments(oneOf(crowd, crowd.works)), words(number)), undefined)
}

async function answer({ crowd, person, post, number }: Doing): Promise<void> {
  const answered = someComment(crowd)
  wrote(crowd, person, await post(urls.replies(answered), words(number)), answered)
}

function wrote({ written }: Crowd, person: Person, told: Answer, answers: number | undefined): void {
  const id = Number(/\/comments\/(\d+)/.exec(told.location ?? '')?.[1])
  if (told.status === 303 && id > 0 && !written.has(id)) written.set(id, { by: person.id, answers })
}

function bookmark({ crowd, post, number }: Doing): Promise<Answer> {
  return post(urls.bookmarksOf(oneOf(crowd, crowd.works)), { 'bookmark[private]': number % 3 === 0 ? '1' : '' })
}

function giveKudos({ crowd, post }: Doing): Promise<Answer> {
  return post(urls.kudos(), { 'kudo[commentable_id]': String(oneOf(crowd, crowd.works)) })
}

async function giveKudosAsGuest({ crowd }: Doing): Promise<void> {
  const network = `198.51.100.${Math.floor(crowd.chance() * 9)}`
  const fields = { 'kudo[commentable_id]': String(oneOf(crowd, crowd.works)) }
  const given = await crowd.house.guest().post(urls.kudos(), fields, undefined, { 'x-forwarded-for': network })
  if (given.status >= 500) crowd.broken.push('a guest’s kudos')
}

function edit({ crowd, post, number }: Doing): Promise<Answer> {
  return post(urls.comment(someComment(crowd)), { _method: 'put', ...words(number) })
}

/** Half of what is deleted is wanted back, sooner or later, by the right person or not. */
async function throwAwayAndBack({ crowd, person, post }: Doing): Promise<void> {
  await post(urls.comment(someComment(crowd)), { _method: 'delete' })
  const binned = await crowd.house.db.selectFrom('comment_bin').select(['comment_id', 'deleted_by']).execute()
  const wanted = binned[Math.floor(crowd.chance() * binned.length * 2)]
  const by = crowd.people.find(({ id }) => id === wanted?.deleted_by) ?? person
  if (wanted) await by.browsers[0]?.post(urls.commentBin(by.login), { comment: String(wanted.comment_id) }, by.token)
}

function decideOnWaiting({ crowd, person, post }: Doing): Promise<Answer> {
  const ids = Array.from({ length: 8 }, () => String(someComment(crowd)))
  return post(urls.waitingComments(person.login), { comment: ids, do: crowd.chance() < 0.7 ? 'approve' : 'reject' })
}

async function keepDistance({ crowd, person, post }: Doing): Promise<void> {
  const other = oneOf(crowd, crowd.people)
  const verb = oneOf(crowd, ['block', 'unblock', 'unblock', 'mute', 'unmute'])
  if (verb === 'block') {
    crowd.apart.add(`${person.id} ${other.id}`)
    crowd.apart.add(`${other.id} ${person.id}`)
  }
  await post(urls.distance(person.login), { name: other.login, do: verb })
}

async function follow({ crowd, person, post }: Doing): Promise<void> {
  const [type, id] = oneOf(crowd, [
    ['Work', oneOf(crowd, crowd.works)],
    ['User', oneOf(crowd, crowd.people.slice(0, crowd.works.length)).id],
    ['Collection', oneOf(crowd, crowd.collections).id],
  ] as const)
  crowd.followers.add(person.id)
  await post(urls.subscriptions(person.login), {
    'subscription[subscribable_type]': type,
    'subscription[subscribable_id]': String(id),
  })
}

async function followNoMore({ crowd, person, post }: Doing): Promise<void> {
  const followed = await crowd.house.db
    .selectFrom('subscriptions')
    .select('id')
    .where('user_id', '=', person.id)
    .execute()
  if (followed.length > 0) await post(urls.subscription(person.login, oneOf(crowd, followed).id), { _method: 'delete' })
}

/** Authors add works and take them out; whoever looks after a collection asks for works. */
async function gather({ crowd }: Doing): Promise<void> {
  const at = Math.floor(crowd.chance() * crowd.works.length)
  const { name, owner } = oneOf(crowd, crowd.collections)
  const verb = oneOf(crowd, ['add', 'add', 'invite', 'accept', 'out', 'out'])
  const by = verb === 'invite' ? owner : (crowd.people[at] ?? owner)
  await postOf(crowd, by)(urls.workCollections(crowd.works[at] ?? 0), { name, do: verb })
}

async function decideOnItems({ crowd }: Doing): Promise<void> {
  const { id, name, owner } = oneOf(crowd, crowd.collections)
  const items = await crowd.house.db
    .selectFrom('collection_items')
    .select('id')
    .where('collection_id', '=', id)
    .execute()
  const item = items.length > 0 ? [String(oneOf(crowd, items).id)] : []
  const verb = oneOf(crowd, ['approve', 'approve', 'refuse', 'reveal', 'reveal', 'name'])
  await postOf(crowd, owner)(urls.collectionItems(name), { item, do: verb })
}

async function postChapter({ crowd, number }: Doing): Promise<void> {
  const at = Math.floor(crowd.chance() * crowd.works.length)
  const author = crowd.people[at]
  if (author) await postOf(crowd, author)(urls.newChapter(crowd.works[at] ?? 0), chapterFields(`Chapter ${number}.`))
}

/** @returns the form of a new chapter */
export function chapterFields(text: string): Readonly<Record<string, string>> {
  return { title: '', text, expectedChapters: '?', position: '' }
}

/** A moderator hides what was reported, and shows it again. */
async function hideOrShow({ crowd }: Doing): Promise<void> {
  const [judge] = crowd.people
  if (!judge) return
  const standing = await crowd.house.db
    .selectFrom('measures')
    .select('id')
    .where('kind', '=', 'hide')
    .where('lifted_at', 'is', null)
    .execute()
  const post = postOf(crowd, judge)
  if (standing.length > 0 && crowd.chance() < 0.7)
    await post(urls.staffMeasure(oneOf(crowd, standing).id), { act: 'lift', reason: 'It was fine.' })
  else
    await post(urls.staffCase(oneOf(crowd, crowd.cases)), {
      act: 'measure',
      kind: 'hide',
      reason: 'It names a neighbour.',
    })
}
