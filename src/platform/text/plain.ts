import { allowedElements } from './allowed.ts'
import { cleanCharacters } from './characters.ts'
import { isDivider } from './dividers.ts'
import { paragraphs } from './layout.ts'

const HEADING = /^(?:chapter|part|book|prologue|epilogue|interlude)\b.{0,80}$/i

/** Plain text as HTML paragraphs. Balanced `*italic*`, `_italic_` and `**bold**` become what they mean, typed scene dividers
 * a rule; inline tags such as `<em>` work, every other sign stands for itself.
 * @param options `headings`: lines such as "Chapter 3" become headings; else they stay paragraphs
 * @returns HTML that still has to go through sanitise; no letter or digit lost or changed */
export function plainToHtml(text: string, options: { readonly headings?: boolean } = {}): string {
  return paragraphs(cleanCharacters(text).replace(/^\ufeff/, ''))
    .map((lines) => paragraph(lines, options.headings ?? false))
    .join('\n')
}

function paragraph(lines: readonly string[], headings: boolean): string {
  const [first = ''] = lines
  if (lines.length === 1 && isDivider(first)) return '<hr>'
  const tag = headings && lines.length === 1 && HEADING.test(first) ? 'h2' : 'p'
  return `<${tag}>${lines.map((line) => emphasised(escaped(line))).join('<br>')}</${tag}>`
}

/** Inline tags and character references stay; all else that means something in HTML is written out. */
function escaped(line: string): string {
  if (!/[<>&]/.test(line)) return line
  return line
    .replace(/&(?!(?:[a-z]{2,8}|#\d{1,7}|#x[\da-f]{1,6});)/gi, '&amp;')
    .replace(
      /<(\/?([a-z][a-z0-9]*)(?:\s[^<>]*)?)>|[<>]/gi,
      (all, tag: string | undefined, name: string | undefined) => {
        if (tag !== undefined && allowedElements.inline.has((name ?? '').toLowerCase())) return all
        return all.replace(/</g, '&lt;').replace(/>/g, '&gt;')
      },
    )
}

const BEFORE = String.raw`(?<![\p{L}\p{N}*_\\/])`
const AFTER = String.raw`(?![\p{L}\p{N}*_/])`
const marked = (mark: string) =>
  new RegExp(`${BEFORE}${mark}(?=[^\\s*_])([^*_<>]{0,2000}?[^\\s*_<>])${mark}${AFTER}`, 'gu')

const BOTH = marked(String.raw`\*\*\*`)
const BOLD = marked(String.raw`\*\*`)
const STAR = marked(String.raw`\*`)
const LINE = marked('_')

function emphasised(line: string): string {
  if (!/[*_]/.test(line)) return line
  return line
    .replace(BOTH, '<strong><em>$1</em></strong>')
    .replace(BOLD, '<strong>$1</strong>')
    .replace(STAR, '<em>$1</em>')
    .replace(LINE, '<em>$1</em>')
}
