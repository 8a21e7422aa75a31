import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { runCommand } from '../test/served.ts'
import { openPlace } from './place.ts'
import { timedRun } from './timed-run.ts'

/** `npm run bench:freeze`: how long it takes to write an archive of made-up works as files, how much memory, and how large they are. */
const { values } = parseArgs({
  options: {
    works: { type: 'string', default: '10000' },
    postgres: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
})

const data = mkdtempSync(path.join(tmpdir(), 'fanlight-freeze-'))
try {
  await using place = await openPlace(data, values.postgres)
  const environment = { DATABASE_URL: place.url }
  await runCommand(data, ['seed', '--works', values.works, '--text', 'short'], environment)
  const folder = path.join(data, 'frozen')
  const { seconds, peakMiB } = await timedRun(['freeze', folder, '--json'], { ...environment, FANLIGHT_DATA: data })
  const { files, bytes } = sizeOf(folder)
  const engine = values.postgres ? 'PostgreSQL' : 'SQLite'
  const figures = { works: Number(values.works), engine, seconds, peakMiB, files, mebibytes: bytes / 1024 / 1024 }
  console.log(
    values.json
      ? JSON.stringify(figures, null, 2)
      : `${engine}: ${values.works} works in ${seconds.toFixed(1)} s, ${files} files with ${Math.round(figures.mebibytes)} MiB, ${Math.round(peakMiB ?? 0)} MiB of memory at most`,
  )
} finally {
  rmSync(data, { recursive: true, force: true })
}

function sizeOf(folder: string): { readonly files: number; readonly bytes: number } {
  const sizes = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => statSync(path.join(parentPath, name)).size)
  return { files: sizes.length, bytes: sizes.reduce((sum, size) => sum + size, 0) }
}
