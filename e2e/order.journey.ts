import { expect } from 'vitest'
import { openArchive } from './archive.ts'
import { journey, openWindow } from './browser.ts'
import { brokenRules, stickingOut } from './checks.ts'
import { logIn, main, said } from './person.ts'

const VIOLIN = 'The Adventure of the Borrowed Violin'

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? 'with script' : 'without script'

  journey(`a guest reports a work; it is hidden, appealed, and given back, ${how}`, async () => {
    await using archive = await openArchive({ demo: true })
    const steward = ['--email', 'steward@example.org', '--password', 'a lamp in the hall', '--role', 'moderator']
    await archive.run('user', 'add', 'steward', ...steward)
    await using guests = await openWindow(archive, { javaScriptEnabled, viewport: { width: 360, height: 740 } })
    const { page } = guests
    const sound = async (window: typeof guests) => {
      if (javaScriptEnabled)
        expect([...(await brokenRules(window.page)), ...(await stickingOut(window.page))]).toEqual([])
    }
    await page.goto('/works')
    await page.getByRole('link', { name: VIOLIN }).first().click()
    const work = page.url()
    await page.getByRole('link', { name: 'Report', exact: true }).click()
    await sound(guests)
    await page.getByRole('button', { name: 'Send the report' }).click()
    await page.getByRole('radio', { name: /^Copied/ }).check()
    await page.getByLabel('In your words').fill('This is from a book of mine.')
    await page.getByLabel(/Your e-mail address/).fill('writer@example.org')
    await page.getByRole('button', { name: 'Send the report' }).click()
    expect(await main(page).textContent()).toContain('Your report lies before')

    await using judges = await openWindow(archive, { javaScriptEnabled })
    await logIn(judges.page, 'steward', 'a lamp in the hall')
    await judges.page.goto('/staff/reports')
    await sound(judges)
    await main(judges.page).getByRole('link', { name: VIOLIN }).click()
    await judges.page.getByRole('button', { name: 'Claim it' }).click()
    await sound(judges)
    await judges.page.getByRole('radio', { name: /^Hide the work/ }).check()
    await judges.page.getByLabel('The reason (required)').fill('It seems to be from a book.')
    await judges.page.getByRole('button', { name: 'Do this' }).click()
    expect(await said(judges.page)).toContain('It is done')
    await judges.page.getByLabel('To those who reported it').fill('We have hidden it. Thank you.')
    await judges.page.getByRole('button', { name: 'Answer and close' }).click()
    expect((await page.goto(work))?.status()).toBe(404)
    expect((await archive.mail('writer@example.org', 'Your report')).text).toContain('We have hidden it')

    await using authors = await openWindow(archive, { javaScriptEnabled })
    await logIn(authors.page, 'quillfeather', 'quillfeather-demo')
    await authors.page.goto(work)
    expect(await main(authors.page).textContent()).toContain('It seems to be from a book.')
    await sound(authors)
    await main(authors.page).getByRole('link', { name: 'Appeal' }).click()
    await authors.page.getByLabel('Why this is wrong').fill('The book is mine, too.')
    await authors.page.getByRole('button', { name: 'Appeal' }).click()
    await authors.page.goto('/users/quillfeather/standing')
    expect(await main(authors.page).textContent()).toContain('It waits for an answer')
    await sound(authors)

    await using leads = await openWindow(archive, { javaScriptEnabled })
    await logIn(leads.page, 'lamplighter', 'lamplighter-demo')
    await leads.page.goto('/staff/reports?show=appeals')
    await main(leads.page).locator('ul.steps').getByRole('link').click()
    await sound(leads)
    await leads.page.getByRole('button', { name: /^Grant it/ }).click()
    expect((await page.goto(work))?.status()).toBe(200)
    await leads.page.goto('/staff/trail')
    expect(await main(leads.page).textContent()).toContain('An appeal was granted')
    await sound(leads)
    for (const window of [guests, judges, authors, leads]) expect(window.foreignRequests).toEqual([])
  })
}

journey('a member is suspended, is told so on every page, and reads on', async () => {
  await using archive = await openArchive({ demo: true })
  await using judges = await openWindow(archive)
  await logIn(judges.page, 'lamplighter', 'lamplighter-demo')
  await judges.page.goto('/report?about=/users/maren')
  await judges.page.getByRole('radio', { name: /^Harassment/ }).check()
  await judges.page.getByLabel('In your words').fill('They follow others around.')
  await judges.page.getByRole('button', { name: 'Send the report' }).click()
  await judges.page.goto('/staff/reports')
  await main(judges.page).getByRole('link', { name: 'maren' }).click()
  await judges.page.getByRole('radio', { name: /^Suspend the member/ }).check()
  await judges.page.getByLabel('The reason (required)').fill('Leave the others alone.')
  await judges.page.getByLabel('Days of a suspension').fill('3')
  await judges.page.getByRole('button', { name: 'Do this' }).click()
  expect(await said(judges.page)).toContain('It is done')

  await using members = await openWindow(archive, { viewport: { width: 360, height: 740 } })
  const { page } = members
  await logIn(page, 'maren', 'maren-demo')
  await page.goto('/works')
  expect(await main(page).textContent()).toContain('Leave the others alone.')
  expect([...(await brokenRules(page)), ...(await stickingOut(page))]).toEqual([])
  await page.getByRole('link', { name: VIOLIN }).first().click()
  await page.getByLabel('Your comment').fill('Ha.')
  await page.getByRole('button', { name: 'Comment', exact: true }).click()
  expect(await main(page).textContent()).toContain('Your account is suspended')
})

journey('a rule is looked at before it is made, and holds at once', async () => {
  await using archive = await openArchive({ demo: true })
  await using leads = await openWindow(archive)
  const { page } = leads
  await logIn(page, 'lamplighter', 'lamplighter-demo')
  await page.goto('/staff/rules')
  await page.getByLabel('Tag (required)').fill('Sherlock Holmes - Arthur Conan Doyle')
  await page.getByLabel('Works with it are').selectOption('unavailable')
  await page.getByRole('button', { name: 'Look first' }).click()
  expect(await main(page).textContent()).toContain('This rule would touch')
  expect(await main(page).textContent()).toContain(VIOLIN)
  expect([...(await brokenRules(page)), ...(await stickingOut(page))]).toEqual([])
  await page.getByLabel('Why').fill('To see what happens.')
  await page.getByRole('button', { name: 'Make the rule' }).click()
  expect(await said(page)).toContain('The rule holds')
  await using guests = await openWindow(archive)
  await guests.page.goto('/works')
  await expect
    .poll(async () =>
      main(guests.page)
        .getByText(VIOLIN)
        .count()
        .then(async (found) => {
          if (found > 0) await guests.page.reload()
          return found
        }),
    )
    .toBe(0)
})
