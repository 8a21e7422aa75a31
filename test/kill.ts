import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { storyOf } from '../bench/story.ts'

/** Kills the archive with SIGKILL at random moments, while stories are imported and while works are posted, and looks
 * afterwards: it starts again, `check` finds nothing wrong, what was acknowledged is there, nothing is there twice. */
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '50' },
    /** seconds after which no new round begins */
    most: { type: 'string', default: '900' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
})

const STORIES = 120
const PASSWORD = 'kill me if you can'
const root = path.resolve(fileURLToPath(import.meta.url), '../..')
const folder = mkdtempSync(path.join(tmpdir(), 'fanlight-kill-'))
const data = path.join(folder, 'data')
const env = { ...process.env, FANLIGHT_DATA: data, FANLIGHT_PORT: '0', FANLIGHT_LOG: 'warn', DATABASE_URL: '' }
const random = generator(Number(values.seed))
/** addresses of works whose posting was answered, and their titles */
const acknowledged = new Map<string, string>()

try {
  await prove()
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function prove(): Promise<void> {
  for (let at = 0; at < STORIES; at++)
    storyOf(path.join(folder, 'stories', String(at)), { chapters: 1 + (at % 4), words: 400 }, numbered(at))
  await run('user', 'add', 'killer', '--email', 'killer@example.org', '--password', PASSWORD, '--role', 'admin')
  const began = Date.now()
  let rounds = 0
  while (rounds < Number(values.rounds) && Date.now() - began < Number(values.most) * 1000) {
    await (rounds % 2 === 0 ? killImport() : killPosting())
    await mustBeSound(`round ${rounds + 1}`)
    rounds++
  }
  await everythingIsThere()
  process.stdout.write(
    `killed ${rounds} times (seed ${values.seed}): ${acknowledged.size} acknowledged works are all there, ${STORIES} stories came in once, check found nothing\n`,
  )
}

/** Every story under a title of its own, so that none is taken for another. */
function numbered(at: number): typeof writeFileSync {
  return (file, text) => {
    if (path.basename(String(file)) !== 'work.json') return writeFileSync(file, text)
    const manifest = JSON.parse(String(text)) as Record<string, unknown>
    writeFileSync(file, JSON.stringify({ ...manifest, slug: `story-${at}`, title: `Story number ${at}` }))
  }
}

async function killImport(): Promise<void> {
  const child = fanlight('import', path.join(folder, 'stories'), '--as', 'killer', '--post', '--json')
  await killAfter(child, 250 + random() * 1500)
}

/** Posts works one after the other until the server is killed under it. */
async function killPosting(): Promise<void> {
  const child = fanlight('serve')
  const address = await announced(child)
  const author = await logIn(address)
  const killed = killAfter(child, random() * 1200)
  for (let at = 0; ; at++) {
    const title = `Posted ${values.seed} ${acknowledged.size} ${at} ${Math.floor(random() * 1e9)}`
    const work = await post(address, author, title)
    if (!work) break
    acknowledged.set(work, title)
  }
  await killed
}

async function mustBeSound(when: string): Promise<void> {
  await run('check').catch((error: unknown) => {
    throw new Error(`${when}: check found something wrong`, { cause: error })
  })
}

async function everythingIsThere(): Promise<void> {
  const report = JSON.parse(
    await run('import', path.join(folder, 'stories'), '--as', 'killer', '--post', '--json'),
  ) as unknown[]
  if (report.length !== STORIES) throw new Error(`the report has ${report.length} lines for ${STORIES} stories`)
  await mustBeSound('at the end')
  const child = fanlight('serve')
  const address = await announced(child)
  for (const [work, title] of acknowledged) {
    const page = await fetch(address + work)
    if (page.status !== 200 || !(await page.text()).includes(title))
      throw new Error(`${work} (“${title}”) was acknowledged and is gone`)
  }
  const works = await (await fetch(`${address}/works`)).text()
  const [, total] = /of ([\d,]+) Works/.exec(works) ?? []
  const counted = Number(total?.replaceAll(',', ''))
  // what was written but killed before it was answered may be there as well: at most one for each round of posting
  const most = STORIES + acknowledged.size + Number(values.rounds)
  if (!(counted >= STORIES + acknowledged.size && counted <= most))
    throw new Error(`${counted} works instead of ${STORIES + acknowledged.size}`)
  await killAfter(child, 0)
}

type Author = { readonly cookie: string; readonly token: string }

async function logIn(address: string): Promise<Author> {
  const page = await (await fetch(`${address}/users/login`)).text()
  const answer = await fetch(`${address}/users/login`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({
      authenticity_token: tokenOf(page),
      'user[login]': 'killer',
      'user[password]': PASSWORD,
    }),
  })
  const cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  return { cookie, token: tokenOf(await (await fetch(`${address}/works/new`, { headers: { cookie } })).text()) }
}

