import { expect } from 'vitest'
import { epubOf } from '../test/files/epubs.ts'
import { zipOfFiles } from '../test/zips.ts'
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
    await page.getByRole('button', { name: 'Look at them' }).click()
    expect(await main(page).textContent()).toContain('2 files, looked through')
    if (javaScriptEnabled) expect([...(await brokenRules(page)), ...(await stickingOut(page))]).toEqual([])
    await page.getByRole('button', { name: 'Bring in as drafts' }).click()
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

const BOOK = epubOf({
  pages: {
    'a.xhtml': '<h1>Chapter 1: Dusk</h1><p>She <span class="i">lit</span> the lamp.</p>',
    'b.xhtml': '<h1>Chapter 2: Dawn</h1><p>It was still burning.</p>',
  },
  css: '.i { font-style: italic }',
  contents: [
    ['Chapter 1: Dusk', 'a.xhtml'],
    ['Chapter 2: Dawn', 'b.xhtml'],
  ],
})
const PARTS = zipOfFiles({ '1 Ebb.txt': 'The water went out.', '2 Flow.txt': 'The water came in.' })

journey('an EPUB is looked into, brought in and read; a zip becomes the chapters of one work', async () => {
  await using archive = await openArchive({ demo: true })
  await using window = await openWindow(archive, { viewport: { width: 360, height: 740 } })
  const { page } = window
  await logIn(page, 'maren', 'maren-demo')
  await page.goto(`${archive.address}/import`)
  await page.getByLabel('Files').setInputFiles([{ name: 'lamp.epub', mimeType: 'application/epub+zip', buffer: BOOK }])
  await page.getByLabel('Fandoms').fill('Harbour Tales')
  await page.getByRole('button', { name: 'Look at them' }).click()
  await page.getByText('Look inside').click()
  expect(await main(page).textContent()).toContain('She lit the lamp.')
  expect([...(await brokenRules(page)), ...(await stickingOut(page))]).toEqual([])
  await page.getByRole('button', { name: 'Bring in as drafts' }).click()
  await page.getByRole('button', { name: 'Post it' }).click()
  await page.getByRole('link', { name: 'The Lamp' }).click()
  expect(await main(page).locator('em').textContent()).toBe('lit')
  expect(await main(page).textContent()).toContain('Dusk')
  await page.goto(`${archive.address}/import`)
  await page.getByLabel('Files').setInputFiles([{ name: 'tide.zip', mimeType: 'application/zip', buffer: PARTS }])
  await page.getByRole('button', { name: 'Look at them' }).click()
  await page.getByLabel('They are chapters of one work').check()
  await page.getByLabel('Title of that one work').fill('Tide')
  await page.getByRole('button', { name: 'Bring in as drafts' }).click()
  expect(await page.getByRole('row', { name: /Tide/ }).textContent()).toContain('2 chapters')
  expect(window.complaints).toEqual([])
})
