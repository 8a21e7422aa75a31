import type { Page } from 'playwright-core'
import { expect, vi } from 'vitest'
import { main } from './person.ts'

/** Offers by name, accepts, lets everything pass.
 * @returns the path of the bond's page */
export async function bindPages(one: Page, other: Page, login: string): Promise<string> {
  await one.goto('/bonds')
  await main(one).getByLabel('To whom').fill(login)
  await main(one).getByRole('button', { name: 'Offer', exact: true }).click()
  await other.goto('/bonds')
  await main(other).getByRole('button', { name: 'Accept' }).click()
  const path = new URL(other.url()).pathname
  await one.goto(path)
  for (const page of [one, other]) await main(page).getByRole('button', { name: 'Let everything pass' }).click()
  return path
}

/** Chooses a passphrase on the bond's page.
 * @returns the printed code */
export async function beginWhispers(page: Page, passphrase: string): Promise<string> {
  await page.getByLabel('Passphrase, at least').fill(passphrase)
  await page.getByRole('button', { name: 'Begin', exact: true }).click()
  const code = (await page.locator('.recovery-code').textContent()) ?? ''
  await page.getByRole('button', { name: 'I have it' }).click()
  return code
}

/** Moves the text until this paragraph is topmost. */
export async function standAt(page: Page, index: number): Promise<void> {
  await page.evaluate((at) => {
    const blocks = [...document.querySelectorAll<HTMLElement>('#chapters .userstuff.module [id^=p]')]
    const bar = document.querySelector('.reader-bar')?.getBoundingClientRect().bottom ?? 0
    const top = (blocks[at]?.getBoundingClientRect().top ?? 0) + scrollY - Math.max(0, bar)
    scrollTo({ top: top + 4, behavior: 'instant' })
  }, index)
}

/** @returns which paragraph is the first that is not wholly above the window, or under the bar */
export function topmost(page: Page): Promise<number> {
  return page.evaluate(() => {
    const blocks = [...document.querySelectorAll('#chapters .userstuff.module [id^=p]')]
    const bar = document.querySelector('.reader-bar')?.getBoundingClientRect().bottom ?? 0
    return blocks.findIndex((block) => block.getBoundingClientRect().bottom > Math.max(0, bar))
  })
}

/** Waits until the bar says this. */
export async function barSays(page: Page, words: string | RegExp): Promise<void> {
  await vi.waitFor(async () => expect(await page.locator('.together .said').textContent()).toMatch(words), {
    timeout: 10_000,
    interval: 50,
  })
}

/** Writes a whisper in the sheet that is open already, or is opened. */
export async function whisper(page: Page, words: string): Promise<void> {
  await openSheet(page)
  await page.getByLabel('Words', { exact: true }).fill(words)
  await page.getByRole('button', { name: 'Whisper', exact: true }).click()
  await vi.waitFor(async () => expect(await page.getByLabel('Words', { exact: true }).inputValue()).toBe(''), {
    timeout: 10_000,
  })
}

export async function openSheet(page: Page): Promise<void> {
  await page.locator('#together').evaluate((sheet) => {
    ;(sheet as HTMLDetailsElement).open = true
  })
}

/** Waits until these words stand among the whispers. */
export async function hears(page: Page, words: string): Promise<void> {
  await page.locator('.whispers .words', { hasText: words }).waitFor({ state: 'attached' })
}

/** Chooses the first words of a paragraph, as a pointer would.
 * @returns the words */
export function chooseWords(page: Page, index: number): Promise<string> {
  return page.evaluate((at) => {
    const block = [...document.querySelectorAll('#chapters .userstuff.module [id^=p]')][at] as Element
    const first = document.createTreeWalker(block, NodeFilter.SHOW_TEXT).nextNode() as Text
    getSelection()?.setBaseAndExtent(first, 0, first, Math.min(20, first.length))
    return getSelection()?.toString() ?? ''
  }, index)
}

/** @returns what is wrong with the bar: parts of it that lie on one another, and a second line */
export function crowdedBar(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const bar = document.querySelector('.reader-bar') as Element
    const parts = [...bar.querySelectorAll(':scope > a, :scope > details > summary')].filter((part) =>
      part.checkVisibility(),
    )
    const boxes = parts.map((part) => ({ of: part.textContent?.trim() ?? '', box: part.getBoundingClientRect() }))
    const over = boxes.flatMap(({ of, box }, at) => {
      const next = boxes[at + 1]
      return next && next.box.left < box.right - 1 ? [`“${of}” lies under “${next.of}”`] : []
    })
    return bar.getBoundingClientRect().height > 52 ? [...over, 'it takes two lines'] : over
  })
}
