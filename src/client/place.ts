import { addressOf, type KeptPlace, keepPlace, keptPlaces, placeWords } from './kept-places.ts'
import { sendLater } from './offline.ts'

/** At most this often, in milliseconds; and once more when the page is left. */
const EVERY = 5000
const BEFORE = 8
const MOVING = new Set([' ', 'PageDown', 'PageUp', 'ArrowDown', 'ArrowUp', 'Home', 'End'])

/** place: notes which paragraph is topmost in the window, for members on the server and for guests in the browser, and
 * tells guests where they were. Only who moves the page has read. Without this file a chapter that is opened is the place. */
export function enhancePlace(line: HTMLElement): void {
  const text = document.getElementById('chapters')
  if (!text) return
  const blocks = blocksIn(text)
  const { note } = line.dataset
  if (note === undefined) tellGuest(line)
  if (note === '' || blocks.length === 0) return
  const keep = note === undefined ? keepHere : (found: Found) => send(note, found)
  let [scrolled, noted, timer] = [false, '', 0]
  const noteNow = () => {
    clearTimeout(timer)
    timer = 0
    const found = scrolled ? topmost(line, blocks) : undefined
    if (!found || noted === JSON.stringify(found)) return
    noted = JSON.stringify(found)
    keep(found)
  }
  const onMoved = () => {
    scrolled = true
    timer ||= window.setTimeout(noteNow, EVERY)
  }
  // where a link or the browser itself puts the page is not reading: only a hand that moves it is
  for (const by of ['wheel', 'touchmove', 'listened']) addEventListener(by, onMoved, { passive: true })
  addEventListener('keydown', ({ key }) => {
    if (MOVING.has(key)) onMoved()
  })
  addEventListener('hashchange', () => {
    scrolled = false
  })
  addEventListener('pagehide', noteNow)
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') noteNow()
  })
}

/** @returns the paragraphs of a text; captions, items and the like have ids of ours too: all that has one is a paragraph */
export function blocksIn(text: HTMLElement): readonly HTMLElement[] {
  return [...text.querySelectorAll<HTMLElement>('.userstuff.module [id]')].filter(({ id }) => /^p[0-9a-z]+$/.test(id))
}

interface Found {
  readonly work: string
  readonly title: string
  readonly chapter: string
  readonly number: number
  readonly of: number
  readonly block: string
  readonly before: string
  readonly offset: number
  readonly through: number
}

function topmost(line: HTMLElement, blocks: readonly HTMLElement[]): Found | undefined {
  const { work = '', title = '', chapters = '', chapter } = line.dataset
  const top = document.querySelector('.reader-bar')?.getBoundingClientRect().bottom ?? 0
  const at = firstBelow(blocks, Math.max(0, top))
  const block = blocks[at]
  if (!block) return undefined
  const ids = chapters.split(' ')
  const part = block.closest<HTMLElement>('.userstuff.module')
  const id = chapter ?? chapterOf(block) ?? ids[0] ?? ''
  const own = blocks.filter((other) => part?.contains(other))
  const before = own.slice(Math.max(0, own.indexOf(block) - BEFORE), own.indexOf(block)).reverse()
  return {
    work,
    title,
    chapter: id,
    number: ids.indexOf(id) + 1,
    of: ids.length,
    block: block.id,
    before: before.map((other) => other.id).join(' '),
    offset: readOf(block.getBoundingClientRect(), top),
    through: part ? readSoFar(part.getBoundingClientRect(), top) : 0,
  }
}

/** The paragraphs stand in order, so few need be measured.
 * @returns the index of the first that reaches below this height of the window */
export function firstBelow(blocks: readonly HTMLElement[], top: number): number {
  let [low, high] = [0, blocks.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((blocks[middle]?.getBoundingClientRect().bottom ?? 0) > top + 1) high = middle
    else low = middle + 1
  }
  return low
}

/** On the page of an entire work each chapter's heading leads to it.
 * @returns the number of the chapter, undefined on a page that shows one alone */
export function chapterOf(block: HTMLElement): string | undefined {
  const link = block.closest('.chapter[id]')?.querySelector<HTMLAnchorElement>('h3.title a')
  return /\/chapters\/(\d+)/.exec(link?.href ?? '')?.[1]
}

function readOf({ top, height }: DOMRect, from: number): number {
  return height === 0 ? 0 : Math.round(Math.min(1, Math.max(0, (from - top) / height)) * 1000)
}

/** Whoever sees the last line has read it, though the first one in the window stands higher. */
function readSoFar(text: DOMRect, from: number): number {
  if (text.bottom <= innerHeight + 1) return 1000
  return readOf(text, from)
}

function keepHere(found: Found): void {
  keepPlace({ ...found, at: Date.now() })
}

function send(address: string, found: Found): void {
  const body = new FormData()
  const token = document.querySelector<HTMLMetaElement>('meta[name=csrf-token]')?.content ?? ''
  body.append('authenticity_token', token)
  for (const name of ['chapter', 'block', 'before', 'offset', 'through'] as const)
    body.append(name, String(found[name]))
  body.append('at', new Date().toISOString())
  // it outlives the page, and nobody waits for it
  fetch(address, { method: 'POST', body, keepalive: true }).catch(() => sendLater(`place ${address}`, address, body))
}

function tellGuest(line: HTMLElement): void {
  const { work, chapter, chapters = '' } = line.dataset
  const kept = keptPlaces().find((place) => place.work === work)
  if (!kept || (kept.through < 30 && (kept.number === 1 || kept.chapter === chapter))) return
  const [words, link] = [document.createElement('span'), document.createElement('a')]
  words.className = 'where'
  link.href = addressOf(kept)
  link.textContent = 'Go there'
  words.append(`You are at ${kept.of > 1 ? '' : 'a place '}${placeWords(kept)}. `, link)
  goNear(kept)
  const now = chapters.split(' ').length
  const added = document.createElement('span')
  added.className = 'new'
  if (now > kept.of)
    added.textContent = ` New since you read: ${now - kept.of === 1 ? `chapter ${now}` : `chapters ${kept.of + 1}–${now}`}.`
  line.replaceChildren(words, added)
  line.hidden = false
}

/** The paragraph may be gone: the nearest before it that is there will do. */
function goNear({ block, before }: KeptPlace): void {
  if (location.hash !== `#${block}` || document.getElementById(block)) return
  const near = before.split(' ').find((id) => id !== '' && document.getElementById(id))
  if (near) document.getElementById(near)?.scrollIntoView()
}
