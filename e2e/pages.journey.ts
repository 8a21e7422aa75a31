import type { Page } from 'playwright-core'
import { afterAll, expect } from 'vitest'
import { type Archive, openArchive } from './archive.ts'
import { journey, openWindow, type Window } from './browser.ts'
import { brokenRules, bytesOf, stickingOut, unfold } from './checks.ts'
import { type Onlooker, PAGES, type PageKind } from './pages.ts'
import { logIn } from './person.ts'

/** 400 % zoom of a window of 1280 by 1024. */
const ZOOMED = { width: 320, height: 256 }
/** Without fonts. */
const PAGE_BYTES = 60 * 1024
const SCRIPT_BYTES = 15 * 1024

/** Everybody looks at the same archive, each with a window that stays open. */
let archive: Promise<Archive> | undefined
const windows = new Map<string, Promise<Window>>()
afterAll(async () => {
  for (const window of windows.values()) await (await window)[Symbol.asyncDispose]()
  await (await archive)?.[Symbol.asyncDispose]()
})

journey.each(PAGES)(
  '$page: reads well at every width, in every light, with script and without, and weighs little',
  async (kind) => {
    const { page, complaints, foreignRequests } = await windowOf(kind.onlooker, true)
    const plain = await windowOf(kind.onlooker, false)
    const before = complaints.length
    await open(page, kind)
    expect(await page.title()).toMatch(/^(\S.* · )?Fanlight, a demo$/)
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
    expect(await page.locator('h2.heading').count()).toBeGreaterThan(0)
    await mustBeLight(page)
    expect(await faults(page)).toEqual([])
    await page.setViewportSize(ZOOMED)
    expect(await stickingOut(page)).toEqual([])

    await open(plain.page, kind)
    await plain.page.setViewportSize(ZOOMED)
    expect(await stickingOut(plain.page)).toEqual([])
    expect(complaints.slice(before).filter((line) => !isOwnAnswer(line, kind))).toEqual([])
    expect([...foreignRequests, ...plain.foreignRequests]).toEqual([])
  },
)

/** What it takes to show the page to somebody who comes for the first time, from the bytes served. */
async function mustBeLight(page: Page): Promise<void> {
  const cookies = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
  const { styles, scripts, images } = await page.evaluate(() => ({
    styles: [...document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]')].map(({ href }) => href),
    scripts: [...document.querySelectorAll<HTMLScriptElement>('script[src]')].map(({ src }) => src),
    images: [...new Set([...document.images].map(({ src }) => src))],
  }))
  const weigh = async (addresses: readonly string[]) =>
    (await Promise.all(addresses.map((address) => bytesOf(address, cookies)))).reduce((sum, bytes) => sum + bytes, 0)
  expect(styles).toHaveLength(1)
  expect(await weigh(scripts)).toBeLessThanOrEqual(SCRIPT_BYTES)
  expect(await weigh([page.url(), ...styles, ...scripts, ...images])).toBeLessThanOrEqual(PAGE_BYTES)
}

/** Narrow and as it came, wide and with every fold open, by day and at dusk. What a width can break is asked once in each, colours in
 * all four. */
const LOOKS = [
  { width: 360, theme: 'day', unfolded: false, rules: [] },
  { width: 360, theme: 'dusk', unfolded: false, rules: ['color-contrast'] },
  { width: 1280, theme: 'dusk', unfolded: true, rules: [] },
  { width: 1280, theme: 'day', unfolded: true, rules: ['color-contrast'] },
]

async function faults(page: Page): Promise<readonly string[]> {
  const found: string[] = []
  for (const { width, theme, unfolded, rules } of LOOKS) {
    await page.setViewportSize({ width, height: 800 })
    if (unfolded) await unfold(page)
    await page.locator('html').evaluate((html, name) => html.setAttribute('data-theme', name), theme)
    const lines = [...(await brokenRules(page, rules)), ...(await stickingOut(page))]
    found.push(...lines.map((line) => `${width} px, ${theme}: ${line}`))
  }
  return found
}

async function open(page: Page, { address, status = 200 }: PageKind): Promise<void> {
  const answer = await page.goto(await addressOf(page, address))
  expect(answer?.status()).toBe(status)
}

/** @returns the address with the work's own in the place of `WORK:Title` */
async function addressOf(page: Page, address: string): Promise<string> {
  const [, title, rest = ''] = /^WORK:([^/?]+)(.*)$/.exec(address) ?? []
  if (!title) return address
  await page.goto('/works')
  return `${await page.getByRole('link', { name: title }).getAttribute('href')}${rest}`
}

function windowOf(onlooker: Onlooker, javaScriptEnabled: boolean): Promise<Window> {
  const name = `${onlooker} ${javaScriptEnabled}`
  const known = windows.get(name)
  if (known) return known
  archive ??= openArchive({ demo: true })
  const window = archive
    .then((place) => openWindow(place, { javaScriptEnabled, editor: true }))
    .then((opened) => enter(opened, onlooker))
  windows.set(name, window)
  return window
}

async function enter(window: Window, onlooker: Onlooker): Promise<Window> {
  if (onlooker !== 'guest') await logIn(window.page, onlooker, `${onlooker}-demo`)
  return window
}

/** Chromium writes every status from 400 up to the console. */
function isOwnAnswer(line: string, { status = 200 }: PageKind): boolean {
  return status >= 400 && line.includes(String(status))
}
