import type { TagType } from '../../../schema/index.ts'
import { splitTags, TAG_NAME_MOST } from '../../tags/index.ts'
import { findLanguage } from '../../works/index.ts'
import { MOST_CHARACTERS, shortened } from '../query/mistakes.ts'
import { parseAge } from './ages.ts'
import type { TagChoice, TagWish, WorkFilter } from './filter.ts'
import { typeNamed } from './names.ts'
import { parseRange, type Range, wholeNumber } from './ranges.ts'

/** Tags that can be asked for, or left out, at once. */
export const MOST_TAGS = 100
const LONGEST_LINE = 500

/** A filter in the making. */
export type Draft = { -readonly [Name in keyof WorkFilter]: WorkFilter[Name] }
/** Takes one value into the draft, or says why it cannot. */
type Reader = (draft: Draft, value: string, say: (sentence: string) => void) => void

/** @returns what reads the value of the parameter; undefined for a name that means nothing here */
export function readerOf(name: string): Reader | undefined {
  const box = /^(include|exclude)_work_search\[([a-z_]+)_ids\](?:\[\])?$/.exec(name)
  const type = box?.[2] === undefined ? undefined : typeNamed(box[2])
  if (type) return readIds(box?.[1] === 'include' ? 'include' : 'exclude', type)
  const searched = /^work_search\[([a-z_]+)\](?:\[\])?$/.exec(name)?.[1]
  const readers = searched === undefined ? TOP_READERS : SEARCH_READERS
  const key = searched ?? name
  return Object.hasOwn(readers, key) ? readers[key] : undefined
}

const TOP_READERS: Readonly<Record<string, Reader>> = {
  tag_id: readLine('tag'),
  user_id: readLine('user'),
  pseud_id: readLine('pseud'),
  collection_id: readLine('collection'),
  fandom_id: readIds('include', 'fandom'),
  my_filters: readOwn,
}

const SEARCH_READERS: Readonly<Record<string, Reader>> = {
  query: readLine('query'),
  title: readLine('title'),
  creators: readLine('creators'),
  language_id: readLanguage,
  complete: readChoice('complete'),
  crossover: readChoice('crossover'),
  single_chapter: readChoice('singleChapter'),
  read: readChoice('read'),
  word_count: readRange('words', 'The number of words'),
  hits: readRange('hits', 'The number of hits'),
  kudos_count: readRange('kudos', 'The number of kudos'),
  comments_count: readRange('comments', 'The number of comments'),
  bookmarks_count: readRange('bookmarks', 'The number of bookmarks'),
  words_from: readEnd('from'),
  words_to: readEnd('to'),
  date_from: readDay('dateFrom'),
  date_to: readDay('dateTo'),
  revised_at: readAge,
  rating_ids: readIds('include', 'rating'),
  archive_warning_ids: readIds('include', 'warning'),
  category_ids: readIds('include', 'category'),
  fandom_names: readNames('includeNames', 'fandom'),
  character_names: readNames('includeNames', 'character'),
  relationship_names: readNames('includeNames', 'relationship'),
  freeform_names: readNames('includeNames', 'additional'),
  other_tag_names: readNames('includeNames', undefined),
  excluded_tag_names: readNames('excludeNames', undefined),
  sort_column: () => undefined,
  sort_direction: () => undefined,
}

function readLine(name: 'tag' | 'user' | 'pseud' | 'collection' | 'query' | 'title' | 'creators'): Reader {
  return (draft, value, say) => {
    const longest = name === 'query' ? MOST_CHARACTERS : LONGEST_LINE
    const characters = value.length > longest ? [...value] : []
    if (characters.length > longest) say(`Only the first ${longest} characters of a line are looked at.`)
    draft[name] = characters.length > longest ? characters.slice(0, longest).join('').trim() : value
  }
}

function readIds(way: 'include' | 'exclude', type: TagType): Reader {
  return (draft, value, say) => {
    const ids = value.split(',').map((part) => part.trim())
    for (const id of ids) {
      if (/^\d{1,9}$/.test(id)) draft[way] = added(draft[way], { type, id: Number(id) })
      else say(`“${shortened(id)}” is not the number of a tag.`)
    }
  }
}

/** Far past the limit nothing is gathered any more: an address may hold any number. */
function added<Entry extends TagChoice | TagWish>(list: readonly Entry[], entry: Entry): readonly Entry[] {
  const same = (other: Entry) =>
    other.type === entry.type &&
    ('id' in entry ? (other as TagChoice).id === entry.id : (other as TagWish).name === (entry as TagWish).name)
  if (list.length > MOST_TAGS || list.some(same)) return list
  return [...list, entry]
}

function readNames(way: 'includeNames' | 'excludeNames', type: TagType | undefined): Reader {
  return (draft, value, say) => {
    for (const name of splitTags(value)) {
      if ([...name].length > TAG_NAME_MOST) say(`“${shortened(name)}” is longer than any tag.`)
      else draft[way] = added(draft[way], { type, name })
    }
  }
}

function readRange(name: 'words' | 'hits' | 'kudos' | 'comments' | 'bookmarks', what: string): Reader {
  return (draft, value, say) => {
    const result = parseRange(value)
    if (!result.ok)
      return say(`${what} is a number, or a range such as 100-200, <100 or >100; “${shortened(value)}” is neither.`)
    if (result.value.turned) say(`${what} was given from high to low; it is read the other way round.`)
    draft[name] = result.value.range
  }
}

/** The ends are turned round in the end, when both are known. */
function readEnd(end: keyof Range): Reader {
  return (draft, value, say) => {
    const number = wholeNumber(value)
    if (number === undefined) return say(`“${shortened(value)}” is not a number of words.`)
    draft.words = { ...draft.words, [end]: number }
  }
}

function readDay(name: 'dateFrom' | 'dateTo'): Reader {
  return (draft, value, say) => {
    const day =
      /^\d{4}-\d{2}-\d{2}$/.test(value) && Number.isFinite(Date.parse(value))
        ? new Date(value).toISOString().slice(0, 10)
        : ''
    if (day !== value) return say(`“${shortened(value)}” is not a date such as 2026-03-09.`)
    draft[name] = value
  }
}

function readAge(draft: Draft, value: string, say: (sentence: string) => void): void {
  const result = parseAge(value)
  if (!result.ok) say(`“${shortened(value)}” is no time ago; try 7 days ago, < 2 weeks or 13-21 months.`)
  else draft.age = result.value
}

/** The viewer's own filters apply unless they are switched off for this listing. */
function readOwn(draft: Draft, value: string, say: (sentence: string) => void): void {
  if (value === 'off' || value === 'on') draft.unhidden = value === 'off'
  else say('“my_filters” is on or off.')
}

const CHOICES: Readonly<Record<string, boolean>> = {
  t: true,
  true: true,
  '1': true,
  yes: true,
  f: false,
  false: false,
  '0': false,
  no: false,
}

function readChoice(name: 'complete' | 'crossover' | 'singleChapter' | 'read'): Reader {
  return (draft, value, say) => {
    const choice = CHOICES[value.toLowerCase()]
    if (choice === undefined) return say(`“${shortened(value)}” is neither yes (T) nor no (F).`)
    draft[name] = name === 'singleChapter' && !choice ? undefined : choice
  }
}

function readLanguage(draft: Draft, value: string, say: (sentence: string) => void): void {
  const language = findLanguage(value)
  if (!language) say(`“${shortened(value)}” is not a language of this archive.`)
  else draft.language = language.code
}
