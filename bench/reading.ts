import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import type { Browser } from 'playwright-core'
import { openBrowser } from '../test/chromium.ts'
import { type Kind, type Visit, visit } from './reading/visit.ts'
import { command, serveArchive } from './servers.ts'

const { values, positionals } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    slower: { type: 'string', default: '4' },
    json: { type: 'boolean', default: false },
  },
  allowPositionals: true,
})

/** What a page may weigh packed, fonts left out; of the page of an entire work, all but the text itself. */
const LIGHT = { page: 60 * 1024, script: 15 * 1024, firstPaint: 1000 }

/** What was not rated asks first whether one wants to see it. */
const AGREED = 'view_adult=true'

/** A page, with the medians of its visits and what is too much about it. */
interface Figure extends Visit {
  readonly page: string
  readonly address: string
  readonly over: readonly string[]
}

interface Listed {
  readonly id: number
  readonly chapters: number
  readonly words: number
}

const folder = mkdtempSync(path.join(tmpdir(), 'fanlight-reading-'))
try {
  await bench(folder)
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function bench(data: string): Promise<void> {
  const [own, beside] = ['../shelf', '../../shared/shelf'].map((shelf) => path.resolve(import.meta.dirname, shelf))
  const others = positionals.length > 0 ? positionals : [beside ?? ''].filter(existsSync)
  await command(data, 'user', 'add', 'bencher', '--email', 'bencher@example.org', '--password', 'a long enough word')
  for (const stories of [own ?? '', ...others]) await command(data, 'import', stories, '--as', 'bencher', '--post')
  await using archive = await serveArchive(data)
  const browser = await openBrowser()
  try {
    const figures: Figure[] = []
    for (const [page, address] of await pagesOf(archive.address))
      figures.push(await figureOf(browser, page, archive.address + address))
    if (values.json) console.log(JSON.stringify({ slower: Number(values.slower), figures }, null, 2))
    else print(figures)
    if (figures.some(({ over }) => over.length > 0)) process.exitCode = 1
  } finally {
    await browser.close()
  }
}

/** The longest work of one chapter and the longest of several: what there is more of waits longer. */
async function pagesOf(archive: string): Promise<readonly (readonly [string, string])[]> {
  const works: Listed[] = []
  for (let next: string | null = '/api/v1/works?size=100&facets=0'; next; ) {
    const answer = (await (await fetch(archive + next)).json()) as { works: Listed[]; next: string | null }
    works.push(...answer.works)
    next = answer.next
  }
  const long = works.toSorted((one, other) => other.words - one.words)
  const [alone, many] = [long.find(({ chapters }) => chapters === 1), long.find(({ chapters }) => chapters > 1)]
  if (!many) throw new Error('there is no work of several chapters among these stories')
  const { url: chapter } = await fetch(`${archive}/works/${many.id}`)
  return [
    ['front page', '/'],
    ['listing', '/works'],
    ...(alone ? [['work of one chapter', `/works/${alone.id}?${AGREED}`] as const] : []),
    ['chapter', `${new URL(chapter).pathname}?${AGREED}`],
    ['entire work', `/works/${many.id}?view_full_work=true&${AGREED}`],
  ]
}

async function figureOf(browser: Browser, page: string, address: string): Promise<Figure> {
  const visits: Visit[] = []
  for (let round = -1; round < Number(values.rounds); round++) {
    const figures = await visit(browser, address, Number(values.slower))
    if (round >= 0) visits.push(figures)
  }
  const [first] = visits
  if (!first) throw new Error('no round, no figure')
  const of = (take: (visit: Visit) => number) =>
    visits.map(take).toSorted((one, other) => one - other)[visits.length >> 1] ?? Number.NaN
  const figures = {
    ...first,
    firstPaint: Math.round(of(({ firstPaint }) => firstPaint)),
    largestPaint: Math.round(of(({ largestPaint }) => largestPaint)),
    blocked: Math.round(of(({ blocked }) => blocked)),
    // what moves in one of five visits moves
    shift: Math.max(...visits.map(({ shift }) => shift)),
  }
  return { page, address: new URL(address).pathname, ...figures, over: tooMuch(page, figures) }
}

function tooMuch(page: string, { firstPaint, shift, bytes }: Visit): readonly string[] {
  const weight = page === 'entire work' ? bytes.style + bytes.script : weightOf(bytes)
  return [
    ...(firstPaint > LIGHT.firstPaint ? [`first paint after ${firstPaint} ms`] : []),
    ...(shift > 0 ? [`things move: ${shift.toFixed(3)}`] : []),
    ...(weight > LIGHT.page ? [`${kib(weight)} KiB`] : []),
    ...(bytes.script > LIGHT.script ? [`${kib(bytes.script)} KiB of script`] : []),
  ]
}

function weightOf(bytes: Readonly<Record<Kind, number>>): number {
  return Object.values(bytes).reduce((sum, some) => sum + some, -bytes.font)
}

function print(figures: readonly Figure[]): void {
  console.log(
    '| page | first paint ms | largest ms | shift | blocked ms | requests | page, style, script, all without fonts KiB |',
  )
  console.log('|---|---|---|---|---|---|---|')
  for (const { page, firstPaint, largestPaint, shift, blocked, requests, bytes } of figures) {
    const weights = [bytes.page, bytes.style, bytes.script, weightOf(bytes)].map(kib).join(', ')
    console.log(
      `| ${page} | ${firstPaint} | ${largestPaint} | ${shift.toFixed(3)} | ${blocked} | ${requests} | ${weights} |`,
    )
  }
  for (const { page, over } of figures) if (over.length > 0) console.log(`too much on the ${page}: ${over.join('; ')}`)
}

function kib(bytes: number): string {
  return (bytes / 1024).toFixed(1)
}
