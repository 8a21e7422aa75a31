import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { openArchive } from './archive.ts'
import { journey, openWindow } from './browser.ts'
import { brokenRules } from './checks.ts'
import { logIn, said } from './person.ts'

const PASSWORD = 'a lamp in the window'

journey('chapters are put in order by dragging and with the arrow keys, and works of a series, too', async () => {
  await using archive = await openArchive()
  await archive.run('user', 'add', 'quillfeather', '--email', 'quill@example.org', '--password', PASSWORD)
  await using window = await openWindow(archive)
  const { page } = window
  await logIn(page, 'quillfeather', PASSWORD)
  const work = await post(page, 'Three Lamps', 'Lamps')
  for (const title of ['Green', 'Blue', 'White']) await addChapter(page, work, title)

  await page.goto(`${work}/chapters/manage`)
  expect(await brokenRules(page)).toEqual([])
  await drag(page, 'Move White', 'Move Green')
  expect(await names(page)).toEqual(['Chapter 1', 'White', 'Green', 'Blue'])
  expect(await told(page).textContent()).toContain('White: now 2 of 4.')
  await page.getByRole('button', { name: 'Move Blue' }).focus()
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowDown')
  expect(await told(page).textContent()).toContain('Blue: now 2 of 4.')
  expect(await page.evaluate(() => document.activeElement?.ariaLabel)).toBe('Move Blue')
  await page.getByRole('button', { name: 'Save the order' }).click()
  expect(await said(page)).toContain('The order is saved')
  expect(await names(page)).toEqual(['Chapter 1', 'Blue', 'White', 'Green'])

  // a number that was written before counts, and Escape takes a drag back
  await page.getByRole('textbox', { name: 'Place of Green' }).fill('1')
  await page.getByRole('button', { name: 'Move White' }).focus()
  await page.keyboard.press('ArrowUp')
  expect(await names(page)).toEqual(['Green', 'Chapter 1', 'White', 'Blue'])
  await drag(page, 'Move Blue', 'Move Green', 'Escape')
  expect(await names(page)).toEqual(['Green', 'Chapter 1', 'White', 'Blue'])
  await page.getByRole('button', { name: 'Save the order' }).click()
  expect(await names(page)).toEqual(['Green', 'Chapter 2', 'White', 'Blue'])

  await post(page, 'Four Lamps', 'Lamps')
  await page.goto('/series/1/edit')
  await page.getByRole('button', { name: 'Move Four Lamps' }).focus()
  await page.keyboard.press('ArrowUp')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  expect(await names(page)).toEqual(['Four Lamps', 'Three Lamps'])
  expect(window.complaints).toEqual([])
})

function told(page: Page): Locator {
  return page.locator('#main p[role=status]')
}

function names(page: Page): Promise<readonly string[]> {
  return page.locator('tbody td:nth-child(2)').allTextContents()
}

/** With the mouse, over the middle of the row that has the other handle. */
async function drag(page: Page, from: string, to: string, lastly?: string): Promise<void> {
  const middle = async (name: string) => {
    const box = await page.getByRole('button', { name }).boundingBox()
    return { x: (box?.x ?? 0) + 8, y: (box?.y ?? 0) + (box?.height ?? 0) / 2 }
  }
  const [start, end] = [await middle(from), await middle(to)]
  await page.mouse.move(start.x, start.y)
  await page.mouse.down()
  await page.mouse.move(end.x, end.y - 6, { steps: 4 })
  const name = from.replace('Move ', '')
  await page.locator('tr.dragged').filter({ hasText: name }).waitFor()
  await page.waitForFunction(
    ([moved, other]) => {
      const all = [...document.querySelectorAll('tbody td:nth-child(2)')].map((cell) => cell.textContent)
      return all.indexOf(moved ?? '') < all.indexOf(other ?? '')
    },
    [name, to.replace('Move ', '')],
  )
  if (lastly) await page.keyboard.press(lastly)
  await page.mouse.up()
}

/** @returns the path of the work that is posted */
async function post(page: Page, title: string, series: string): Promise<string> {
  await page.goto('/works/new')
  await page.getByRole('textbox', { name: 'Title (required)' }).fill(title)
  await page.getByRole('textbox', { name: 'The text', exact: true }).fill('The lamp was red.')
  await page.getByRole('radio', { name: /General Audiences/ }).check()
  await page.getByRole('checkbox', { name: /No Archive Warnings Apply/ }).check()
  await page.getByLabel('Fandoms').fill('Original Work')
  await page.getByLabel('Language').selectOption('en')
  await page.getByLabel('Chapters: 1 of').fill('?')
  const known = page.getByLabel('Series', { exact: true }).locator('option', { hasText: series })
  if ((await known.count()) > 0) await page.getByLabel('Series', { exact: true }).selectOption(series)
  else await page.getByLabel('Title of a new series').fill(series)
  await page.getByRole('button', { name: 'Post', exact: true }).click()
  expect(await said(page)).toContain('Posted')
  return /^\/works\/\d+/.exec(new URL(page.url()).pathname)?.[0] ?? ''
}

async function addChapter(page: Page, work: string, title: string): Promise<void> {
  await page.goto(`${work}/chapters/new`)
  await page.getByLabel('Title of the chapter').fill(title)
  await page.getByRole('textbox', { name: 'The text', exact: true }).fill('It was lit.')
  await page.getByRole('button', { name: 'Post', exact: true }).click()
  expect(await said(page)).toContain('Posted')
}
