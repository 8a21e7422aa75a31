import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { runCommand, serveArchive } from '../test/served.ts'
import { openPlace } from './place.ts'
import { plantComments } from './talk/comments.ts'
import { type Ask, askFor, type Figure } from './talk/load.ts'

const { values } = parseArgs({
  options: {
    works: { type: 'string', default: '10000' },
    comments: { type: 'string', default: '200000' },
    seconds: { type: 'string', default: '5' },
    postgres: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
})

const data = mkdtempSync(path.join(tmpdir(), 'fanlight-talk-'))
try {
  print(await bench())
} finally {
  rmSync(data, { recursive: true, force: true })
}

/** Half of the comments stand on one work, a hundred on another, the rest on all others. */
async function bench(): Promise<readonly Figure[]> {
  await using place = await openPlace(data, values.postgres)
  const environment = { DATABASE_URL: place.url, FANLIGHT_TRUSTED_PROXIES: '1' }
  await runCommand(data, ['seed', '--works', values.works, '--text', 'short'], environment)
  const { loud, quiet, works } = await plantComments(place.db, Number(values.comments))
  await using archive = await serveArchive(data, [], environment)
  const token = await tokenOf(archive.address)
  const figures: Figure[] = []
  for (const [name, ask] of Object.entries(asksOf(loud, quiet, works, token)))
    figures.push(await askFor(name, archive.address, Number(values.seconds), ask))
  return figures
}

/** No address twice, so that no answer is one that was kept. */
function asksOf(loud: number, quiet: number, works: readonly number[], token: string): Readonly<Record<string, Ask>> {
  const page = (work: number, number: number) => (turn: number) => ({
    address: `/works/${work}/comments?page=${number}&view_adult=true&turn=${turn}`,
  })
  const form = (fields: Readonly<Record<string, string>>, turn: number) => ({
    method: 'POST',
    body: new URLSearchParams({ ...fields, authenticity_token: token }),
    headers: { 'x-forwarded-for': `10.${(turn >> 16) & 255}.${(turn >> 8) & 255}.${turn & 255}` },
  })
  return {
    'a work of 100 comments': page(quiet, 1),
    'a work with half of all, first page': page(loud, 1),
    'the same, a page in the middle': page(loud, Math.ceil(Number(values.comments) / 200)),
    'kudos of guests, each on some work': (turn) => ({
      address: '/kudos.js',
      expect: 201,
      init: form({ 'kudo[commentable_id]': String(works[turn % works.length]) }, turn),
    }),
    'kudos of guests, all on one work': (turn) => ({
      address: '/kudos.js',
      expect: 201,
      init: form({ 'kudo[commentable_id]': String(loud) }, turn + 0x400000),
    }),
    'comments of guests, each on some work': (turn) => ({
      address: `/works/${works[turn % works.length]}/comments?view_adult=true`,
      expect: 303,
      init: form(
        { 'comment[comment_content]': `Words ${turn}`, 'comment[name]': 'Guest', 'comment[email]': 'g@example.org' },
        turn,
      ),
    }),
  }
}

async function tokenOf(address: string): Promise<string> {
  const { token } = (await (await fetch(`${address}/token_dispenser.json`)).json()) as { readonly token: string }
  return token
}

function print(figures: readonly Figure[]): void {
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.versions.node}`
  const engine = values.postgres ? 'PostgreSQL' : 'SQLite'
  const { works, comments } = values
  if (values.json) {
    process.stdout.write(
      `${JSON.stringify({ machine, engine, works: Number(works), comments: Number(comments), figures })}\n`,
    )
    return
  }
  process.stdout.write(`${machine}; ${engine}; ${works} works, ${comments} comments\n\n`)
  process.stdout.write('| what | a second | p50 ms | p99 ms |\n|---|---|---|---|\n')
  for (const { name, perSecond, p50, p99 } of figures)
    process.stdout.write(`| ${name} | ${perSecond} | ${p50} | ${p99} |\n`)
}
