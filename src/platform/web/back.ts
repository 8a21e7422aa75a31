/** @param sent where a form or an address asks to be led after; anything may stand there
 * @returns it, if it is a path of this site; undefined for other sites in any spelling */
export function ownPath(sent: string | undefined): string | undefined {
  if (!sent?.startsWith('/')) return undefined
  const base = 'http://own.invalid'
  if (!URL.canParse(sent, base)) return undefined
  const { origin, pathname, search, hash } = new URL(sent, base)
  // "/\host" and "//host" name another site; what is left after parsing must not begin that way again
  return origin === base && !pathname.startsWith('//') ? pathname + search + hash : undefined
}
