import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { type Archive, openArchive } from './archive.ts'
import { journey, openWindow } from './browser.ts'
import { brokenRules } from './checks.ts'
import { logIn, main, pathOf, said } from './person.ts'

const PASSWORD = 'a lamp in the window'

const STYLE = `.letter { color: rgb(0, 90, 60) }
.sign { position: absolute; inset: -2000px; color: white; background: black; z-index: 9999 }
header { display: none }`

journey('what is typed is saved by itself, survives closing the page, and is offered again', async () => {
  await using archive = await openArchive()
  await using author = await openAuthor(archive)
  const { context } = author
  const first = author.page
  await first.goto('/works/new')
  await first.getByRole('textbox', { name: 'Title (required)' }).fill('Half a Sentence')
  await text(first).pressSequentially('The lamp was')
  await first.getByText('Saved a moment ago').waitFor()
  await text(first).pressSequentially(' lit, and nobody')
  await first.close({ runBeforeUnload: true })

  const page = await context.newPage()
  await page.goto('/works/new')
  const offer = page.locator('#unsaved')
  expect(await offer.textContent()).toContain('You were writing here')
  expect(await brokenRules(page)).toEqual([])
  await offer.getByRole('link', { name: /Take it up/ }).click()
  expect(await text(page).inputValue()).toBe('The lamp was lit, and nobody')
  expect(await page.getByRole('textbox', { name: 'Title (required)' }).inputValue()).toBe('Half a Sentence')
  await page.getByRole('button', { name: 'Save draft' }).click()
  expect(await said(page)).toContain('Saved as a draft')
  await page.goto('/works/new')
  expect(await page.locator('#unsaved').count()).toBe(0)
})

journey('without a network the text stays in the browser, and is offered when the page is opened again', async () => {
  await using archive = await openArchive()
  await using author = await openAuthor(archive)
  const { page, context } = author
  const work = await post(page)
  await page.goto(`${work}/edit`)
  await context.setOffline(true)
  await text(page).fill('Written on a train, in a tunnel.')
  await page.getByText('Not saved: no connection; kept in this browser').waitFor()
  await page.close()
  await context.setOffline(false)
  const again = await context.newPage()
  await again.goto(`${work}/edit`)
  await again.getByRole('link', { name: /Take it up/ }).click()
  expect(await text(again).inputValue()).toBe('Written on a train, in a tunnel.')
  await again.getByRole('button', { name: 'Save', exact: true }).click()
  expect(await main(again).textContent()).toContain('in a tunnel')
  await again.goto(`${work}/edit`)
  expect(await again.getByText('You were writing here').count()).toBe(0)
})

journey('two windows that write one text are told of each other, and see both with their difference', async () => {
  await using archive = await openArchive()
  await using author = await openAuthor(archive)
  const { page, context } = author
  const work = await post(page)
  const other = await context.newPage()
  await page.goto(`${work}/edit`)
  await other.goto(`${work}/edit`)
  await text(page).fill('The lamp is red.')
  await page.getByText('Saved a moment ago').waitFor()
  await text(other).fill('The lamp is green.')
  await other.getByRole('link', { name: 'See both' }).click()
  expect(await brokenRules(other)).toEqual([])
  await other.getByRole('link', { name: /Compare with the text of/ }).click()
  expect(await other.locator('.difference del').allTextContents()).toEqual(['red'])
  expect(await other.locator('.difference ins').allTextContents()).toEqual(['green'])
  await other.getByRole('button', { name: /Throw it away/ }).click()
  expect(pathOf(other)).toBe(`${work}/edit`)
  await other.getByRole('link', { name: /Take it up/ }).click()
  expect(await text(other).inputValue()).toBe('The lamp is red.')
})

