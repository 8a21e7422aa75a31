import { readFileSync } from 'node:fs'
import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { type Archive, openArchive } from './archive.ts'
import { journey, openWindow } from './browser.ts'
import { brokenRules, stickingOut } from './checks.ts'
import { logIn, said } from './person.ts'

const PASSWORD = 'a lamp in the window'

journey('a story is written with the toolbar, and a reader sees it as it was written', async () => {
  await using archive = await openArchive()
  await using author = await openAuthor(archive)
  await using guest = await openWindow(archive)
  const { page } = author
  await page.goto('/works/new')
  await page.getByRole('textbox', { name: 'Title (required)' }).fill('A Lamp, Lit')
  await text(page).click()
  await page.keyboard.type('One')
  await page.getByLabel('Kind of paragraph').selectOption('Heading')
  await page.keyboard.press('Enter')
  await page.keyboard.type('She said ')
  await tool(page, 'Italic').click()
  await expect.poll(() => tool(page, 'Italic').getAttribute('aria-pressed')).toBe('true')
  await page.keyboard.type('nothing')
  await tool(page, 'Italic').click()
  await page.keyboard.type(' at all')
  await tool(page, 'More').click()
  await tool(page, 'Footnote').click()
  await page.keyboard.type('She never did.')
  await text(page).getByText('at all').click()
  await page.keyboard.press('End')
  await page.keyboard.type('.')
  await tool(page, 'Scene break').click()
  await page.keyboard.type('flour')
  await tool(page, 'List').click()
  await page.keyboard.press('Enter')
  await page.keyboard.type('salt')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await page.keyboard.type('The end')
  await tool(page, 'Centre').click()
  await page.keyboard.press('Shift+Home')
  await tool(page, 'Link').click()
  await page.getByLabel('Address', { exact: true }).fill('javascript:alert(1)')
  await page.keyboard.press('Enter')
  await page.getByText('That is no address').waitFor()
  expect(await brokenRules(page)).toEqual([])
  await page.getByLabel('Address', { exact: true }).fill('example.org')
  await page.keyboard.press('Enter')
  await expect
    .poll(() => box(page).inputValue())
    .toBe(
      '<h2>One</h2>\n<p>She said <em>nothing</em> at all<sup><a id="fnref1" href="#fn1">1</a></sup>.</p>\n<hr>\n<ul>\n<li>flour</li>\n<li>salt</li>\n</ul>\n' +
        '<p align="center"><a href="https://example.org">The end</a></p>\n<section class="footnotes">\n<p><a id="fn1" href="#fnref1">1</a> She never did.</p>\n</section>',
    )
  expect(await page.locator('.count').first().textContent()).toBe('14 words, 52 characters')
  await page.getByRole('textbox', { name: 'Notes before the text' }).click()
  await page.keyboard.type('For the late hours.')
  await fillTags(page)
  await page.getByRole('button', { name: 'Post', exact: true }).click()
  expect(await said(page)).toContain('Posted')
  await guest.page.goto(new URL(page.url()).pathname)
  const chapter = guest.page.locator('#chapters .userstuff')
  expect(await chapter.locator('em').textContent()).toBe('nothing')
  expect(await chapter.locator('li').allTextContents()).toEqual(['flour', 'salt'])
  expect(await chapter.locator('hr').count()).toBe(1)
  expect(await chapter.locator('section.footnotes p').textContent()).toBe('1 She never did.')
  expect(author.complaints).toEqual([])
})

journey(
  'what is pasted from a word processor keeps its lists, notes and slanted words, and can be undone',
  async () => {
    await using archive = await openArchive()
    await using author = await openAuthor(archive)
    const { page } = author
    await page.goto('/works/new')
    for (const sample of [
      'word-list-nested',
      'word-footnotes',
      'google-docs-paragraphs',
      'word-styles',
      'scrivener',
      'mail-gmail',
    ]) {
      await text(page).click()
      await page.keyboard.press('Control+a')
      await paste(page, { 'text/html': readFileSync(`test/clipboard/${sample}.html`, 'utf8') })
      const kept = readFileSync(`test/clipboard/${sample}.kept.html`, 'utf8')
        .trim()
        .replaceAll(/ rel="[^"]*"|u-(?=fn)/g, '')
      await expect.poll(() => box(page).inputValue(), { message: sample }).toBe(kept)
    }
    await page.keyboard.press('Control+a')
    await paste(page, { 'text/plain': 'Plain *words*.\n\n***\n\nMore.' })
    await expect.poll(() => box(page).inputValue()).toBe('<p>Plain <em>words</em>.</p>\n<hr>\n<p>More.</p>')
    await page.keyboard.press('Control+z')
    await expect.poll(() => box(page).inputValue()).toContain('<blockquote>')
    expect(author.complaints).toEqual([])
  },
)

