import type { Locator, Page } from 'playwright-core'

/** The page itself, without what stands around every page. */
export function main(page: Page): Locator {
  return page.locator('#main')
}

/** Logs in through the form of the log-in page. */
export async function logIn(page: Page, login: string, password: string): Promise<void> {
  await page.goto('/users/login')
  const form = page.locator('#loginform')
  await form.getByLabel('Login name or e-mail address').fill(login)
  await form.getByLabel('Password').fill(password)
  await form.getByRole('button', { name: 'Log in' }).click()
}

/** @returns the sentence that a page shows once, after a form was taken */
export async function said(page: Page): Promise<string> {
  return (await page.locator('.flash.notice').textContent()) ?? ''
}

/** @returns the path of the page that is open */
export function pathOf(page: Page): string {
  return new URL(page.url()).pathname
}
