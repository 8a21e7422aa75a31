import { expect } from 'vitest'
import { openArchive } from './archive.ts'
import { journey, openWindow } from './browser.ts'
import { logIn } from './person.ts'

journey('an e-reader without script shows a code and fetches the work that a member gives it', async () => {
  await using archive = await openArchive({ demo: true })
  await using device = await openWindow(archive, { javaScriptEnabled: false, viewport: { width: 600, height: 800 } })
  await device.page.goto('/r')
  await device.page.getByRole('button', { name: 'Show a code' }).click()
  const code = await device.page.locator('.device-code').innerText()

  await using phone = await openWindow(archive, { viewport: { width: 360, height: 740 } })
  await logIn(phone.page, 'maren', 'maren-demo')
  await phone.page.goto('/works?work_search[query]=violin')
  await phone.page.getByRole('link', { name: 'The Adventure of the Borrowed Violin' }).first().click()
  await phone.page.getByRole('link', { name: 'Send to e-reader' }).click()
  await phone.page.getByLabel('Code on the device').fill(code.toLowerCase())
  await phone.page.getByRole('button', { name: 'Give it to the device' }).click()
  await phone.page.getByText('The device has it').waitFor()

  await device.page.getByRole('link', { name: 'Look again' }).click()
  await device.page.getByText('From maren').waitFor()
  const fetched = device.page.waitForEvent('download')
  await device.page.getByRole('link', { name: 'EPUB' }).click()
  expect((await fetched).suggestedFilename()).toBe('The Adventure of the Borrowed Violin.epub')
  expect([...phone.complaints, ...phone.foreignRequests, ...device.foreignRequests]).toEqual([])
})
