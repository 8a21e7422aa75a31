import type { Member } from '../../../platform/web/viewer.ts'
import type { House } from '../../house.ts'
import { deliver, type Told, toldNothing } from './deliver.ts'
import { hubOf, type Line } from './hub.ts'
import type { Resting } from './signs.ts'

/** How soon a browser tries again that has lost its connection. */
const RETRY_MS = 2000

/**
 * One open page. It takes a piece only when the connection can carry it, and what may pass is decided at that moment: nothing lies in
 * a queue on this side of a shield.
 */
class OpenLine implements Line, Resting {
  readonly userId: number
  private readonly house: House
  readonly member: Member
  readonly told: Told
  private stale = true
  /** what made it so waits for nobody: a letter or a place, not a sign of life */
  private soon = false
  private silent = false
  /** takes words at once while nothing is under way */
  private carry: ((text: string) => void) | undefined
  private over = false
  private last = ''
  private resume: (() => void) | undefined

  constructor(house: House, member: Member, after: number) {
    this.house = house
    this.member = member
    this.userId = member.id
    this.told = toldNothing(after)
  }

  wake(): void {
    this.stale = true
    this.soon = true
    this.resume?.()
  }

  beat(): Resting | undefined {
    if (this.carry && !this.stale && !this.over) return this
    this.silent = true
    this.stale = true
    return undefined
  }

  give(text: string): void {
    if (this.over) return
    this.carry?.(text)
    this.resume?.()
  }

  end(last = ''): void {
    this.over = true
    this.last = last
    hubOf(this.house).remove(this)
    this.resume?.()
  }

  async open(controller: Controller): Promise<void> {
    const hub = hubOf(this.house)
    hub.add(this)
    controller.enqueue(bytes(`retry: ${RETRY_MS}\n\n`))
    await hub.opened(this.userId)
  }

  /** Called whenever the connection can carry more. */
  async pull(controller: Controller): Promise<void> {
    let sent = false
    const write = (text: string) => {
      sent = true
      controller.enqueue(bytes(text))
    }
    while (!sent) {
      if (!this.stale && !this.over) await this.rest(write)
      if (this.over) return this.close(controller)
      if (!this.stale) continue
      await this.tell(write)
      if (!sent && this.silent) write(': \n\n')
      this.silent = false
    }
  }

  private async rest(write: (text: string) => void): Promise<void> {
    this.carry = write
    await new Promise<void>((resolve) => {
      this.resume = resolve
    })
    this.carry = undefined
  }

  private async tell(write: (text: string) => void): Promise<void> {
    try {
      const outcome = await hubOf(this.house).inTurn(
        () => this.soon,
        async () => {
          if (this.over) return 'done'
          // what wakes it while it waits is part of this delivery
          this.stale = this.soon = false
          return deliver(this.house, this.member, this.told, write)
        },
      )
      if (outcome === 'more') this.stale = true
      if (outcome === 'over') this.end()
    } catch (error) {
      this.house.log.warn({ err: error }, 'a delivery broke; the page comes back')
      this.end()
    }
  }

  private close(controller: Controller): void {
    if (this.last !== '') controller.enqueue(bytes(this.last))
    controller.close()
  }
}

type Controller = ReadableStreamDefaultController<Uint8Array>

const encoder = new TextEncoder()
const bytes = (text: string) => encoder.encode(text)

/** Answers with events until one side has enough. Nothing may keep or pack it on its way, or wait for more of it.
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html */
export function openStream(house: House, member: Member, after: number): Response {
  const line = new OpenLine(house, member, after)
  const body = new ReadableStream<Uint8Array>(
    {
      start: (controller) => line.open(controller),
      pull: (controller) => line.pull(controller),
      cancel: () => line.end(),
    },
    { highWaterMark: 0 },
  )
  return new Response(body, {
    headers: {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store, no-transform',
      'X-Accel-Buffering': 'no',
    },
  })
}
