import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fanlight, runCommand, type Served, serveArchive } from '../served.ts'
import { must } from './fault.ts'
import { ask, type Page, Person, STORY } from './person.ts'

const LOGIN = 'lamplighter'
const PASSWORD = 'a light in every window'

type Environment = Readonly<Record<string, string>>

/** One archive that something bad happens to, and everything it has acknowledged. */
export class Stage implements Disposable {
  readonly folder = mkdtempSync(path.join(tmpdir(), 'fanlight-prove-'))
  readonly data = path.join(this.folder, 'data')
  readonly environment: Environment
  /** addresses of works whose posting was answered, and their titles */
  readonly acknowledged = new Map<string, string>()
  /** what is started; another release of the program when that is put in its place */
  program = fanlight
  private posted = 0

  constructor(environment: Environment = {}) {
    this.environment = environment
  }

  /** Makes the account that acts on it. */
  async open(): Promise<void> {
    const account = ['--email', `${LOGIN}@example.org`, '--password', PASSWORD, '--role', 'admin']
    await this.command('user', 'add', LOGIN, ...account)
  }

  /** @throws with what the command printed, when it fails */
  command(...words: readonly string[]): Promise<string> {
    return runCommand(this.data, words, this.environment, this.program).catch((cause: { readonly stdout?: string }) => {
      throw new Error(`${words.join(' ')} failed: ${cause.stdout?.trim().slice(0, 600)}`, { cause })
    })
  }

  serve(more: Environment = {}): Promise<Served> {
    return serveArchive(this.data, [], { ...this.environment, ...more }, this.program)
  }

  logIn(address: string): Promise<Person> {
    return Person.logIn(address, LOGIN, PASSWORD)
  }

  /** Posts works, and remembers which were acknowledged.
   * @returns the address of the last one */
  async post(person: Person, works: number): Promise<string> {
    let work = ''
    for (let at = 0; at < works; at++) {
      const title = this.title()
      work = await person.post(title)
      this.acknowledged.set(work, title)
    }
    return work
  }

  /** A title that no other work has. */
  title(): string {
    return `Lantern number ${this.posted++}`
  }

  /** Everything that was acknowledged stands at its address.
   * @returns how many works that were */
  async mustStand(address: string): Promise<number> {
    for (const [work, title] of this.acknowledged) {
      const page = await ask(address + work)
      must(page.status === 200 && page.text.includes(title), `${work} (“${title}”) was acknowledged and is gone`)
    }
    return this.acknowledged.size
  }

  /** The same, and every count agrees with the facts. */
  async mustHoldAll(address: string): Promise<number> {
    const works = await this.mustStand(address)
    await this.command('check')
    return works
  }

  [Symbol.dispose](): void {
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** The page that says that it cannot be now: calm, with everything that was typed in it, and nothing of the program's inside. */
export function mustBeCalm({ status, text, headers }: Page, typed?: string): void {
  must(status === 503, `it was answered with ${status} instead of 503`)
  must(Number(headers.get('retry-after')) > 0, 'the answer does not say when to come back')
  must(!/\n\s+at .+:\d+|SQLITE|ECONN|node:internal|\.ts:\d|Error: /.test(text), `the page shows the program's inside`)
  if (typed === undefined) return
  must(text.includes(typed), `what was typed (“${typed}”) is not in the page`)
  must(unescaped(text).includes(STORY.trim()), 'the text that was typed is not in the page')
}

function unescaped(html: string): string {
  return html.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&')
}

/** Waits until something is so, looking again every 50 ms.
 * @returns milliseconds that it took; @throws with the sentence when it is not so in time */
export async function until(what: string, most: number, isSo: () => Promise<boolean>): Promise<number> {
  const began = performance.now()
  for (;;) {
    if (await isSo().catch(() => false)) return performance.now() - began
    must(performance.now() - began < most, `${what}: not within ${most} ms`)
    await pause(50)
  }
}

/** Ends a server as a power cut would. */
export async function cut(served: Served): Promise<void> {
  process.kill(served.pid, 'SIGKILL')
  await served[Symbol.asyncDispose]()
}

/** @returns the value below which so large a part of them lies, in whole milliseconds */
export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0)
}
