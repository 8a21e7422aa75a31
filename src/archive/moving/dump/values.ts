/** A value as a dump writes it: its bytes, one character each; null for NULL. */
export type Bytes = string | null

/** A value that was read, and where what follows it begins; undefined while the rest has not arrived, `broken` for what is no
 * value. */
export type Taken = { readonly value: Bytes; readonly next: number } | undefined | 'broken'

const ESCAPES: Readonly<Record<string, string>> = { '0': '\0', n: '\n', r: '\r', t: '\t', b: '\b', Z: '\x1a' }
/** Hexadecimal and binary literals, numbers, and the names that stand for values. */
const PLAIN =
  /0x([0-9a-f]+)|[xX]'([0-9a-fA-F]*)'|[bB]'([01]*)'|([-+]?[0-9.]+(?:e[-+]?[0-9]+)?)|(null|true|false|default)\b/iy
/** How MySQL says in which character set the string behind it is. */
const INTRODUCER = /_[a-z0-9]+\s*/iy

/** Reads one value of a row.
 * @param ended nothing more will come */
export function takeValue(text: string, at: number, ended: boolean): Taken {
  INTRODUCER.lastIndex = at
  const from = INTRODUCER.test(text) ? INTRODUCER.lastIndex : at
  const first = text[from]
  if (first === "'" || first === '"') return takeString(text, from, ended)
  if (!ended && text.length - from < 80 && !/[,)]/.test(text.slice(from))) return undefined
  PLAIN.lastIndex = from
  const [whole, hex, quotedHex, bits, number, name] = PLAIN.exec(text) ?? []
  if (whole === undefined) return longHex(text, from, ended)
  const next = from + whole.length
  if (!ended && next >= text.length) return undefined
  if (number !== undefined) return { value: number, next }
  if (name !== undefined) return { value: NAMED[name.toLowerCase()] ?? null, next }
  if (bits !== undefined) return { value: String(Number.parseInt(bits || '0', 2)), next }
  return { value: Buffer.from(hex ?? quotedHex ?? '', 'hex').toString('latin1'), next }
}

const NAMED: Readonly<Record<string, string>> = { true: '1', false: '0' }

/** A quoted hexadecimal string may be as long as any text: its end may still be on the way. */
function longHex(text: string, at: number, ended: boolean): Taken {
  return !ended && /^(?:x'[0-9a-f]*)$/i.test(text.slice(at)) ? undefined : 'broken'
}

/** @param at of the opening quote; the string ends at the next one that is neither doubled nor behind a backslash */
export function takeString(text: string, at: number, ended: boolean): Taken {
  const quote = text[at] ?? "'"
  const from = at + 1
  for (let look = from; ; ) {
    const end = text.indexOf(quote, look)
    if (end < 0 || (end + 1 === text.length && !ended)) return undefined
    if (isEscaped(text, from, end)) look = end + 1
    else if (text[end + 1] === quote) look = end + 2
    else return { value: unescaped(text.slice(from, end), quote), next: end + 1 }
  }
}

function isEscaped(text: string, from: number, quote: number): boolean {
  let slashes = 0
  while (quote - 1 - slashes >= from && text[quote - 1 - slashes] === '\\') slashes++
  return slashes % 2 === 1
}

/** @see https://dev.mysql.com/doc/refman/8.4/en/string-literals.html */
function unescaped(text: string, quote: string): string {
  const single = text.includes(quote) ? text.replaceAll(quote + quote, quote) : text
  if (!single.includes('\\')) return single
  return single.replace(/\\([\s\S])/g, (both, letter: string) =>
    letter === '%' || letter === '_' ? both : (ESCAPES[letter] ?? letter),
  )
}
