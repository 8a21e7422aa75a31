import { expect } from 'vitest'
import { openArchive } from './archive.ts'
import { journey, openWindow } from './browser.ts'
import { brokenRules, stickingOut } from './checks.ts'
import { logIn, main, said } from './person.ts'

const VIOLIN = 'The Adventure of the Borrowed Violin'

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? 'with script' : 'without script'

  journey(`a collection is made, a work is brought, let in, kept back and revealed, ${how}`, async () => {
    await using archive = await openArchive({ demo: true })
    await using owners = await openWindow(archive, { javaScriptEnabled })
    const owner = owners.page
    await logIn(owner, 'knotwork', 'knotwork-demo')
    await owner.goto('/collections')
    await owner.getByRole('link', { name: 'New collection' }).click()
    await owner.getByLabel('Name in its address').fill('lost_and_found')
    await owner.getByLabel('Title').fill('Lost & Found')
    await owner.getByLabel('Summary').fill('Things that *turn up* again.')
    await owner.getByLabel('Moderated').check()
    await owner.getByLabel('Unrevealed').check()
    await owner.getByRole('button', { name: 'Make the collection' }).click()
    expect(await said(owner)).toBe('The collection is there.')
    if (javaScriptEnabled) expect([...(await brokenRules(owner)), ...(await stickingOut(owner))]).toEqual([])

    await using authors = await openWindow(archive, { javaScriptEnabled, viewport: { width: 360, height: 740 } })
    const author = authors.page
    await logIn(author, 'quillfeather', 'quillfeather-demo')
    await author.goto('/collections/lost_and_found')
    await author.getByLabel('Add a work of yours').selectOption({ label: VIOLIN })
    await author.getByRole('button', { name: 'Add to this collection' }).click()
    expect(await said(author)).toBe('The work waits for the collection’s maintainers.')

    await owner.getByRole('link', { name: 'Items' }).click()
    await owner.getByLabel(VIOLIN).check()
    await owner.getByRole('button', { name: 'Let in' }).click()
    expect(await said(owner)).toBe('Let in.')
    if (javaScriptEnabled) expect([...(await brokenRules(owner)), ...(await stickingOut(owner))]).toEqual([])

    await using guests = await openWindow(archive, { javaScriptEnabled })
    const guest = guests.page
    await guest.goto('/collections/lost_and_found')
    expect(await main(guest).textContent()).toContain('Mystery work')
    expect(await main(guest).textContent()).not.toContain(VIOLIN)

    await owner.getByRole('link', { name: 'In it' }).click()
    await owner.getByLabel(VIOLIN).check()
    await owner.getByRole('button', { name: 'Reveal these works' }).click()
    expect(await said(owner)).toBe('Revealed.')
    await expect
      .poll(async () => {
        await guest.goto('/collections/lost_and_found')
        return main(guest).textContent()
      })
      .toContain(VIOLIN)

    const [book] = await Promise.all([
      guest.waitForEvent('download'),
      guest.getByRole('link', { name: 'Download all as EPUB' }).click(),
    ])
    expect(book.suggestedFilename()).toBe('Lost Found.epub')

    await author.goto('/users/quillfeather/collections')
    if (javaScriptEnabled) expect([...(await brokenRules(author)), ...(await stickingOut(author))]).toEqual([])
    await author.getByRole('button', { name: 'Take it out' }).click()
    expect(await said(author)).toBe('The work is out of the collection.')
    for (const window of [owners, authors, guests]) {
      expect(window.complaints).toEqual([])
      expect(window.foreignRequests).toEqual([])
    }
  })
}

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? 'with script' : 'without script'

  journey(`an exchange: sign-ups, matching, a gift made, and revealed to whom it is for, ${how}`, async () => {
    await using archive = await openArchive({ demo: true })
    await using owners = await openWindow(archive, { javaScriptEnabled })
    const owner = owners.page
    await logIn(owner, 'knotwork', 'knotwork-demo')
    await owner.goto('/collections/new')
    await owner.getByLabel('Name in its address').fill('gifts_2026')
    await owner.getByLabel('Title').fill('A Winter of Gifts')
    await owner.getByLabel('Unrevealed').check()
    await owner.getByRole('button', { name: 'Make the collection' }).click()
    await owner.getByRole('link', { name: 'Challenge' }).click()
    await owner.getByLabel('Kind').selectOption({ label: 'Gift exchange' })
    await owner.getByLabel('Requests in a sign-up').fill('1')
    await owner.getByLabel('Offers in a sign-up').fill('1')
    await owner.getByRole('button', { name: 'Save' }).click()
    expect(await said(owner)).toBe('The challenge is saved.')

    await using makers = await openWindow(archive, { javaScriptEnabled })
    await using readers = await openWindow(archive, { javaScriptEnabled, viewport: { width: 360, height: 740 } })
    for (const [window, login] of [
      [makers, 'quillfeather'],
      [readers, 'maren'],
    ] as const) {
      const { page } = window
      await logIn(page, login, `${login}-demo`)
      await page.goto('/collections/gifts_2026/challenge')
      await page.getByRole('link', { name: 'Sign up' }).click()
      await page.locator('#field-request1_fandoms').fill('Dracula - Bram Stoker')
      await page.locator('#field-offer1_fandoms').fill('Dracula - Bram Stoker')
      if (javaScriptEnabled) expect([...(await brokenRules(page)), ...(await stickingOut(page))]).toEqual([])
      await page.getByRole('button', { name: 'Sign up' }).click()
      expect(await said(page)).toBe('You take part.')
    }

    await owner.goto('/collections/gifts_2026/matching')
    expect(await main(owner).textContent()).toContain('2 of 2 can be matched.')
    await owner.getByRole('button', { name: 'Send the assignments' }).click()
    expect(await said(owner)).toBe('The assignments are sent.')
    if (javaScriptEnabled) expect([...(await brokenRules(owner)), ...(await stickingOut(owner))]).toEqual([])

    const maker = makers.page
    await maker.goto('/collections/gifts_2026/challenge')
    expect(await main(maker).textContent()).toContain('You make something for maren')
    await maker.getByLabel('The work that you made').selectOption({ label: VIOLIN })
    await maker.getByRole('button', { name: 'This is it' }).click()
    expect(await said(maker)).toBe('Your gift is in the collection.')

    const reader = readers.page
    await reader.goto('/collections/gifts_2026/challenge')
    expect(await main(reader).textContent()).toContain('Somebody makes something for you.')
    await owner.goto('/collections/gifts_2026/items?show=in')
    await owner.getByLabel(VIOLIN).check()
    await owner.getByRole('button', { name: 'Reveal these works' }).click()
    expect(await said(owner)).toBe('Revealed.')
    await reader.reload()
    await reader.getByRole('link', { name: 'your gift' }).click()
    expect(await main(reader).textContent()).toContain(VIOLIN)
    for (const window of [owners, makers, readers]) {
      expect(window.complaints).toEqual([])
      expect(window.foreignRequests).toEqual([])
    }
  })
}
