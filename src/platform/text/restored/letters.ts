/** What kind of sign stands at a place of a text; by number, because a long text asks for millions. */

const SPACES = new Set([0x20, 0x09, 0x0a, 0x0d, 0xa0, 0x2028, 0x2029, 0x3000])
for (let code = 0x2000; code <= 0x200b; code++) SPACES.add(code)

export function isSpace(code: number): boolean {
  return code === 0x20 || Number.isNaN(code) || SPACES.has(code)
}

/** Letters and marks of any script, roughly: whatever is neither a sign, a digit nor a space. */
export function isLetter(code: number): boolean {
  if (code < 0x80) return (code | 32) >= 0x61 && (code | 32) <= 0x7a
  if (code < 0xc0) return code === 0xaa || code === 0xb5 || code === 0xba
  if (code === 0xd7 || code === 0xf7) return false
  return !((code >= 0x2000 && code < 0x2c00) || (code >= 0x3000 && code < 0x3040) || code >= 0xff00)
}

export function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39
}

export function isUpper(code: number): boolean {
  if (code < 0x80) return code >= 0x41 && code <= 0x5a
  if (!isLetter(code)) return false
  const letter = String.fromCharCode(code)
  return letter !== letter.toLowerCase()
}

export function isLower(code: number): boolean {
  if (code < 0x80) return code >= 0x61 && code <= 0x7a
  if (!isLetter(code)) return false
  const letter = String.fromCharCode(code)
  return letter !== letter.toUpperCase()
}

/** Scripts that part no words by spaces: their signs say more, and their sentences end without one. */
export function isWide(code: number): boolean {
  return (code >= 0x3000 && code <= 0x9fff) || (code >= 0xac00 && code <= 0xd7af) || (code >= 0xff00 && code <= 0xffef)
}

/** . ! ? … and those of Chinese and Japanese */
export function endsSentence(code: number): boolean {
  return (
    code === 0x2e ||
    code === 0x21 ||
    code === 0x3f ||
    code === 0x2026 ||
    code === 0x3002 ||
    code === 0xff01 ||
    code === 0xff1f
  )
}

export function isDash(code: number): boolean {
  return code === 0x2014 || code === 0x2013 || code === 0x2015 || code === 0x2d
}

/** What may stand between the end of a sentence and the space behind it. */
export function closesAnything(code: number): boolean {
  return CLOSERS.has(code)
}

const CLOSERS = new Set([...'"\'’”»«“)]」』*_）'].map((sign) => sign.charCodeAt(0)))
