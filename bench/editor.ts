import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { openBrowser, openContext } from '../test/chromium.ts'
import { command, serveArchive } from './servers.ts'

const PASSWORD = 'a lamp in the window'
const SIZES = [5_000, 500_000]
const ROUNDS = 5

/** How long a chapter takes to be ready for the first key: reading the box, drawing, laying out; and what one key costs. */
async function main(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'fanlight-editor-'))
  await using served = await serveArchive(folder)
  await command(folder, 'user', 'add', 'quillfeather', '--email', 'quill@example.org', '--password', PASSWORD)
  const browser = await openBrowser()
  const { context } = await openContext(browser, { baseURL: served.address })
  const page = await context.newPage()
  await page.addInitScript("localStorage.setItem('fanlight-editor', 'on')")
  await logIn(page)
  console.log(`| chapter | opens, ms (median of ${ROUNDS}) | a key, ms | into the box, ms |\n|---|---|---|---|`)
  for (const size of SIZES) {
    const rounds: (readonly number[])[] = []
    for (let round = 0; round < ROUNDS; round++) rounds.push(await measure(page, chapterOf(size)))
    const [opens, key, written] = [0, 1, 2].map((at) => median(rounds.map((times) => times[at] ?? 0)))
    console.log(`| ${size.toLocaleString('en')} characters | ${opens} | ${key} | ${written} |`)
  }
  const names = JSON.parse(readFileSync('dist/assets.json', 'utf8'))
  const script = readFileSync(path.join('dist', names['index.ts']))
  console.log(`\nthe editor: ${(gzipSync(script, { level: 9 }).length / 1024).toFixed(1)} KiB packed with gzip`)
  await browser.close()
  rmSync(folder, { recursive: true, force: true })
}

async function logIn(page: Page): Promise<void> {
  await page.goto('/users/login')
  const form = page.locator('#loginform')
  await form.getByLabel('Login name or e-mail address').fill('quillfeather')
  await form.getByLabel('Password').fill(PASSWORD)
  await form.getByRole('button', { name: 'Log in' }).click()
  await page.waitForURL((url) => !url.pathname.endsWith('/login'))
}

/** Runs in the page: the box is filled while the editor is away, and the editor called with its button. */
const IN_THE_PAGE = `async (html) => {
  const drawn = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))
  const button = document.querySelector('.editor-choice button')
  button.click()
  button.form.elements.namedItem('text').value = html
  const began = performance.now()
  button.click()
  await drawn()
  const opened = performance.now()
  document.getElementById('field-text-editor').focus()
  await drawn()
  const before = performance.now()
  document.execCommand('insertText', false, 'x')
  await drawn()
  const typed = performance.now()
  button.form.dispatchEvent(new Event('submit', { cancelable: true }))
  return [opened - began, typed - before, performance.now() - typed]
}`

async function measure(page: Page, html: string): Promise<readonly number[]> {
  await page.goto('/works/new')
  await page.locator('#field-text-editor').waitFor()
  return page.evaluate(`(${IN_THE_PAGE})(${JSON.stringify(html)})`)
}

/** Paragraphs of about a hundred characters, some of them slanted. */
function chapterOf(size: number): string {
  const line = (at: number) =>
    `<p>The lamp of night ${at} burned in the <em>upper</em> window, and nobody would say who had lit it there.</p>\n`
  return Array.from({ length: Math.round(size / line(1000).length) }, (_, at) => line(at)).join('')
}

function median(numbers: readonly number[]): number {
  return Math.round((numbers.toSorted((one, other) => one - other)[numbers.length >> 1] ?? 0) * 10) / 10
}

await main()
