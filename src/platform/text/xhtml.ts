import { escapeAttribute } from './characters.ts'

/** What a stored text becomes outside of our own pages. */
export interface XhtmlOptions {
  /** the archive's address, without a slash at the end: links that begin at its root are led there */
  readonly base: string
  /** pictures that the book holds: where they are in it, by their address here */
  readonly pictures?: ReadonlyMap<string, string>
}

const TAG = /<(\/?)([a-z][a-z0-9]*)((?: [^<>]*)?)>/g
const ATTRIBUTE = / ([a-z]+)(?:="([^"]*)")?/g

/** Elements that HTML has given up, with what stands for them and the class that keeps their look. */
const REPLACED: Readonly<Record<string, readonly [string, string]>> = {
  center: ['div', 'center'],
  big: ['span', 'big'],
  tt: ['span', 'tt'],
  strike: ['s', ''],
  acronym: ['abbr', ''],
  time: ['span', ''],
  rb: ['span', ''],
  rtc: ['rt', ''],
}

const EMPTY = new Set(['br', 'hr', 'wbr', 'col'])
const DROPPED = new Set(['rel', 'loading', 'decoding', 'referrerpolicy', 'datetime', 'value', 'cite'])

/**
 * A stored text as XHTML for a book: what HTML has given up is written as it is written now, pictures from elsewhere are named
 * and linked, and links to places that this text does not hold are left out. Paragraphs keep the archive's ids.
 * @param html sanitised and in its normal form, so that tags can be told without a parser
 * @see https://www.w3.org/TR/epub-33/#sec-xhtml
 */
