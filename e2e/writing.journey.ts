import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { startPostgres } from '../test/postgres.ts'
import { type Archive, openArchive } from './archive.ts'
import { journey, openWindow } from './browser.ts'
import { brokenRules } from './checks.ts'
import { logIn, main, pathOf, said } from './person.ts'

const PASSWORD = 'a lamp in the window'

journey('a work that is refused keeps every field, says what is missing beside it, and is then posted', async () => {
  await using archive = await openArchive()
  await using window = await openAuthor(archive)
  const { page } = window
  await page.goto('/works/new')
  await title(page).fill('Tea at Dawn')
  await text(page).fill('“Milk?”\n\nThere was no answer.')
  await page.getByLabel('Characters').fill('John Watson, Sherlock Holmes')
  await page.getByRole('checkbox', { name: 'For members only' }).check()
  await page.getByLabel('Content notes').fill('Spilt milk.')
  await page.getByLabel('Notes before the text').fill('For the late hours.')
  await withoutBrowserChecks(page)
  await page.getByRole('button', { name: 'Post', exact: true }).click()

  const summary = page.getByRole('alert')
  expect(await summary.getByRole('link').count()).toBeGreaterThanOrEqual(3)
  expect(await brokenRules(page)).toEqual([])
  await summary.getByRole('link', { name: /fandom/i }).click()
  expect(new URL(page.url()).hash).toBe('#field-fandoms')
  expect(await page.getByLabel('Fandoms').getAttribute('aria-invalid')).toBe('true')
  expect(await page.locator('#error-rating').isVisible()).toBe(true)
  expect(await title(page).inputValue()).toBe('Tea at Dawn')
  expect(await text(page).inputValue()).toBe('“Milk?”\n\nThere was no answer.')
  expect(await page.getByLabel('Characters').inputValue()).toBe('John Watson, Sherlock Holmes')
  expect(await page.getByRole('checkbox', { name: 'For members only' }).isChecked()).toBe(true)
  expect(await page.getByLabel('Content notes').inputValue()).toBe('Spilt milk.')
  expect(await page.getByLabel('Notes before the text').inputValue()).toBe('For the late hours.')

  await fillTags(page)
  await page.getByRole('checkbox', { name: 'For members only' }).uncheck()
  await page.getByRole('button', { name: 'Post', exact: true }).click()
  expect(await said(page)).toContain('Posted')
  expect(await page.locator('h2.title').textContent()).toContain('Tea at Dawn')
  expect(await page.locator('#chapters .userstuff').textContent()).toContain('There was no answer.')
})

for (const engine of ['SQLite', 'PostgreSQL'] as const) {
  journey(`three chapters are written, ordered, hidden and shown again on ${engine}`, async () => {
    await using database = engine === 'PostgreSQL' ? await openPostgres() : undefined
    await using archive = await openArchive(database ? { database: database.url } : {})
    await using author = await openAuthor(archive)
    await using guest = await openWindow(archive)
    const { page } = author
    const work = await post(page, 'Three Lamps', '?')
    await addChapter(page, work, 'The Second Lamp', 'It was green.')
    await addChapter(page, work, 'The Third Lamp', 'It was out.')

    await guest.page.goto(work)
    await guest.page.locator('#chapter_index').waitFor({ state: 'attached' })
    expect(await guest.page.locator('#selected_id option').allTextContents()).toEqual([
      '1. Chapter 1',
      '2. The Second Lamp',
      '3. The Third Lamp',
    ])

    await page.goto(`${work}/chapters/manage`)
    await page.getByRole('textbox', { name: 'Place of The Third Lamp' }).fill('2')
    await page.getByRole('button', { name: 'Save the order' }).click()
    await page
      .getByRole('row', { name: /The Third Lamp/ })
      .getByRole('link', { name: 'Edit' })
      .click()
    await text(page).fill('It was lit again.')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await guest.page.goto(`${work}?view_full_work=true`)
    expect(await guest.page.locator('#chapter-2').textContent()).toContain('It was lit again.')
    expect(await guest.page.locator('#chapter-3 h3.title').textContent()).toContain('The Second Lamp')

    await page.goto(`${work}/edit`)
    await page.getByRole('checkbox', { name: 'For members only' }).check()
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    const closed = await guest.page.goto(work)
    expect(closed?.status() === 404 || pathOf(guest.page) === '/users/login').toBe(true)
    expect(await guest.page.content()).not.toContain('Three Lamps')

    await page.goto(`${work}/delete`)
    await page.getByRole('button', { name: 'Delete', exact: true }).click()
    expect(await said(page)).toContain('in your bin')
    expect((await page.goto(work))?.status()).toBe(404)
    await page.goto('/users/quillfeather/works/bin')
    await page.getByRole('button', { name: 'Put Three Lamps back' }).click()
    expect(await page.locator('h2.title').textContent()).toContain('Three Lamps')
  })
}

