import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { load, median, type Round } from './load.ts'
import { command, type Served, serveArchive, serveHello } from './servers.ts'
import { storyOf } from './story.ts'

const { values } = parseArgs({
  options: {
    works: { type: 'string', default: '10000' },
    seconds: { type: 'string', default: '4' },
    rounds: { type: 'string', default: '3' },
    json: { type: 'boolean', default: false },
  },
})

/** A page under load, beside the "hello" that ran right before it. */
interface Figure {
  readonly page: string
  /** as a browser asks for it, packed; or plain, as a script does */
  readonly sent: 'gzip' | 'plain'
  readonly perSecond: number
  readonly p50: number
  readonly p99: number
  readonly kib: number
  /** requests a second, in parts of the hello of the same round; the median of the rounds */
  readonly ofHello: number
}

const folder = mkdtempSync(path.join(tmpdir(), 'fanlight-bench-'))
try {
  await bench(folder)
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function bench(data: string): Promise<void> {
  const pages = await prepare(data)
  await using archive = await serveArchive(data)
  await using hello = await serveHello()
  const figures: Figure[] = []
  for (const [page, address] of pages) {
    for (const sent of ['gzip', 'plain'] as const)
      figures.push(await compare(page, sent, archive.address + address, hello))
  }
  print(figures, archive)
}

/** An archive with a synthetic catalogue, a work of 5,000 words in one chapter and one of three such chapters. */
async function prepare(data: string): Promise<readonly (readonly [page: string, address: string])[]> {
  await command(
    data,
    'user',
    'add',
    'bencher',
    '--email',
    'bencher@example.org',
    '--password',
    'a long enough password',
    '--role',
    'admin',
  )
  await command(data, 'seed', '--works', values.works, '--text', 'short')
  const stories = path.join(data, 'stories')
  storyOf(stories, { chapters: 1, words: 5000 }, writeFileSync)
  storyOf(stories, { chapters: 3, words: 5000 }, writeFileSync)
  const report = JSON.parse(await command(data, 'import', stories, '--as', 'bencher', '--post', '--json')) as {
    id: number
    chapters: number
  }[]
  const single = report.find(({ chapters }) => chapters === 1)?.id
  const several = report.find(({ chapters }) => chapters === 3)?.id
  return [
    ['listing of 20 blurbs', '/works'],
    ['listing, page 100', '/works?page=100'],
    ['work page, 5,000 words', `/works/${single}`],
    ['chapter page, 5,000 words', await firstChapter(data, several)],
  ]
}

async function firstChapter(data: string, work: number | undefined): Promise<string> {
  await using archive = await serveArchive(data)
  const answer = await fetch(`${archive.address}/works/${work}`, { redirect: 'manual' })
  return answer.headers.get('location') ?? '/'
}

async function compare(page: string, sent: Figure['sent'], address: string, hello: Served): Promise<Figure> {
  const headers: Record<string, string> = sent === 'gzip' ? { 'accept-encoding': 'gzip' } : {}
  const rounds: Round[] = []
  const ratios: number[] = []
  for (let round = 0; round < Number(values.rounds); round++) {
    const bare = await load(`${hello.address}/`, Number(values.seconds))
    const ours = await load(address, Number(values.seconds), headers)
    rounds.push(ours)
    ratios.push(ours.perSecond / bare.perSecond)
  }
  const of = (figure: (round: Round) => number) => median(rounds.map(figure))
  return {
    page,
    sent,
    perSecond: Math.round(of((round) => round.perSecond)),
    p50: of((round) => round.p50),
    p99: of((round) => round.p99),
    kib: Math.round(of((round) => round.bytes) / 102.4) / 10,
    ofHello: Math.round(median(ratios) * 1000) / 1000,
  }
}

function print(figures: readonly Figure[], archive: Served): void {
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.versions.node}`
  if (values.json) {
    process.stdout.write(
      `${JSON.stringify({ machine, works: Number(values.works), startMs: Math.round(archive.startMs), figures })}\n`,
    )
    return
  }
  process.stdout.write(`${machine}; ${values.works} works; start ${Math.round(archive.startMs)} ms\n\n`)
  process.stdout.write(
    '| page | sent | requests/s | p50 ms | p99 ms | KiB | of hello |\n|---|---|---|---|---|---|---|\n',
  )
  for (const { page, sent, perSecond, p50, p99, kib, ofHello } of figures) {
    process.stdout.write(
      `| ${page} | ${sent} | ${perSecond} | ${p50} | ${p99} | ${kib} | ${(ofHello * 100).toFixed(1)} % |\n`,
    )
  }
}
