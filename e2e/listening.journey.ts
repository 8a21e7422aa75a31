import { afterAll, expect } from 'vitest'
import { type Archive, openArchive } from './archive.ts'
import { journey, openWindow, type Window } from './browser.ts'
import { brokenRules } from './checks.ts'

let shared: Promise<Archive> | undefined
afterAll(async () => (await shared)?.[Symbol.asyncDispose]())

async function openText(more: { readonly voice?: boolean } = {}): Promise<Window> {
  shared ??= openArchive({ demo: true })
  const window = await openWindow(await shared)
  if (more.voice) await window.context.addInitScript(VOICE)
  await window.page.goto('/works?work_search[query]=violin')
  await window.page.getByRole('link', { name: 'The Adventure of the Borrowed Violin' }).first().click()
  await window.page.locator('#listen > summary').click()
  return window
}

/** A voice that says a sentence when it is told to, and keeps what it was given. */
const VOICE = `
  globalThis.said = []
  let now
  const synthesis = new EventTarget()
  synthesis.getVoices = () => [
    { lang: 'en-GB', name: 'Kate', voiceURI: 'kate', default: true, localService: true },
    { lang: 'de-DE', name: 'Anna', voiceURI: 'anna', default: false, localService: true },
  ]
  synthesis.speak = (utterance) => {
    now = utterance
    said.push([utterance.text, utterance.rate])
    utterance.dispatchEvent(new Event('start'))
  }
  synthesis.cancel = () => { now = undefined }
  globalThis.finish = () => now?.dispatchEvent(new Event('end'))
  Object.defineProperty(globalThis, 'speechSynthesis', { value: synthesis })
  globalThis.SpeechSynthesisUtterance = class extends EventTarget {
    constructor(text) { super(); this.text = text }
  }
`
const said = ({ page }: Window) => page.evaluate('said') as Promise<readonly (readonly [string, number])[]>
const lit = ({ page }: Window) => page.evaluate(`[...CSS.highlights.get('listening') ?? []].map(String).join()`)

journey('a text is read sentence by sentence, with pause, speed, and a way on at the end', async () => {
  await using window = await openText({ voice: true })
  const { page, complaints } = window
  const play = page.getByRole('button', { name: 'Play' })
  await play.click()
  await page.getByText('Reading …').waitFor()
  const [[first] = ['']] = await said(window)
  expect(first).not.toBe('')
  expect(await lit(window)).toBe(first)
  expect(await brokenRules(page)).toEqual([])
  expect(await page.locator('#listen select[name=voice] option').allInnerTexts()).toEqual(['Kate'])

  await page.evaluate('finish()')
  const [, [second] = ['']] = await said(window)
  expect(await lit(window)).toBe(second)
  await page.getByRole('button', { name: 'Pause' }).click()
  await page.getByText('Paused.').waitFor()
  await page.getByLabel('Speed').selectOption('1.5')
  await page.getByRole('button', { name: 'Sentence before' }).click()
  expect(await lit(window)).toBe(first)
  await play.click()
  expect((await said(window)).at(-1)).toEqual([first, 1.5])

  await page.evaluate(
    '(async () => { for (let n = 0; n < 2000 && !document.querySelector(".next-chapter:not([hidden])"); n++) finish() })()',
  )
  await page.getByText('This is the end of the text.').waitFor()
  await page.getByRole('link', { name: 'On to the next chapter' }).click()
  await page.locator('#chapters h3.title', { hasText: 'Six Thursdays' }).waitFor()
  await page.getByText('Reading …').waitFor()
  expect((await said(window)).at(-1)?.[1]).toBe(1.5)
  expect(complaints).toEqual([])
})

journey('with the browser’s own speech it reads, or says that there is no voice', async () => {
  await using window = await openText()
  const { page, complaints } = window
  await page.getByRole('button', { name: 'Play' }).click()
  const status = page.locator('#listen [role=status]')
  await status.filter({ hasText: /Reading|no voice|end of the text/ }).waitFor()
  await page.getByRole('button', { name: /Play|Pause/ }).click()
  await status.filter({ hasText: /Reading|Paused|no voice|end of the text/ }).waitFor()
  expect(complaints).toEqual([])
})

journey('where a browser has no speech, or no script runs, nothing is offered', async () => {
  shared ??= openArchive({ demo: true })
  await using plain = await openWindow(await shared, { javaScriptEnabled: false })
  await plain.page.goto('/works/1')
  expect(await plain.page.locator('#listen').isVisible()).toBe(false)
  await using mute = await openWindow(await shared)
  await mute.context.addInitScript('delete globalThis.speechSynthesis')
  await mute.page.goto('/works/1')
  expect(await mute.page.locator('#listen').isVisible()).toBe(false)
})
