import type { Bond, Letter, Place } from './kinds.ts'

/** What comes over the stream. */
export interface Ears {
  readonly hello: (bonds: readonly Bond[]) => void
  readonly place: (place: Place) => void
  readonly here: (bond: number, who: number) => void
  readonly step: (bond: number, leader: number | null) => void
  readonly letter: (letter: Letter, seq: number) => Promise<void>
  readonly gone: (id: number, seq: number) => Promise<void>
  /** number of the last piece of mail that this browser keeps */
  readonly after: () => Promise<number>
}

const FIRST_WAIT = 1000
const LONGEST_WAIT = 60_000
/** A clock that jumps this far was asleep, and its connection is dead without knowing it. */
const ASLEEP = 45_000

/** The open connection. It stands only while the page is seen, comes back by itself, and after what arrived last. */
export class Stream {
  private readonly ears: Ears
  private source: EventSource | undefined
  private wait = FIRST_WAIT
  private timer = 0
  private ticked = Date.now()
  /** one piece of mail after the other */
  private mail: Promise<unknown> = Promise.resolve()
  private opening = 0

  constructor(ears: Ears) {
    this.ears = ears
    document.addEventListener('visibilitychange', () => this.turn())
    addEventListener('online', () => this.again(0))
    addEventListener('pagehide', () => this.close())
    addEventListener('pageshow', () => this.turn())
    setInterval(() => {
      const slept = Date.now() - this.ticked > ASLEEP
      this.ticked = Date.now()
      if (slept && this.source) this.again(0)
    }, 10_000)
    this.turn()
  }

  private turn(): void {
    if (document.visibilityState === 'hidden') this.close()
    else if (!this.source) this.again(0)
  }

  private close(): void {
    this.opening++
    clearTimeout(this.timer)
    this.source?.close()
    this.source = undefined
  }

  private again(wait: number): void {
    this.close()
    this.timer = window.setTimeout(() => void this.open(), wait)
  }

  private async open(): Promise<void> {
    const turn = this.opening
    await this.mail
    const after = await this.ears.after()
    if (turn !== this.opening || document.visibilityState === 'hidden') return
    const source = new EventSource(`/bonds/stream?after=${after}`)
    this.source = source
    source.addEventListener('error', () => {
      // while it is connecting the browser tries again itself, and says what it has
      if (source.readyState !== EventSource.CLOSED || source !== this.source) return
      this.again(this.wait * (0.5 + Math.random()))
      this.wait = Math.min(this.wait * 2, LONGEST_WAIT)
    })
    this.hear(source)
  }

  private hear(source: EventSource): void {
    const { ears } = this
    const on = <Data>(name: string, act: (data: Data, event: MessageEvent<string>) => void) =>
      source.addEventListener(name, (event: MessageEvent<string>) => act(JSON.parse(event.data) as Data, event))
    on<{ bonds: readonly Bond[] }>('hello', ({ bonds }) => {
      this.wait = FIRST_WAIT
      ears.hello(bonds)
    })
    on<Place>('place', ears.place)
    on<{ bond: number; who: number }>('here', ({ bond, who }) => ears.here(bond, who))
    on<{ bond: number; leader: number | null }>('step', ({ bond, leader }) => ears.step(bond, leader))
    on<Letter>('letter', (letter, { lastEventId }) => this.next(() => ears.letter(letter, Number(lastEventId))))
    on<{ id: number }>('gone', ({ id }, { lastEventId }) => this.next(() => ears.gone(id, Number(lastEventId))))
    on('full', () => this.close())
  }

  private next(act: () => Promise<void>): void {
    this.mail = this.mail.then(act).catch(() => undefined)
  }
}