for (const script of [true, false]) {
  journey(`versions are listed, read, compared and restored ${script ? 'with' : 'without'} JavaScript`, async () => {
    await using archive = await openArchive()
    await using author = await openAuthor(archive, script)
    const { page } = author
    const work = await post(page)
    await save(page, work, 'The lamp was red.\n\nIt burned all night.')
    await page.goto(`${work}/edit`)
    await page.getByRole('link', { name: 'Versions of the text' }).click()
    expect(await page.getByRole('row').count()).toBe(3)
    if (script) expect(await brokenRules(page)).toEqual([])
    await page.getByRole('button', { name: 'Compare the two' }).click()
    expect(await page.locator('.difference ins').allTextContents()).toContain('It burned all night.')
    if (script) expect(await brokenRules(page)).toEqual([])
    await page.getByRole('link', { name: 'Side by side' }).click()
    await page.locator('.sides').waitFor()
    expect(await page.locator('.sides td').count()).toBeGreaterThan(2)
    if (script) expect(await brokenRules(page)).toEqual([])
    await page.getByRole('button', { name: 'Go back to the older one' }).click()
    expect(await said(page)).toContain('stands again')
    expect(await page.getByRole('row').count()).toBe(4)
    await page.goto(work)
    expect(await page.locator('#chapters').textContent()).not.toContain('all night')
  })
}

journey('without JavaScript an offered text is taken up, and thrown away', async () => {
  await using archive = await openArchive()
  await using author = await openAuthor(archive)
  const work = await post(author.page)
  await author.page.goto(`${work}/edit`)
  await text(author.page).fill('Typed with script.')
  await author.page.getByText('Saved a moment ago').waitFor()
  await using plain = await openWindow(archive, { javaScriptEnabled: false })
  await logIn(plain.page, 'quillfeather', PASSWORD)
  await plain.page.goto(`${work}/edit`)
  await plain.page.getByRole('link', { name: /Take it up/ }).click()
  expect(await text(plain.page).inputValue()).toBe('Typed with script.')
  await plain.page.goto('/users/quillfeather/works/drafts')
  await plain.page.getByRole('link', { name: 'The Lamp' }).click()
  await plain.page.getByRole('button', { name: /Throw it away/ }).click()
  expect(await said(plain.page)).toContain('thrown away')
  expect(await plain.page.locator('#unsaved').count()).toBe(0)
})

for (const script of [true, false]) {
  journey(`a work is taken back, split, and planned ${script ? 'with' : 'without'} JavaScript`, async () => {
    await using archive = await openArchive()
    await using author = await openAuthor(archive, script)
    await using guest = await openWindow(archive)
    const { page } = author
    const work = await post(page)
    await save(page, work, 'The lamp was red.\n\nIt burned all night.')
    await page.goto(`${work}/edit`)
    await page.getByRole('link', { name: 'Split into chapters' }).click()
    if (script) expect(await brokenRules(page)).toEqual([])
    await page.getByLabel('The new chapter begins with').selectOption('It burned all night.')
    await page.getByLabel('Title of the new chapter').fill('Night')
    await page.getByRole('button', { name: 'Split it' }).click()
    expect(await said(page)).toContain('two now')
    expect(await page.getByRole('row', { name: /Night/ }).count()).toBe(1)
    await page.getByRole('link', { name: 'Join with the next' }).click()
    await page.getByRole('button', { name: 'Join them' }).click()
    expect(await said(page)).toContain('one now')

    await page.goto(`${work}/edit`)
    await page.getByRole('link', { name: 'Dates', exact: true }).click()
    if (script) expect(await brokenRules(page)).toEqual([])
    await page.getByLabel('First published on').fill('2999-01-01')
    await page.getByRole('button', { name: 'Save the dates' }).click()
    expect(await page.getByRole('alert').textContent()).toContain('still to come')
    expect(await page.getByLabel('First published on').inputValue()).toBe('2999-01-01')
    await page.getByLabel('First published on').fill('2009-03-29')
    await page.getByRole('button', { name: 'Save the dates' }).click()
    expect(await said(page)).toContain('The dates are saved')
    await guest.page.goto(work)
    expect(await guest.page.locator('dd.published').textContent()).toContain('2009-03-29')
    await page.getByRole('link', { name: 'Make it a draft' }).click()
    await page.getByRole('button', { name: 'Make it a draft' }).click()
    expect(await said(page)).toContain('a draft again')
    expect((await guest.page.goto(work))?.status()).toBe(404)
    await page.getByRole('link', { name: 'Post it later' }).click()
    if (script) expect(await brokenRules(page)).toEqual([])
    const inTwoDays = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 16)
    await page.getByLabel('Date and time').fill(inTwoDays)
    await page.getByLabel('Time zone').selectOption('Europe/Berlin')
    await page.getByRole('button', { name: 'Plan it' }).click()
    expect(await said(page)).toContain('(Europe/Berlin)')
    await page.getByRole('link', { name: 'Change the plan' }).click()
    expect(await page.getByLabel('Date and time').inputValue()).toBe(inTwoDays)
    await page.getByRole('button', { name: 'Do not post it by itself' }).click()
    expect(await said(page)).toContain('will not be posted by itself')
  })
}

