import { printAge } from './ages.ts'
import { descendsByItself, type Sort, type TagWish, type WorkFilter } from './filter.ts'
import { boxName, field, SORT_NAMES } from './names.ts'
import { printRange } from './ranges.ts'

/** Writes a filter as an address carries it: `parseFilter(printFilter(filter))` is the filter again.
 * @param usual the order that needs no words where the address leads
 * @returns only what asks for something; nothing for everything */
export function printFilter(filter: WorkFilter, usual: Sort = 'updated'): URLSearchParams {
  const params = new URLSearchParams()
  const add = (name: string, value: string) => (value === '' ? undefined : params.append(name, value))
  add('tag_id', filter.tag)
  add('user_id', filter.user)
  add('pseud_id', filter.pseud)
  add('collection_id', filter.collection)
  for (const { type, id } of filter.include) add(boxName('include', type), String(id))
  for (const { type, id } of filter.exclude) add(boxName('exclude', type), String(id))
  for (const [name, value] of [...searched(filter), ...order(filter, usual)]) add(field(name), value)
  add('my_filters', filter.unhidden ? 'off' : '')
  return params
}

function searched(filter: WorkFilter): readonly (readonly [name: string, value: string])[] {
  return [
    ['query', filter.query],
    ['title', filter.title],
    ['creators', filter.creators],
    ['fandom_names', namesOf(filter.includeNames, 'fandom')],
    ['character_names', namesOf(filter.includeNames, 'character')],
    ['relationship_names', namesOf(filter.includeNames, 'relationship')],
    ['freeform_names', namesOf(filter.includeNames, 'additional')],
    ['other_tag_names', namesOf(filter.includeNames, undefined)],
    ['excluded_tag_names', namesOf(filter.excludeNames, undefined)],
    ['crossover', printChoice(filter.crossover)],
    ['complete', printChoice(filter.complete)],
    ['single_chapter', printChoice(filter.singleChapter)],
    ['read', printChoice(filter.read)],
    ['words_from', filter.words.from === undefined ? '' : String(filter.words.from)],
    ['words_to', filter.words.to === undefined ? '' : String(filter.words.to)],
    ['hits', printRange(filter.hits)],
    ['kudos_count', printRange(filter.kudos)],
    ['comments_count', printRange(filter.comments)],
    ['bookmarks_count', printRange(filter.bookmarks)],
    ['date_from', filter.dateFrom],
    ['date_to', filter.dateTo],
    ['revised_at', filter.age ? printAge(filter.age) : ''],
    ['language_id', filter.language],
  ]
}

function order({ sort, descending }: WorkFilter, usual: Sort): readonly (readonly [string, string])[] {
  return [
    ['sort_column', sort === usual ? '' : SORT_NAMES[sort]],
    ['sort_direction', descending === descendsByItself(sort) ? '' : descending ? 'desc' : 'asc'],
  ]
}

function printChoice(choice: boolean | undefined): string {
  return choice === undefined ? '' : choice ? 'T' : 'F'
}

function namesOf(wishes: readonly TagWish[], type: TagWish['type']): string {
  return wishes
    .filter((wish) => wish.type === type)
    .map(({ name }) => name)
    .join(', ')
}
