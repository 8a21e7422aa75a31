import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { runCommand } from '../test/served.ts'
import { openPlace } from './place.ts'
import { timedRun } from './timed-run.ts'

const { values } = parseArgs({
  options: {
    works: { type: 'string', default: '10000' },
    postgres: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
})

/** A folder of small works, as somebody brings them in with one command. */
const SENTENCE = 'She lit the lamp and waited for the boat, as she had every night since March. '
const data = mkdtempSync(path.join(tmpdir(), 'fanlight-import-'))
try {
  await bench(Number(values.works))
} finally {
  rmSync(data, { recursive: true, force: true })
}

async function bench(works: number): Promise<void> {
  const folder = path.join(data, 'stories')
  mkdirSync(folder)
  for (let at = 0; at < works; at++) {
    const paragraphs = Array.from({ length: 6 }, () => `${SENTENCE.repeat(4)}${at}.`).join('\n\n')
    writeFileSync(
      path.join(folder, `${at}.md`),
      `---\ntitle: Story ${at}\nfandoms: [Fandom ${at % 50}]\nadditional_tags: [Tag ${at % 400}]\n---\n${paragraphs}`,
    )
  }
  await using place = await openPlace(data, values.postgres)
  const environment = { DATABASE_URL: place.url }
  const account = ['--email', 'bencher@example.org', '--password', 'a long enough password']
  await runCommand(data, ['user', 'add', 'bencher', ...account], environment)
  const run = () => timedRun(['import', folder, '--as', 'bencher', '--json'], { ...environment, FANLIGHT_DATA: data })
  const first = await run()
  const again = await run()
  const figures = {
    works,
    engine: values.postgres ? 'PostgreSQL' : 'SQLite',
    worksASecond: Math.round(works / first.seconds),
    againASecond: Math.round(works / again.seconds),
    peakMiB: Math.round(Math.max(first.peakMiB ?? 0, again.peakMiB ?? 0)),
  }
  console.log(
    values.json
      ? JSON.stringify(figures, null, 2)
      : `${figures.engine}: ${figures.worksASecond} works a second, ${figures.againASecond} when they are here already, ${figures.peakMiB} MiB at most`,
  )
}
