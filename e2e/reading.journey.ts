import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, expect } from 'vitest'
import { type Archive, openArchive } from './archive.ts'
import { journey, openWindow } from './browser.ts'
import { brokenRules, stickingOut } from './checks.ts'
import { main, pathOf } from './person.ts'

const NARROW: BrowserContextOptions = { viewport: { width: 390, height: 800 }, hasTouch: true, isMobile: true }

let shared: Promise<Archive> | undefined
afterAll(async () => (await shared)?.[Symbol.asyncDispose]())

/** Readers change nothing, so all of them come to the same archive. */
function openReader(options: BrowserContextOptions = {}) {
  shared ??= openArchive({ demo: true })
  return shared.then((archive) => openWindow(archive, options))
}

for (const [script, javaScriptEnabled] of [
  ['with', true],
  ['without', false],
] as const) {
  journey(`a reader comes from the front page over a fandom to a work, ${script} JavaScript`, async () => {
    await using window = await openReader({ javaScriptEnabled })
    const { page } = window
    await page.goto('/')
    await page.getByRole('link', { name: 'Browse' }).click()
    await page.getByRole('link', { name: 'Sherlock Holmes - Arthur Conan Doyle' }).click()
    expect(await heading(page)).toContain('1 - 2 of 2 Works in Sherlock Holmes - Arthur Conan Doyle')
    await main(page).getByRole('link', { name: 'The Adventure of the Borrowed Violin' }).click()
    expect(await page.locator('h2.title').textContent()).toContain('The Adventure of the Borrowed Violin')
    await page.getByRole('link', { name: 'Next chapter: Six Thursdays' }).click()
    expect(await page.locator('#chapters h3.title').textContent()).toContain('Chapter 2: Six Thursdays')
    await page.getByRole('link', { name: 'Entire Work' }).click()
    expect(await page.locator('#chapters > .chapter').count()).toBe(3)
    await main(page).getByRole('link', { name: 'The Lesser Ledgers of Baker Street' }).click()
    expect(await titles(page)).toEqual([
      'The Adventure of the Borrowed Violin',
      'Five Things Mrs. Hudson Never Told the Doctor',
    ])
    await main(page).getByRole('link', { name: 'quillfeather' }).first().click()
    expect(await heading(page)).toContain('quillfeather')
    expect(window.complaints).toEqual([])
    expect(window.foreignRequests).toEqual([])
  })

  journey(`a listing is narrowed by what must, must not and may be there, ${script} JavaScript`, async () => {
    await using window = await openReader({ javaScriptEnabled })
    const { page } = window
    await page.goto('/works')
    const filters = page.locator('#work-filters')
    await filters.getByLabel('Include General Audiences').check()
    await filters.getByLabel('Other tags to exclude').fill('Epistolary')
    if (javaScriptEnabled) await filters.getByRole('option', { name: 'Epistolary' }).click()
    await filters.locator('summary', { hasText: 'Words, dates, status' }).click()
    await filters.locator('#work_search_words_from').fill('900')
    await filters.getByRole('button', { name: 'Show works' }).click()
    expect(await titles(page)).toEqual(['The Adventure of the Borrowed Violin', 'The Efficacy of Poetry'])
    expect(await filters.getByLabel('Include General Audiences').isChecked()).toBe(true)
    await page
      .locator('.pills')
      .getByRole('link', { name: /Epistolary/ })
      .click()
    expect(await titles(page)).toContain('Dear Dorothy, I Have Been Thinking')
    expect(await heading(page)).toContain('of 3 Works')
  })
}

journey('on a narrow screen the filters fold away, and the keyboard opens and uses them', async () => {
  await using window = await openReader(NARROW)
  const { page } = window
  await page.goto('/works')
  const box = page.getByLabel('Include Teen And Up Audiences')
  expect(await box.isVisible()).toBe(false)
  await page.locator('#work-filters > details > summary').focus()
  await page.keyboard.press('Enter')
  await box.focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('Enter')
  await page.locator('.pills').waitFor()
  expect(await titles(page)).toEqual(['Half an Hour, Three Hundred Years'])
})

journey('arrow keys turn chapters, and the chapter menu goes where one chooses', async () => {
  await using window = await openReader()
  const { page } = window
  await page.goto(await addressOf(page, 'The Adventure of the Borrowed Violin'))
  await page.keyboard.press('ArrowRight')
  await turnedTo(page, 'Six Thursdays')
  await page.keyboard.press('ArrowLeft')
  await turnedTo(page, 'A Thief with Good Manners')
  await page.locator('.chapters > summary').click()
  await page.getByLabel('Chapter', { exact: true }).selectOption({ label: '3. What the Doctor Heard' })
  await turnedTo(page, 'What the Doctor Heard')
  await page.locator('.chapters > summary').click()
  await page.getByRole('link', { name: 'All chapters with dates' }).click()
  expect(await page.locator('ol.chapter.index li').count()).toBe(3)
  expect(window.complaints).toEqual([])
})

journey('the chapter menu works without JavaScript too', async () => {
  await using window = await openReader({ javaScriptEnabled: false })
  const { page } = window
  await page.goto(await addressOf(page, 'The Adventure of the Borrowed Violin'))
  await page.locator('.chapters > summary').click()
  await page.getByLabel('Chapter', { exact: true }).selectOption({ label: '2. Six Thursdays' })
  await page.locator('.chapters').getByRole('button', { name: 'Go' }).click()
  expect(await page.locator('#chapters h3.title').textContent()).toContain('Six Thursdays')
})

