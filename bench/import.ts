import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { runCommand } from '../test/served.ts'
import { openPlace } from './place.ts'

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
  const first = await timed(folder, environment)
  const again = await timed(folder, environment)
  const figures = {
    works,
    engine: values.postgres ? 'PostgreSQL' : 'SQLite',
    worksASecond: Math.round(works / first.seconds),
    againASecond: Math.round(works / again.seconds),
    peakMb: Math.max(first.peakMb, again.peakMb),
  }
  console.log(
    values.json
      ? JSON.stringify(figures, null, 2)
      : `${figures.engine}: ${figures.worksASecond} works a second, ${figures.againASecond} when they are here already, ${figures.peakMb} MB at most`,
  )
}

/** The most that the process held is asked of Linux while it runs. */
async function timed(
  folder: string,
  environment: Readonly<Record<string, string>>,
): Promise<{ readonly seconds: number; readonly peakMb: number }> {
  const began = performance.now()
  const program = path.resolve(import.meta.dirname, '../dist/fanlight.js')
  const child = spawn(process.execPath, [program, 'import', folder, '--as', 'bencher', '--json'], {
    env: { ...process.env, FANLIGHT_DATA: data, FANLIGHT_LOG: 'warn', ...environment },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  let peakMb = 0
  const look = setInterval(() => {
    peakMb = Math.max(peakMb, residentMb(child.pid ?? 0))
  }, 200)
  const code = await new Promise((resolve) => child.once('exit', resolve))
  clearInterval(look)
  if (code !== 0) throw new Error(`the import ended with ${String(code)}`)
  return { seconds: (performance.now() - began) / 1000, peakMb }
}

function residentMb(pid: number): number {
  try {
    const [, kib = '0'] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
    return Math.round(Number(kib) / 1024)
  } catch {
    return 0 // it has just ended
  }
}
