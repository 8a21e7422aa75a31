import { cpSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { House } from '../house.ts'
import { urls } from '../urls.ts'
import { newestChange, visibleTo } from '../works/index.ts'
import { type Place, placeOf } from './addresses.ts'
import { type Journal, openJournal } from './journal.ts'
import { isPage, rewritePage, rewriteStyle, standIn } from './rewrite.ts'
import { writeSearch } from './search-index.ts'

/** Answers a request as the running archive would answer a guest. */
export type Answer = (request: Request) => Response | Promise<Response>

/** Writes a file that is named from the folder on, with slashes. */
type Write = (file: string, content: string | Uint8Array) => void

/** What was written. */
export interface Frozen {
  readonly files: number
  /** pages that something led to and that there are none of */
  readonly missing: number
  readonly works: number
}

/** Pages under way at once: on PostgreSQL each waits for the server. */
const AT_ONCE = 6
const GUEST = { 'user-agent': 'fanlight-freeze/1 (bot; own archive)' }

/**
 * Writes what guests see of the archive as files that any web space can serve. Pages are those of the archive itself, so
 * what a guest may not see is in none of them. Cut short, it goes on where it stopped, unless the archive has changed.
 * @param folder new, or one that an earlier freeze has begun
 */
export async function freeze(
  house: House,
  answer: Answer,
  folder: string,
  watch: (done: number, total: number) => void,
): Promise<Frozen> {
  const state = `${await newestChange(house.db)}`
  using journal = openJournal(folder, state)
  copyAssets(house, folder)
  const write = writerInto(folder)
  let missing = 0
  const begin = [...(await beginnings(house))].filter(({ file }) => !journal.done.has(file))
  const waiting = [...begin, ...[...journal.found.values()].filter(({ file }) => !journal.done.has(file))]
  const known = new Set([...waiting.map(({ file }) => file), ...journal.done])
  let broken = false
  const work = async () => {
    for (let place = waiting.pop(); place && !broken; place = waiting.pop()) {
      const leadsTo = await keep(house, answer, write, place)
      if (!leadsTo) missing++
      const fresh = (leadsTo ?? []).filter(({ file }) => !known.has(file) && !file.startsWith('assets/'))
      for (const one of fresh) known.add(one.file)
      waiting.push(...fresh)
      journal.note(place, fresh)
      watch(journal.done.size, known.size)
    }
  }
  // one that finds nothing to do ends, while another may still find more
  while (waiting.length > 0) {
    const ended = await Promise.allSettled(
      Array.from({ length: AT_ONCE }, () =>
        work().catch((error: unknown) => {
          broken = true
          throw error
        }),
      ),
    )
    for (const one of ended) if (one.status === 'rejected') throw one.reason
  }
  const works = await writeSearch(house, folder)
  if (`${await newestChange(house.db)}` !== state)
    throw new Error('the archive has changed meanwhile, and pages may not fit together: run it again')
  journal.close()
  return { files: countOf(journal), missing, works }
}

function countOf({ done }: Journal): number {
  return done.size
}

/** The front page leads to most; works that stand far down in long lists are found at once. */
async function beginnings({ db }: House): Promise<readonly Place[]> {
  const works = await db
    .selectFrom('works')
    .select('id')
    .where(visibleTo({ kind: 'guest' }))
    .orderBy('id', 'desc')
    .execute()
  const addresses = [...works.map(({ id }) => urls.work(id)), urls.media(), urls.works(), urls.about(), urls.home()]
  return addresses.flatMap((address) => placeOf(address) ?? [])
}

/** @returns where the page leads; undefined when there was none, and one that says so stands in its place */
async function keep(house: House, answer: Answer, write: Write, place: Place): Promise<readonly Place[] | undefined> {
  const home = house.config.url
  const response = await answer(new Request(`${home || 'http://localhost'}${place.address}`, { headers: GUEST }))
  const onward = response.headers.get('location')
  if (!response.ok) {
    const to = onward === null ? undefined : placeOf(onward.replace(/^https?:\/\/[^/]+/, ''))
    await response.body?.cancel()
    if (isPage(place.file)) write(place.file, standIn(place, to))
    return to ? [to] : undefined
  }
  if (!isPage(place.file)) {
    write(place.file, new Uint8Array(await response.arrayBuffer()))
    return []
  }
  const { html, leadsTo } = rewritePage(await response.text(), place, home)
  write(place.file, html)
  return leadsTo
}

const MOST_FOLDERS_KNOWN = 10_000

/** Writes files below a folder; one is there when it is whole. */
function writerInto(folder: string): Write {
  const made = new Set<string>()
  return (file, content) => {
    const place = path.join(folder, ...file.split('/'))
    const around = path.dirname(place)
    if (!made.has(around)) mkdirSync(around, { recursive: true })
    if (made.size >= MOST_FOLDERS_KNOWN) made.clear()
    made.add(around)
    writeFileSync(`${place}.part`, content)
    renameSync(`${place}.part`, place)
  }
}

/** The style sheet, the faces and the icons; scripts speak with a server, but for the one that searches. */
function copyAssets({ assets }: House, folder: string): void {
  const to = path.join(folder, 'assets')
  const style = path.basename(assets.style)
  for (const name of ['fonts', 'icons'])
    cpSync(path.join(assets.folder, name), path.join(to, name), { recursive: true })
  writeFileSync(path.join(to, style), rewriteStyle(readFileSync(path.join(assets.folder, style), 'utf8')))
  cpSync(path.join(assets.folder, 'frozen-search.js'), path.join(to, 'search.js'))
}
