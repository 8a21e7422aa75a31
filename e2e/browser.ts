import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, test } from 'vitest'
import { hasChromium, openBrowser, openContext } from '../test/chromium.ts'
import type { Archive } from './archive.ts'

/** A test that walks through the archive in a real browser; left out, loudly, where there is none. */
export const journey = test.runIf(hasChromium('browser journeys'))

/** One person's browser: cookies of its own, and a first page. */
export interface Window extends AsyncDisposable {
  readonly page: Page
  readonly context: BrowserContext
  /** addresses off this machine that pages asked for */
  readonly foreignRequests: readonly string[]
  /** errors that pages wrote to the console or threw */
  readonly complaints: readonly string[]
}

/** Playwright's, and whether one writes with the editor; most journeys are about what comes after the writing. */
interface WindowOptions extends BrowserContextOptions {
  readonly editor?: boolean
}

let shared: Promise<Browser> | undefined
afterAll(async () => (await shared)?.close())

/** Opens a window on the archive; addresses may be written without the host. One browser serves the whole file.
 * @param options Playwright's: javaScriptEnabled, viewport, colorScheme … */
export async function openWindow(archive: Pick<Archive, 'address'>, options: WindowOptions = {}): Promise<Window> {
  const { editor = false, ...others } = options
  shared ??= openBrowser()
  const { context, foreignRequests } = await openContext(await shared, { baseURL: archive.address, ...others })
  context.setDefaultTimeout(10_000)
  // an empty page has no storage, and a script that asks for it breaks
  if (!editor)
    await context.addInitScript(() => {
      if (location.origin !== 'null') localStorage.setItem('fanlight-editor', 'off')
    })
  const complaints: string[] = []
  context.on('console', (line) => {
    if (line.type() === 'error') complaints.push(`${line.page()?.url()}: ${line.text()}`)
  })
  context.on('weberror', (thrown) => complaints.push(`${thrown.page()?.url()}: ${thrown.error().message}`))
  return {
    page: await context.newPage(),
    context,
    foreignRequests,
    complaints,
    [Symbol.asyncDispose]: () => context.close(),
  }
}
