import { afterAll, expect, vi } from 'vitest'
import { type Archive, openArchive } from './archive.ts'
import { journey, openWindow } from './browser.ts'
import { logIn, main } from './person.ts'

let shared: Promise<Archive> | undefined
afterAll(async () => (await shared)?.[Symbol.asyncDispose]())

function open(options: Parameters<typeof openWindow>[1] = {}) {
  shared ??= openArchive({ demo: true })
  return shared.then((archive) => openWindow(archive, options))
}

const VIOLIN = 'The Adventure of the Borrowed Violin'

journey(
  'a work is kept, read without a connection, and the place is sent when there is one; logging out wipes',
  async () => {
    await using window = await open()
    const { page, context } = window
    await logIn(page, 'maren', 'maren-demo')
    await page.goto('/works')
    await main(page).getByRole('link', { name: VIOLIN }).click()
    const work = /\/works\/(\d+)/.exec(page.url())?.[1] ?? ''
    await page.getByRole('button', { name: 'Keep on this device' }).click()
    await page.getByText('Kept on this device.', { exact: true }).waitFor()
    await page.goto('/offline')
    await main(page).getByRole('link', { name: VIOLIN }).waitFor()
    await expect
      .poll(() => main(page).locator('[role=status]').textContent())
      .toMatch(/^One work is kept, \d+ KB in all\.$/)

    await context.setOffline(true)
    await page.goto('/works/search')
    await expect.poll(() => main(page).locator('[role=status]').textContent()).toContain('You are offline.')
    await main(page).getByRole('link', { name: VIOLIN }).click()
    expect(await page.locator('#chapters > .chapter').count()).toBe(3)
    await page.locator('#chapters .userstuff [id^=p]').nth(12).scrollIntoViewIfNeeded()
    await page.mouse.wheel(0, 400)
    await vi.waitUntil(() => page.evaluate(waitingCount), { timeout: 10_000 })

    await context.setOffline(false)
    await page.goto('/')
    await vi.waitUntil(async () => (await page.evaluate(waitingCount)) === 0, { timeout: 10_000 })
    const places = await page.evaluate((id) => fetch(`/api/v1/me/places/${id}`).then((answer) => answer.json()), work)
    expect(places.items[0].paragraph).toMatch(/^p\w+$/)

    await page.goto('/users/logout')
    await main(page).getByRole('button', { name: 'Log out' }).click()
    await page.waitForURL(/\/$/)
    await vi.waitUntil(async () => (await page.evaluate(() => caches.keys())).length === 0, { timeout: 10_000 })
    await context.setOffline(true)
    await page.goto(`/works/${work}`).catch(() => undefined)
    // the browser's own page about the missing connection comes a moment after the refusal
    await expect.poll(() => page.content().catch(() => VIOLIN)).not.toContain(VIOLIN)
  },
)

journey('what may no longer be seen goes from the device, and without JavaScript nothing is offered', async () => {
  await using window = await open()
  const { page } = window
  await page.goto('/works')
  await main(page).getByRole('link', { name: VIOLIN }).click()
  await page.getByRole('button', { name: 'Keep on this device' }).click()
  await page.getByText('Kept on this device.', { exact: true }).waitFor()
  await page.route('**/offline/still**', (route) => route.fulfill({ json: { account: '', works: [] } }))
  await page.goto('/works')
  await vi.waitUntil(async () => (await page.evaluate(() => caches.keys())).length === 0, { timeout: 10_000 })
  await using plain = await open({ javaScriptEnabled: false })
  await plain.page.goto(page.url())
  await main(plain.page).getByRole('link', { name: VIOLIN }).click()
  expect(await plain.page.getByRole('button', { name: 'Keep on this device' }).isVisible()).toBe(false)
})

/** @returns how many forms wait to be sent */
function waitingCount(): Promise<number> {
  return new Promise((resolve) => {
    const request = indexedDB.open('fanlight-offline')
    request.onsuccess = () => {
      const db = request.result
      const count = db.transaction('waiting').objectStore('waiting').count()
      count.onsuccess = () => {
        db.close()
        resolve(count.result)
      }
    }
  })
}
