import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { median } from './load.ts'
import { command, serveArchive } from './servers.ts'
import { storyOf } from './story.ts'

const { values } = parseArgs({
  options: {
    chapters: { type: 'string', default: '25' },
    words: { type: 'string', default: '4000' },
    rounds: { type: 'string', default: '40' },
    json: { type: 'boolean', default: false },
  },
})

/** How long one kind of file takes, from the request to its last byte. */
interface Figure {
  readonly file: string
  /** made anew, or kept from before */
  readonly from: 'made' | 'kept'
  /** milliseconds */
  readonly median: number
  readonly p99: number
  readonly kib: number
}

const folder = mkdtempSync(path.join(tmpdir(), 'fanlight-bench-'))
try {
  await bench(folder)
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function bench(data: string): Promise<void> {
  const stories = path.join(data, 'stories')
  storyOf(stories, { chapters: Number(values.chapters), words: Number(values.words) }, writeFileSync)
  const account = ['--email', 'bencher@example.org', '--password', 'a long enough password']
  await command(data, 'user', 'add', 'bencher', ...account)
  await command(data, 'import', stories, '--as', 'bencher', '--post')
  await using archive = await serveArchive(data)
  const figures: Figure[] = []
  for (const file of ['epub', 'html', 'txt', 'md', 'pdf']) {
    const rounds = file === 'pdf' ? Math.ceil(Number(values.rounds) / 8) : Number(values.rounds)
    for (const from of ['made', 'kept'] as const)
      figures.push(await figureOf(`${archive.address}/downloads/1/x.${file}`, { data, file, from, rounds }))
  }
  if (values.json)
    console.log(JSON.stringify({ words: Number(values.chapters) * Number(values.words), figures }, null, 2))
  else
    for (const { file, from, median: ms, p99, kib } of figures)
      console.log(`${file.padEnd(5)} ${from}  median ${ms} ms, p99 ${p99} ms, ${kib} KiB`)
}

type Asked = Pick<Figure, 'file' | 'from'> & { readonly data: string; readonly rounds: number }

async function figureOf(address: string, { data, file, from, rounds }: Asked): Promise<Figure> {
  const times: number[] = []
  let bytes = 0
  for (let round = -2; round < rounds; round++) {
    if (from === 'made') rmSync(path.join(data, 'cache', 'files'), { recursive: true, force: true })
    const began = performance.now()
    const answer = await fetch(address)
    bytes = (await answer.arrayBuffer()).byteLength
    if (answer.status !== 200) throw new Error(`${address} was answered with ${answer.status}`)
    if (round >= 0) times.push(performance.now() - began)
  }
  const sorted = times.toSorted((one, other) => one - other)
  const p99 = sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * 0.99) - 1)] ?? Number.NaN
  return { file, from, median: rounded(median(times)), p99: rounded(p99), kib: Math.round(bytes / 1024) }
}

function rounded(ms: number): number {
  return Math.round(ms * 10) / 10
}
