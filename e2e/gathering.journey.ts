import { expect } from 'vitest'
import { openArchive } from './archive.ts'
import { journey, openWindow } from './browser.ts'
import { brokenRules, stickingOut } from './checks.ts'
import { logIn, main, said } from './person.ts'

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? 'with script' : 'without script'

  journey(
    `an author puts a work into a collection from its form, and a chapter into the bin and back, ${how}`,
    async () => {
      await using archive = await openArchive({ demo: true })
      await using owners = await openWindow(archive, { javaScriptEnabled })
      const owner = owners.page
      await logIn(owner, 'knotwork', 'knotwork-demo')
      await owner.goto('/collections/new')
      await owner.getByLabel('Name in its address').fill('lost_and_found')
      await owner.getByLabel('Title').fill('Lost & Found')
      await owner.getByLabel('Moderated').check()
      await owner.getByRole('button', { name: 'Make the collection' }).click()

      await using authors = await openWindow(archive, { javaScriptEnabled, viewport: { width: 360, height: 740 } })
      const { page } = authors
      await logIn(page, 'quillfeather', 'quillfeather-demo')
      await page.goto('/works/1/edit')
      const field = page.getByLabel('Put it into collections')
      await field.fill('nowhere')
      await page.getByRole('button', { name: 'Save', exact: true }).click()
      expect(await page.locator('#error-collections').textContent()).toContain(
        'There is no collection called “nowhere”',
      )
      await field.fill('')
      if (javaScriptEnabled) {
        await field.pressSequentially('lost')
        await page.getByRole('option', { name: 'lost_and_found' }).click()
        expect(await brokenRules(page)).toEqual([])
      } else await field.fill('lost_and_found')
      expect(await stickingOut(page)).toEqual([])
      await page.getByRole('button', { name: 'Save', exact: true }).click()
      expect(await said(page)).toBe('Saved.')
      await page.goto('/works/1/edit')
      expect(await main(page).textContent()).toContain('Take it out of “Lost & Found”: it waits for the maintainers')

      await page.goto('/works/1/chapters/manage')
      const rows = page.locator('tbody tr')
      const before = await rows.count()
      await rows.nth(1).getByRole('link', { name: 'Delete' }).click()
      await page.getByRole('button', { name: 'Delete the chapter' }).click()
      expect(await said(page)).toContain('you can put it back')
      expect(await rows.count()).toBe(before - 1)
      if (javaScriptEnabled) expect([...(await brokenRules(page)), ...(await stickingOut(page))]).toEqual([])
      await page.getByRole('button', { name: 'Put it back as chapter 2' }).click()
      expect(await said(page)).toBe('The chapter is back at its place.')
      expect(await rows.count()).toBe(before)
      // Chromium complains of the refusal that was asked for
      for (const { complaints } of [owners, authors])
        expect(complaints.filter((one) => !one.includes('422'))).toEqual([])
    },
  )
}
