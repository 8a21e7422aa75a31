import { expect } from 'vitest'
import { openArchive } from './archive.ts'
import { journey, openWindow } from './browser.ts'
import { brokenRules, stickingOut } from './checks.ts'
import { logIn } from './person.ts'

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? 'with script' : 'without script'

  journey(`a reader folds tags away and opens them where they want to, ${how}`, async () => {
    await using archive = await openArchive({ demo: true })
    await using window = await openWindow(archive, { javaScriptEnabled, viewport: { width: 360, height: 740 } })
    const { page } = window
    await page.goto('/look')
    for (const legend of ['Archive warnings of works', 'Additional tags of works'])
      await page.getByRole('group', { name: legend }).getByRole('radio', { name: 'Folded away' }).check()
    await page.getByRole('button', { name: 'Apply' }).click()
    await page.goto('/works')
    const blurb = page
      .locator('li.work.blurb')
      .filter({ has: page.locator('.freeforms') })
      .first()
    expect(await blurb.locator('.freeforms').first().isVisible()).toBe(false)
    expect(await blurb.locator('ul.tags .warnings').first().isVisible()).toBe(false)
    await blurb.getByText(/additional tags?$/).click()
    expect(await blurb.locator('.freeforms').first().isVisible()).toBe(true)
    expect(await blurb.locator('ul.tags .warnings').first().isVisible()).toBe(false)
    if (javaScriptEnabled) expect(await brokenRules(page)).toEqual([])
    expect(await stickingOut(page)).toEqual([])
    await blurb.locator('h4 a').first().click()
    const tags = page.locator('dd.freeform.tags')
    expect(await tags.locator('a.tag').first().isVisible()).toBe(false)
    await tags.getByText(/additional tags?$/).click()
    expect(await tags.locator('a.tag').first().isVisible()).toBe(true)
    if (javaScriptEnabled) expect(await brokenRules(page)).toEqual([])
    expect(window.complaints).toEqual([])
  })
}

journey('a footnote opens below its paragraph, and leads to the note without script', async () => {
  await using archive = await openArchive({ demo: true })
  await using readers = await openWindow(archive)
  const { page } = readers
  await using plain = await openWindow(archive, { javaScriptEnabled: false })
  const writing = plain.page
  await logIn(writing, 'quillfeather', 'quillfeather-demo')
  await writing.goto('/works/1/chapters/new')
  await writing
    .locator('#field-text')
    .fill('<p>The kettle<sup><a href="#fn1">1</a></sup> sang.</p><p>Nobody else did.</p><p id="fn1">1. Of copper.</p>')
  await writing.getByRole('button', { name: 'Post', exact: true }).click()
  const address = writing.url()
  await writing.locator('.userstuff sup a').click()
  expect(new URL(writing.url()).hash).not.toBe('')

  await page.goto(address)
  const mark = page.locator('.userstuff sup a')
  await mark.click()
  const note = page.getByRole('complementary', { name: 'Note' })
  expect(await note.textContent()).toContain('Of copper.')
  expect(new URL(page.url()).hash).toBe('')
  expect(await brokenRules(page)).toEqual([])
  await page.keyboard.press('Escape')
  expect(await note.count()).toBe(0)
  expect(await mark.evaluate((element) => document.activeElement === element)).toBe(true)
})

for (const javaScriptEnabled of [true, false]) {
  journey(
    `content notes open by keyboard, or at once for who wants that, ${javaScriptEnabled ? 'with' : 'without'} script`,
    async () => {
      await using archive = await openArchive({ demo: true })
      await using writers = await openWindow(archive, { javaScriptEnabled: false })
      await logIn(writers.page, 'quillfeather', 'quillfeather-demo')
      await writers.page.goto('/works/1/chapters/new')
      await writers.page.locator('#field-text').fill('The ship went down.')
      await writers.page.locator('#field-contentNotes').fill('A wreck, *and* the dead.\n\nNobody is shown.')
      await writers.page.getByRole('button', { name: 'Post', exact: true }).click()

      await using readers = await openWindow(archive, { javaScriptEnabled, viewport: { width: 360, height: 740 } })
      const { page } = readers
      await page.goto(writers.page.url())
      const words = page.getByText('A wreck, and the dead.')
      const summary = page.locator('details.content-notes summary')
      expect(await words.isVisible()).toBe(false)
      expect(await stickingOut(page)).toEqual([])
      await summary.focus()
      await page.keyboard.press('Enter')
      expect(await words.isVisible()).toBe(true)
      if (javaScriptEnabled) expect(await brokenRules(page)).toEqual([])
      await page.goto('/look')
      await page.getByRole('group', { name: 'Content notes of chapters' }).getByRole('radio', { name: 'Open' }).check()
      await page.getByRole('button', { name: 'Apply' }).click()
      await page.goto(writers.page.url())
      expect(await words.isVisible()).toBe(true)
      expect(readers.complaints).toEqual([])
    },
  )
}
