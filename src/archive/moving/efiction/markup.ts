import { escapeText } from '../../../platform/text/characters.ts'
import { unslashed } from './site.ts'

/** What forums wrote in square brackets, where both ends are there. */
const PAIRS: readonly (readonly [RegExp, string])[] = [
  [/\[(b|i|u|s)\]((?:(?!\[\1\])[\s\S])*?)\[\/\1\]/gi, '<$1>$2</$1>'],
  [/\[(?:em|italic)\]([\s\S]*?)\[\/(?:em|italic)\]/gi, '<em>$1</em>'],
  [/\[(?:strong|bold)\]([\s\S]*?)\[\/(?:strong|bold)\]/gi, '<strong>$1</strong>'],
  [/\[(?:center|centre)\]([\s\S]*?)\[\/(?:center|centre)\]/gi, '<center>$1</center>'],
  [/\[quote(?:=[^\]\n]{0,100})?\]([\s\S]*?)\[\/quote\]/gi, '<blockquote>$1</blockquote>'],
  [/\[url\](https?:\/\/[^\s\]["<>]+)\[\/url\]/gi, '<a href="$1">$1</a>'],
  [/\[url=["']?(https?:\/\/[^\s\]["'<>]+)["']?\]([\s\S]*?)\[\/url\]/gi, '<a href="$1">$2</a>'],
  [/\[img\](https?:\/\/[^\s\]["<>]+)\[\/img\]/gi, '<img src="$1" alt="">'],
  [/\[(?:size|color|colour|font)=[^\]\n]{1,60}\]([\s\S]*?)\[\/(?:size|color|colour|font)\]/gi, '$1'],
]
const RULE = /\[hr\]/gi
/** Tags within tags of one kind are rare; more rounds than this nobody has typed. */
const MOST_ROUNDS = 4

/** @returns HTML in which nothing that forums wrote in square brackets is left, and whether there was any */
export function withoutBbcode(text: string): { readonly html: string; readonly found: boolean } {
  if (!/\[(?:\/[a-z]+|hr)\]/i.test(text)) return { html: text, found: false }
  let html = text.replace(RULE, '<hr>')
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const before = html
    for (const [pattern, written] of PAIRS) html = html.replace(pattern, written)
    if (html === before) break
  }
  return { html, found: html !== text }
}

/** A text as eFiction showed it: where no paragraph and no line break is written, the ends of its lines are breaks.
 * @returns HTML that is still anybody's: the text model cleans it */
export function shownHtml(text: string): { readonly html: string; readonly bbcode: boolean } {
  const { html, found } = withoutBbcode(unslashed(text).replace(/\r\n?/g, '\n'))
  const broken = /<(?:p|br|div)\b/i.test(html) ? html : html.replace(/\n/g, '<br>\n')
  return { html: withoutOddMarkup(broken), bbcode: found }
}

/** What word processors and old editors left around their texts. */
function withoutOddMarkup(html: string): string {
  if (!html.includes('<')) return html
  return html
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<\?xml[^>]*>/gi, '')
    .replace(/<\/?o:p[^>]*>/gi, '')
}

/** @returns whether anything can be seen in it */
export function isBlankHtml(html: string): boolean {
  return !/<img\b/i.test(html) && html.replace(/<[^>]*>|&nbsp;|&#160;|\s/g, '') === ''
}

/** @param words of a program: a sentence that stands in place of a text */
export function sentenceHtml(words: string): string {
  return `<p><em>${escapeText(words)}</em></p>`
}