journey('HTML and back: what is typed as HTML is seen in the editor as the archive will read it', async () => {
  await using archive = await openArchive()
  await using author = await openAuthor(archive)
  const { page } = author
  await page.goto('/works/new')
  await text(page).click()
  await page.keyboard.type('Rain.')
  await tool(page, 'HTML').click()
  expect(await box(page).inputValue()).toBe('<p>Rain.</p>')
  await box(page).fill(
    '<p class="letter">Rain.<br><br>More <ruby>猫<rt>ねこ</rt></ruby></p><script>no</script><table><tr><td>a</td></tr></table>',
  )
  await tool(page, 'HTML').click()
  expect(await text(page).locator('p.skin-letter').count()).toBe(2)
  await expect
    .poll(() => box(page).inputValue())
    .toBe(
      '<p class="skin-letter">Rain.</p>\n<p class="skin-letter">More <ruby>猫<rt>ねこ</rt></ruby></p>\n<table>\n<tbody>\n<tr>\n<td>a</td>\n</tr>\n</tbody>\n</table>',
    )
  await page.getByRole('button', { name: 'Write without the editor' }).click()
  expect(await box(page).isVisible()).toBe(true)
  expect(await page.getByLabel('What you typed here is').inputValue()).toBe('html')
  await page.reload()
  await page.getByRole('button', { name: 'Write with the editor' }).click()
  expect(await text(page).isVisible()).toBe(true)
})

journey('everything is done with the keyboard alone, on a narrow screen too', async () => {
  await using archive = await openArchive()
  await using author = await openAuthor(archive, { viewport: { width: 360, height: 740 }, hasTouch: true })
  const { page } = author
  await page.goto('/works/new')
  // Where the machine is slow the box is there before the editor takes its place.
  await tool(page, 'Bold').waitFor()
  await page.getByRole('textbox', { name: 'Title (required)' }).focus()
  await page.keyboard.press('Tab')
  expect(await focused(page)).toBe('Kind of paragraph')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  expect(await focused(page)).toBe('Bold')
  await page.keyboard.press('Enter')
  await page.keyboard.type('Loud')
  await page.keyboard.press('Control+b')
  await page.keyboard.type(' and quiet')
  await page.keyboard.press('Shift+Tab')
  expect(await focused(page)).toBe('Bold')
  await page.keyboard.press('End')
  expect(await focused(page)).toBe('HTML')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+y')
  await expect.poll(() => box(page).inputValue()).toBe('<p><strong>Loud</strong> and quiet</p>')
  await page.keyboard.press('Tab')
  expect(await focused(page)).not.toBe('The text')
  await tool(page, 'More').click()
  expect(await stickingOut(page)).toEqual([])
  const sizes = await page
    .getByRole('toolbar', { name: 'The text: form', exact: true })
    .locator('button:visible, select')
    .evaluateAll((all) =>
      all.map((one) => Math.min(one.getBoundingClientRect().width, one.getBoundingClientRect().height)),
    )
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(44)
  expect(await brokenRules(page)).toEqual([])
})

journey('without JavaScript the box is there, and what a word processor put into it is cleaned', async () => {
  await using archive = await openArchive()
  await using author = await openAuthor(archive, { javaScriptEnabled: false })
  const { page } = author
  await page.goto('/works/new')
  await page.getByRole('textbox', { name: 'Title (required)' }).fill('By Hand')
  await box(page).fill(readFileSync('test/clipboard/word-list-nested.html', 'utf8'))
  await fillTags(page)
  await page.getByRole('button', { name: 'Post', exact: true }).click()
  expect(await page.locator('#chapters .userstuff li li').allTextContents()).toEqual(['with oil', 'and a wick'])
})

type Options = NonNullable<Parameters<typeof openWindow>[1]>

async function openAuthor(archive: Archive, options: Options = {}) {
  await archive.run('user', 'add', 'quillfeather', '--email', 'quill@example.org', '--password', PASSWORD)
  const window = await openWindow(archive, { editor: true, ...options })
  await logIn(window.page, 'quillfeather', PASSWORD)
  return window
}

function text(page: Page): Locator {
  return page.locator('#field-text-editor')
}

function box(page: Page): Locator {
  return page.locator('textarea[name=text]')
}

function tool(page: Page, name: string): Locator {
  return page.getByRole('toolbar', { name: 'The text: form', exact: true }).getByRole('button', { name, exact: true })
}

function focused(page: Page): Promise<string | null> {
  return page.evaluate(() => {
    const { activeElement } = document
    return activeElement?.ariaLabel ?? activeElement?.getAttribute('aria-labelledby') ?? null
  })
}

/** What a browser does when somebody pastes this. */
async function paste(page: Page, kinds: Readonly<Record<string, string>>): Promise<void> {
  await text(page).evaluate((element, given) => {
    const clipboardData = new DataTransfer()
    for (const [kind, content] of Object.entries(given)) clipboardData.setData(kind, content)
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, kinds)
}

async function fillTags(page: Page): Promise<void> {
  await page.getByRole('radio', { name: /General Audiences/ }).check()
  await page.getByRole('checkbox', { name: /No Archive Warnings Apply/ }).check()
  await page.getByLabel('Fandoms').fill('Sherlock Holmes - Arthur Conan Doyle')
  await page.locator('#field-language').selectOption('en')
}