for (const script of [true, false]) {
  journey(
    `a text has a style of its own, and a reader does without ${script ? 'with' : 'without'} JavaScript`,
    async () => {
      await using archive = await openArchive()
      await using author = await openAuthor(archive, script)
      await using guest = await openWindow(archive, { javaScriptEnabled: script })
      const { page } = author
      const work = await post(page)
      await save(page, work, '<p class="letter">Dear Ann</p><p class="sign">Mind the step</p>')
      await page.goto(`${work}/edit`)
      await page.getByRole('link', { name: 'Style', exact: true }).click()
      await page.getByLabel('Style sheet').fill(STYLE)
      await page.getByRole('button', { name: 'Save the style' }).click()
      expect(await page.locator('.left-out').textContent()).toContain('Line 3: header: no text holds an element header')
      if (script) expect(await brokenRules(page)).toEqual([])

      await guest.page.goto(work)
      const letter = guest.page.getByText('Dear Ann')
      const colour = () => letter.evaluate((element) => getComputedStyle(element).color)
      expect(await colour()).toBe('rgb(0, 90, 60)')
      // the sign would lie over the whole window
      const box = await guest.page.getByRole('link', { name: 'Fanlight' }).boundingBox()
      const over = ({ x, y }: { x: number; y: number }) => document.elementFromPoint(x, y)?.closest('a, p')?.textContent
      expect(await guest.page.evaluate(over, { x: (box?.x ?? 0) + 60, y: (box?.y ?? 0) + 12 })).toContain('Fanlight')
      if (script) expect(await brokenRules(guest.page)).toEqual([])
      await guest.page.getByRole('link', { name: 'Without its style' }).click()
      expect(await colour()).not.toBe('rgb(0, 90, 60)')
      await guest.page.getByRole('link', { name: 'With its style' }).click()
      expect(await colour()).toBe('rgb(0, 90, 60)')
      await guest.page.goto('/look')
      const hidden = guest.page.getByRole('radio', { name: 'Hidden' })
      if (script) await Promise.all([guest.page.waitForEvent('load'), hidden.check()])
      else {
        await hidden.check()
        await guest.page.getByRole('button', { name: 'Apply' }).click()
      }
      await guest.page.goto(work)
      expect(await colour()).not.toBe('rgb(0, 90, 60)')
      expect(guest.complaints).toEqual([])
    },
  )
}

function text(page: Page): Locator {
  return page.getByRole('textbox', { name: 'The text', exact: true })
}

async function openAuthor(archive: Archive, javaScriptEnabled = true) {
  await archive.run('user', 'add', 'quillfeather', '--email', 'quill@example.org', '--password', PASSWORD)
  const window = await openWindow(archive, { javaScriptEnabled })
  await logIn(window.page, 'quillfeather', PASSWORD)
  return window
}

/** @returns the path of the work that is posted */
async function post(page: Page): Promise<string> {
  await page.goto('/works/new')
  await page.getByRole('textbox', { name: 'Title (required)' }).fill('The Lamp')
  await text(page).fill('The lamp was red.')
  await page.getByRole('radio', { name: /General Audiences/ }).check()
  await page.getByRole('checkbox', { name: /No Archive Warnings Apply/ }).check()
  await page.getByLabel('Fandoms').fill('Original Work')
  await page.getByLabel('Language').selectOption('en')
  await page.getByRole('button', { name: 'Post', exact: true }).click()
  expect(await said(page)).toContain('Posted')
  return /^\/works\/\d+/.exec(pathOf(page))?.[0] ?? ''
}

async function save(page: Page, work: string, words: string): Promise<void> {
  await page.goto(`${work}/edit`)
  await text(page).fill(words)
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  expect(await said(page)).toContain('Saved')
}
