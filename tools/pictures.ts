import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { openBrowser, openContext } from '../test/chromium.ts'
import { serveArchive } from '../test/served.ts'

/** Pictures for the README, taken of the demo. */
const PICTURES = [
  { name: 'home-wide-day', address: '/', theme: 'day', width: 1200, height: 700 },
  { name: 'listing-wide-day', address: '/works', theme: 'day', width: 1200, height: 700 },
  {
    name: 'chapter-wide-day',
    address: '/works',
    work: 'The Efficacy of Poetry',
    theme: 'day',
    width: 1200,
    height: 700,
  },
  { name: 'listing-narrow-dusk', address: '/works', theme: 'dusk', width: 390, height: 760 },
  {
    name: 'chapter-narrow-dusk',
    address: '/works',
    work: 'The Efficacy of Poetry',
    theme: 'dusk',
    width: 390,
    height: 760,
  },
] as const

const MOST_BYTES = 200 * 1024

type Picture = (typeof PICTURES)[number]

const data = mkdtempSync(path.join(tmpdir(), 'fanlight-pictures-'))
try {
  await takeAll(path.resolve('docs/pictures'))
} finally {
  rmSync(data, { recursive: true, force: true })
}

async function takeAll(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true })
  await using archive = await serveArchive(data, ['--demo'])
  const browser = await openBrowser()
  for (const picture of PICTURES)
    await take(browser, archive.address, picture, path.join(folder, `${picture.name}.png`))
  await browser.close()
}

async function take(browser: Browser, baseURL: string, picture: Picture, file: string): Promise<void> {
  const { theme, width, height } = picture
  const { context } = await openContext(browser, { baseURL, viewport: { width, height }, deviceScaleFactor: 1 })
  await context.addCookies([{ name: 'look', value: `theme=${theme}`, url: baseURL }])
  const page = await context.newPage()
  await page.goto(picture.address)
  if ('work' in picture) await openStory(page, picture.work)
  // headless windows have no scroll bar, but keep its place
  await page.locator('html').evaluate((html) => html.style.setProperty('scrollbar-gutter', 'auto'))
  await page.evaluate('document.fonts.ready')
  await page.screenshot({ path: file })
  await context.close()
  const { size } = statSync(file)
  if (size > MOST_BYTES) throw new Error(`${file} has ${size} bytes; at most ${MOST_BYTES} belong into the repository`)
  process.stdout.write(`${path.relative('.', file)}: ${Math.round(size / 1024)} KB\n`)
}

/** Turns to the second chapter, where what is said about the work is folded away. */
async function openStory(page: Page, title: string): Promise<void> {
  await page.getByRole('link', { name: title }).click()
  await page.locator('.reader-bar a.next').click()
  await page.locator('.reader-bar a.previous').waitFor()
}
