import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { type Made, makeArchive } from './moving/made.ts'
import { openPlace } from './place.ts'
import { type TimedRun, timedRun } from './timed-run.ts'

/** How long it takes to move an eFiction archive in, and how much memory: the command itself, from its start to its end. */
const { values } = parseArgs({
  options: {
    stories: { type: 'string', default: '10000' },
    postgres: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
})

/** What a run of the command took. */
interface Figure extends TimedRun {
  readonly what: string
  readonly worksASecond: number
}

const folder = mkdtempSync(path.join(tmpdir(), 'fanlight-moving-'))
try {
  const made = await makeArchive(folder, Number(values.stories))
  const data = path.join(folder, 'data')
  await using place = await openPlace(folder, values.postgres)
  const figures = [
    await run('moved in', made, data, place.url, []),
    await run('run once more', made, data, place.url, []),
    await run('a dry run of it', made, path.join(folder, 'empty'), '', ['--dry-run']),
  ]
  print(made, figures)
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function run(what: string, made: Made, data: string, url: string, words: readonly string[]): Promise<Figure> {
  const all = ['import-efiction', made.dump, '--stories', made.stories, '--json', ...words]
  const { seconds, peakMiB } = await timedRun(all, { FANLIGHT_DATA: data, DATABASE_URL: url })
  return { what, seconds, worksASecond: Number(values.stories) / seconds, peakMiB }
}

function print(made: Made, figures: readonly Figure[]): void {
  const megabytes = Math.round(statSync(made.dump).size / 1024 / 1024)
  const about = {
    ...made,
    stories: Number(values.stories),
    megabytes,
    engine: values.postgres ? 'PostgreSQL' : 'SQLite',
  }
  if (values.json) return void process.stdout.write(`${JSON.stringify({ about, figures }, null, 1)}\n`)
  process.stdout.write(
    `${about.engine}, ${cpus().length} cores: ${about.stories} stories, ${made.chapters} chapters, ${made.reviews} reviews, ${made.members} members; a dump of ${megabytes} MB\n`,
  )
  for (const { what, seconds, worksASecond, peakMiB } of figures) {
    const memory = peakMiB === undefined ? '' : `, ${Math.round(peakMiB)} MiB at most`
    process.stdout.write(
      `${what.padEnd(18)} ${seconds.toFixed(1)} s, ${Math.round(worksASecond)} works a second${memory}\n`,
    )
  }
}
