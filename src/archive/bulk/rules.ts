import { foldName } from '../../platform/text/fold.ts'
import { allow, type Result } from '../../platform/text/result.ts'
import type { entryFor, ItemState } from '../collections/index.ts'
import { splitTags } from '../tags/index.ts'
import { checkWork, languageOf, sentencesOf, type Work, type WorkDetails } from '../works/index.ts'

/** Types of tags that are changed in bulk; the others are chosen from fixed names. */
export const KINDS = ['fandoms', 'relationships', 'characters', 'additional'] as const
export type Kind = (typeof KINDS)[number]

/** What is to become of all works that were ticked; empty for what stays as it is in each. */
export interface Wish {
  readonly add: Readonly<Record<Kind, string>>
  /** tags of any of these types */
  readonly remove: string
  readonly replace: string
  readonly by: string
  readonly language: string
  readonly rating: string
  readonly restricted: '' | 'yes' | 'no'
  readonly downloads: string
  readonly commenters: string
  readonly moderated: string
  /** number of a series to join */
  readonly series: string
  /** name of a collection to come into, and number of one to leave */
  readonly collection: string
  readonly leave: string
  /** number of the pen name that takes the place of the member's others */
  readonly pseud: string
}

/** What would be done with one work. */
export interface Plan {
  readonly work: Work
  readonly details: WorkDetails
  /** in words, one for each thing that changes; none when nothing does */
  readonly changes: readonly string[]
  /** why it cannot be; then nothing is changed */
  readonly problem: string | undefined
}

/** What a member calls their series and pen names, by number. */
export interface Names {
  readonly series: ReadonlyMap<string, string>
  readonly pseuds: ReadonlyMap<string, string>
  /** collections that works of theirs have to do with */
  readonly collections: ReadonlyMap<string, string>
}

/** What becomes of works that are brought to a collection, and how each stands with it now. */
export interface Joining {
  readonly id: number
  readonly title: string
  readonly entry: ReturnType<typeof entryFor>
  /** what it does to works that come in, in words; empty for nothing */
  readonly keeps: string
}

/** Where works stand with collections, by number of the work, then of the collection. */
export type Places = ReadonlyMap<number, ReadonlyMap<number, ItemState>>

/** What a wish makes of a work, before anything is done. Pure: it is asked again when it is done. */
export function planFor(work: Work, wish: Wish, names: Names, userId: number, gathered: Gathered = NOWHERE): Plan {
  const tags = Object.fromEntries(KINDS.map((kind) => [kind, tagsAfter(namesOf(work, kind), wish, kind)])) as Record<
    Kind,
    readonly string[]
  >
  const wished = {
    ...tags,
    language: wish.language || work.language,
    rating: wish.rating || (work.tags.rating?.name ?? ''),
    restricted: wish.restricted === '' ? work.restricted : wish.restricted === 'yes',
    downloads: wish.downloads || work.downloads,
  }
  const checked = check(work, wished)
  const details = checked.ok ? checked.value : detailsOf(work)
  const changes = checked.ok
    ? [...saidOf(work, details), ...others(work, wish, names, userId), ...gatherings(work, wish, names, gathered)]
    : []
  return { work, details, changes, problem: checked.ok ? undefined : checked.problem }
}

/** @returns the names without those that go, with one in the place of another, and with those that come behind */
export function tagsAfter(
  before: readonly string[],
  wish: Pick<Wish, 'add' | 'remove' | 'replace' | 'by'>,
  kind: Kind,
): readonly string[] {
  const gone = new Set(splitTags(wish.remove).map(foldName))
  const [from, to] = [foldName(wish.replace.trim()), wish.by.trim()]
  const kept = before
    .filter((name) => !gone.has(foldName(name)))
    .map((name) => (from !== '' && to !== '' && foldName(name) === from ? to : name))
  const all = [...kept, ...splitTags(wish.add[kind])]
  return all.filter((name, at) => all.findIndex((other) => foldName(other) === foldName(name)) === at)
}

function namesOf(work: Work, kind: Kind): readonly string[] {
  return work.tags[kind].map(({ name }) => name)
}

type Wished = Pick<WorkDetails, Kind | 'language' | 'rating' | 'restricted'> & { readonly downloads: string }

function check(work: Work, wished: Wished): Result<WorkDetails, string> {
  const before = detailsOf(work)
  const text = { text: '', format: 'html' } as const
  const checked = checkWork(
    {
      ...before,
      ...wished,
      summary: text,
      notesBefore: text,
      notesAfter: text,
      expectedChapters: '?',
      chapters: 1,
    },
    work.postedAt === null ? 'draft' : 'posted',
  )
  if (!checked.ok) return { ok: false, problem: Object.values(sentencesOf(checked.problems)).join(' ') }
  const { summary, notesBefore, notesAfter, expectedChapters, title } = before
  return allow({ ...checked.value, title, summary, notesBefore, notesAfter, expectedChapters })
}

