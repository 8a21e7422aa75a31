import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { attacks } from '../test/attacks.ts'
import { type Archive, openArchive } from './archive.ts'
import { journey, openWindow, type Window } from './browser.ts'
import { logIn, pathOf } from './person.ts'

const MANY = 1600
const CHAPTERS = 20
const WORDS = 'nine kinds of rope'

const texts = attacks(MANY)
const text = (at: number) => texts[at % MANY] ?? ''
/** @returns one without the signs that part tags from each other, and short enough for a name */
const name = (at: number, most: number) =>
  text(at)
    .replaceAll(/[,\0\f]/g, ' ')
    .slice(0, most)

/** Stories that hold each of the texts as a chapter, and others of them in every other field. */
function plantStories(folder: string): void {
  for (let work = 0; work < MANY / CHAPTERS; work++) {
    const story = path.join(folder, `story-${work}`)
    mkdirSync(story, { recursive: true })
    const chapters = Array.from({ length: CHAPTERS }, (_, chapter) => {
      const at = work * CHAPTERS + chapter
      writeFileSync(path.join(story, `${chapter}.html`), `<p>Words.</p>${text(at)}`)
      return {
        file: `${chapter}.html`,
        title: name(at + 31, 250),
        summary: text(at + 77),
        notes_before: text(at + 171),
        notes_after: text(at + 377),
      }
    })
    writeFileSync(
      path.join(story, 'work.json'),
      JSON.stringify({
        title: name(work * 7 + 3, 250),
        author: 'quillfeather',
        rating: 'General Audiences',
        fandoms: ['Ropes & Knots', name(work * 11 + 5, 90)],
        characters: [name(work * 13 + 1, 90)],
        relationships: [name(work * 17 + 2, 90)],
        additional_tags: [0, 1, 2, 3].map((tag) => name(work * 19 + tag, 90)),
        summary: text(work * 23),
        notes_before: text(work * 29),
        notes_after: text(work * 31),
        chapters,
      }),
    )
  }
}

/** A window whose pages have no policy to shield them: what holds is what was sent. */
async function openTrap(archive: Archive): Promise<{ window: Window; sprung: string[] }> {
  const window = await openWindow(archive, { bypassCSP: true })
  const sprung: string[] = []
  await window.context.exposeFunction('trap', (...words: unknown[]) => void sprung.push(`a script ran: ${words}`))
  await window.context.addInitScript(() => {
    const trap = (globalThis as unknown as { trap: (word: string) => void }).trap
    for (const dialog of ['alert', 'confirm', 'prompt', 'print'])
      Object.assign(globalThis, { [dialog]: () => trap(dialog) })
  })
  window.context.on('request', (request) => {
    const { hostname } = new URL(request.url())
    // a story may show a picture from anywhere over https; nothing else leaves
    if (hostname.endsWith('attack.example') && request.resourceType() !== 'image')
      sprung.push(`${request.resourceType()} was asked of ${request.url()}`)
  })
  window.page.on('dialog', (dialog) => {
    sprung.push(`a dialog opened: ${dialog.message()}`)
    void dialog.dismiss()
  })
  return { window, sprung }
}

/** @returns what stands in a page and should not: what waits for somebody's hand as well as what runs by itself */
function foundIn(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const found: string[] = []
    const bad = /^\s*(?:javascript|vbscript|data):/i
    for (const element of document.querySelectorAll('*')) {
      const name = element.localName
      if (['iframe', 'object', 'embed', 'base', 'applet', 'frame', 'frameset', 'template', 'math'].includes(name))
        found.push(`<${name}>`)
      if (
        name === 'script' &&
        !element.getAttribute('src')?.startsWith('/assets/') &&
        element.getAttribute('type') !== 'application/ld+json'
      )
        found.push(element.outerHTML)
      if (
        name === 'form' &&
        new URL((element as HTMLFormElement).getAttribute('action') ?? '', location.href).origin !== location.origin
      )
        found.push(element.outerHTML.slice(0, 200))
      for (const { name: attribute, value } of element.attributes)
        if (
          /^on/i.test(attribute) ||
          attribute === 'srcdoc' ||
          attribute === 'ping' ||
          (bad.test(value) && /href|src|action|data|poster|background|cite/i.test(attribute))
        )
          found.push(`${name} ${attribute}=${value}`)
    }
    if (getComputedStyle(document.body).animationName !== 'none') found.push('an animation of the page')
    return found
  })
}

async function lookAt({ page }: Window, address: string): Promise<void> {
  await page.goto(address)
  expect(pathOf(page), address).toBe(new URL(address, page.url()).pathname)
  expect(await foundIn(page), address).toEqual([])
}

journey('sixteen hundred texts that mean harm do nothing, wherever they are shown', { timeout: 600_000 }, async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'fanlight-attacks-'))
  plantStories(folder)
  await using archive = await openArchive()
  await archive.run('user', 'add', 'quillfeather', '--email', 'q@example.org', '--password', WORDS)
  const report = JSON.parse(await archive.run('import', folder, '--post', '--as', 'quillfeather', '--json'))
  rmSync(folder, { recursive: true })
  expect(report.filter(({ outcome }: { outcome: string }) => outcome !== 'imported')).toEqual([])
  const { window, sprung } = await openTrap(archive)
  await using _ = window
  const { page } = window
  await page.setContent('<img src=x onerror=trap(1)>') // the trap is set
  await page.waitForFunction(() => document.querySelector('img')?.complete)
  expect(sprung).toEqual(['a script ran: 1'])
  expect(await foundIn(page)).toHaveLength(1)
  sprung.length = 0

  for (let work = 1; work <= MANY / CHAPTERS; work++) await lookAt(window, `/works/${work}?view_full_work=true`)
  for (let at = 1; at <= 4; at++) await lookAt(window, `/works?page=${at}`)
  await lookAt(window, '/works/1/navigate')
  await lookAt(window, '/fandoms')
  await lookAt(window, '/users/quillfeather')
  for (let at = 0; at < 100; at++)
    await lookAt(window, `/works/search?work_search[query]=${encodeURIComponent(text(at * 13))}`)
  for (const broken of [
    '/works/x"><script>trap(1)</script>',
    '/tags/<img src=x onerror=trap(1)>',
    '/users/"onload=trap(1)',
  ])
    expect(await page.goto(broken).then(() => foundIn(page))).toEqual([])

  await logIn(page, 'quillfeather', WORDS)
  for (let at = 0; at < 15; at++) {
    await page.goto('/works/1?view_full_work=true')
    const form = page.locator('form[action*="comments"]').last()
    await form.locator('textarea').fill(text(at * 101 + 7).replaceAll('\0', ''))
    await form.locator('button[type=submit], button:not([type])').first().click()
    expect(await foundIn(page)).toEqual([])
  }
  await lookAt(window, '/works/1/edit')
  expect(sprung).toEqual([])
})
