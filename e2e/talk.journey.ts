import { expect } from 'vitest'
import { openArchive } from './archive.ts'
import { journey, openWindow } from './browser.ts'
import { brokenRules, stickingOut } from './checks.ts'
import { logIn, main, said } from './person.ts'

const VIOLIN = 'The Adventure of the Borrowed Violin'

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? 'with script' : 'without script'

  journey(`a guest leaves kudos and a comment, the author answers, and a reader finds it, ${how}`, async () => {
    await using archive = await openArchive({ demo: true })
    await using guests = await openWindow(archive, { javaScriptEnabled, viewport: { width: 360, height: 740 } })
    const { page } = guests
    await page.goto('/works')
    await page.getByRole('link', { name: VIOLIN }).first().click()
    await page.getByRole('button', { name: 'Kudos' }).click()
    if (javaScriptEnabled) await page.getByText('Thank you for leaving kudos!').waitFor()
    else {
      expect(await said(page)).toBe('Thank you for leaving kudos!')
      expect(new URL(page.url()).hash).toBe('#kudos')
    }
    const chapter = page.url().replace(/[?#].*/, '')
    await page.getByRole('link', { name: /^Comments \(/ }).click()
    await page.getByLabel('Your name').fill('A passer-by')
    await page.getByLabel('Your e-mail address').fill('by@example.org')
    await page.getByLabel('Your comment').fill('Such a *quiet* violin.')
    await page.getByRole('button', { name: 'Comment', exact: true }).click()
    expect(await said(page)).toBe('Your comment stands.')
    if (javaScriptEnabled) expect([...(await brokenRules(page)), ...(await stickingOut(page))]).toEqual([])

    await using authors = await openWindow(archive, { javaScriptEnabled })
    await logIn(authors.page, 'quillfeather', 'quillfeather-demo')
    await authors.page.locator('#greeting summary').click()
    await authors.page.locator('#greeting').getByRole('link', { name: 'Inbox' }).click()
    const entry = authors.page.locator('.inbox > li').filter({ hasText: 'Such a quiet violin.' })
    await entry.getByRole('link', { name: 'Answer' }).click()
    await authors.page.getByLabel('Your comment').fill('It was in its case all along.')
    await authors.page.getByRole('button', { name: 'Comment', exact: true }).click()
    expect(await said(authors.page)).toBe('Your comment stands.')

    await page.goto(`${chapter}?show_comments=true`)
    expect(await main(page).textContent()).toContain('It was in its case all along.')
    for (const window of [guests, authors]) {
      expect(window.complaints).toEqual([])
      expect(window.foreignRequests).toEqual([])
    }
  })

  journey(`a comment is refused, mended, edited, frozen and taken away, ${how}`, async () => {
    await using archive = await openArchive({ demo: true })
    await using readers = await openWindow(archive, { javaScriptEnabled })
    const { page } = readers
    await logIn(page, 'maren', 'maren-demo')
    await page.goto('/works')
    await page.getByRole('link', { name: VIOLIN }).first().click()
    await page.getByLabel('Your comment').fill(`${'much '.repeat(2001)}!`)
    await page.getByRole('button', { name: 'Comment', exact: true }).click()
    expect(await main(page).textContent()).toContain('A comment has room for 10,000 characters')
    expect(await page.getByLabel('Your comment').inputValue()).toContain('much much')
    await page.getByLabel('Your comment').fill('Mcuh')
    await page.getByRole('button', { name: 'Comment', exact: true }).click()
    const address = page.url().replace(/#.*/, '')
    await main(page).getByRole('link', { name: 'Edit' }).click()
    await page.waitForURL(/\/comments\/\d+\/edit$/)
    await page.getByLabel('Your comment').fill('Much')
    await page.getByRole('button', { name: 'Save' }).click()
    expect(await said(page)).toBe('Your comment is changed.')

    await using authors = await openWindow(archive, { javaScriptEnabled })
    await logIn(authors.page, 'quillfeather', 'quillfeather-demo')
    await authors.page.goto(address)
    await authors.page.getByRole('button', { name: 'Freeze' }).click()
    expect(await main(authors.page).textContent()).toContain('This conversation is frozen')

    await page.goto(address)
    await main(page).getByRole('link', { name: 'Delete' }).click()
    await page.getByRole('button', { name: 'Delete' }).click()
    expect(await said(page)).toContain('The comment is deleted.')
    expect((await page.goto(address))?.status()).toBe(404)
    expect(authors.complaints).toEqual([])
  })

  journey(`an author looks at comments first, and shows and rejects several at once, ${how}`, async () => {
    await using archive = await openArchive({ demo: true })
    await using authors = await openWindow(archive, { javaScriptEnabled, viewport: { width: 360, height: 740 } })
    await logIn(authors.page, 'quillfeather', 'quillfeather-demo')
    await authors.page.goto('/users/quillfeather/preferences/talk')
    await authors.page.getByLabel('Before it is shown').selectOption('all')
    await authors.page.getByRole('button', { name: 'Save' }).click()

    await using readers = await openWindow(archive, { javaScriptEnabled })
    await logIn(readers.page, 'maren', 'maren-demo')
    for (const words of ['Kind words', 'Unkind words']) {
      await readers.page.goto('/works')
      await readers.page.getByRole('link', { name: VIOLIN }).first().click()
      await readers.page.getByLabel('Your comment').fill(words)
      await readers.page.getByRole('button', { name: 'Comment', exact: true }).click()
      expect(await said(readers.page)).toContain('The author looks at your comment')
    }
    await authors.page.goto('/users/quillfeather/inbox')
    await authors.page.getByRole('link', { name: '2 comments wait for your yes' }).click()
    if (javaScriptEnabled)
      expect([...(await brokenRules(authors.page)), ...(await stickingOut(authors.page))]).toEqual([])
    await authors.page.getByLabel(/maren/).nth(1).uncheck()
    await authors.page.getByRole('button', { name: 'Show those ticked' }).click()
    expect(await said(authors.page)).toBe('1 comment is shown.')
    await authors.page.getByRole('button', { name: 'Reject those ticked' }).click()
    expect(await main(authors.page).textContent()).toContain('None.')
    const mail = await archive.mail('quillfeather@demo.invalid', 'A comment waits for you')
    expect(mail.text).toContain('/unsubscribe/')
    await authors.page.goto(new URL(/\/unsubscribe\/\S+/.exec(mail.text)?.[0] ?? '/', archive.address).href)
    await authors.page.getByRole('button', { name: 'No more of these mails' }).click()
    expect(await main(authors.page).textContent()).toContain('You will get no mail')
    await authors.page.goto('/users/quillfeather/preferences/talk')
    expect(await authors.page.getByLabel('When somebody comments').isChecked()).toBe(false)
  })
}
