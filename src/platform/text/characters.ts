/** What the bytes 0x80 to 0x9f mean in Windows-1252; the five it leaves open stand for nothing.
 * @see https://encoding.spec.whatwg.org/#windows-1252 */
const WINDOWS_1252 = '€\u0000‚ƒ„…†‡ˆ‰Š‹Œ\u0000Ž\u0000\u0000‘’“”•–—˜™š›œ\u0000žŸ'

const UNWANTED = /[[\p{Cc}\ufffe\uffff]--[\t\n]]/v
const UNWANTED_ALL = new RegExp(UNWANTED, 'gv')

/** @param code 0x80 to 0x9f
 * @returns the character Windows-1252 has there; empty where it has none */
export function windows1252(code: number): string {
  const character = WINDOWS_1252[code - 0x80] ?? '\u0000'
  return character === '\u0000' ? '' : character
}

/** Text without what no page and no XML file may hold: control characters, halves of characters, other line endings.
 * @returns line endings are `\n`; a C1 control is the Windows-1252 character it was meant to be */
export function cleanCharacters(text: string): string {
  const lines = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
  const whole = lines.isWellFormed() ? lines : lines.toWellFormed()
  return UNWANTED.test(whole) ? whole.replace(UNWANTED_ALL, meant) : whole
}

function meant(control: string): string {
  const code = control.charCodeAt(0)
  if (code === 0x0b || code === 0x0c) return ' '
  return code >= 0x80 && code <= 0x9f ? windows1252(code) : ''
}

/** @returns text that stands for itself between two tags */
export function escapeText(text: string): string {
  if (!/[&<>\u00a0]/.test(text)) return text
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/\u00a0/g, '&nbsp;')
}

/** @returns text that stands for itself between two double quotes */
export function escapeAttribute(text: string): string {
  return /[&<>"\u00a0]/.test(text) ? escapeText(text).replace(/"/g, '&quot;') : text
}
