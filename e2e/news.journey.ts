import { expect } from 'vitest'
import { openArchive } from './archive.ts'
import { journey, openWindow } from './browser.ts'
import { brokenRules, stickingOut } from './checks.ts'
import { logIn, main, said } from './person.ts'

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? 'with script' : 'without script'

  journey(`whoever keeps the archive writes news, a banner and an answer, and a guest reads them, ${how}`, async () => {
    await using archive = await openArchive({ demo: true })
    await using keepers = await openWindow(archive, { javaScriptEnabled, viewport: { width: 360, height: 740 } })
    const { page } = keepers
    await logIn(page, 'lamplighter', 'lamplighter-demo')
    await page.goto('/staff/news')
    await page.getByLabel('Title').fill('The lamps are lit earlier')
    await page.getByLabel('Text').fill('From *Monday* on, at five.')
    await page.getByLabel('Show it').selectOption('posted')
    await page.getByRole('button', { name: 'Save' }).click()
    expect(await said(page)).toBe('Saved.')
    await page.getByLabel('Banner').fill('The archive rests on Sunday from ten to eleven.')
    await page.getByRole('button', { name: 'Set the banner' }).click()
    if (javaScriptEnabled) expect([...(await brokenRules(page)), ...(await stickingOut(page))]).toEqual([])
    await page.goto('/staff/faq')
    await page.getByLabel('Section').fill('Reading')
    await page.getByLabel('Question').fill('What are kudos?')
    await page.getByLabel('Answer').fill('One thank-you per reader and work.')
    await page.getByRole('button', { name: 'Save' }).click()
    expect(await said(page)).toBe('Saved.')
    if (javaScriptEnabled) expect([...(await brokenRules(page)), ...(await stickingOut(page))]).toEqual([])

    await using guests = await openWindow(archive, { javaScriptEnabled, viewport: { width: 360, height: 740 } })
    await guests.page.goto('/')
    await guests.page.getByText('The archive rests on Sunday').waitFor()
    await guests.page.getByRole('link', { name: 'The lamps are lit earlier' }).click()
    expect(await main(guests.page).textContent()).toContain('From Monday on, at five.')
    await guests.page.getByRole('link', { name: 'Questions' }).click()
    await guests.page.getByLabel('Words that you look for').fill('thank-you')
    await guests.page.getByRole('button', { name: 'Find' }).click()
    expect(await main(guests.page).textContent()).toContain('What are kudos?')
    if (javaScriptEnabled)
      expect([...(await brokenRules(guests.page)), ...(await stickingOut(guests.page))]).toEqual([])
    for (const window of [keepers, guests]) expect(window.complaints).toEqual([])
  })
}
