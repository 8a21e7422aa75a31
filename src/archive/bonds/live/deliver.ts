import type { Member } from '../../../platform/web/viewer.ts'
import type { Transaction } from '../../../schema/index.ts'
import type { House } from '../../house.ts'
import { urls } from '../../urls.ts'
import { findWorks } from '../../works/index.ts'
import { type Bond, type Hand, othersIn, ownHand, passes, SHIELD_NAMES, SHIELDS } from '../rules.ts'
import { holdBonds } from '../store/bonds.ts'
import { type Mail, takeMail } from '../store/letters.ts'
import { passSpots, type Seen, seenSpots } from '../store/places.ts'
import { openSessions, seenSince } from '../store/readers.ts'

/** Somebody whose page was open so lately reads now. */
const FRESH_MS = 45_000
/** And is said to do so no more often than this. */
const PULSE_MS = 15_000

/** What one open page has been told. */
export interface Told {
  /** number of the last piece of mail */
  after: number
  /** the last words about each thing */
  readonly last: Map<string, string>
  /** when each other member was last said to be reading, in milliseconds */
  readonly pulses: Map<string, number>
  readonly titles: Map<number, string>
}

/** @param after number of the last piece of mail that the page has */
export function toldNothing(after: number): Told {
  return { after, last: new Map(), pulses: new Map(), titles: new Map() }
}

/**
 * Finds what a page has not been told, and hands it over while the shields of everybody concerned are held: whoever raises one
 * is answered when nothing is on its way any more.
 * @param write gives bytes to the connection, at once
 * @returns `more` when there is still mail; `over` when the page's session is
 */
export async function deliver(
  house: House,
  member: Member,
  told: Told,
  write: (text: string) => void,
): Promise<'done' | 'more' | 'over'> {
  return house.db.transaction().execute(async (trx) => {
    if ((await openSessions(trx, [member.sessionId])).size === 0) return 'over'
    const bonds = await holdBonds(trx, member.id)
    await passSpots(trx, bonds, member)
    const spots = await seenSpots(trx, member)
    const mail = await takeMail(trx, bonds, member.id, told.after)
    const events = [
      { key: 'hello', name: 'hello', data: helloOf(bonds, member.id) },
      ...(await placesOf(trx, bonds, spots, member, told)),
      ...stepsOf(bonds, member.id, told),
    ]
    const now = house.now()
    const pulses = pulsesOf(bonds, member.id, told, await freshIn(trx, bonds, now), now)
    const text = [...news(events, told), ...pulses, ...mail.map(lineOf)].join('')
    if (text !== '') write(text)
    told.after = Math.max(told.after, ...mail.map(seqOf))
    return mail.length > 0 ? 'more' : 'done'
  })
}

interface Event {
  readonly key: string
  readonly name: string
  readonly data: unknown
}

function news(events: readonly Event[], { last }: Told): readonly string[] {
  return events.flatMap(({ key, name, data }) => {
    const words = JSON.stringify(data)
    if (last.get(key) === words) return []
    last.set(key, words)
    return [`event: ${name}\ndata: ${words}\n\n`]
  })
}

/** The bonds themselves: who is in them, and the member's own shields. Nothing of the others' */
function helloOf(bonds: readonly Bond[], userId: number) {
  return {
    bonds: bonds.map((bond) => {
      const own = ownHand(bond, userId)
      const named = (bits: number) => SHIELD_NAMES.filter((name) => (bits & SHIELDS[name]) !== 0)
      return {
        id: bond.id,
        hands: bond.hands.map((hand) => ({ id: hand.userId, login: hand.login })),
        gives: named(own.gives),
        takes: named(own.takes),
        paused: own.paused,
        walks: own.walks,
      }
    }),
  }
}

/** The newest place of each other member. What passed once is theirs to know; what would be new passes only now that shields allow it,
 * see {@link passSpots}. */
async function placesOf(
  trx: Transaction,
  bonds: readonly Bond[],
  spots: readonly Seen[],
  member: Member,
  { titles }: Told,
): Promise<readonly Event[]> {
  const newest = bonds.flatMap((bond) =>
    othersIn(bond, member.id).flatMap(
      ({ userId }) => spots.find((spot) => spot.bondId === bond.id && spot.userId === userId) ?? [],
    ),
  )
  const unknown = newest.map(({ workId }) => workId).filter((id) => !titles.has(id))
  for (const { work } of await findWorks(trx, [...new Set(unknown)], member)) titles.set(work.id, work.title)
  return newest.map(({ bondId, userId, workId, chapterId, block }) => ({
    key: `place ${bondId} ${userId}`,
    name: 'place',
    data: {
      bond: bondId,
      who: userId,
      work: workId,
      title: titles.get(workId) ?? '',
      chapter: chapterId,
      block,
      address: `${urls.chapter(workId, chapterId)}${block === '' ? '' : `#${block}`}`,
    },
  }))
}

/** Who leads, as far as the leader's place passes. */
function stepsOf(bonds: readonly Bond[], userId: number, { last }: Told): readonly Event[] {
  return bonds.flatMap((bond) => {
    const key = `step ${bond.id}`
    const known = last.get(key)
    const before = known === undefined ? null : (JSON.parse(known) as { readonly leader: number | null }).leader
    const about = bond.leaderId ?? before
    const leader = bond.hands.find((hand) => hand.userId === about)
    if (about === null || (leader && !isOpen(bond, leader, userId))) return []
    return [{ key, name: 'step', data: { bond: bond.id, leader: bond.leaderId } }]
  })
}

function isOpen(bond: Bond, leader: Hand, userId: number): boolean {
  return leader.userId === userId || passes(bond, 'place', leader, ownHand(bond, userId))
}

/** @returns those in these bonds who have a page open now */
export function freshIn(trx: Transaction, bonds: readonly Bond[], now: Date): Promise<ReadonlySet<number>> {
  const hands = new Set(bonds.flatMap((bond) => bond.hands.map(({ userId }) => userId)))
  return seenSince(trx, [...hands], new Date(now.getTime() - FRESH_MS))
}

/** A sign that somebody reads fades by itself in the page that got it, so that going away, falling asleep and raising a shield
 * look the same.
 * @param bonds held in this transaction
 * @param fresh those who have a page open */
export function pulsesOf(
  bonds: readonly Bond[],
  userId: number,
  { pulses }: Told,
  fresh: ReadonlySet<number>,
  now: Date,
): readonly string[] {
  const giving = bonds.flatMap((bond) =>
    othersIn(bond, userId)
      .filter((other) => passes(bond, 'presence', other, ownHand(bond, userId)))
      .map((other) => ({ bond: bond.id, who: other.userId })),
  )
  return giving.flatMap(({ bond, who }) => {
    const key = `${bond} ${who}`
    if (!fresh.has(who) || now.getTime() - (pulses.get(key) ?? 0) < PULSE_MS) return []
    pulses.set(key, now.getTime())
    return [`event: here\ndata: ${JSON.stringify({ bond, who })}\n\n`]
  })
}

function seqOf(mail: Mail): number {
  return mail.kind === 'gone' ? mail.seq : mail.letter.seq
}

/** Only mail carries a number: a browser that comes back says the last one it has, and gets what follows. */
function lineOf(mail: Mail): string {
  if (mail.kind === 'gone') return `id: ${mail.seq}\nevent: gone\ndata: ${JSON.stringify({ id: mail.id })}\n\n`
  return `id: ${mail.letter.seq}\nevent: letter\ndata: ${JSON.stringify(mail.letter)}\n\n`
}
