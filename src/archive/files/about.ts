import { isoDay, withThousands } from '../../platform/text/dates.ts'
import { bylineOf, type Creator, languageOf, type Work } from '../works/index.ts'
import type { Book } from './book.ts'

/** @returns "Pen Name (account), Other" */
export function namesOf(creators: readonly Creator[]): string {
  return creators.length === 0 ? 'Anonymous' : creators.map(bylineOf).join(', ')
}

/** The line under a book's title. */
export function creditOf({ kind, creators, archive }: Pick<Book, 'kind' | 'creators' | 'archive'>): string {
  if (kind !== 'gathering') return `by ${namesOf(creators)}`
  return `gathered by ${creators.length === 0 ? archive : namesOf(creators)}`
}

/** What a file says of a work, in the words and the order in which readers' tools look for them. */
export function factsOf(work: Work): readonly (readonly [word: string, values: readonly string[]])[] {
  const { tags } = work
  const names = (list: readonly { readonly name: string }[]) => list.map(({ name }) => name)
  const facts: readonly (readonly [string, readonly string[]])[] = [
    ['Rating', tags.rating ? [tags.rating.name] : []],
    ['Archive Warning', names(tags.warnings)],
    ['Category', names(tags.categories)],
    ['Fandoms', names(tags.fandoms)],
    ['Relationships', names(tags.relationships)],
    ['Characters', names(tags.characters)],
    ['Additional Tags', names(tags.additional)],
    ['Language', [languageOf(work.language).name]],
    ['Series', work.series.map(({ title, position }) => `Part ${position} of ${title}`)],
  ]
  return facts.filter(([, values]) => values.length > 0)
}

/** Only what stays as long as nobody edits the work: a file is the same bytes until then. */
export function statsOf(work: Work): string {
  const dates = [`Published: ${isoDay(work.postedAt ?? work.updatedAt)}`]
  if (work.expectedChapters !== 1) dates.push(`${work.complete ? 'Completed' : 'Updated'}: ${isoDay(work.updatedAt)}`)
  const chapters = `${withThousands(work.chapterCount)}/${work.expectedChapters === null ? '?' : withThousands(work.expectedChapters)}`
  return [...dates, `Words: ${withThousands(work.wordCount)}`, `Chapters: ${chapters}`].join(' ')
}

/** @returns "Chapter 2: The Second", or "Chapter 2" */
export function chapterTitle(number: number, title: string): string {
  return title === '' ? `Chapter ${number}` : `Chapter ${number}: ${title}`
}

/** Text as XML holds it: nothing that no XML file may hold. */
export function xml(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
}
