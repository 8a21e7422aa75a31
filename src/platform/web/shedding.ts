import type { Context, MiddlewareHandler } from 'hono'

/** How much a process takes on at once. */
export interface Load {
  /** @param patience how much more than others this request may ask for: 1 for most
   * @returns whether it would be answered soon */
  hasRoom(patience: number): boolean
  /** A request is being answered from now on. */
  begin(): void
  end(): void
  /** how many are being answered now */
  readonly underWay: number
  /** how many found no room, since the process began */
  readonly turnedAway: number
}

/** How much that may be, and what shows it. */
export interface Limits {
  /** requests under way at once */
  readonly most: number
  /** milliseconds that one turn of the event loop may take */
  readonly turn: number
  /** connections that may wait until the program takes them, before most requests are turned away */
  readonly waiting: number
  /** counts those */
  readonly unaccepted?: () => number
  /** in milliseconds, never going back */
  readonly now?: () => number
  /** calls back when the turn is over */
  readonly atTurnsEnd?: (done: () => void) => void
}

/** Three things make people wait: what is under way at once, in the database above all; what waits for its turn in this one thread, which
 * shows in how long a turn of the event loop has gone on when a request is come to; and connections that nobody has taken yet. */
export function openLoad({
  most,
  turn,
  waiting,
  unaccepted = () => 0,
  now = () => performance.now(),
  atTurnsEnd = setImmediate,
}: Limits): Load {
  let [underWay, turnedAway] = [0, 0]
  let began: number | undefined
  const turnLasts = () => {
    if (began !== undefined) return now() - began
    began = now()
    atTurnsEnd(() => {
      began = undefined
    })
    return 0
  }
  return {
    hasRoom(patience) {
      // whoever may ask for more has waited in that line already, and there are few of them
      const crowded = patience <= 1 && unaccepted() >= waiting
      if (underWay < most * patience && turnLasts() < turn * patience && !crowded) return true
      turnedAway++
      return false
    },
    begin() {
      underWay++
    },
    end() {
      underWay--
    },
    get underWay() {
      return underWay
    },
    get turnedAway() {
      return turnedAway
    },
  }
}

/** Takes on whatever comes. */
export function openEndlessLoad(): Load {
  const endless = Number.POSITIVE_INFINITY
  return openLoad({ most: endless, turn: endless, waiting: endless })
}

/** What the guard needs to know. */
export interface Shedding {
  readonly load: Load
  /** how much more than others this request may ask for: 1 for most */
  readonly patience: (c: Context) => number
  /** answers a request for which there is no room, at next to no cost */
  readonly refuse: (c: Context) => Response | Promise<Response>
}

/** Answers at once that there is too much to do, instead of letting everybody wait for an answer that comes too late. */
export function shedLoad({ load, patience, refuse }: Shedding): MiddlewareHandler {
  return async (c, next) => {
    if (!load.hasRoom(patience(c))) return refuse(c)
    const end = whileAnswered(c, load)
    try {
      return await next()
    } finally {
      end()
    }
  }
}

interface Incoming {
  readonly complete: boolean
  once(event: 'end', listener: () => void): void
  off(event: 'end', listener: () => void): void
}

/** Whoever sends a form slowly takes up no place before all of it is here. */
function whileAnswered(c: Context, load: Load): () => void {
  const { incoming } = (c.env ?? {}) as { readonly incoming?: Incoming }
  let counted = false
  const begin = () => {
    counted = true
    load.begin()
  }
  const isComing = incoming !== undefined && !incoming.complete && !/^(?:GET|HEAD)$/.test(c.req.method)
  if (isComing) incoming.once('end', begin)
  else begin()
  return () => {
    incoming?.off('end', begin)
    if (counted) load.end()
  }
}
