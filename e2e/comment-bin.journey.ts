import { expect } from 'vitest'
import { openArchive } from './archive.ts'
import { journey, openWindow } from './browser.ts'
import { brokenRules, stickingOut } from './checks.ts'
import { logIn, main, said } from './person.ts'

journey('a comment that was deleted is put back, with and without JavaScript', async () => {
  await using archive = await openArchive({ demo: true })
  for (const script of [true, false]) {
    await using window = await openWindow(archive, { javaScriptEnabled: script, viewport: { width: 360, height: 800 } })
    const { page } = window
    await logIn(page, 'maren', 'maren-demo')
    await page.goto('/works/1/comments')
    const words = `I read this twice, ${script ? 'once with' : 'once without'} a lamp.`
    await page.getByRole('textbox', { name: /Your comment/ }).fill(words)
    await page.getByRole('button', { name: 'Comment', exact: true }).click()
    const comment = page.locator('li.comment').filter({ hasText: words }).last()
    await comment.getByRole('link', { name: 'Delete' }).click()
    expect(await main(page).textContent()).toContain('For 30 days you can put it back.')
    await page.getByRole('button', { name: 'Delete' }).click()
    expect(await said(page)).toContain('The comment is deleted')
    expect(await main(page).textContent()).not.toContain(words)
    await page.goto('/users/maren/inbox')
    await page.getByRole('link', { name: 'Comments that you deleted' }).click()
    if (script) expect(await brokenRules(page)).toEqual([])
    expect(await stickingOut(page)).toEqual([])
    await page.getByRole('button', { name: /Put it back/ }).click()
    expect(await said(page)).toContain('The comment is back')
    expect(await main(page).textContent()).toContain(words)
    expect(window.complaints).toEqual([])
  }
})