function tokenOf(page: string): string {
  return /<meta name="csrf-token" content="([^"]+)"/.exec(page)?.[1] ?? ''
}

/** @returns the new work's address; undefined when the server was killed before it answered */
async function post(address: string, { cookie, token }: Author, title: string): Promise<string | undefined> {
  const answer = await fetchUnlessKilled(`${address}/works/new`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie },
    body: new URLSearchParams({
      authenticity_token: token,
      title,
      text: `<p>${'A short text of a few words. '.repeat(40)}</p>`.repeat(5),
      language: 'en',
      rating: 'General Audiences',
      'warnings[]': 'No Archive Warnings Apply',
      fandoms: 'Sherlock Holmes - Arthur Conan Doyle',
      characters: 'Sherlock Holmes, John Watson',
      do: 'post',
    }),
  })
  if (!answer) return undefined
  const location = answer.headers.get('location') ?? ''
  if (answer.status !== 303 || !/^\/works\/\d+/.test(location))
    throw new Error(`a posting was answered with ${answer.status}`)
  return location
}

/** @returns undefined when the connection broke: the server was killed */
async function fetchUnlessKilled(address: string, init: RequestInit): Promise<Response | undefined> {
  try {
    return await fetch(address, init)
  } catch (error) {
    if (error instanceof TypeError) return undefined
    throw error
  }
}

function fanlight(...words: readonly string[]): ChildProcess {
  const child = spawn(path.join(root, 'bin/fanlight'), words, { env, stdio: ['ignore', 'pipe', 'pipe'] })
  // a proof that fails must not leave its server behind
  const end = () => child.kill('SIGKILL')
  process.once('exit', end)
  child.once('exit', () => process.off('exit', end))
  return child
}

/** Runs a command to its end; @returns what it printed */
function run(...words: readonly string[]): Promise<string> {
  const child = fanlight(...words)
  return new Promise((resolve, reject) => {
    let printed = ''
    let complaint = ''
    child.stdout?.on('data', (chunk) => (printed += chunk))
    child.stderr?.on('data', (chunk) => (complaint += chunk))
    child.once('exit', (status) =>
      status === 0 ? resolve(printed) : reject(new Error(`${words[0]} ended with ${status}\n${printed}\n${complaint}`)),
    )
  })
}

function announced(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = ''
    child.stdout?.on('data', (chunk) => {
      printed += chunk
      const [, address] = /open at (http:\/\/\S+)/.exec(printed) ?? []
      if (address) resolve(address)
    })
    child.stderr?.on('data', (chunk) => (printed += chunk))
    child.once('exit', (status) => reject(new Error(`the archive did not start again (status ${status}):\n${printed}`)))
  })
}

function killAfter(child: ChildProcess, milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null) return resolve()
    child.once('exit', () => resolve())
    setTimeout(() => child.kill('SIGKILL'), milliseconds)
  })
}

/** Numbers from 0 to 1 that a seed repeats. */
function generator(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
