import { foldName, sortKey } from '../../platform/text/fold.ts'
import type { TagType } from '../../schema/index.ts'
import { isAdultRating } from '../tags/index.ts'

/** What the row of a work says, and what stands behind it. */
export interface WorkFacts {
  readonly said: SaidOfWork
  /** in order of position */
  readonly chapters: readonly ChapterFacts[]
  readonly tags: readonly { readonly type: TagType; readonly name: string }[]
  /** names in the byline, in order */
  readonly creators: readonly string[]
  readonly hasCounters: boolean
}

export interface SaidOfWork {
  readonly id: number
  readonly title: string
  readonly title_sort: string
  readonly creators_sort: string
  readonly language: string
  readonly expected_chapters: number | null
  readonly anonymous: 0 | 1
  readonly adult: 0 | 1
  readonly complete: 0 | 1
  readonly word_count: number
  readonly character_count: number
  readonly chapter_count: number
  readonly first_chapter_id: number | null
  readonly last_chapter_id: number | null
  readonly posted_at: string | null
  readonly next_block: number
  readonly stamp: number
}

export interface ChapterFacts {
  readonly id: number
  readonly position: number
  readonly word_count: number
  readonly character_count: number
  readonly posted_at: string | null
  /** counted from its text; undefined when there is none */
  readonly text: TextFacts | undefined
}

export interface TextFacts {
  readonly words: number
  readonly characters: number
  /** numbers of its paragraphs */
  readonly blocks: readonly number[]
}

/** @returns a sentence for each thing that a work says and that is not so; none when all is well */
export function faultsOf(facts: WorkFacts): readonly string[] {
  return [...chapterFaults(facts), ...blockFaults(facts), ...countFaults(facts), ...labelFaults(facts)]
}

function chapterFaults({ chapters }: WorkFacts): readonly string[] {
  return chapters.flatMap((chapter, at) => {
    const name = `chapter ${chapter.id}`
    const place = chapter.position === at + 1 ? [] : [`${name} stands at ${chapter.position}, not at ${at + 1}`]
    if (!chapter.text) return [...place, `${name} has no text`]
    const { words, characters } = chapter.text
    return [
      ...place,
      ...differs(`${name} says it has`, chapter.word_count, words, 'words'),
      ...differs(`${name} says it has`, chapter.character_count, characters, 'characters'),
    ]
  })
}

function blockFaults({ said, chapters }: WorkFacts): readonly string[] {
  const seen = new Set<number>()
  const faults: string[] = []
  for (const block of chapters.flatMap(({ text }) => text?.blocks ?? [])) {
    if (seen.has(block)) faults.push(`the paragraph p${block.toString(36)} is there twice`)
    if (block >= said.next_block)
      faults.push(`the paragraph p${block.toString(36)} has a number that the next new one would get`)
    seen.add(block)
  }
  return faults
}

/** The counts of a posted work are of its posted chapters, those of a draft of all. */
function countFaults({ said, chapters }: WorkFacts): readonly string[] {
  const counted = said.posted_at === null ? chapters : chapters.filter(({ posted_at }) => posted_at !== null)
  const sum = (of: (text: TextFacts) => number) => counted.reduce((total, { text }) => total + (text ? of(text) : 0), 0)
  const complete = said.posted_at !== null && said.expected_chapters === counted.length ? 1 : 0
  return [
    ...differs(
      'it says it has',
      said.word_count,
      sum(({ words }) => words),
      'words',
    ),
    ...differs(
      'it says it has',
      said.character_count,
      sum(({ characters }) => characters),
      'characters',
    ),
    ...differs('it says it has', said.chapter_count, counted.length, 'chapters'),
    ...differs('its first chapter is said to be', said.first_chapter_id, counted[0]?.id ?? null),
    ...differs('its last chapter is said to be', said.last_chapter_id, counted.at(-1)?.id ?? null),
    ...(said.complete === complete
      ? []
      : [complete === 1 ? 'it is complete and does not say so' : 'it says it is complete and is not']),
    ...(said.posted_at !== null && counted.length === 0 ? ['it is posted without a posted chapter'] : []),
  ]
}

function labelFaults({ said, tags, creators, hasCounters }: WorkFacts): readonly string[] {
  const of = (type: TagType) => tags.filter((tag) => tag.type === type)
  const ratings = of('rating')
  const rating = ratings[0]?.name ?? ''
  const posted = said.posted_at !== null
  return [
    ...(ratings.length > 1 ? [`it has ${ratings.length} ratings`] : []),
    ...(posted && ratings.length === 0 ? ['it is posted without a rating'] : []),
    ...(posted && of('warning').length === 0 ? ['it is posted without an archive warning'] : []),
    ...(posted && of('fandom').length === 0 ? ['it is posted without a fandom'] : []),
    ...(creators.length === 0 ? ['nobody is credited with it'] : []),
    ...((said.adult === 1) === isAdultRating(rating)
      ? []
      : [`it is ${said.adult === 1 ? '' : 'not '}asked about first, though rated ${rating || 'nothing'}`]),
    ...differs('it is sorted by title under', said.title_sort, sortKey(said.title, said.language)),
    ...differs(
      'it is sorted by creator under',
      said.creators_sort,
      foldName(said.anonymous === 1 ? 'Anonymous' : creators.join(', ')),
    ),
    ...(hasCounters ? [] : ['it has no counters']),
    ...(said.stamp >= 1 ? [] : [`its stamp is ${said.stamp}`]),
  ]
}

function differs(
  what: string,
  said: string | number | null,
  fact: string | number | null,
  unit = '',
): readonly string[] {
  if (said === fact) return []
  return [`${what} ${[said ?? 'none', unit].join(' ').trim()}, and it is ${fact ?? 'none'}`]
}
