import type { Page } from 'playwright-core'
import { afterAll, expect } from 'vitest'
import { type Archive, openArchive } from './archive.ts'
import { journey, openWindow, type Window } from './browser.ts'
import { brokenRules, stickingOut } from './checks.ts'
import { logIn, main } from './person.ts'
import {
  barSays,
  beginWhispers,
  bindPages,
  chooseWords,
  crowdedBar,
  hears,
  openSheet,
  standAt,
  topmost,
  whisper,
} from './together.ts'

const VIOLIN = 'The Adventure of the Borrowed Violin'

let shared: Promise<Archive> | undefined
afterAll(async () => (await shared)?.[Symbol.asyncDispose]())

async function open(archive: Archive, login: string, width = 1000): Promise<Window> {
  const window = await openWindow(archive, { viewport: { width, height: 700 } })
  await logIn(window.page, login, `${login}-demo`)
  return window
}

async function openViolin(page: Page): Promise<void> {
  await page.goto('/works')
  await page.getByRole('link', { name: VIOLIN, exact: true }).first().click()
  await page.waitForURL(/\/chapters\//)
}

journey('two read together: places, shields, whispers, walking in step, and a block that ends it', async () => {
  shared ??= openArchive({ demo: true })
  const archive = await shared
  await using one = await open(archive, 'maren')
  await using other = await open(archive, 'lamplighter', 360)
  const [maren, lamp] = [one.page, other.page]
  const bond = await bindPages(maren, lamp, 'lamplighter')
  await beginWhispers(maren, 'a long walk by the sea')
  await beginWhispers(lamp, 'the lamp is never lit twice')
  for (const page of [maren, lamp]) await openViolin(page)
  await standAt(lamp, 1)
  await standAt(maren, 4)
  await barSays(lamp, 'ahead by 3 paragraphs')
  await barSays(maren, 'behind by 3 paragraphs')
  expect([...(await crowdedBar(lamp)), ...(await crowdedBar(maren))]).toEqual([])
  await openSheet(lamp)
  expect(await lamp.locator('.together .panel').textContent()).toContain('reading now')
  expect([...(await brokenRules(lamp)), ...(await stickingOut(lamp))]).toEqual([])
  await lamp.getByRole('button', { name: 'Go to them' }).click()
  await barSays(lamp, 'at the same paragraph')

  await whisper(maren, 'Do you hear the violin?')
  await hears(lamp, 'Do you hear the violin?')
  const passage = await chooseWords(maren, 6)
  await maren.locator('body').press('w')
  expect(await maren.getByLabel('Where').inputValue()).toBe('passage')
  await maren.getByRole('button', { name: 'Whisper', exact: true }).click()
  await lamp
    .locator('.whispers li', { has: lamp.locator('q', { hasText: passage }) })
    .getByText('Show where')
    .click()
  expect(await topmost(lamp)).toBe(6)
  await standAt(maren, 14)
  await whisper(maren, 'This is the turn of it.')
  await lamp.getByText('whispered further on').waitFor()
  expect(await lamp.locator('.whispers').textContent()).not.toContain('the turn of it')
  await standAt(lamp, 14)
  await hears(lamp, 'This is the turn of it.')

  await maren.locator('body').press('l')
  await standAt(lamp, 1)
  await barSays(lamp, 'ahead by 13 paragraphs')
  await openSheet(lamp)
  await lamp.getByRole('button', { name: 'Walk in step with maren' }).click()
  await lamp.getByText('You follow maren.').waitFor()
  await standAt(maren, 8)
  await barSays(lamp, 'at the same paragraph')

  await main(maren).press('s')
  await maren.getByRole('button', { name: 'Bonds paused' }).waitFor()
  await standAt(maren, 2)
  await standAt(lamp, 10)
  await barSays(lamp, 'behind by 2 paragraphs')
  await maren.getByRole('button', { name: 'Bonds paused' }).click()
  await barSays(lamp, 'at the same paragraph')

  await lamp.goto(bond)
  await lamp.getByText('Do you hear the violin?').waitFor()
  expect([...(await brokenRules(lamp)), ...(await stickingOut(lamp))]).toEqual([])
  await maren.goto('/users/maren/blocked')
  await main(maren).getByLabel('Who').fill('lamplighter')
  await main(maren).getByRole('button', { name: 'Block', exact: true }).click()
  expect((await lamp.goto(bond))?.status()).toBe(404)
  expect([...one.complaints, ...other.complaints.filter((line) => !line.includes('404'))]).toEqual([])
})
