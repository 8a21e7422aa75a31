import type { Browser, CDPSession } from 'playwright-core'

/** What somebody with a slow phone waits for who comes to a page for the first time. Times are milliseconds from the request on. */
export interface Visit {
  /** something is to be seen */
  readonly firstPaint: number
  /** the largest thing on the screen is to be seen */
  readonly largestPaint: number
  /** how far things moved once they were there, as browsers score it; 0 for nothing */
  readonly shift: number
  /** what of tasks lies beyond 50 ms, while one may already want to press something */
  readonly blocked: number
  readonly requests: number
  /** bytes as they came over the line, heads included, by kind of thing */
  readonly bytes: Readonly<Record<Kind, number>>
}

export type Kind = 'page' | 'style' | 'script' | 'picture' | 'font' | 'other'

const KINDS: Readonly<Record<string, Kind>> = {
  Document: 'page',
  Stylesheet: 'style',
  Script: 'script',
  Image: 'picture',
  Font: 'font',
}

/** A phone of the middle class, as Lighthouse takes it. */
const PHONE = { viewport: { width: 412, height: 823 }, deviceScaleFactor: 1.75, isMobile: true, hasTouch: true }

/** How long nothing new may come before the page counts as done. */
const QUIET_MS = 500

/** Runs before the page: what the browser tells of it is kept. */
const WATCH = `
  globalThis.seen = { shift: 0, largest: 0, tasks: [] }
  const watch = (type, take) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true })
  watch('layout-shift', (entry) => { if (!entry.hadRecentInput) seen.shift += entry.value })
  watch('largest-contentful-paint', (entry) => { seen.largest = entry.startTime })
  watch('longtask', (entry) => seen.tasks.push([entry.startTime, entry.duration]))
`

const ASK = `(() => {
  const first = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN
  const late = seen.tasks.filter(([begin, duration]) => begin + duration > first)
  return { ...seen, first, blocked: late.reduce((sum, [, duration]) => sum + Math.max(0, duration - 50), 0) }
})()`

/** Opens an address in a browser that has never been there, on a processor that is slowed down.
 * @param slower how many times */
export async function visit(browser: Browser, address: string, slower: number): Promise<Visit> {
  // no context of test/chromium.ts: to look at each request before it leaves would be measured, too
  const context = await browser.newContext(PHONE)
  try {
    const page = await context.newPage()
    const devtools = await context.newCDPSession(page)
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: slower })
    const loads = await watchLoads(devtools)
    await page.addInitScript(WATCH)
    const answer = await page.goto(address, { waitUntil: 'load' })
    if (answer?.status() !== 200) throw new Error(`${address} was answered with ${answer?.status()}`)
    await page.waitForLoadState('networkidle')
    await page.waitForTimeout(QUIET_MS)
    const seen = (await page.evaluate(ASK)) as Record<'first' | 'largest' | 'shift' | 'blocked', number>
    return {
      firstPaint: seen.first,
      largestPaint: seen.largest,
      shift: seen.shift,
      blocked: seen.blocked,
      requests: loads.length,
      bytes: Object.fromEntries(
        (['page', 'style', 'script', 'picture', 'font', 'other'] as const).map((kind) => [
          kind,
          loads.reduce((sum, load) => (load.kind === kind ? sum + load.bytes : sum), 0),
        ]),
      ) as Record<Kind, number>,
    }
  } finally {
    await context.close()
  }
}

/** @returns a list that grows as things arrive */
async function watchLoads(devtools: CDPSession): Promise<readonly { kind: Kind; bytes: number }[]> {
  const loads: { kind: Kind; bytes: number }[] = []
  const kinds = new Map<string, Kind>()
  devtools.on('Network.responseReceived', ({ requestId, type }) => kinds.set(requestId, KINDS[type] ?? 'other'))
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) =>
    loads.push({ kind: kinds.get(requestId) ?? 'other', bytes: encodedDataLength }),
  )
  await devtools.send('Network.enable')
  return loads
}
