import { mkdtempSync, rmSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { vi } from 'vitest'
import { type Mail, readMail } from '../test/outbox.ts'
import { runCommand, serveArchive } from '../test/served.ts'

/** The built program, served from a folder of its own that is gone afterwards. */
export interface Archive extends AsyncDisposable {
  /** http://127.0.0.1:PORT */
  readonly address: string
  /** Waits until the program has printed this. @returns the match's first group */
  printed(pattern: RegExp): Promise<string>
  /** Waits for a mail to somebody with these words in its subject. */
  mail(to: string, subject: string): Promise<Mail>
  /** Runs another command of the program on the same archive. @returns what it printed */
  run(...words: readonly string[]): Promise<string>
}

/** How to serve. */
interface Serving {
  /** with the sample shelf and the cast inside */
  readonly demo?: boolean
  /** postgres://… instead of the file in the folder */
  readonly database?: string
  /** other variables, by name */
  readonly environment?: Readonly<Record<string, string>>
}

/** Starts an archive; without `demo` it is as empty as on the first day. */
export async function openArchive({
  demo = false,
  database = '',
  environment: more = {},
}: Serving = {}): Promise<Archive> {
  const folder = mkdtempSync(path.join(tmpdir(), 'fanlight-journey-'))
  const environment = { DATABASE_URL: database, ...more }
  const served = await serveArchive(folder, demo ? ['--demo'] : [], environment)
  return {
    address: served.address,
    printed: (pattern) => vi.waitUntil(() => pattern.exec(served.printed())?.[1], { timeout: 10_000 }),
    mail: (to, subject) => vi.waitUntil(() => findMail(folder, to, subject), { timeout: 10_000 }),
    run: (...words) => runCommand(folder, words, environment),
    async [Symbol.asyncDispose]() {
      await served[Symbol.asyncDispose]()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function findMail(folder: string, to: string, subject: string): Promise<Mail | undefined> {
  const outbox = path.join(folder, 'outbox')
  // one that is still being written has a dot before its name
  const files = (await readdir(outbox).catch(() => [])).filter((file) => !file.startsWith('.'))
  const mails = await Promise.all(
    files.sort().map(async (file) => readMail(await readFile(path.join(outbox, file), 'utf8'))),
  )
  return mails.findLast((mail) => mail.to.includes(to) && mail.subject.includes(subject))
}
