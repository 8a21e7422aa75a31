import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { searchWords, searchWordsOfHtml } from '../../platform/text/words.ts'
import type { House } from '../house.ts'
import type { Tag } from '../tags/index.ts'
import { urls } from '../urls.ts'
import { bylineOf, loadBlurbs, visibleTo, type WorkTags } from '../works/index.ts'
import { placeOf } from './addresses.ts'
import { searchPage } from './search-page.ts'

/** Works of one file, and files that words are spread over: a reader fetches what a search needs, not the whole. */
const WORKS_OF_FILE = 100
const FILES_OF_WORDS = 256

/** A work as the search shows it. The order is that of the frozen search's script. */
type Card = readonly [
  file: string,
  title: string,
  byline: string,
  tags: readonly number[],
  words: number,
  day: string,
  summary: string,
]

/**
 * Writes what the search of a frozen archive reads: cards of works, newest first, a hundred to a file; under each word and each
 * tag the numbers of the works that have it, as differences.
 * @returns how many works can be found
 */
export async function writeSearch(house: House, folder: string): Promise<number> {
  const to = path.join(folder, 'search')
  mkdirSync(path.join(to, 'works'), { recursive: true })
  mkdirSync(path.join(to, 'words'), { recursive: true })
  const rows = await house.db
    .selectFrom('works')
    .select('id')
    .where(visibleTo({ kind: 'guest' }))
    .orderBy('updated_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  const [words, tags] = [new Map<string, number[]>(), new Map<number, TagEntry>()]
  for (let at = 0; at < rows.length; at += WORKS_OF_FILE) {
    const ids = rows.slice(at, at + WORKS_OF_FILE).map(({ id }) => id)
    const cards = await cardsOf(house, ids, at, words, tags)
    writeFileSync(path.join(to, 'works', `${at / WORKS_OF_FILE}.json`), JSON.stringify(cards))
  }
  writeWords(to, words)
  writeTags(to, tags)
  const { name } = await house.settings.read()
  writeFileSync(
    path.join(to, 'index.html'),
    searchPage(name || 'Fanlight', path.basename(house.assets.style), rows.length),
  )
  return rows.length
}

interface TagEntry {
  readonly name: string
  readonly type: string
  readonly works: number[]
}

async function cardsOf(
  house: House,
  ids: readonly number[],
  first: number,
  words: Map<string, number[]>,
  tags: Map<number, TagEntry>,
): Promise<readonly Card[]> {
  const blurbs = await loadBlurbs(house.db, ids)
  return ids.flatMap((id, nth) => {
    const blurb = blurbs.get(id)
    if (!blurb) return []
    const number = first + nth
    const all = tagsIn(blurb.tags)
    const byline = blurb.creators.map(bylineOf).join(', ')
    const text = [
      ...searchWords(`${blurb.title} ${byline} ${all.map(({ name }) => name).join(' ')}`),
      ...searchWordsOfHtml(blurb.summary),
    ]
    for (const word of new Set(text)) add(words, word, number)
    for (const { id: tagId, name, type } of all) {
      const entry = tags.get(tagId) ?? { name, type, works: [] }
      tags.set(tagId, entry)
      entry.works.push(number)
    }
    const summary = blurb.summary
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim()
      .slice(0, 400)
    const file = placeOf(urls.work(id))?.file ?? ''
    return [
      [file, blurb.title, byline, all.map((tag) => tag.id), blurb.wordCount, blurb.updatedAt.slice(0, 10), summary],
    ]
  })
}

/** In the order of a blurb. */
function tagsIn({
  rating,
  warnings,
  categories,
  fandoms,
  relationships,
  characters,
  additional,
}: WorkTags): readonly Tag[] {
  return [
    ...fandoms,
    ...relationships,
    ...characters,
    ...additional,
    ...(rating ? [rating] : []),
    ...warnings,
    ...categories,
  ]
}

function add(words: Map<string, number[]>, word: string, number: number): void {
  const known = words.get(word)
  if (known) known.push(number)
  else words.set(word, [number])
}

function writeWords(to: string, words: ReadonlyMap<string, readonly number[]>): void {
  const files = Array.from({ length: FILES_OF_WORDS }, () => ({}) as Record<string, readonly number[]>)
  for (const [word, works] of words) {
    const file = files[fileOfWord(word)]
    if (file) file[`_${word}`] = differences(works)
  }
  for (const [at, file] of files.entries()) writeFileSync(path.join(to, 'words', `${at}.json`), JSON.stringify(file))
}

/** Words that begin alike are in one file, so that a word that is still being typed is found there too.
 * src/client/frozen-search.ts does the same. */
function fileOfWord(word: string): number {
  let sum = 7
  for (const letter of [...word].slice(0, 2)) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 65_521
  return sum % FILES_OF_WORDS
}

/** Tags in one list, the most used first; the works of each a hundred tags to a file. */
function writeTags(to: string, tags: ReadonlyMap<number, TagEntry>): void {
  const order = [...tags].sort(([, one], [, other]) => other.works.length - one.works.length)
  writeFileSync(
    path.join(to, 'tags.json'),
    JSON.stringify(order.map(([id, { name, type, works }]) => [id, name, type, works.length])),
  )
  mkdirSync(path.join(to, 'tags'), { recursive: true })
  for (let at = 0; at < order.length; at += 100) {
    const works = order.slice(at, at + 100).map(([, entry]) => differences(entry.works))
    writeFileSync(path.join(to, 'tags', `${at / 100}.json`), JSON.stringify(works))
  }
}

function differences(numbers: readonly number[]): readonly number[] {
  return numbers.map((number, at) => number - (numbers[at - 1] ?? 0))
}
