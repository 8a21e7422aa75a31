import type { Phrase } from '../../../platform/db/words.ts'
import { foldName } from '../../../platform/text/fold.ts'
import { searchWords } from '../../../platform/text/words.ts'
import type { Db } from '../../../schema/index.ts'
import { type Below, findTagInAddress, type Tag, tagsBelow, tagsById, toTag } from '../../tags/index.ts'
import { findPerson, type Person, WORD_FIELDS } from '../../works/index.ts'
import type { TagWish, WorkFilter } from '../filter/filter.ts'
import { parseWords, phrasesIn } from '../filter/words.ts'

/** A filter with its names looked up. */
export interface Understood {
  readonly filter: WorkFilter
  /** the tag whose listing it is */
  readonly place: Tag | undefined
  readonly person: Person | undefined
  /** the one of their pen names that it is about; undefined for all of them */
  readonly pseud: Person['pseuds'][number] | undefined
  /** what must be there: of each group one */
  readonly groups: readonly (readonly Tag[])[]
  readonly excluded: readonly Tag[]
  /** what each of these tags stands for, by its number */
  readonly below: ReadonlyMap<number, Below>
  readonly phrases: readonly Phrase[]
  readonly unwanted: readonly Phrase[]
  /** the tag or person of the listing is not there: no listing either */
  readonly missing: boolean
  readonly problems: readonly string[]
}

/** Looks up what the filter names.
 * @param known whether this viewer may hear of the tag: a name on hidden works alone must not be given away */
export async function understand(db: Db, filter: WorkFilter, known: (tag: Tag) => boolean): Promise<Understood> {
  const words = parseWords(filter.query)
  const place = filter.tag === '' ? undefined : await findTagInAddress(db, filter.tag)
  const person = filter.user === '' ? undefined : await findPerson(db, filter.user)
  const pseud = person?.pseuds.find(({ name }) => foldName(name) === foldName(filter.pseud))
  const wanted = await namedTags(db, filter.includeNames, known)
  const unwanted = await namedTags(db, filter.excludeNames, known)
  const chosen = await chosenTags(db, [...filter.include, ...words.include], known)
  const left = await chosenTags(db, [...filter.exclude, ...words.exclude], known)
  const groups = [...(place ? [[place]] : []), ...grouped(chosen.tags), ...wanted.groups]
  const excluded = [...left.tags, ...unwanted.groups.flat()].filter(once())
  return {
    filter,
    place,
    person,
    pseud: filter.pseud === '' ? undefined : pseud,
    groups,
    excluded,
    below: await tagsBelow(
      db,
      [...groups.flat(), ...excluded].map(({ id }) => id),
    ),
    phrases: [
      ...words.all,
      ...phrasesIn(filter.title, WORD_FIELDS.title),
      ...phrasesIn(filter.creators, WORD_FIELDS.creators),
      ...inTags(wanted.unknown),
    ],
    unwanted: [...words.none, ...inTags(unwanted.unknown)],
    missing:
      (filter.tag !== '' && (!place || !known(place))) ||
      (filter.user !== '' && !person) ||
      (filter.pseud !== '' && !pseud),
    problems: [...unknownIds([...chosen.unknown, ...left.unknown]), ...unknownNames(wanted.unknown)],
  }
}

async function chosenTags(
  db: Db,
  choices: WorkFilter['include'],
  known: (tag: Tag) => boolean,
): Promise<{ readonly tags: readonly Tag[]; readonly unknown: readonly number[] }> {
  const tags = await tagsById(
    db,
    choices.map(({ id }) => id),
  )
  const found = new Map(tags.filter(known).map((tag) => [tag.id, tag]))
  return {
    tags: choices.flatMap(({ id }) => found.get(id) ?? []).filter(once()),
    unknown: choices.flatMap(({ id }) => (found.has(id) ? [] : [id])),
  }
}

/** Each for itself, but of ratings one is enough: no work has two. */
function grouped(tags: readonly Tag[]): readonly (readonly Tag[])[] {
  const ratings = tags.filter(({ type }) => type === 'rating')
  const others = tags.filter(({ type }) => type !== 'rating')
  return [...(ratings.length > 0 ? [ratings] : []), ...others.map((tag) => [tag])]
}

/** A name may belong to tags of several types. One that no tag has is looked for among the words of tags. */
async function namedTags(
  db: Db,
  wishes: readonly TagWish[],
  known: (tag: Tag) => boolean,
): Promise<{ readonly groups: readonly (readonly Tag[])[]; readonly unknown: readonly TagWish[] }> {
  if (wishes.length === 0) return { groups: [], unknown: [] }
  const rows = await db
    .selectFrom('tags')
    .select(['id', 'type', 'name', 'path_name', 'name_key'])
    .where(
      'name_key',
      'in',
      wishes.map(({ name }) => foldName(name)),
    )
    .execute()
  const tagsOf = ({ type, name }: TagWish) =>
    rows
      .filter((row) => row.name_key === foldName(name) && (type === undefined || row.type === type))
      .map(toTag)
      .filter(known)
  const found = wishes.map((wish) => ({ wish, tags: tagsOf(wish) }))
  return {
    groups: found.map(({ tags }) => tags).filter((tags) => tags.length > 0),
    unknown: found.filter(({ tags }) => tags.length === 0).map(({ wish }) => wish),
  }
}

function inTags(wishes: readonly TagWish[]): readonly Phrase[] {
  return wishes
    .map(({ name }) => ({ words: searchWords(name), field: WORD_FIELDS.tags }))
    .filter(({ words }) => words.length > 0)
}

function once(): (tag: Tag) => boolean {
  const seen = new Set<number>()
  return ({ id }) => !seen.has(id) && seen.add(id) !== undefined
}

function unknownIds(ids: readonly number[]): readonly string[] {
  return ids.length === 0
    ? []
    : [`There is no tag with the number ${ids.slice(0, 3).join(', ')}${ids.length > 3 ? ' …' : ''}.`]
}

function unknownNames(wishes: readonly TagWish[]): readonly string[] {
  return wishes
    .slice(0, 3)
    .map(({ name }) => `No tag is called “${name}”, so works with these words in their tags are shown.`)
}
