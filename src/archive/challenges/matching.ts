import { assign } from '../../platform/matching/assign.ts'

/** One thing that somebody asks for, or offers to make; an empty list says that any will do. Names are folded, synonyms one. */
export interface Wish {
  readonly fandoms: ReadonlySet<string>
  readonly relationships: ReadonlySet<string>
  readonly characters: ReadonlySet<string>
  readonly additional: ReadonlySet<string>
  /** of a request: whether an offer must have all that it lists, or one of each kind */
  readonly all: boolean
  /** of a request: what must not be made */
  readonly unwanted: ReadonlySet<string>
}

/** Somebody who takes part. */
export interface Participant {
  readonly userId: number
  readonly requests: readonly Wish[]
  readonly offers: readonly Wish[]
  /** with whom they are not to be paired, in either direction */
  readonly avoids: ReadonlySet<number>
}

/** Who makes something for whom, by places in the list of participants; -1 for nobody. */
export interface Matching {
  readonly recipientOf: readonly number[]
  /** those nobody makes anything for, and those who make nothing */
  readonly withoutGiver: readonly number[]
  readonly withoutRecipient: readonly number[]
}

const KINDS = ['fandoms', 'relationships', 'characters', 'additional'] as const
/** Shared tags beyond these make no pair better. */
const MOST_SHARED = 20

/** @returns how many tags an offer and a request share; undefined when the offer does not fit */
export function sharedTags(offer: Wish, request: Wish): number | undefined {
  let shared = 0
  for (const kind of KINDS) {
    const common = commonOf(offer[kind], request[kind], request)
    if (common === undefined) return undefined
    shared += common
  }
  return shared
}

/** Asked millions of times in a large exchange, so nothing is made here that must be thrown away. */
function commonOf(offered: ReadonlySet<string>, wanted: ReadonlySet<string>, request: Wish): number | undefined {
  if (offered.size === 0) return 0
  let [common, left] = [0, offered.size]
  for (const tag of offered) {
    if (request.unwanted.has(tag)) left--
    else if (wanted.has(tag)) common++
  }
  if (left === 0) return undefined
  if (wanted.size === 0) return 0
  return common === 0 || (request.all && common < wanted.size) ? undefined : common
}

/** @returns the most that one of the giver's offers shares with one of the recipient's requests; undefined when none fits, or the
 * two are not to be paired */
export function fitOf(giver: Participant, recipient: Participant): number | undefined {
  if (giver.userId === recipient.userId) return undefined
  if (giver.avoids.has(recipient.userId) || recipient.avoids.has(giver.userId)) return undefined
  let most: number | undefined
  for (const request of recipient.requests)
    for (const offer of giver.offers) {
      const shared = sharedTags(offer, request)
      if (shared !== undefined && (most === undefined || shared > most)) most = shared
    }
  return most
}

/** Finds who makes something for whom: everybody gives one and receives one, as far as that can be, and pairs share as many tags as can
 * be altogether. The same participants in the same order are matched the same. */
export function match(people: readonly Participant[]): Matching {
  const requests = new Requests(people)
  let row = -1
  let shared: Int16Array = new Int16Array()
  const columns = assign(people.length, (giver, recipient) => {
    if (giver !== row) {
      row = giver
      shared = requests.sharedWith(giver)
    }
    const most = shared[recipient] ?? -1
    return most < 0 ? -1 : MOST_SHARED - Math.min(most, MOST_SHARED)
  })
  const recipientOf = [...columns]
  const given = new Set(recipientOf)
  return {
    recipientOf,
    withoutGiver: people.flatMap((_, at) => (given.has(at) ? [] : [at])),
    withoutRecipient: recipientOf.flatMap((recipient, giver) => (recipient === -1 ? [giver] : [])),
  }
}

/** A wish with numbers in place of names: comparing millions of them must cost little. */
interface Compiled {
  /** by kind, in the order of {@link KINDS} */
  readonly lists: readonly (readonly number[])[]
  readonly all: boolean
  readonly unwanted: readonly number[]
}

interface Asked {
  readonly by: number
  readonly request: Compiled
}

/** As {@link sharedTags}; -1 when the offer does not fit. */
function sharedBetween(offer: Compiled, request: Compiled): number {
  let shared = 0
  for (let kind = 0; kind < KINDS.length; kind++) {
    const offered = offer.lists[kind]
    const wanted = request.lists[kind]
    if (!offered || !wanted || offered.length === 0) continue
    let common = 0
    let left = offered.length
    for (const tag of offered) {
      if (request.unwanted.includes(tag)) left--
      else if (wanted.includes(tag)) common++
    }
    if (left === 0) return -1
    if (wanted.length === 0) continue
    if (common === 0 || (request.all && common < wanted.length)) return -1
    shared += common
  }
  return shared
}

/** All requests by fandom: of two thousand people an offer is compared with those alone that name one of its fandoms, or none. */
class Requests {
  private readonly people: readonly Participant[]
  private readonly numbers = new Map<string, number>()
  private readonly all: readonly Asked[]
  private readonly open: readonly Asked[]
  private readonly byFandom = new Map<number, Asked[]>()