journey('a preview shows what readers would see and stores nothing; a draft is the author’s alone', async () => {
  await using archive = await openArchive()
  await using author = await openAuthor(archive)
  await using guest = await openWindow(archive)
  const { page } = author
  await page.goto('/works/new')
  await title(page).fill('Half a Letter')
  await text(page).fill('Dear *you*,\n\n***\n\nno.')
  await main(page).getByRole('button', { name: 'Preview' }).click()
  expect(await page.locator('.preview em').textContent()).toBe('you')
  expect(await page.locator('.preview hr').count()).toBe(1)
  expect(await brokenRules(page)).toEqual([])
  expect(await text(page).inputValue()).toBe('Dear *you*,\n\n***\n\nno.')
  await page.goto('/users/quillfeather/works/drafts')
  expect(await main(page).textContent()).not.toContain('Half a Letter')

  await page.goBack()
  await title(page).fill('Half a Letter')
  await page.getByRole('button', { name: /draft/ }).click()
  expect(await said(page)).toContain('Only you can see it')
  const draft = pathOf(page).replace('/edit', '')
  expect((await guest.page.goto(draft))?.status()).toBe(404)
  await page.goto('/users/quillfeather/works/drafts')
  await page.getByRole('link', { name: 'Half a Letter' }).click()
  expect(pathOf(page)).toBe(`${draft}/edit`)
})

journey('two tabs on one chapter: the second to save sees both texts and loses neither', async () => {
  await using archive = await openArchive()
  await using author = await openAuthor(archive)
  const { page, context } = author
  const work = await post(page, 'Two Pens', '1')
  const other = await context.newPage()
  await page.goto(`${work}/edit`)
  await other.goto(`${work}/edit`)
  await text(page).fill('Written by the left hand.')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await text(other).fill('Written by the right hand.')
  await other.getByRole('button', { name: 'Save', exact: true }).click()

  expect(await other.locator('#stored').textContent()).toContain('Written by the left hand.')
  expect(await text(other).inputValue()).toBe('Written by the right hand.')
  expect(await brokenRules(other)).toEqual([])
  await page.goto(work)
  expect(await page.locator('#chapters').textContent()).toContain('left hand')
  await other.locator('#main form.page .actions button.primary').last().click()
  await page.reload()
  expect(await page.locator('#chapters').textContent()).toContain('right hand')
})

journey('a work is posted with the keyboard alone', async () => {
  await using archive = await openArchive()
  await using author = await openAuthor(archive)
  const { page } = author
  await page.goto('/works/new')
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Skip to the page')
  await page.keyboard.press('Enter')
  await reach(page, 'field-title', 'Keys')
  await reach(page, 'field-text', 'No mouse was harmed.')
  await reach(page, 'field-format')
  await page.keyboard.press('Tab') // to the button that suggests tags, and past it
  await page.keyboard.press('Tab')
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Space')
  await reach(page, 'field-fandoms', 'Original Work')
  await reach(page, 'field-language')
  await page.keyboard.type('English')
  await reach(page, 'field-notesAfter')
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Post')
  await page.keyboard.press('Enter')
  await page.locator('h2.title').waitFor()
  expect(await page.locator('h2.title').textContent()).toContain('Keys')
})

function title(page: Page): Locator {
  return page.getByRole('textbox', { name: 'Title (required)' })
}

function text(page: Page): Locator {
  return page.getByRole('textbox', { name: 'The text', exact: true })
}

async function openAuthor(archive: Archive) {
  await archive.run('user', 'add', 'quillfeather', '--email', 'quill@example.org', '--password', PASSWORD)
  const window = await openWindow(archive)
  await logIn(window.page, 'quillfeather', PASSWORD)
  return window
}

async function openPostgres() {
  const { url, stop } = await startPostgres()
  return { url, [Symbol.asyncDispose]: stop }
}

/** The browser itself would hold back a form with empty required fields; the archive must be able to as well. */
async function withoutBrowserChecks(page: Page): Promise<void> {
  await page.locator('form.page').evaluate((form) => form.setAttribute('novalidate', ''))
}

async function fillTags(page: Page): Promise<void> {
  await page.getByRole('radio', { name: /General Audiences/ }).check()
  await page.getByRole('checkbox', { name: /No Archive Warnings Apply/ }).check()
  await page.getByLabel('Fandoms').fill('Sherlock Holmes - Arthur Conan Doyle')
  await page.getByLabel('Language').selectOption('en')
}

/** @returns the path of the work that is posted */
async function post(page: Page, called: string, chapters: string): Promise<string> {
  await page.goto('/works/new')
  await title(page).fill(called)
  await text(page).fill('It was red.')
  await fillTags(page)
  await page.getByLabel('Chapters: 1 of').fill(chapters)
  await page.getByRole('button', { name: 'Post', exact: true }).click()
  expect(await said(page)).toContain('Posted')
  const [work = ''] = /^\/works\/\d+/.exec(pathOf(page)) ?? []
  return work
}

async function addChapter(page: Page, work: string, called: string, words: string): Promise<void> {
  await page.goto(`${work}/chapters/new`)
  await page.getByLabel('Title of the chapter').fill(called)
  await text(page).fill(words)
  await page.getByRole('button', { name: 'Post', exact: true }).click()
  expect(await said(page)).toContain('Posted')
}

/** Presses Tab until the field has the focus, and types. */
async function reach(page: Page, id: string, words = ''): Promise<void> {
  for (let presses = 0; presses < 40; presses++) {
    if ((await page.evaluate(() => document.activeElement?.id)) === id) return page.keyboard.type(words)
    await page.keyboard.press('Tab')
  }
  throw new Error(`#${id} is not reached by the keyboard`)
}
