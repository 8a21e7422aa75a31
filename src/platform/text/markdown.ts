import { Marked } from 'marked'
import { plainToHtml } from './plain.ts'

/** Stories indent their paragraphs; four spaces are no program listing here. */
const marked = new Marked({ gfm: true, async: false, tokenizer: { code: () => undefined } })

const MOST_MARKS = 1500
const NESTED = /^(?:[ \t]*(?:>|[-*+][ \t]|\d{1,9}[.)][ \t])){30}/m

/** Markdown, HTML inside it allowed, as HTML. The result is as hostile as its input: it has to go through sanitise.
 * @returns for what no author writes (a paragraph of nothing but marks, lists within lists without end) the text as plain
 * @see https://spec.commonmark.org */
export function markdownToHtml(text: string): string {
  const source = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n')
  if (NESTED.test(source) || source.split(/\n[ \t]*\n/).some(isTangled)) return plainToHtml(text)
  const html = marked.parse(source)
  return typeof html === 'string' ? html : ''
}

/** Emphasis that is never closed is looked for again from every mark: quadratic time. */
function isTangled(paragraph: string): boolean {
  return paragraph.length > MOST_MARKS && (paragraph.match(/[*_~`[\]<]/g)?.length ?? 0) > MOST_MARKS
}
