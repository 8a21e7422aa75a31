import { type Book, flattened } from './books.ts'
import { randomFrom } from './boost.ts'

export type Variant = 'as-it-is' | 'straight' | 'mixed' | 'missing' | 'single' | 'dashes'

/** The same book as somebody else would have typed it, or as a scraper would have left it. */
export function varied(book: Book, variant: Variant): Book {
  if (variant === 'as-it-is') return book
  const random = randomFrom(book.text.length)
  const paragraphs = book.starts.map((start, at) => book.text.slice(start, book.starts[at + 1]))
  return {
    ...flattened(
      book.author,
      book.name,
      paragraphs.map((paragraph) => WAYS[variant](paragraph, random)),
    ),
    group: book.group,
  }
}

const WAYS: Readonly<Record<Exclude<Variant, 'as-it-is'>, (paragraph: string, random: () => number) => string>> = {
  straight: (paragraph) => straightened(paragraph).replaceAll('…', '...').replaceAll('—', '--'),
  mixed: (paragraph, random) => paragraph.replace(/[“”‘’]/g, (mark) => (random() < 0.4 ? straightened(mark) : mark)),
  missing: (paragraph, random) => paragraph.replace(/”/g, (mark) => (random() < 0.06 ? '' : mark)),
  single: (paragraph) =>
    paragraph.replace(
      /[“”]|‘|(?<=[.,!?…—])’(?=[\s”])/g,
      (mark) => ({ '“': '‘', '”': '’', '‘': '“', '’': '”' })[mark] ?? mark,
    ),
  dashes: (paragraph) => paragraph.replace(/^[“"]/, '—').replace(/[“”"]/g, ''),
}

function straightened(text: string): string {
  return text.replace(/[“”]/g, '"').replace(/[‘’]/g, "'")
}
