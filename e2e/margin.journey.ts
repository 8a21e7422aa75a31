import { expect } from 'vitest'
import { openArchive } from './archive.ts'
import { journey, openWindow } from './browser.ts'
import { brokenRules, stickingOut } from './checks.ts'
import { logIn, main, said } from './person.ts'

const VIOLIN = 'The Adventure of the Borrowed Violin'

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? 'with script' : 'without script'

  journey(`a passage is commented on in the margin, and found by its count, ${how}`, async () => {
    await using archive = await openArchive({ demo: true })
    await using readers = await openWindow(archive, { javaScriptEnabled, viewport: { width: 360, height: 740 } })
    const { page } = readers
    await logIn(page, 'maren', 'maren-demo')
    await page.goto('/works')
    await page.getByRole('link', { name: VIOLIN }).first().click()
    const margin = page.getByRole('navigation', { name: 'Reading' }).getByRole('link', { name: 'Margin' })
    if (javaScriptEnabled) {
      await page.locator('#chapters .userstuff p').nth(1).selectText()
      await page.getByRole('link', { name: 'Comment on the chosen words' }).click()
    } else {
      await margin.click()
      expect(await main(page).textContent()).toContain('Choose the paragraph')
      await main(page)
        .getByRole('link', { name: /^Comment on “/ })
        .nth(1)
        .click()
    }
    const words = await main(page).locator('blockquote.paragraph').textContent()
    const passage = page.getByLabel('Passage')
    if (javaScriptEnabled) expect(await passage.inputValue()).toBe(words?.replace(/\s+/g, ' ').trim())
    await passage.fill('words that are not there')
    await page.getByLabel('Your comment').fill('I had to read this twice.')
    await page.getByRole('button', { name: 'Comment', exact: true }).click()
    expect(await main(page).textContent()).toContain('These words do not stand in the paragraph')
    expect(await page.getByLabel('Your comment').inputValue()).toBe('I had to read this twice.')
    await page.getByLabel('Passage').fill(words?.trim().slice(0, 12) ?? '')
    await page.getByRole('button', { name: 'Comment', exact: true }).click()
    expect(await said(page)).toBe('Your comment stands.')
    if (javaScriptEnabled) expect([...(await brokenRules(page)), ...(await stickingOut(page))]).toEqual([])

    await page.getByRole('link', { name: 'The paragraph in its chapter' }).click()
    const count = page.getByRole('link', { name: '1 comment on this paragraph' })
    if (javaScriptEnabled) expect([...(await brokenRules(page)), ...(await stickingOut(page))]).toEqual([])
    await count.click()
    expect(await main(page).textContent()).toContain('I had to read this twice.')
    if (javaScriptEnabled) expect([...(await brokenRules(page)), ...(await stickingOut(page))]).toEqual([])
    expect(readers.complaints.filter((line) => !line.includes('422'))).toEqual([])
    expect(readers.foreignRequests).toEqual([])
  })

  journey(`an author says whether paragraphs can be commented on, ${how}`, async () => {
    await using archive = await openArchive({ demo: true })
    await using authors = await openWindow(archive, { javaScriptEnabled })
    const { page } = authors
    await logIn(page, 'quillfeather', 'quillfeather-demo')
    await page.goto('/users/quillfeather/preferences/talk')
    const choice = page.getByLabel('Single paragraphs can be commented on')
    expect(await choice.isChecked()).toBe(true)
    await choice.uncheck()
    await page.getByRole('button', { name: 'Save' }).click()
    expect(await said(page)).toBe('Your preferences are saved.')
    await page.goto('/works')
    await page.getByRole('link', { name: VIOLIN }).first().click()
    await page.getByRole('navigation', { name: 'Reading' }).waitFor()
    expect(await page.getByRole('link', { name: 'Margin' }).count()).toBe(0)
    expect(authors.complaints).toEqual([])
  })
}
