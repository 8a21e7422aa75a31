import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { openArchive } from './archive.ts'
import { journey, openWindow } from './browser.ts'
import { brokenRules } from './checks.ts'
import { logIn, main, said } from './person.ts'

const FANDOM = '/tags/Sherlock%20Holmes%20-%20Arthur%20Conan%20Doyle'

for (const script of ['with', 'without'] as const) {
  journey(`a list is narrowed and saved, a tag is hidden and shown again, ${script} script`, async () => {
    await using archive = await openArchive({ demo: true })
    await using window = await openWindow(archive, { javaScriptEnabled: script === 'with' })
    const { page } = window
    await logIn(page, 'maren', 'maren-demo')

    await page.goto(`${FANDOM}/works`)
    const all = await worksOn(page)
    await page.getByLabel('Words from').evaluate((field) => field.closest('details')?.setAttribute('open', ''))
    await page.getByLabel('Words from').fill('2000')
    await page.getByRole('button', { name: 'Show works' }).first().click()
    const narrowed = await worksOn(page)
    expect(narrowed).toBeLessThan(all)
    await page.getByText('Save this search').click()
    await page.getByLabel('Name of the search').fill('Long evenings')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    expect(await said(page)).toContain('“Long evenings” is saved.')
    expect(await worksOn(page)).toBe(narrowed)

    await page.goto('/my/searches')
    if (script === 'with') expect(await brokenRules(page)).toEqual([])
    await page.getByRole('button', { name: /^Open the list of/ }).click()
    await page.goto(`${FANDOM}/works`)
    expect(await worksOn(page)).toBe(narrowed)
    await main(page).getByRole('link', { name: 'Remove at least 2,000 words' }).first().click()
    expect(await worksOn(page)).toBe(all)

    await page.goto(FANDOM)
    await page.getByRole('button', { name: 'Hide works with this tag' }).click()
    expect(await said(page)).toContain('is hidden from now on')
    await page.goto('/works')
    const note = page.locator('.my-filters')
    expect(await note.textContent()).toContain(`Your filters hide ${all} works here.`)
    if (script === 'with') expect(await brokenRules(page)).toEqual([])
    const without = await worksOn(page)
    await note.getByRole('link', { name: 'Show them' }).click()
    expect(await worksOn(page)).toBe(without + all)
    await page.goto('/series/1')
    expect(await page.locator('.series.index .blurb').count()).toBe(0)
    const gaps = page.locator('.hidden-work')
    const parts = await gaps.count()
    expect(parts).toBeGreaterThan(1)
    expect(await note.textContent()).toContain(`Your filters hide ${parts} works here.`)
    if (script === 'with') expect(await brokenRules(page)).toEqual([])
    await gaps.last().getByRole('link', { name: 'Show it' }).click()
    expect(await page.locator('.series.index .blurb').count()).toBe(parts)
    await page.goto('/works')
    await note.getByRole('link', { name: new RegExp(`\\(${all}\\)`) }).click()
    expect(await page.locator('.card', { hasText: 'hides' }).textContent()).toContain(`hides ${all} works`)
    if (script === 'with') expect(await brokenRules(page)).toEqual([])
    await page.getByRole('button', { name: /^Remove/ }).click()
    await page.goto('/works')
    expect(await worksOn(page)).toBe(without + all)
    expect(window.complaints).toEqual([])
  })
}

for (const script of ['with', 'without'] as const) {
  journey(
    `the words of a search are taken from works to people, tags and one's own shelf, ${script} script`,
    async () => {
      await using archive = await openArchive({ demo: true })
      await using window = await openWindow(archive, { javaScriptEnabled: script === 'with' })
      const { page } = window
      await logIn(page, 'maren', 'maren-demo')
      const heading = () => main(page).locator('h3.heading').first().textContent()
      await page.goto('/works/search?work_search[query]=quillfeather')
      await page.getByRole('navigation', { name: 'Search for' }).getByRole('link', { name: 'People' }).click()
      expect(await heading()).toBe('1 person')
      await main(page).getByRole('searchbox').fill('fandom:"Sherlock Holmes - Arthur Conan Doyle" (quill')
      await main(page).getByRole('button', { name: 'Search', exact: true }).click()
      expect(await heading()).toBe('1 person')
      expect(await main(page).locator('.mistakes').textContent()).toContain('This parenthesis is never closed')
      await main(page).locator('.mistakes a').first().click()
      expect(await main(page).locator('.mistakes').count()).toBe(0)
      await page.goto('/search/people?query=holmes')
      await page.getByRole('navigation', { name: 'Search for' }).getByRole('link', { name: 'Tags' }).click()
      expect(await heading()).toMatch(/^\d+ tags$/)
      await page.getByRole('navigation', { name: 'Search for' }).getByRole('link', { name: 'Your history' }).click()
      expect(new URL(page.url()).pathname).toBe('/users/maren/readings')
      expect(window.complaints).toEqual([])
    },
  )
}

for (const script of ['with', 'without'] as const) {
  journey(`all tags of a listing are looked through, and one is chosen, ${script} script`, async () => {
    await using archive = await openArchive({ demo: true })
    await using window = await openWindow(archive, { javaScriptEnabled: script === 'with' })
    const { page } = window
    // nothing is counted while the catalogue is being read
    const offered = async () => {
      await page.goto('/works')
      return page.locator('.panel a', { hasText: 'More additional tags' }).count()
    }
    await expect.poll(offered, { timeout: 20_000 }).toBe(1)
    await page.locator('details.panel > summary').evaluate((summary) => summary.parentElement?.setAttribute('open', ''))
    await page.getByRole('link', { name: 'More additional tags' }).click()
    const tags = page.locator('#values .tag')
    const all = await tags.count()
    expect(all).toBeGreaterThanOrEqual(10)
    const last = (await tags.last().textContent()) ?? ''
    await page.getByLabel('Words begin with').fill(last)
    if (script === 'without') await page.getByRole('button', { name: 'Show', exact: true }).click()
    await expect.poll(() => tags.count(), { timeout: 10_000 }).toBeLessThan(all)
    if (script === 'with') expect(await brokenRules(page)).toEqual([])
    await tags.filter({ hasText: last }).first().click()
    expect(await worksOn(page)).toBe(1)
    expect(await page.locator('.pills').first().textContent()).toContain(last)
    expect(window.complaints).toEqual([])
  })
}

/** @returns how many works the list says there are */
async function worksOn(page: Page): Promise<number> {
  const heading = (await main(page).locator('h2.heading').first().textContent()) ?? ''
  return Number(/of ([\d,]+) Work/.exec(heading)?.[1]?.replaceAll(',', ''))
}