export function toXhtml(html: string, { base, pictures = NO_PICTURES }: XhtmlOptions): string {
  if (html === '') return ''
  const anchors = new Set([...html.matchAll(/ id="([^"]+)"/g)].map(([, id = '']) => id))
  const notes = notedAnchors(html, anchors)
  let linkTag = 'a'
  const written = html.replace(TAG, (_, slash: string, tag: string, rest: string) => {
    if (tag === 'img') return picture(attributesOf(rest), base, pictures)
    if (slash !== '') return tag === 'a' ? `</${linkTag}>` : `</${REPLACED[tag]?.[0] ?? tag}>`
    const attributes = attributesOf(rest)
    if (tag === 'a') {
      const link = linkOf(attributes, { base, anchors, notes })
      linkTag = link.tag
      return link.start
    }
    return start(tag, attributes)
  })
  return markNotes(written, notes).replaceAll('&nbsp;', '&#160;')
}

const NO_PICTURES: ReadonlyMap<string, string> = new Map()

type Attributes = ReadonlyMap<string, string>

function attributesOf(written: string): Attributes {
  if (written === '') return NONE
  return new Map([...written.matchAll(ATTRIBUTE)].map(([, name = '', value = '']) => [name, value]))
}

const NONE: Attributes = new Map()

function start(tag: string, attributes: Attributes): string {
  const [name, look] = REPLACED[tag] ?? [tag, '']
  const classes = [attributes.get('class'), look, alignment(attributes)].filter(Boolean).join(' ')
  let inside = classes === '' ? '' : ` class="${classes}"`
  for (const [attribute, value] of attributes) inside += carried(tag, attribute, value)
  if (tag === 'bdo' && !attributes.has('dir')) inside += ' dir="ltr"'
  return `<${name}${inside}${EMPTY.has(tag) ? '/' : ''}>`
}

function alignment(attributes: Attributes): string {
  const align = attributes.get('align')
  return align ? `align-${align}` : ''
}

/** Attributes that a book may carry as they are; classes and alignment have been written. */
function carried(tag: string, name: string, value: string): string {
  if (name === 'class' || name === 'align' || DROPPED.has(name)) return ''
  if (name === 'type' && tag !== 'ol') return ''
  if (name === 'span' && tag === 'colgroup') return ''
  if (name === 'id') return ` id="${xmlName(value)}"`
  if (name === 'open') return ' open="open"'
  if (name === 'lang') return ` lang="${value}" xml:lang="${value}"`
  return ` ${name}="${value}"`
}

/** Anchors may hold signs that no name in XML does. */
function xmlName(id: string): string {
  return id.replace(/[^A-Za-z0-9_.-]/gu, (sign) => `_${sign.codePointAt(0)?.toString(16)}_`)
}

interface Places {
  readonly base: string
  readonly anchors: ReadonlySet<string>
  readonly notes: ReadonlySet<string>
}

function linkOf(
  attributes: Attributes,
  { base, anchors, notes }: Places,
): { readonly tag: string; readonly start: string } {
  const href = attributes.get('href')
  const rest = [...attributes].map(([name, value]) => (name === 'href' ? '' : carried('a', name, value))).join('')
  const classes = attributes.get('class')
  const inside = (classes ? ` class="${classes}"` : '') + rest
  const place = href === undefined ? undefined : addressOf(href, base, anchors)
  if (place === undefined) return { tag: 'span', start: `<span${inside}>` }
  const isNote = href?.startsWith('#') && notes.has(href.slice(1))
  return { tag: 'a', start: `<a href="${place}"${isNote ? ' epub:type="noteref" role="doc-noteref"' : ''}${inside}>` }
}

/** @returns undefined when a book cannot lead there */
function addressOf(href: string, base: string, anchors: ReadonlySet<string>): string | undefined {
  if (href.startsWith('#')) return anchors.has(href.slice(1)) ? `#${xmlName(href.slice(1))}` : undefined
  return webAddress(href.startsWith('/') ? base + href : href)
}

function webAddress(written: string): string | undefined {
  const address = URL.parse(written.replaceAll('&amp;', '&').replaceAll('&quot;', '%22').replaceAll('&nbsp;', '%A0'))
  if (!address) return undefined
  return escapeAttribute(address.href.replace(/[|^`{}[\]\\<>"\s]/g, encodeURIComponent))
}

/** A book must hold its pictures, and the archive fetches nothing from elsewhere: those are named, and linked. */
function picture(attributes: Attributes, base: string, pictures: ReadonlyMap<string, string>): string {
  const src = attributes.get('src') ?? ''
  const held = pictures.get(src)
  if (held !== undefined) return heldPicture(attributes, held)
  const address = webAddress(src.startsWith('/') ? base + src : src)
  const name = attributes.get('alt') || attributes.get('title') || 'no description'
  return `<span class="picture">[Picture: ${name}${address ? `, ${address}` : ''}]</span>`
}

function heldPicture(attributes: Attributes, src: string): string {
  const classes = [attributes.get('class'), alignment(attributes)].filter(Boolean).join(' ')
  const sizes = ['width', 'height'].map((side) => {
    const size = attributes.get(side)
    return size && /^\d+$/.test(size) ? ` ${side}="${size}"` : ''
  })
  const id = attributes.get('id')
  const named = `${id ? ` id="${xmlName(id)}"` : ''}${classes === '' ? '' : ` class="${classes}"`}`
  return `<img src="${src}" alt="${attributes.get('alt') ?? ''}"${sizes.join('')}${named}/>`
}

/** The anchors of footnotes: short marks lead to them. */
function notedAnchors(html: string, anchors: ReadonlySet<string>): ReadonlySet<string> {
  const marks = html.matchAll(
    /<a [^<>]*href="#([^"]+)"[^<>]*>(?:<su[pb]>)?[[(]?(?:\d{1,3}|[*†‡§¶]{1,3}|[a-z])[\])]?(?:<\/su[pb]>)?<\/a>/g,
  )
  return new Set([...marks].map(([, anchor = '']) => anchor).filter((anchor) => anchors.has(anchor)))
}

/** The paragraph or list item in which such an anchor stands is the note. */
function markNotes(xhtml: string, notes: ReadonlySet<string>): string {
  let marked = xhtml
  for (const note of notes) {
    const at = marked.indexOf(` id="${xmlName(note)}"`)
    const from = Math.max(marked.lastIndexOf('<p', at), marked.lastIndexOf('<li', at), marked.lastIndexOf('<aside', at))
    const tag = /^<(p|li|aside)\b/.exec(marked.slice(from, from + 7))?.[0]
    const block = tag && !marked.slice(from, at).includes(`</${tag.slice(1)}>`)
    if (from >= 0 && block && !marked.startsWith(`${tag} epub:type`, from))
      marked = `${marked.slice(0, from)}${tag} epub:type="footnote"${marked.slice(from + tag.length)}`
  }
  return marked
}