  constructor(people: readonly Participant[]) {
    this.people = people
    this.all = people.flatMap(({ requests }, by) => requests.map((wish) => ({ by, request: this.compiled(wish) })))
    this.open = this.all.filter(({ request }) => request.lists[0]?.length === 0)
    for (const asked of this.all)
      for (const fandom of asked.request.lists[0] ?? []) {
        const known = this.byFandom.get(fandom)
        if (known) known.push(asked)
        else this.byFandom.set(fandom, [asked])
      }
  }

  private compiled(wish: Wish): Compiled {
    const numbered = (names: ReadonlySet<string>) =>
      [...names].map((name) => {
        const number = this.numbers.get(name) ?? this.numbers.size
        this.numbers.set(name, number)
        return number
      })
    return { lists: KINDS.map((kind) => numbered(wish[kind])), all: wish.all, unwanted: numbered(wish.unwanted) }
  }

  /** @returns by recipient the most tags that an offer of the giver shares with one of their requests; -1 where the two are not to be
   * paired. As {@link fitOf} says of each */
  sharedWith(giver: number): Int16Array {
    const shared = new Int16Array(this.people.length).fill(-1)
    const own = this.people[giver]
    if (!own) return shared
    for (const offer of own.offers.map((wish) => this.compiled(wish)))
      for (const some of this.near(offer))
        for (const { by, request } of some) {
          const common = sharedBetween(offer, request)
          if (common > (shared[by] ?? -1)) shared[by] = common
        }
    this.people.forEach((other, at) => {
      if (other.userId === own.userId || own.avoids.has(other.userId) || other.avoids.has(own.userId)) shared[at] = -1
    })
    return shared
  }

  private near({ lists: [fandoms = []] }: Compiled): readonly (readonly Asked[])[] {
    if (fandoms.length === 0) return [this.all]
    return [this.open, ...fandoms.map((fandom) => this.byFandom.get(fandom) ?? [])]
  }
}

/** A change by one person after which one more could be matched. */
export interface Helpful {
  readonly person: number
  readonly change: 'offer' | 'request'
  readonly fandom: string
}

/**
 * For everybody who is left over, the fandom that would help most if they offered it, or asked for it: one that is asked for by somebody
 * whom they could serve while those who are paired make room for each other.
 * @returns at most one change a person and side
 */
export function helpfulChanges(people: readonly Participant[], matching: Matching): readonly Helpful[] {
  const fits = (giver: number, recipient: number) => {
    const [from, to] = [people[giver], people[recipient]]
    return from !== undefined && to !== undefined && fitOf(from, to) !== undefined
  }
  const giverOf = new Map(matching.recipientOf.map((recipient, giver) => [recipient, giver]))
  const roomFor = reach(matching.withoutGiver, people.length, (recipient) =>
    // whoever could serve this one leaves their own recipient to another
    people.flatMap((_, giver) => {
      const left = matching.recipientOf[giver] ?? -1
      return left !== -1 && fits(giver, recipient) ? [left] : []
    }),
  )
  const freed = reach(matching.withoutRecipient, people.length, (giver) =>
    people.flatMap((_, recipient) => {
      const other = giverOf.get(recipient)
      return other !== undefined && fits(giver, recipient) ? [other] : []
    }),
  )
  return [
    ...matching.withoutRecipient.flatMap((giver) => bestFor(people, giver, 'offer', roomFor)),
    ...matching.withoutGiver.flatMap((recipient) => bestFor(people, recipient, 'request', freed)),
  ]
}

/** @returns everybody who can be reached from these, these included */
function reach(from: readonly number[], size: number, next: (one: number) => readonly number[]): ReadonlySet<number> {
  const seen = new Set(from)
  const waiting = [...from]
  while (waiting.length > 0 && seen.size < size) {
    for (const one of next(waiting.pop() ?? 0))
      if (!seen.has(one)) {
        seen.add(one)
        waiting.push(one)
      }
  }
  return seen
}

function bestFor(
  people: readonly Participant[],
  person: number,
  change: Helpful['change'],
  others: ReadonlySet<number>,
): readonly Helpful[] {
  const own = people[person]
  if (!own) return []
  const counts = new Map<string, number>()
  for (const at of others) {
    const other = people[at]
    if (!other || other.userId === own.userId) continue
    const named = new Set((change === 'offer' ? other.requests : other.offers).flatMap(({ fandoms }) => [...fandoms]))
    for (const fandom of named) if (helps(own, other, change, fandom)) counts.set(fandom, (counts.get(fandom) ?? 0) + 1)
  }
  const [best] = [...counts].sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1))
  return best ? [{ person, change, fandom: best[0] }] : []
}

const NONE: ReadonlySet<string> = new Set()

function helps(own: Participant, other: Participant, change: Helpful['change'], fandom: string): boolean {
  const plain = { relationships: NONE, characters: NONE, additional: NONE, all: false, unwanted: NONE }
  const more: Wish = { ...plain, fandoms: new Set([fandom]) }
  return change === 'offer'
    ? fitOf({ ...own, offers: [more] }, other) !== undefined
    : fitOf(other, { ...own, requests: [more] }) !== undefined
}
