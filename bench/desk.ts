import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { compareTexts } from '../src/platform/text/difference/difference.ts'
import { startPostgres } from '../test/postgres.ts'
import { runCommand, serveArchive } from '../test/served.ts'
import { type Spread, spreadOf } from './catalogue/figures.ts'
import { Author } from './desk/author.ts'
import { chapterOf } from './desk/text.ts'

/** How long an author waits: for what is typed to be kept, and for two versions of a chapter to be compared. */
const { values } = parseArgs({
  options: {
    /** each thing is done so often */
    rounds: { type: 'string', default: '30' },
    /** the archive stands on PostgreSQL: FANLIGHT_TEST_DATABASE_URL, or one of its own */
    postgres: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
})

const SIZES = [5_000, 500_000]
const PASSWORD = 'a long enough password'

/** What was done, with a chapter of so many characters. */
interface Figure {
  readonly what: string
  readonly characters: number
  readonly ms: Spread
}

const folder = mkdtempSync(path.join(tmpdir(), 'fanlight-bench-'))
try {
  const postgres = values.postgres ? await startPostgres() : undefined
  print(await bench(folder, postgres ? { DATABASE_URL: postgres.url } : {}))
  await postgres?.stop()
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function bench(data: string, environment: Readonly<Record<string, string>>): Promise<readonly Figure[]> {
  const words = ['user', 'add', 'bencher', '--email', 'bencher@example.org', '--password', PASSWORD]
  await runCommand(data, words, environment)
  await using archive = await serveArchive(data, [], environment)
  const author = new Author(archive.address)
  await author.logIn('bencher', PASSWORD)
  const figures: Figure[] = []
  for (const characters of SIZES) figures.push(...(await withChapter(author, characters)))
  return figures
}

async function withChapter(author: Author, characters: number): Promise<readonly Figure[]> {
  const { work, chapter } = await postOne(author, characters)
  const form = `/works/${work}/chapters/${chapter}/edit`
  const fields = { title: '', format: 'html', sheet: `bench-${characters}`, version: '1' }
  const autosaved = await rounds((round) =>
    author.post(`${form}/autosave`, { ...fields, serial: String(round + 1), text: chapterOf(characters, round + 1) }),
  )
  const saved = await author.post(form, { ...fields, text: chapterOf(characters, 7), do: 'post' })
  const list = (await author.get(`/works/${work}/chapters/${chapter}/versions`)).text
  const [to, from] = [...new Set([...list.matchAll(/name="to" value="(\d+)"/g)].map(([, id]) => id))]
  const page = `/works/${work}/chapters/${chapter}/versions/compare?from=${from}&to=${to}`
  const [before, after] = [withIds(chapterOf(characters)), withIds(chapterOf(characters, 7))]
  return [
    { what: 'autosave', characters, ms: spreadOf(autosaved) },
    { what: 'save as a version', characters, ms: spreadOf([saved.ms]) },
    { what: 'compare, the page', characters, ms: spreadOf(await rounds(() => author.get(page))) },
    { what: 'compare, side by side', characters, ms: spreadOf(await rounds(() => author.get(`${page}&view=side`))) },
    {
      what: 'compare, the rule alone',
      characters,
      ms: spreadOf(await rounds(() => timed(() => compareTexts(before, after)))),
    },
  ]
}

async function postOne(
  author: Author,
  characters: number,
): Promise<{ readonly work: string; readonly chapter: string }> {
  const { location } = await author.post('/works/new', {
    title: `A chapter of ${characters}`,
    text: chapterOf(characters),
    format: 'html',
    rating: 'General Audiences',
    warnings: 'No Archive Warnings Apply',
    fandoms: 'Original Work',
    language: 'en',
    expectedChapters: '1',
    do: 'post',
  })
  const work = /\/works\/(\d+)/.exec(location)?.[1] ?? ''
  const { text } = await author.get(`/works/${work}/edit`)
  return { work, chapter: /name="chapter" value="(\d+)"/.exec(text)?.[1] ?? '' }
}

/** Paragraphs keep their places here, so numbers in order are the ids that they keep. */
function withIds(html: string): string {
  let next = 1
  return html.replaceAll('<p>', () => `<p id="p${(next++).toString(36)}">`)
}

async function rounds(once: (round: number) => Promise<{ readonly ms: number }>): Promise<readonly number[]> {
  const took: number[] = []
  for (let round = 0; round < Number(values.rounds); round++) took.push((await once(round)).ms)
  return took
}

async function timed(work: () => unknown): Promise<{ readonly ms: number }> {
  const began = performance.now()
  work()
  return { ms: performance.now() - began }
}

function print(figures: readonly Figure[]): void {
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.versions.node}`
  const engine = values.postgres ? 'PostgreSQL' : 'SQLite'
  if (values.json) {
    process.stdout.write(`${JSON.stringify({ machine, engine, figures })}\n`)
    return
  }
  process.stdout.write(
    `${machine}; ${engine}\n\n| what | characters | n | median ms | p99 ms |\n|---|---|---|---|---|\n`,
  )
  for (const { what, characters, ms } of figures)
    process.stdout.write(`| ${what} | ${characters} | ${ms.n} | ${ms.p50} | ${ms.p99} |\n`)
}
