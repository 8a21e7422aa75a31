import { withThousands } from '../platform/text/dates.ts'

const QUIET_FOR = 2000
const SAY_EVERY = 1000

/** Says on standard error how far a long command is: nothing in the first two seconds, then a line a second at most. */
export class Progress {
  private total: number
  private readonly what: string
  private readonly began = performance.now()
  private done = 0
  private said = performance.now() + QUIET_FOR - SAY_EVERY
  private open = false

  /** @param total steps that there will be; 0 while that is not known
   * @param what they are; empty where that is plain */
  constructor(total = 0, what = '') {
    this.total = total
    this.what = what
  }

  /** As {@link step}, for a total that is known only under way. */
  of(total: number, steps: number): void {
    this.total = total
    this.step(steps)
  }

  /** @param steps done since the last call */
  step(steps = 1): void {
    this.done += steps
    const now = performance.now()
    if (now - this.said < SAY_EVERY) return
    this.said = now
    const line = `${this.what && `${this.what}: `}${progressLine(this.done, this.total, (now - this.began) / 1000)}`
    this.open = process.stderr.isTTY
    process.stderr.write(this.open ? `\r\u001b[K${line}` : `${line}\n`)
  }

  /** A step of which nobody knows how many there will be. */
  count(): void {
    this.of(this.done + 1, 1)
  }

  /** Leaves the line free for what comes next. */
  end(): void {
    if (this.open) process.stderr.write('\r\u001b[K')
    this.open = false
  }
}

/** @param seconds since the beginning, more than 0
 * @returns `120 of 1,000 (12 %), 40 a second, 22 s left` */
export function progressLine(done: number, total: number, seconds: number): string {
  const rate = done / seconds
  const rated = rate < 10 ? rate.toFixed(1) : withThousands(Math.round(rate))
  const share = Math.floor((done / total) * 100)
  return `${withThousands(done)} of ${withThousands(total)} (${share} %), ${rated} a second, ${duration((total - done) / rate)} left`
}

function duration(seconds: number): string {
  const whole = Math.ceil(seconds)
  if (whole < 60) return `${whole} s`
  const minutes = Math.floor(whole / 60)
  return minutes < 60 ? `${minutes} min ${whole % 60} s` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}
