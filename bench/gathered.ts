import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { parseArgs } from 'node:util'
import { command, serveArchive } from './servers.ts'

/** `npm run bench:gathered`: how much memory and processor time a collection as one EPUB takes, by how many works it has. */
const { values } = parseArgs({
  options: {
    works: { type: 'string', default: '500' },
    json: { type: 'boolean', default: false },
  },
})

interface Figure {
  readonly works: number
  readonly mebibytes: number
  /** of the server's memory: before, and at its highest while the book was made */
  readonly beforeMiB: number
  readonly peakMiB: number
  /** of the processor */
  readonly seconds: number
}

const data = mkdtempSync(path.join(tmpdir(), 'fanlight-gathered-'))
try {
  const most = Number(values.works)
  await command(data, 'seed', '--works', String(most), '--text', 'full')
  const sizes = [Math.ceil(most / 10), most]
  for (const size of sizes) collect(path.join(data, 'fanlight.sqlite'), size)
  const figures: Figure[] = []
  for (const size of sizes) figures.push(await figureOf(size))
  if (values.json) console.log(JSON.stringify(figures, null, 2))
  else
    for (const { works, mebibytes, beforeMiB, peakMiB, seconds } of figures)
      console.log(
        `${works} works: ${mebibytes.toFixed(1)} MiB of EPUB, ${seconds.toFixed(1)} s of the processor, ${Math.round(beforeMiB)} MiB of memory before, ${Math.round(peakMiB)} MiB at most`,
      )
} finally {
  rmSync(data, { recursive: true, force: true })
}

/** Puts the first works of the archive into a collection that is called after how many they are. */
function collect(file: string, works: number): void {
  using db = new DatabaseSync(file)
  const now = new Date().toISOString()
  const name = `of_${works}`
  db.prepare(
    `insert into collections (name, name_key, title, title_sort, summary, intro, rules, moderated, closed, unrevealed, anonymous, created_at)
     values (?, ?, ?, ?, '', '', '', 0, 0, 0, 0, ?)`,
  ).run(name, name, name, name, now)
  db.prepare(
    `insert into collection_items (collection_id, work_id, creator_says, collection_says, agreed_at, unrevealed, anonymous, added_at)
     select (select id from collections where name = ?), id, 'yes', 'yes', ?, 0, 0, ? from works
     where posted_at is not null and restricted = 0 and deleted_at is null order by id limit ?`,
  ).run(name, now, now, works)
}

async function figureOf(works: number): Promise<Figure> {
  await using archive = await serveArchive(data)
  // whatever is loaded for the first book is loaded before the figures begin
  await (await fetch(`${archive.address}/downloads/1/x.epub`)).arrayBuffer()
  const [beforeMiB, began] = [peakOf(archive.pid), secondsOf(archive.pid)]
  const answer = await fetch(`${archive.address}/downloads/collections/of_${works}/x.epub?part=1`)
  if (answer.status !== 200) throw new Error(`the collection was answered with ${answer.status}`)
  let bytes = 0
  for await (const chunk of answer.body ?? []) bytes += chunk.length
  const [peakMiB, seconds] = [peakOf(archive.pid), secondsOf(archive.pid) - began]
  return { works, mebibytes: bytes / 1024 / 1024, beforeMiB, peakMiB, seconds }
}

function peakOf(pid: number): number {
  return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024
}

/** @see proc_pid_stat(5), utime and stime, in hundredths of a second */
function secondsOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ')
  return (Number(fields[11]) + Number(fields[12])) / 100
}
