import { existsSync } from 'node:fs'
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium } from 'playwright-core'
import { omit } from './omissions.ts'

/** Where a Chromium is and what to start it with, or a sentence saying why there is none. */
export type FoundChromium = { readonly path: string; readonly args: readonly string[] } | { readonly missing: string }

/** A browser window of its own (cookies, storage), and every address off this machine that its pages asked for. */
export type LoopbackContext = { readonly context: BrowserContext; readonly foreignRequests: readonly string[] }

/** Nothing outside this machine has a name or an address here: the wall behind the refusals of `openContext`,
 * which also holds for workers, redirects, WebRTC and whatever the browser itself would fetch. */
const LOOPBACK_ONLY =
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE *.localhost, EXCLUDE 127.0.0.1, EXCLUDE [::1]'

const QUIET = [
  LOOPBACK_ONLY,
  '--no-proxy-server',
  '--disable-quic',
  '--disable-gpu',
  '--disable-dev-shm-usage', // containers often give /dev/shm no more than 64 MB
  '--disable-background-networking',
  '--disable-client-side-phishing-detection',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-extensions',
  '--disable-sync',
  '--metrics-recording-only',
  '--no-first-run',
  '--no-pings',
  '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
]

/** The Chromium for browser journeys: `FANLIGHT_CHROMIUM`, else Debian's, else the one Playwright installed.
 * A `FANLIGHT_CHROMIUM` that names nothing is an answer too: no other is taken in its place. */
export function findChromium(env: Readonly<NodeJS.ProcessEnv> = process.env): FoundChromium {
  const named = env.FANLIGHT_CHROMIUM
  if (named && !existsSync(named)) return { missing: `FANLIGHT_CHROMIUM names ${named}, which is not there` }
  const path = [named, '/usr/bin/chromium', chromium.executablePath()].find((file) => file && existsSync(file))
  if (!path)
    return { missing: 'no Chromium was found: install one at /usr/bin/chromium, or name it in FANLIGHT_CHROMIUM' }
  return { path, args: process.getuid?.() === 0 ? ['--no-sandbox', ...QUIET] : QUIET }
}

/** For `test.runIf(hasChromium('…'))`: without a Chromium the run goes on and says what it left out.
 * @param what the tests that need it, as words for a person: 'browser journeys' */
export function hasChromium(what: string): boolean {
  const found = findChromium()
  if ('missing' in found) omit(what, found.missing)
  return !('missing' in found)
}

/** A headless Chromium that reaches nothing but this machine. Open its pages with `openContext`.
 * @throws with the sentence of `findChromium` when there is none */
export async function openBrowser(): Promise<Browser> {
  const found = findChromium()
  if ('missing' in found) throw new Error(found.missing)
  return chromium.launch({ executablePath: found.path, args: [...found.args] })
}

/** A context that refuses every request to another machine, and keeps a list of them.
 * @param options Playwright's: viewport, colorScheme, javaScriptEnabled, … */
export async function openContext(browser: Browser, options: BrowserContextOptions = {}): Promise<LoopbackContext> {
  const context = await browser.newContext(options)
  const foreignRequests: string[] = []
  context.on('request', (request) => {
    // Redirects are seen here only; routes are asked about the first address.
    if (!staysHere(request.url())) foreignRequests.push(request.url())
  })
  await context.route(isForeign, (route) => route.abort('addressunreachable'))
  await context.routeWebSocket(isForeign, (socket) => {
    foreignRequests.push(socket.url())
    return socket.close({ code: 1008, reason: 'not on this machine' })
  })
  return { context, foreignRequests }
}

const isForeign = (url: URL) => !staysHere(url.href)

function staysHere(address: string): boolean {
  const { protocol, hostname } = new URL(address)
  if (['data:', 'blob:', 'about:', 'file:'].includes(protocol)) return true
  if (!/^(https?|wss?):$/.test(protocol)) return false
  return ['127.0.0.1', '[::1]', 'localhost'].includes(hostname) || hostname.endsWith('.localhost')
}
