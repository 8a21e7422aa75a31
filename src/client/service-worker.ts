import { cacheOf, SHELL, wipe } from './offline/store.ts'

/** What a service worker sees of an event; the types of windows know nothing of workers. */
interface Asked extends Event {
  readonly request: Request
  respondWith(answer: Promise<Response>): void
  waitUntil(work: Promise<unknown>): void
}

interface Worker {
  skipWaiting(): Promise<void>
  readonly clients: { claim(): Promise<void> }
  addEventListener(type: string, listen: (event: Asked) => void): void
}

const worker = self as unknown as Worker

worker.addEventListener('install', (event) => event.waitUntil(worker.skipWaiting()))
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()))

worker.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (origin !== location.origin) return
  if (request.method === 'POST' && pathname === '/users/logout') event.waitUntil(wipe())
  if (request.method !== 'GET') return
  if (request.mode === 'navigate') event.respondWith(page(request))
  else if (pathname.startsWith('/assets/')) event.respondWith(asset(request))
  else if (pathname.startsWith('/media/')) event.respondWith(fetch(request).catch(() => kept(request)))
})

/** The archive answers as long as it can; then what is kept, or what there is to read instead. */
async function page(request: Request): Promise<Response> {
  try {
    return await fetch(request)
  } catch {
    const work = /^\/works\/(\d+)(?:\/chapters\/\d+|\/place)?$/.exec(new URL(request.url).pathname)?.[1]
    const cache =
      work && (await caches.has(cacheOf(Number(work)))) ? await caches.open(cacheOf(Number(work))) : undefined
    const own = await cache?.match(`/works/${work}?view_full_work=true`)
    return own ?? (await kept('/offline'))
  }
}

/** Names hold a hash of what they name, so what is there is good. */
async function asset(request: Request): Promise<Response> {
  // to open the cache would make it anew after everything was wiped
  return (await caches.match(request, { ignoreVary: true, cacheName: SHELL })) ?? fetch(request)
}

async function kept(request: Request | string): Promise<Response> {
  return (await caches.match(request, { ignoreVary: true })) ?? Response.error()
}
