import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'

/** A text that lost its line breaks, and where its paragraphs begin in truth. */
export type Book = {
  /** whose it is: books of one author are held out together */
  readonly author: string
  readonly name: string
  readonly text: string
  /** offsets of the first letters, rising, 0 among them */
  readonly starts: readonly number[]
  /** books of one group are never learnt from to judge one another; set by whoever trains */
  readonly group?: number | undefined
}

/** Reads all that lies in a folder and has known paragraphs: texts with a `.truth.json` beside them; works with a work.json;
 * plain texts with an empty line between paragraphs. Of an author with manuscripts and a work, both are taken. */
export function booksIn(folder: string): Book[] {
  if (existsSync(path.join(folder, 'work.json'))) return [workIn(folder)]
  return readdirSync(folder)
    .toSorted()
    .flatMap((name) => {
      const place = path.join(folder, name)
      if (statSync(place).isDirectory()) return booksIn(place)
      return name.endsWith('.txt') ? [textAt(place)] : []
    })
}

type Truth = { readonly paragraph_starts: readonly number[] }
type Manifest = { readonly chapters: readonly { readonly file: string }[] }

function textAt(place: string): Book {
  const name = path.basename(place, '.txt')
  const text = readFileSync(place, 'utf8').replace(/^\ufeff/, '')
  const truth = place.replace(/txt$/, 'truth.json')
  if (!existsSync(truth)) return flattened(name, name, text.split(/\n\s*\n/))
  const { paragraph_starts: starts } = JSON.parse(readFileSync(truth, 'utf8')) as Truth
  return { author: name.replace(/-\d+$/, ''), name, text, starts }
}

function workIn(folder: string): Book {
  const name = path.basename(folder)
  const { chapters } = JSON.parse(readFileSync(path.join(folder, 'work.json'), 'utf8')) as Manifest
  const found = chapters.flatMap(({ file }) => paragraphsOf(readFileSync(path.join(folder, file), 'utf8'), file))
  return flattened(name, name, found)
}

function paragraphsOf(content: string, file: string): string[] {
  if (!file.endsWith('.html'))
    return content
      .split(/\n\s*\n/)
      .filter((part) => !/^[-*\s]+$/.test(part))
      .map((part) => part.replace(/[*_\\]/g, ''))
  return [...content.matchAll(/<(p|h\d|li)\b[^>]*>(.*?)<\/\1>/gs)].map(([, , inner = '']) => plain(inner))
}

function plain(html: string): string {
  return html
    .replace(/<rp>.*?<\/rp>|<rt>.*?<\/rt>|<sup>.*?<\/sup>/gs, '')
    .replace(/<br\s*\/?>/g, ' ')
    .replace(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&amp;', '&')
}

/** Puts paragraphs behind each other with a space between them. */
export function flattened(author: string, name: string, paragraphs: readonly string[]): Book {
  const starts: number[] = []
  let text = ''
  for (const paragraph of paragraphs) {
    const words = paragraph.replace(/[\s\u2060\ufeff]+/g, ' ').trim()
    if (words === '') continue
    if (text !== '') text += ' '
    starts.push(text.length)
    text += words
  }
  return { author, name, text, starts }
}
