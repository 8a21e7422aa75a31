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
