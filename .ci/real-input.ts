import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** Looks at what came of the books and manuscripts: nothing missing, nothing twice, words counted right, each found. */
const [, , data = '', shared = ''] = process.argv

interface Line {
  readonly source: string
  readonly outcome: string
  readonly id?: number
  readonly title?: string
  readonly words?: number
  readonly chapters?: number
}

interface Manifest {
  readonly title: string
  readonly fandoms: readonly string[]
  readonly characters: readonly string[]
  readonly chapters: readonly { readonly file: string }[]
}

const report = (name: string) => JSON.parse(readFileSync(path.join(data, `${name}.json`), 'utf8')) as readonly Line[]
const books = readdirSync(path.join(shared, 'shelf')).map((slug) => {
  const folder = path.join(shared, 'shelf', slug)
  const manifest = JSON.parse(readFileSync(path.join(folder, 'work.json'), 'utf8')) as Manifest
  const texts = manifest.chapters.map(({ file }) => readFileSync(path.join(folder, file), 'utf8'))
  return { ...manifest, words: texts.reduce((sum, html) => sum + wordsIn(html), 0) }
})

let passed = 0
const failures: string[] = []

for (const book of books) {
  const line = report('shelf').find(({ title }) => title === book.title)
  check(`${book.title} came in`, line?.outcome === 'imported')
  check(`${book.title} has ${book.chapters.length} chapters`, line?.chapters === book.chapters.length)
  const difference = Math.abs((line?.words ?? 0) - book.words) / book.words
  check(`${book.title} has some ${book.words} words, not ${line?.words}`, difference < 0.005)
}
const manuscripts = readdirSync(path.join(shared, 'manuscripts')).filter((file) => file.endsWith('.txt'))
check('every manuscript came in', report('manuscripts').length === manuscripts.length)
for (const { source, outcome } of report('manuscripts'))
  check(`${source} came in`, ['imported', 'draft'].includes(outcome))
for (const { source, outcome } of report('again')) check(`${source} came in once`, outcome === 'already-here')
await checkFound()

for (const failure of failures) process.stdout.write(`not so: ${failure}\n`)
process.stdout.write(`real-input: ${passed} passed, ${failures.length} failed\n`)
process.exitCode = failures.length > 0 ? 1 : 0

/** Each book is found in the listing by its fandom, by a character, and by the words of its title. */
async function checkFound(): Promise<void> {
  const server = spawn('bin/fanlight', ['serve'], {
    env: { ...process.env, FANLIGHT_PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const address = await new Promise<string>((resolve) => {
    server.stdout.on('data', (chunk) => {
      const [, found] = /open at (http:\/\/\S+)/.exec(String(chunk)) ?? []
      if (found) resolve(found)
    })
  })
  for (const { title, fandoms, characters } of books) {
    for (const query of [
      `work_search[fandom_names]=${enc(fandoms[0])}`,
      `work_search[character_names]=${enc(characters[0])}`,
      `work_search[title]=${enc(title)}`,
    ]) {
      const page = await (await fetch(`${address}/works/search?${query}`)).text()
      check(`${title} is found by ${query}`, page.includes(`>${title.replaceAll('&', '&amp;')}</a>`))
    }
  }
  server.kill('SIGTERM')
}

function enc(words = ''): string {
  return encodeURIComponent(words)
}

function check(what: string, holds: boolean): void {
  if (holds) passed++
  else failures.push(what)
}

/** Runs of letters and digits, apostrophes and hyphens inside them: an independent, simple count. */
function wordsIn(html: string): number {
  const text = html.replace(/<[^>]+>/g, ' ').replace(/&[a-z]+;|&#\d+;/gi, ' ')
  return text.match(/[\p{L}\p{N}\p{M}]+(?:['’‑-][\p{L}\p{N}\p{M}]+)*/gu)?.length ?? 0
}
