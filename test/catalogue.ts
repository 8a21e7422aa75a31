import { insertUser } from '../src/archive/accounts/index.ts'
import { FIXED_TAGS } from '../src/archive/tags/index.ts'
import { indexWords, noteChange } from '../src/archive/works/index.ts'
import { foldName, sortKey } from '../src/platform/text/fold.ts'
import type { Db, TagType, Transaction } from '../src/schema/index.ts'

/** A tag of a made-up catalogue. */
export interface MadeTag {
  readonly id: number
  readonly type: TagType
  readonly name: string
  readonly canonical: boolean
  readonly mergerId: number | null
}

/** A work of a made-up catalogue, with everything that a listing can ask about. */
export interface MadeWork {
  readonly id: number
  readonly title: string
  readonly summary: string
  readonly login: string
  readonly language: string
  readonly restricted: boolean
  readonly draft: boolean
  readonly binned: boolean
  readonly complete: boolean
  readonly expectedChapters: number | null
  readonly words: number
  readonly updatedAt: string
  readonly postedAt: string
  readonly tags: readonly MadeTag[]
  readonly counters: {
    readonly hits: number
    readonly kudos: number
    readonly comments: number
    readonly bookmarks: number
  }
}

export interface Catalogue {
  readonly tags: readonly MadeTag[]
  readonly works: readonly MadeWork[]
  readonly logins: readonly string[]
}

const LOGINS = ['quillfeather', 'gare_du_nord', 'maren', 'knotwork']
const NOUNS = 'lamp harbour letter violin window orchard kettle winter bridge 月の庭 été'.split(' ')
const NAMES: Readonly<Partial<Record<TagType, readonly string[]>>> = {
  fandom: ['Sherlock Holmes', 'Alice in Wonderland', 'Arsène Lupin', 'Treasure Island'],
  relationship: ['Sherlock Holmes/John Watson', 'Sherlock Holmes & John Watson', 'Alice/Queen of Hearts'],
  character: ['Sherlock Holmes', 'John Watson', 'Alice', 'Mrs. Hudson', 'Jim Hawkins', 'Arsène Lupin'],
  additional: ['Fluff', 'Angst', 'Slow Build', 'Case Fic', 'Tea', 'Epistolary', 'Found Family', '日本の庭'],
}

