import { z } from 'zod'
import type { Transaction } from '../../schema/index.ts'
import { absolute } from '../absolute.ts'
import type { Fact, House } from '../house.ts'
import { enqueue, isPlanned } from '../jobs/index.ts'
import { urls } from '../urls.ts'
import { matchAgain } from './found.ts'
import {
  newsFor,
  noteTold,
  postingsOf,
  type Reader,
  readersAmong,
  takeWaiting,
  toBeTold,
  type Waiting,
  writePosting,
} from './postings.ts'
import { type News, newsLines, nextDigest, subjectOf } from './rules.ts'

/** Kinds of jobs: whom does a posting concern; which followed searches find it; the mail of the day for one member. */
export const TELL = 'tell-followers'
export const MATCH = 'match-searches'
export const DIGEST = 'daily-digest'

const AT_ONCE = 100
/** Milliseconds that a posting waits for others, so that a shelf of stories is one question to each search. */
const GATHER = 5000

/** What is posted is written down in the transaction that posts it, and told once that stands; so too what was kept back once
 * it is revealed. */
export async function listenFollowing(trx: Transaction, fact: Fact, house: House): Promise<void> {
  // whoever was told before is not told again
  if (fact.kind === 'work-revealed' || fact.kind === 'work-collected') {
    const postings = await postingsOf(trx, fact.workId)
    for (const postingId of postings) await enqueue(trx, house.now(), TELL, { postingId })
    await matchAgain(trx, postings)
    if (postings.length > 0) await planMatching(trx, house.now())
  }
  if (fact.kind !== 'work-posted' && fact.kind !== 'chapter-posted') return
  const postingId = await writePosting(trx, fact, house.now())
  if (postingId === undefined) return
  await enqueue(trx, house.now(), TELL, { postingId })
  await planMatching(trx, house.now())
}

/** A job for each posting: one that waits already may begin before this transaction stands. Whichever is first does it all. */
function planMatching(trx: Transaction, now: Date): Promise<void> {
  return enqueue(trx, now, MATCH, {}, new Date(now.getTime() + GATHER))
}

/** Tells everybody whom a posting concerns, a hundred in each transaction. May be broken off and begun again, also by
 * several at once: who was told is written down together with the mail. */
export async function tellFollowers(house: House, payload: unknown): Promise<void> {
  const { postingId } = z.object({ postingId: z.number() }).parse(payload)
  while ((await tellSome(house, postingId)) === AT_ONCE);
}

function tellSome(house: House, postingId: number): Promise<number> {
  return house.db.transaction().execute(async (trx) => {
    const told = await toBeTold(trx, postingId, AT_ONCE)
    await tellFresh(house, trx, postingId, await noteTold(trx, postingId, told))
    return told.length
  })
}

/** Mails those who want it at once, and plans the mail of the day or the week for others.
 * @param userIds who was written down as told in this transaction */
export async function tellFresh(
  house: House,
  trx: Transaction,
  postingId: number,
  userIds: ReadonlySet<number>,
): Promise<void> {
  for (const reader of (await readersAmong(trx, [...userIds])).values()) {
    if (reader.mails === 'at-once') await mailWaiting(house, trx, reader, postingId)
    else if (reader.mails === 'daily' || reader.mails === 'weekly')
      await planDigest(trx, reader.member.id, house.now(), reader.mails)
  }
}

/** One job for each member and morning; a second would find nothing to send. */
async function planDigest(trx: Transaction, userId: number, now: Date, mails: 'daily' | 'weekly'): Promise<void> {
  const at = nextDigest(now, mails)
  if (!(await isPlanned(trx, DIGEST, { userId }, at))) await enqueue(trx, now, DIGEST, { userId }, at)
}

/** The mail of the day or of the week: everything that waits for one member. */
export async function sendDigest(house: House, payload: unknown): Promise<void> {
  const { userId } = z.object({ userId: z.number() }).parse(payload)
  await house.db.transaction().execute(async (trx) => {
    const reader = (await readersAmong(trx, [userId])).get(userId)
    if (reader && reader.mails !== 'never') await mailWaiting(house, trx, reader)
  })
}

async function mailWaiting(house: House, trx: Transaction, reader: Reader, postingId?: number): Promise<void> {
  const waiting = await takeWaiting(trx, reader.member.id, house.now(), postingId)
  const news: News[] = []
  for (const one of waiting) {
    const found = one.subscriptionId === null ? undefined : await newsFor(trx, one.postingId, reader.member)
    if (found) news.push(found)
  }
  if (news.length > 0) await enqueue(trx, house.now(), 'mail', await letterOf(house, reader, news, waiting))
}

/** A mail about one thing stops the subscription to that; the mail of the day stops mails altogether. */
async function letterOf(house: House, { member, email }: Reader, news: readonly News[], waiting: readonly Waiting[]) {
  const archive = (await house.settings.read()).name || 'Fanlight'
  const only = waiting.length === 1 ? (waiting[0]?.subscriptionId ?? 0) : 0
  const stop = absolute(house.config, urls.unfollow(stopToken(house, member.id, only)))
  const lines = news.map((one) => {
    const [words, address] = newsLines(one)
    return `${words}\n${absolute(house.config, address)}`
  })
  const why = `You get this mail because you follow ${only === 0 ? 'what it is about' : 'this'} at ${archive}.`
  const how = only === 0 ? 'To have no more such mails' : 'To follow it no more'
  return {
    to: email,
    subject: subjectOf(news, archive),
    text: `${[`Hello ${member.login},`, ...lines, archive, `-- \n${why} ${how}, open this page:`, stop].join('\n\n')}\n`,
    headers: { 'List-Unsubscribe': `<${stop}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' },
  }
}

/** @param subscriptionId 0 for all mails
 * @returns the part of an address that only whoever has the mail knows */
export function stopToken({ tokens }: Pick<House, 'tokens'>, userId: number, subscriptionId: number): string {
  return `${userId}-${subscriptionId}-${tokens.sign('unfollow', `${userId}-${subscriptionId}`)}`
}

/** @returns undefined for an address that is none of ours */
export function readStopToken(
  { tokens }: Pick<House, 'tokens'>,
  token: string,
): { readonly userId: number; readonly subscriptionId: number } | undefined {
  const [, words = '', userId = '', subscriptionId = '', proof = ''] =
    /^((\d{1,10})-(\d{1,10}))-(.+)$/.exec(token) ?? []
  if (words === '' || !tokens.signed('unfollow', words, proof)) return undefined
  return { userId: Number(userId), subscriptionId: Number(subscriptionId) }
}
