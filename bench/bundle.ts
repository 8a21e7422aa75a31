import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { runCommand } from '../test/served.ts'
import { openPlace } from './place.ts'
import { timedRun } from './timed-run.ts'

/** `npm run bench:bundle`: how long an archive with pictures takes into a bundle and out of it, and whether memory stays flat. */
const { values } = parseArgs({
  options: {
    works: { type: 'string', default: '100000' },
    /** of pictures, in files of eight; one of them is as large as eight others */
    megabytes: { type: 'string', default: '400' },
    postgres: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
})

const MEGABYTE = 1024 * 1024
const folder = mkdtempSync(path.join(tmpdir(), 'fanlight-bundle-'))
try {
  const [from, to, file] = ['from', 'to', 'archive.tar'].map((name) => path.join(folder, name)) as [
    string,
    string,
    string,
  ]
  for (const data of [from, to]) mkdirSync(data)
  await using place = await openPlace(from, values.postgres)
  const environment = { DATABASE_URL: place.url, FANLIGHT_DATA: from }
  await runCommand(from, ['seed', '--works', values.works], { DATABASE_URL: place.url })
  plantPictures(path.join(from, 'media', 'zz'), Number(values.megabytes))
  const out = await timedRun(['export', file, '--json'], environment)
  await using other = await openPlace(to, values.postgres)
  const back = await timedRun(['import-archive', file, '--json'], { DATABASE_URL: other.url, FANLIGHT_DATA: to })
  const figures = {
    works: Number(values.works),
    engine: values.postgres ? 'PostgreSQL' : 'SQLite',
    mebibytes: Math.round(statSync(file).size / MEGABYTE),
    exported: out,
    imported: back,
  }
  console.log(
    values.json
      ? JSON.stringify(figures, null, 2)
      : `${figures.engine}: ${values.works} works and pictures, ${figures.mebibytes} MiB: out in ${out.seconds.toFixed(1)} s with ${Math.round(out.peakMiB ?? 0)} MiB of memory, in in ${back.seconds.toFixed(1)} s with ${Math.round(back.peakMiB ?? 0)} MiB`,
  )
} finally {
  rmSync(folder, { recursive: true, force: true })
}

function plantPictures(to: string, megabytes: number): void {
  mkdirSync(to, { recursive: true })
  const sizes = [64, ...Array<number>(Math.max(0, Math.ceil((megabytes - 64) / 8))).fill(8)]
  for (const [at, size] of sizes.entries()) writeFileSync(path.join(to, `zz${at}.png`), randomBytes(size * MEGABYTE))
}
