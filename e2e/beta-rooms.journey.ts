import type { Page } from 'playwright-core'
import { afterAll, expect } from 'vitest'
import { type Archive, openArchive } from './archive.ts'
import { journey, openWindow, type Window } from './browser.ts'
import { brokenRules, stickingOut } from './checks.ts'
import { logIn, main, said } from './person.ts'

const VIOLIN = 'The Adventure of the Borrowed Violin'

let shared: Promise<Archive> | undefined
afterAll(async () => (await shared)?.[Symbol.asyncDispose]())

async function open(archive: Archive, login: string, width: number): Promise<Window> {
  const window = await openWindow(archive, { viewport: { width, height: 900 } })
  await logIn(window.page, login, `${login}-demo`)
  return window
}

/** Chooses words of a paragraph as a pointer would. */
async function choose(page: Page, words: string): Promise<void> {
  await page.evaluate((wanted) => {
    const walker = document.createTreeWalker(document.querySelector('.beta-text') as Element, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.nodeValue?.indexOf(wanted) ?? -1
      if (at >= 0 && node.parentElement?.closest('.userstuff')) {
        getSelection()?.setBaseAndExtent(node, at, node, at + wanted.length)
        return
      }
    }
  }, words)
}

journey(
  'an author and a beta: invited, a note on a passage, a suggestion, an edit around it, done, thanked',
  async () => {
    shared ??= openArchive({ demo: true })
    const archive = await shared
    await using one = await open(archive, 'quillfeather', 1280)
    await using other = await open(archive, 'maren', 360)
    const [author, beta] = [one.page, other.page]

    await author.goto('/works')
    await author.getByRole('link', { name: VIOLIN, exact: true }).first().click()
    await author.goto(`${/\/works\/\d+/.exec(author.url())?.[0]}/beta`)
    await main(author).getByRole('button', { name: 'Open a beta room' }).click()
    await author.waitForURL(/\/beta\/\d+$/)
    const room = new URL(author.url()).pathname
    expect((await beta.goto(room))?.status()).toBe(404)
    await main(author).getByLabel('Whom').fill('maren')
    await main(author).getByRole('button', { name: 'Invite', exact: true }).click()

    await beta.goto('/beta')
    expect([...(await brokenRules(beta)), ...(await stickingOut(beta))]).toEqual([])
    await main(beta).getByRole('button', { name: 'Come in' }).click()
    await beta.waitForURL(new RegExp(`${room}$`))
    await main(author).getByLabel('What you would like to know').fill('Is the end too quick?')
    await main(author).getByRole('button', { name: 'Ask to read' }).click()
    expect([...(await brokenRules(author)), ...(await stickingOut(author))]).toEqual([])
    await beta.reload()
    await beta.getByText('Is the end too quick?').waitFor()
    await main(beta)
      .getByRole('link', { name: /^Chapter 1/ })
      .click()

    const paragraph = beta.locator('.beta-text p[id]').nth(2)
    const text = (await paragraph.textContent()) ?? ''
    const [first = '', second = '', ...rest] = text.split(' ')
    await choose(beta, `${first} ${second}`)
    await beta.getByRole('link', { name: 'on the chosen words' }).click()
    expect(await beta.getByLabel('Passage').inputValue()).toBe(`${first} ${second}`)
    expect([...(await brokenRules(beta)), ...(await stickingOut(beta))]).toEqual([])
    await beta.getByLabel('Your note').fill('A fine beginning.')
    await beta.getByRole('button', { name: 'Save' }).click()
    expect(await said(beta)).toBe('Noted.')
    expect(await beta.locator('.beta-text mark').textContent()).toBe(`${first} ${second}`)

    const last = rest.at(-1) ?? ''
    const id = await paragraph.getAttribute('id')
    await beta.locator(`a[data-at="${id}"]`).click()
    await beta.getByText('Suggest other words').click()
    const box = beta.getByLabel('The paragraph, as you would have it')
    const markup = await box.inputValue()
    await box.fill(`${markup.slice(0, markup.lastIndexOf(last))}verily ${markup.slice(markup.lastIndexOf(last))}`)
    await beta.getByRole('button', { name: 'Save' }).click()
    await beta.locator('.margin-note ins', { hasText: 'verily' }).waitFor()
    expect([...(await brokenRules(beta)), ...(await stickingOut(beta))]).toEqual([])

    await author.getByRole('link', { name: /^Chapter 1/ }).click()
    const chapter = author.url()
    expect([...(await brokenRules(author)), ...(await stickingOut(author))]).toEqual([])
    await author.getByRole('link', { name: 'Edit this chapter' }).click()
    await author.evaluate((word) => {
      const form = document.querySelector<HTMLFormElement>('#main form:has(textarea[name=text])')
      const area = form?.querySelector<HTMLTextAreaElement>('textarea[name=text]')
      if (area) area.value = area.value.replace(word, `Once more: ${word}`)
      const save = document.createElement('button')
      Object.assign(save, { name: 'post', value: '1' })
      form?.append(save)
      form?.requestSubmit(form.querySelector<HTMLButtonElement>('button.primary') ?? save)
    }, `${first} ${second}`)
    await author.waitForURL(/\/chapters\/\d+$/)
    await author.goto(chapter)
    await author.locator('.beta-text mark', { hasText: `${first} ${second}` }).waitFor()
    await author.getByRole('button', { name: 'Accept', exact: true }).click()
    expect(await said(author)).toBe('1 change is in the text.')
    const now = await author.locator(`.beta-text #${id}`).textContent()
    expect(now).toContain(`Once more: ${first} ${second}`)
    expect(now).toContain(`verily ${last}`)
    await author.getByRole('button', { name: 'Resolve', exact: true }).click()
    await author.getByRole('link', { name: 'Resolved' }).click()
    await author.getByText('A fine beginning.').waitFor()

    await beta.getByRole('button', { name: 'I am done with this round' }).click()
    await author.goto(room)
    await author.locator('li', { hasText: 'maren' }).getByText('done', { exact: true }).waitFor()
    await author.getByRole('button', { name: 'Offer thanks' }).click()
    await beta.goto('/beta')
    await beta.getByRole('button', { name: 'Yes, thank me' }).click()
    await author.getByRole('link', { name: VIOLIN }).click()
    await author.getByRole('link', { name: 'See it' }).click()
    await author.getByText('Thanks to maren').waitFor()
    expect([...one.complaints, ...other.complaints.filter((line) => !line.includes('404'))]).toEqual([])
  },
)
