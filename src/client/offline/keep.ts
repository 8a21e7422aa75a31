import { inertHtml } from '../trusted.ts'
import { flag } from './flag.ts'
import { cacheOf, forgetWork, type KeptWork, keptWorks, noteWork, SHELL } from './store.ts'

/** A work as the archive tells of it. */
export interface Told {
  readonly id: number
  readonly title: string
  readonly version: string
}

/** What the archive answers: who is logged in, and what there is to keep for them. */
export interface Answer {
  /** empty for a guest */
  readonly account: string
  readonly works: readonly Told[]
}

/** @returns where the whole work stands on one page */
export function pageOf(workId: number): string {
  return `/works/${workId}?view_full_work=true`
}

/** Keeps the page of a work with its pictures.
 * @returns false when the archive asks something first: then there is no text to keep */
export async function keepWork({ id, title, version }: Told, account: string): Promise<boolean> {
  const answer = await fetch(pageOf(id), { credentials: 'same-origin' })
  const html = answer.ok ? await answer.text() : ''
  const page = new DOMParser().parseFromString(inertHtml(html), 'text/html')
  if (!page.querySelector('#chapters')) return false
  const cache = await caches.open(cacheOf(id))
  const headers = { 'content-type': 'text/html; charset=utf-8', ...policyOf(answer) }
  await cache.put(pageOf(id), new Response(html, { headers }))
  const pictures = [...page.querySelectorAll<HTMLImageElement>('#chapters img')].map(({ src }) => src)
  const own = pictures.filter((src) => src.startsWith(`${location.origin}/media/`))
  const sizes = await Promise.all(own.map((src) => keepFile(cache, src)))
  await keepShell(page)
  const bytes = sizes.reduce((sum, size) => sum + size, new Blob([html]).size)
  await noteWork({ id, title, version, bytes, account })
  flag(true)
  return true
}

/** The page is as strict from the device as from the archive. */
function policyOf(answer: Response): Record<string, string> {
  const policy = answer.headers.get('content-security-policy')
  return policy === null ? {} : { 'content-security-policy': policy }
}

async function keepFile(cache: Cache, address: string): Promise<number> {
  const answer = await fetch(address).catch(() => undefined)
  if (!answer?.ok) return 0
  const body = await answer.blob()
  await cache.put(address, new Response(body, { headers: answer.headers }))
  return body.size
}

/** Style, scripts and faces have names that never mean anything else, so what is there is good. */
async function keepShell(page: Document): Promise<void> {
  const cache = await caches.open(SHELL)
  const named = [...page.querySelectorAll('link[rel=stylesheet], link[rel=preload], link[rel=icon]')].map((link) =>
    link.getAttribute('href'),
  )
  const scripts = [...page.querySelectorAll('script[src]')].map((script) => script.getAttribute('src'))
  const fetched = performance.getEntriesByType('resource').map(({ name }) => name)
  const assets = [...named, ...scripts, ...fetched].flatMap((address) => {
    const url = URL.parse(address ?? '', location.href)
    return url?.origin === location.origin && url.pathname.startsWith('/assets/') ? [url.pathname] : []
  })
  for (const address of new Set(assets))
    if (!(await cache.match(address, { ignoreVary: true }))) await keepFile(cache, address)
  const shelf = await fetch('/offline', { credentials: 'same-origin' })
  if (shelf.ok) {
    const headers = { 'content-type': 'text/html; charset=utf-8', ...policyOf(shelf) }
    await cache.put('/offline', new Response(await shelf.text(), { headers }))
  }
}

export async function dropWork(id: number): Promise<void> {
  await caches.delete(cacheOf(id))
  await forgetWork(id)
  if ((await keptWorks()).length === 0) await dropShell()
}

/** With nothing kept there is nothing to look after. */
export async function dropShell(): Promise<void> {
  await caches.delete(SHELL)
  for (const registration of await navigator.serviceWorker.getRegistrations()) await registration.unregister()
}

/** @returns "312 KB" */
export function sizeWords(works: readonly Pick<KeptWork, 'bytes'>[]): string {
  const bytes = works.reduce((sum, work) => sum + work.bytes, 0)
  return bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`
}
