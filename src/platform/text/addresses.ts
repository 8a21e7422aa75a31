const NOT_A_NAME = /[^\p{L}\p{M}\p{N}_.:-]+/gu
const OWN_PREFIX = /^(?:u-)+/

/** An author's own anchor, marked so that it can never meet an id of the page around it.
 * @param name as written, with or without our mark
 * @returns `u-name`, at most 100 characters of name; undefined when nothing usable is left */
export function anchorName(name: string): string | undefined {
  const plain = name.replace(NOT_A_NAME, '').replace(OWN_PREFIX, '').slice(0, 100).toWellFormed()
  if (plain.startsWith('docs-internal-guid')) return undefined // a mark of one word processor around all it copies
  return plain === '' || plain.includes('\ufffd') ? undefined : `u-${plain}`
}

/** Where a link may lead: the web, a mail address, this site, an anchor of the same text.
 * @param href as written
 * @returns the address, white space and control characters gone; undefined for every other kind */
export function linkAddress(href: string): string | undefined {
  const address = bare(href)
  if (address.startsWith('#')) return fragment(address.slice(1))
  if (/^mailto:[^\s]/i.test(address)) return address
  return rootRelative(address) ?? webAddress(address)
}

/** Where a picture may come from: the web, or the media folder of this site.
 * @returns undefined for every other kind, and for paths that climb out of the folder */
export function imageAddress(src: string): string | undefined {
  const address = bare(src)
  if (/(?:^|[/\\])(?:\.|%2e){1,2}(?:[/\\?#]|$)/i.test(address) && !/^https?:/i.test(address)) return undefined
  if (address.startsWith('/media/')) return address.includes('\\') ? undefined : address
  return webAddress(address)
}

/** @returns an absolute http or https address; undefined when it is not one. `//host` and `www.host` are taken as https */
export function webAddress(value: string): string | undefined {
  const address = bare(value)
  if (/^https?:\/\/[^/\\?#]/i.test(address)) return address
  if (/^\/\/[^/\\?#]/.test(address)) return `https:${address}`
  return /^www\.[^/\\?#.]/i.test(address) ? `https://${address}` : undefined
}

function rootRelative(address: string): string | undefined {
  return /^\/(?![/\\])/.test(address) ? address : undefined
}

function fragment(name: string): string | undefined {
  const anchor = anchorName(decoded(name))
  return anchor && `#${anchor}`
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}

/** Browsers skip tabs and line ends anywhere in an address, and white space around it. */
function bare(address: string): string {
  return address
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')
    .trim()
    .replace(/\s/g, '%20')
}
