import type { Page } from 'playwright-core'
import { afterAll, expect } from 'vitest'
import { type Archive, openArchive } from './archive.ts'
import { journey, openWindow } from './browser.ts'
import { brokenRules, stickingOut } from './checks.ts'
import { logIn, main, said } from './person.ts'

let shared: Promise<Archive> | undefined
afterAll(async () => (await shared)?.[Symbol.asyncDispose]())

const VIOLIN = 'The Adventure of the Borrowed Violin'
const POETRY = 'The Efficacy of Poetry'

async function open(javaScriptEnabled: boolean, login?: string) {
  shared ??= openArchive({ demo: true })
  const archive = await shared
  const window = await openWindow(archive, { javaScriptEnabled, viewport: { width: 390, height: 800 } })
  if (login) await logIn(window.page, login, `${login}-demo`)
  return window
}

journey(
  'a guest’s place is kept by the browser alone, told above the work and on the front page, and forgotten',
  async () => {
    await using window = await open(true)
    const { page } = window
    await page.goto(await addressOf(page, VIOLIN))
    await turnTo(page, 'Six Thursdays')
    await scrollDown(page)
    await page.goto('/')
    const shelf = page.locator('.going-on')
    expect(await shelf.textContent()).toContain('chapter 2, ')
    expect([...(await brokenRules(page)), ...(await stickingOut(page))]).toEqual([])
    await shelf.getByRole('link', { name: VIOLIN }).click()
    expect(new URL(page.url()).hash).toMatch(/^#p[0-9a-z]+$/)
    await page.goto(await addressOf(page, VIOLIN))
    expect(await page.locator('li.place').textContent()).toMatch(/^You are at chapter 2, .* Go there$/)
    expect(await stickingOut(page)).toEqual([])
    await page.goto('/')
    await shelf.getByRole('button', { name: 'Forget these' }).click()
    await page.reload()
    expect(await shelf.isVisible()).toBe(false)
    expect(window.complaints).toEqual([])
  },
)

journey('a member’s place goes along to another browser', async () => {
  await using desk = await open(true, 'maren')
  await desk.page.goto(await addressOf(desk.page, VIOLIN))
  await turnTo(desk.page, 'Six Thursdays')
  const noted = desk.page.waitForResponse((answer) => answer.url().endsWith('/place'))
  await scrollDown(desk.page)
  expect((await noted).status()).toBe(204)
  await using phone = await open(false, 'maren')
  const { page } = phone
  await page.goto('/')
  expect(await page.locator('.going-on').textContent()).toContain('chapter 2 of 3, ')
  await page.locator('.going-on').getByRole('link', { name: VIOLIN }).click()
  expect(new URL(page.url()).hash).toMatch(/^#p[0-9a-z]+$/)
  await page.goto('/users/maren/readings')
  expect(await main(page).textContent()).toContain('Read to chapter 2')
  expect([...(await stickingOut(page))]).toEqual([])
  expect([...desk.complaints, ...phone.complaints]).toEqual([])
})

for (const [script, javaScriptEnabled, login] of [
  ['with', true, 'lamplighter'],
  ['without', false, 'knotwork'],
] as const) {
  journey(`a work is marked, saved, put on a list and followed, ${script} JavaScript`, async () => {
    await using window = await open(javaScriptEnabled, login)
    const { page } = window
    const work = await addressOf(page, POETRY)
    await page.goto(work)
    await page.getByRole('button', { name: 'Mark for Later' }).click()
    expect(await said(page)).toContain('Marked for later')
    await page.locator('.work.navigation').getByRole('link', { name: 'Bookmark', exact: true }).click()
    const form = page.locator('#bookmark-form')
    await form.getByLabel('Notes').fill('For a rainy day.')
    await form.getByLabel('Your tags').fill('cosy, tea')
    await form.getByLabel('Recommend it').check()
    await form.getByRole('button', { name: 'Save bookmark' }).click()
    expect(await said(page)).toContain('The bookmark is saved.')
    await page.goto(`/users/${login}/lists`)
    await page.getByLabel('Name of a new list').fill('Winter')
    await page.getByRole('button', { name: 'Make the list' }).click()
    const list = page.url()
    await page.goto(`/users/${login}/bookmarks?tag=cosy`)
    await page.getByRole('link', { name: 'Edit', exact: true }).click()
    await page.getByLabel('Winter').check()
    await page.getByRole('button', { name: 'Save changes' }).click()
    expect(await said(page)).toContain('saved')
    await page.goto(list)
    expect(await main(page).textContent()).toContain('For a rainy day.')
    expect([...(javaScriptEnabled ? await brokenRules(page) : []), ...(await stickingOut(page))]).toEqual([])
    await page.goto(work)
    await page.getByRole('button', { name: 'Subscribe', exact: true }).click()
    expect(await said(page)).toContain('You will hear')
    await page.goto(`/users/${login}/subscriptions`)
    expect(await main(page).textContent()).toContain(POETRY)
    await page.getByRole('button', { name: 'Unsubscribe' }).click()
    expect(await said(page)).toContain('no more')
    await page.goto('/works/search?work_search[query]=lamp')
    await page.getByText('Save this search', { exact: true }).click()
    await page.getByLabel('Name of the search').fill('Lamps')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.goto('/my/searches')
    await page.getByRole('button', { name: 'Tell me of new works of Lamps' }).click()
    expect(await said(page)).toContain('You will hear')
    expect([...(javaScriptEnabled ? await brokenRules(page) : []), ...(await stickingOut(page))]).toEqual([])
    await page.getByRole('button', { name: 'Tell me no more of Lamps' }).click()
    expect(await said(page)).toContain('no more')
    expect(window.complaints).toEqual([])
  })
}

async function addressOf(page: Page, title: string): Promise<string> {
  await page.goto('/works')
  return (await main(page).getByRole('link', { name: title }).getAttribute('href')) ?? ''
}

async function turnTo(page: Page, title: string): Promise<void> {
  await page.getByRole('link', { name: `Next chapter: ${title}` }).click()
  await page.locator('h3.title', { hasText: title }).waitFor()
  await page.waitForLoadState()
}

/** As a hand would, so that the page hears of it after it has settled. */
async function scrollDown(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise((resolve) =>
        requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(resolve))),
      ),
  )
  await page.mouse.move(180, 400)
  await page.mouse.wheel(0, 1500)
  await page.waitForFunction(() => scrollY > 700)
}
