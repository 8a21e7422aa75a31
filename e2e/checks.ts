import { readFileSync } from 'node:fs'
import { get } from 'node:http'
import path from 'node:path'
import type { Page } from 'playwright-core'

const AXE = readFileSync(path.resolve('node_modules/axe-core/axe.min.js'), 'utf8')

/** What the axe that was put into the page answers, as far as we read it. */
type AxeRules = { run(options: object): Promise<{ readonly violations: readonly AxeViolation[] }> }
type AxeViolation = {
  readonly id: string
  readonly nodes: readonly AxeNode[]
}

type AxeNode = { readonly target: readonly string[]; readonly html: string; readonly failureSummary: string }

/** Lists that are navigation and blurbs that are articles: readers' tools find them by those roles. Neither list is
 * announced as one, so their items may have any role (ARIA in HTML, "li"); the rule does not know that yet. */
const KNOWN = {
  rule: 'aria-allowed-role',
  element: /^<(ol [^>]*role="navigation"|li (class="comment[^>]* )?id="(work|comment|bookmark)_[^>]*role="article")/,
}

/** @returns a line for every element that breaks a rule of axe-core; the page must be able to run scripts
 * @param rules names of the only ones to ask; all when left out
 * @see https://dequeuniversity.com/rules/axe/ */
export async function brokenRules(page: Page, rules: readonly string[] = []): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(AXE)
  const found = await page.evaluate(
    async (only) => {
      const { axe } = globalThis as unknown as { readonly axe: AxeRules }
      return (await axe.run({ resultTypes: ['violations'], ...only })).violations
    },
    rules.length > 0 ? { runOnly: rules } : {},
  )
  return found.flatMap(({ id, nodes }) =>
    nodes
      .filter(({ html }) => id !== KNOWN.rule || !KNOWN.element.test(html))
      .map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary.replace(/\s+/g, ' ')}`),
  )
}

/** @returns the elements that make the page wider than its window; none when nothing scrolls sideways */
export function stickingOut(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    if (scrollWidth <= clientWidth) return []
    const wide = [...document.querySelectorAll('body *')].filter((element) => {
      const { left, right } = element.getBoundingClientRect()
      return right > clientWidth + 1 || left < -1
    })
    const names = wide.map((element) => `${element.tagName.toLowerCase()}#${element.id}.${element.className}`)
    return [`${scrollWidth} px wide in a window of ${clientWidth} px`, ...names.slice(0, 8)]
  })
}

/** Opens every fold of the page at once, also those of which one closes the other. */
export function unfold(page: Page): Promise<void> {
  return page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) {
      details.removeAttribute('name')
      details.open = true
    }
  })
}

/** @returns the bytes of an answer's body as they come over the wire to a browser, which takes it compressed */
export function bytesOf(address: string, cookie = ''): Promise<number> {
  return new Promise((resolve, reject) => {
    get(address, { headers: { 'accept-encoding': 'gzip, deflate, br, zstd', cookie } }, (answer) => {
      let bytes = 0
      answer.on('data', (chunk: Buffer) => {
        bytes += chunk.length
      })
      answer.on('end', () => resolve(bytes))
    }).on('error', reject)
  })
}
