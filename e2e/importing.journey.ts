import { expect } from 'vitest'
import { openArchive } from './archive.ts'
import { journey, openWindow } from './browser.ts'
import { brokenRules, stickingOut } from './checks.ts'
import { logIn, main } from './person.ts'

const TEA =
  'Tea at Dawn\n\nShe poured the tea and waited for the harbour to wake, as she did every day.\n\nNobody came.'
const RAIN = '<html lang="fr"><title>La pluie</title><body><p>Il pleuvait sur le quai.</p></body></html>'

for (const javaScriptEnabled of [true, false]) {
  journey(`files are chosen, looked at as drafts, and posted together, script ${javaScriptEnabled}`, async () => {
    await using archive = await openArchive({ demo: true })
    await using window = await openWindow(archive, { javaScriptEnabled, viewport: { width: 360, height: 740 } })
    const { page } = window
    await logIn(page, 'maren', 'maren-demo')
    await page.locator('#greeting summary').click()
    await page.getByRole('link', { name: 'Bring in files' }).click()
    await page.getByLabel('Files').setInputFiles([
      { name: 'tea.txt', mimeType: 'text/plain', buffer: Buffer.from(TEA) },
      { name: 'pluie.html', mimeType: 'text/html', buffer: Buffer.from(RAIN, 'utf16le') },
      { name: 'cover.txt', mimeType: 'text/plain', buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0, 0]) },
    ])
    await page.getByLabel('Fandoms').fill('Harbour Tales')
    await page.getByLabel('Rating').selectOption('General Audiences')
    await page.getByRole('button', { name: 'Bring them in' }).click()
    expect(await main(page).textContent()).toContain('2 drafts came in')
    expect(await page.getByRole('row', { name: /cover\.txt/ }).textContent()).toContain('it is not text')
    if (javaScriptEnabled) expect([...(await brokenRules(page)), ...(await stickingOut(page))]).toEqual([])
    await page.getByRole('link', { name: 'La pluie' }).click()
    expect(await main(page).textContent()).toContain('Il pleuvait sur le quai.')
    await page.goBack()
    await page.getByRole('button', { name: 'Post all 2' }).click()
    await main(page).getByRole('link', { name: 'Tea at Dawn' }).click()
    expect(await main(page).textContent()).toContain('waited for the harbour to wake')
    expect(window.complaints).toEqual([])
    expect(window.foreignRequests).toEqual([])
  })
}