for (const [script, javaScriptEnabled] of [
  ['with', true],
  ['without', false],
] as const) {
  journey(`type and theme are chosen beside the text and stay chosen, ${script} JavaScript`, async () => {
    await using window = await openReader({ javaScriptEnabled })
    const { page } = window
    await page.goto(await addressOf(page, 'The Efficacy of Poetry'))
    const before = await letterSize(page)
    await page.locator('#aa > summary').click()
    await choose(page, 'Dusk')
    await choose(page, 'XL')
    await page.locator('#aa').getByRole('button', { name: 'Apply' }).click()
    await page.waitForLoadState()
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dusk')
    expect(await letterSize(page)).toBeGreaterThan(before)
    const chosen = await letterSize(page)
    await page.locator('.reader-bar a.next').click()
    await page.locator('h3.title', { hasText: 'A Line Wanting' }).waitFor()
    expect(await letterSize(page)).toBe(chosen)
    await page.reload()
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dusk')
    await page.goto('/')
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dusk')
  })
}

journey('with JavaScript a choice of theme shows at once and is kept without a button', async () => {
  await using window = await openReader()
  const { page } = window
  await page.goto(await addressOf(page, 'The Efficacy of Poetry'))
  await page.locator('#aa > summary').click()
  await choose(page, 'Sepia')
  expect(await page.locator('html').getAttribute('data-theme')).toBe('sepia')
  await expect.poll(() => keptLook(page), { timeout: 10_000 }).toContain('sepia')
  await page.reload()
  expect(await page.locator('html').getAttribute('data-theme')).toBe('sepia')
  await page.locator('#aa > summary').click()
  await choose(page, 'As the system')
  await expect.poll(() => keptLook(page), { timeout: 10_000 }).not.toContain('sepia')
  await page.reload()
  expect(await page.locator('html').getAttribute('data-theme')).toBeNull()
})

journey('a long list is leafed through from either end', async () => {
  await using archive = await openArchive()
  await archive.run('seed', '--works', '70', '--text', 'short')
  await using window = await openWindow(archive, NARROW)
  const { page } = window
  await page.goto('/works')
  const seen = await workIds(page)
  await page.locator('.pagination').getByRole('link', { name: 'Next' }).click()
  await page.locator('.pagination .current', { hasText: '2' }).waitFor()
  expect([...(await brokenRules(page)), ...(await stickingOut(page))]).toEqual([])
  expect((await workIds(page)).filter((id) => seen.includes(id))).toEqual([])
  await page.locator('.pagination').getByRole('link', { name: 'Previous' }).click()
  await page.locator('.pagination .current', { hasText: '1' }).waitFor()
  expect(await workIds(page)).toEqual(seen)
})

journey('a work for adults asks once, and remembers the answer', async () => {
  await using window = await openReader()
  const { page } = window
  const work = await addressOf(page, 'The Thousand and Second Night')
  await page.goto(work)
  expect(await page.locator('p.caution').textContent()).toContain('Not Rated')
  expect(await page.content()).not.toContain('id="chapters"')
  await page.getByRole('link', { name: 'Yes, Continue' }).click()
  expect(await page.locator('#chapters').isVisible()).toBe(true)
  await page.goto('/')
  await page.goto(work)
  expect(await page.locator('#chapters').isVisible()).toBe(true)
})

journey('a work for members only is nowhere to be found for a guest', async () => {
  await using window = await openReader()
  const { page } = window
  for (const address of ['/', '/works', '/users/gare_du_nord', '/works/search?work_search[query]=Nemo', '/media']) {
    await page.goto(address)
    expect(await page.locator('body').textContent()).not.toMatch(/Forty-Seven North|Vingt mille lieues/)
  }
  expect(pathOf(page)).toBe('/media')
})

/** The chapter's title is seen before the page's scripts have run: whoever goes on by script waits for both. */
async function turnedTo(page: Page, title: string): Promise<void> {
  await page.locator('h3.title', { hasText: title }).waitFor()
  await page.waitForLoadState()
}

async function heading(page: Page): Promise<string> {
  const words = (await main(page).locator('h2.heading').first().textContent()) ?? ''
  return words.replace(/\s+/g, ' ').trim()
}

function titles(page: Page): Promise<string[]> {
  return page.locator('li.work h4.heading a:first-child').allTextContents()
}

/** Two works may bear the same title. */
function workIds(page: Page): Promise<string[]> {
  return page.locator('li.work').evaluateAll((works) => works.map(({ id }) => id))
}

async function addressOf(page: Page, title: string): Promise<string> {
  await page.goto('/works')
  return (await main(page).getByRole('link', { name: title }).getAttribute('href')) ?? ''
}

function choose(page: Page, words: string): Promise<void> {
  return page.locator('#aa').getByLabel(words, { exact: true }).check()
}

async function keptLook(page: Page): Promise<string> {
  const cookies = await page.context().cookies()
  return cookies.find(({ name }) => name === 'look')?.value ?? ''
}

function letterSize(page: Page): Promise<number> {
  return page
    .locator('#chapters .userstuff p')
    .first()
    .evaluate((paragraph) => Number.parseFloat(getComputedStyle(paragraph).fontSize))
}