/** @returns what a work says now */
export function detailsOf(work: Work): WorkDetails {
  const { title, summary, notesBefore, notesAfter, language, restricted, downloads, expectedChapters, tags } = work
  return {
    ...{ title, summary, notesBefore, notesAfter, language, restricted, downloads, expectedChapters },
    rating: tags.rating?.name ?? '',
    warnings: tags.warnings.map(({ name }) => name),
    categories: tags.categories.map(({ name }) => name),
    ...(Object.fromEntries(KINDS.map((kind) => [kind, namesOf(work, kind)])) as Record<Kind, readonly string[]>),
  }
}

const CALLED: Readonly<Record<Kind, string>> = {
  fandoms: 'Fandoms',
  relationships: 'Relationships',
  characters: 'Characters',
  additional: 'Additional tags',
}
const DOWNLOADERS: Readonly<Record<string, string>> = { everyone: 'everyone', members: 'members', nobody: 'nobody' }

function saidOf(work: Work, details: WorkDetails): readonly string[] {
  const before = detailsOf(work)
  const changes: string[] = []
  for (const kind of KINDS) {
    const [gone, come] = [without(before[kind], details[kind]), without(details[kind], before[kind])]
    if (gone.length > 0) changes.push(`${CALLED[kind]}: without ${gone.join(', ')}`)
    if (come.length > 0) changes.push(`${CALLED[kind]}: with ${come.join(', ')}`)
  }
  if (before.language !== details.language)
    changes.push(`Language: ${languageOf(before.language).name} → ${languageOf(details.language).name}`)
  if (before.rating !== details.rating) changes.push(`Rating: ${before.rating || 'none'} → ${details.rating}`)
  if (before.restricted !== details.restricted)
    changes.push(details.restricted ? 'For members only from now on' : 'For everybody from now on')
  if (before.downloads !== details.downloads)
    changes.push(
      `Downloads: ${DOWNLOADERS[before.downloads ?? 'everyone']} → ${DOWNLOADERS[details.downloads ?? 'everyone']}`,
    )
  return changes
}

function without(names: readonly string[], others: readonly string[]): readonly string[] {
  return names.filter((name) => !others.includes(name))
}

function others(work: Work, wish: Wish, { series, pseuds }: Names, userId: number): readonly string[] {
  const changes: string[] = []
  if (wish.commenters !== '' || wish.moderated !== '') changes.push('Comments: as chosen here')
  const joined = series.get(wish.series)
  if (joined !== undefined && !work.series.some(({ seriesId }) => String(seriesId) === wish.series))
    changes.push(`Series: last in ${joined}`)
  const pseud = pseuds.get(wish.pseud)
  const own = work.creators.filter((creator) => creator.userId === userId)
  if (pseud !== undefined && (own.length !== 1 || String(own[0]?.pseudId) !== wish.pseud))
    changes.push(`Credited to: ${pseud}, in place of ${own.map((creator) => creator.pseud).join(', ')}`)
  return changes
}

/** What a wish asks of collections, looked up. */
export interface Gathered {
  readonly joining: Joining | undefined
  readonly places: Places
}

const NOWHERE: Gathered = { joining: undefined, places: new Map() }

function gatherings(work: Work, wish: Wish, { collections }: Names, { joining, places }: Gathered): readonly string[] {
  const of = places.get(work.id)
  const changes: string[] = []
  if (wish.leave !== '' && of?.has(Number(wish.leave)))
    changes.push(`Collection: out of ${collections.get(wish.leave)}`)
  if (joining && joins(work.id, joining, places)) {
    const waits = joining.entry === 'waiting' ? ', where it waits for the maintainers' : ''
    changes.push(`Collection: into ${joining.title}${waits}${joining.keeps}`)
  }
  return changes
}

/** @returns whether the work comes into the collection, or waits for it, anew */
export function joins(workId: number, { id }: Joining, places: Places): boolean {
  const state = places.get(workId)?.get(id)
  return state === undefined || state === 'invited'
}

/** The byline with one pen name of the member's in the place of all their others.
 * @returns ids of pen names, in order */
export function bylineWith({ creators }: Pick<Work, 'creators'>, userId: number, pseudId: number): readonly number[] {
  return [...new Set(creators.map((creator) => (creator.userId === userId ? pseudId : creator.pseudId)))]
}