/** The same numbers for the same seed, from 0 up to but not 1. */
export function dice(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Puts so many works with random tags, states and counters into an empty archive. */
export async function plantCatalogue(db: Db, count: number, seed: number): Promise<Catalogue> {
  const roll = dice(seed)
  return db.transaction().execute(async (trx) => {
    const pseuds = await plantPeople(trx)
    const tags = await plantTags(trx)
    const works: MadeWork[] = []
    for (let at = 0; at < count; at++) works.push(await plantWork(trx, makeWork(roll, tags), pseuds))
    await indexWords(
      trx,
      works.map(({ id }) => id),
    )
    await noteChange(
      trx,
      works.map(({ id }) => id),
      new Date(0),
    )
    return { tags, works, logins: LOGINS }
  })
}

async function plantPeople(trx: Transaction): Promise<ReadonlyMap<string, number>> {
  const pseuds = new Map<string, number>()
  for (const login of LOGINS) {
    const userId = await insertUser(trx, {
      login,
      email: `${login}@example.org`,
      passwordHash: null,
      emailConfirmed: true,
      roles: [],
      now: new Date(0),
    })
    const { id } = await trx.selectFrom('pseuds').select('id').where('user_id', '=', userId).executeTakeFirstOrThrow()
    pseuds.set(login, id)
  }
  return pseuds
}

/** Every other name is canonical and has a synonym. */
async function plantTags(trx: Transaction): Promise<readonly MadeTag[]> {
  const made: MadeTag[] = FIXED_TAGS.map((tag) => ({ ...tag, canonical: true, mergerId: null }))
  for (const [type, names] of Object.entries(NAMES) as [TagType, readonly string[]][]) {
    for (const [at, name] of names.entries()) {
      const tag = await plantTag(trx, { type, name, canonical: at % 2 === 0, mergerId: null })
      made.push(tag)
      if (tag.canonical)
        made.push(await plantTag(trx, { type, name: `${name} (or so)`, canonical: false, mergerId: tag.id }))
    }
  }
  return made
}

async function plantTag(trx: Transaction, tag: Omit<MadeTag, 'id'>): Promise<MadeTag> {
  const { id } = await trx
    .insertInto('tags')
    .values({
      type: tag.type,
      name: tag.name,
      name_key: foldName(tag.name),
      path_name: tag.type === 'fandom' ? tag.name : `${tag.name} - ${tag.type}`,
      canonical: tag.canonical ? 1 : 0,
      merger_id: tag.mergerId,
      created_at: new Date(0).toISOString(),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { ...tag, id }
}

function makeWork(roll: () => number, tags: readonly MadeTag[]): Omit<MadeWork, 'id'> {
  const one = <Value>(values: readonly Value[]) => values[Math.floor(roll() * values.length)] as Value
  const some = (type: TagType, most: number) => {
    const ofType = tags.filter((tag) => tag.type === type)
    return [...new Set(Array.from({ length: Math.floor(roll() * (most + 1)) }, () => one(ofType)))]
  }
  const expectedChapters = one([1, 1, 3, null])
  // few different times, so that ties are broken by number
  const updatedAt = new Date(Date.UTC(2026, 0, 1 + Math.floor(roll() * 40), 12)).toISOString()
  const draft = roll() < 0.08
  return {
    title: `${one(NOUNS)} ${one(NOUNS)}`,
    summary: roll() < 0.3 ? '' : `<p>${one(NOUNS)} &amp; ${one(NOUNS)}</p>`,
    login: one(LOGINS),
    language: one(['en', 'en', 'ja', 'fr']),
    restricted: roll() < 0.2,
    draft,
    binned: roll() < 0.05,
    complete: !draft && expectedChapters === 1,
    expectedChapters,
    words: Math.floor(roll() * 50) * 100,
    updatedAt,
    postedAt: updatedAt,
    tags: [
      one(tags.filter(({ type }) => type === 'rating')),
      one(tags.filter(({ type }) => type === 'warning')),
      ...some('category', 2),
      one(tags.filter(({ type }) => type === 'fandom')),
      ...some('fandom', 1),
      ...some('relationship', 2),
      ...some('character', 3),
      ...some('additional', 4),
    ].filter((tag, at, all) => all.indexOf(tag) === at),
    counters: {
      hits: Math.floor(roll() * 400),
      kudos: Math.floor(roll() * 40),
      comments: Math.floor(roll() * 10),
      bookmarks: Math.floor(roll() * 5),
    },
  }
}

async function plantWork(
  trx: Transaction,
  work: Omit<MadeWork, 'id'>,
  pseuds: ReadonlyMap<string, number>,
): Promise<MadeWork> {
  const { id } = await trx
    .insertInto('works')
    .values({
      title: work.title,
      title_sort: sortKey(work.title, work.language),
      creators_sort: foldName(work.login),
      summary: work.summary,
      notes_before: '',
      notes_after: '',
      language: work.language,
      expected_chapters: work.expectedChapters,
      restricted: work.restricted ? 1 : 0,
      adult: 0,
      complete: work.complete ? 1 : 0,
      word_count: work.words,
      character_count: work.words * 6,
      chapter_count: 1,
      first_chapter_id: null,
      last_chapter_id: null,
      created_at: work.postedAt,
      posted_at: work.draft ? null : work.postedAt,
      updated_at: work.updatedAt,
      edited_at: work.updatedAt,
      deleted_at: work.binned ? work.updatedAt : null,
      import_key: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await trx
    .insertInto('work_counters')
    .values({ work_id: id, ...work.counters })
    .execute()
  await trx
    .insertInto('creatorships')
    .values({ work_id: id, pseud_id: pseuds.get(work.login) ?? 0, position: 0 })
    .execute()
  await trx
    .insertInto('taggings')
    .values(work.tags.map((tag, position) => ({ work_id: id, tag_id: tag.id, position })))
    .execute()
  return { ...work, id }
}
