import type { Viewer } from '../../../platform/web/viewer.ts'
import type { Db } from '../../../schema/index.ts'
import type { Begun, Desk, DirectoryPage, Use } from '../../catalogue/index.ts'
import type { Tag } from '../../tags/index.ts'
import { newestChange } from '../../works/index.ts'
import type { FreeType } from '../query/tree.ts'
import { beginningWith, calledExactly, canonicalOnes, fandomsCalled, standingOnSome } from './store.ts'
import { type Facets, facetsOf, type TagUse, tagUses } from './uses.ts'

/** A page of the fandoms that a viewer can find works in. */
export interface Directory {
  /** letters that fandoms begin with, and how many */
  readonly letters: readonly (readonly [letter: string, fandoms: number])[]
  readonly fandoms: readonly TagUse[]
  /** where the next page of the letter begins; undefined on the last */
  readonly next: string | undefined
}

/** The fandoms of one medium that are written about most. */
export interface MediumShelf {
  readonly medium: string
  readonly fandoms: readonly TagUse[]
}

const ON_A_SHELF = 5
/** The types of tags that people name as they like. */
export const FREE_TYPES: readonly FreeType[] = ['fandom', 'relationship', 'character', 'additional']

/** Finds tags, and how many works stand under them. */
export class TagFinder {
  private readonly db: Db
  private readonly desk: Desk

  constructor(db: Db, desk: Desk) {
    this.db = db
    this.desk = desk
  }

  /** @returns how many works that this viewer may see stand under each of these tags, in their order; nothing while the
   * catalogue is being read */
  async uses(tagIds: readonly number[], viewer: Viewer): Promise<readonly number[] | undefined> {
    if (!this.desk.ready || tagIds.length === 0) return undefined
    return this.desk.uses(await newestChange(this.db), tagIds, viewer.kind === 'member')
  }

  /** Of these tags, the numbers of those that this viewer may hear of: a name on hidden works alone must not be given away,
   * unless a wrangler has made it canonical. */
  async known(tags: readonly Tag[], viewer: Viewer): Promise<ReadonlySet<number>> {
    const { db } = this
    const fixed = tags.filter(({ id }) => isFixed(id)).map(({ id }) => id)
    const free = tags.filter(({ id }) => !isFixed(id)).map(({ id }) => id)
    const canonical = new Set(await canonicalOnes(db, free))
    const doubtful = free.filter((id) => !canonical.has(id))
    const uses = await this.uses(doubtful, viewer)
    const used = uses ? doubtful.filter((_, at) => (uses[at] ?? 0) > 0) : await standingOnSome(db, doubtful, viewer)
    return new Set([...fixed, ...canonical, ...used])
  }

  /** @returns how many works are found under a tag, and what stands beside it on them; nothing while the catalogue is being
   * read */
  async under(tagId: number, viewer: Viewer): Promise<{ readonly works?: number; readonly company?: Facets }> {
    if (!this.desk.ready) return {}
    const { total, facets } = await this.desk.find(await newestChange(this.db), {
      condition: { tag: tagId },
      members: viewer.kind === 'member',
      sort: 'updated',
      descending: true,
      page: 1,
      size: 1,
      facets: 10,
    })
    return facets ? { works: total, company: await facetsOf(this.db, facets) } : {}
  }

  /** @returns the tags that a name may become while it is typed, the most used first; one of exactly that name before all */
  async suggest(begun: Begun, viewer: Viewer): Promise<readonly TagUse[]> {
    const { db } = this
    if (!this.desk.ready) return tagUses(db, await beginningWith(db, begun, viewer))
    const same = await this.calledThat(begun, viewer)
    const others = await this.desk.suggest(await newestChange(db), begun, viewer.kind === 'member')
    const strangers = others.filter(({ id }) => !same.some((use) => use.id === id))
    return tagUses(db, [...same, ...strangers].slice(0, begun.most))
  }

  /** As {@link suggest}; those that stand on works of these fandoms come first, by how many.
   * @param fandoms their names */
  async suggestBeside(begun: Begun, fandoms: readonly string[], viewer: Viewer): Promise<readonly TagUse[]> {
    const { db, desk } = this
    const ids = desk.ready && begun.term !== '' ? await fandomsCalled(db, fandoms) : []
    if (ids.length === 0) return this.suggest(begun, viewer)
    const works = { condition: { any: ids.map((tag) => ({ tag })) }, members: viewer.kind === 'member' }
    const inside = await tagUses(db, await desk.values(await newestChange(db), works, begun))
    if (inside.length >= begun.most) return inside
    const others = await this.suggest(begun, viewer)
    const strangers = others.filter(({ tag }) => !inside.some((use) => use.tag.id === tag.id))
    return [...inside, ...strangers].slice(0, begun.most)
  }

  /** @returns undefined while the catalogue is being read */
  async directory(page: DirectoryPage, viewer: Viewer): Promise<Directory | undefined> {
    const { db } = this
    if (!this.desk.ready) return undefined
    const directory = await this.desk.fandoms(await newestChange(db), page, viewer.kind === 'member')
    return { ...directory, fandoms: await tagUses(db, directory.fandoms) }
  }

  /** @param tied the numbers of the media of each fandom that has any
   * @returns a shelf for each medium that this viewer can find works in, by name */
  async shelves(
    media: readonly { readonly id: number; readonly name: string }[],
    tied: ReadonlyMap<number, readonly number[]>,
    viewer: Viewer,
  ): Promise<readonly MediumShelf[]> {
    const fandoms = [...tied.keys()]
    const works = (await this.uses(fandoms, viewer)) ?? []
    const used = fandoms.map((id, at) => ({ id, works: works[at] ?? 0 })).filter((use) => use.works > 0)
    used.sort((left, right) => right.works - left.works || left.id - right.id)
    const shelves = media.map(({ id, name }) => ({
      medium: name,
      uses: used.filter((use) => tied.get(use.id)?.includes(id)).slice(0, ON_A_SHELF),
    }))
    const tags = await tagUses(
      this.db,
      shelves.flatMap(({ uses }) => uses),
    )
    return shelves
      .filter(({ uses }) => uses.length > 0)
      .map(({ medium, uses }) => ({
        medium,
        fandoms: uses.flatMap(({ id }) => tags.find(({ tag }) => tag.id === id) ?? []),
      }))
  }

  /** @returns the name of the tag that was probably meant: one that begins so, or is spelt nearly so */
  async likelyName(name: string, type: FreeType | undefined, viewer: Viewer): Promise<string | undefined> {
    const types = type ? [type] : FREE_TYPES
    const [first] = await this.suggest({ term: name, types, most: 1 }, viewer)
    return first?.tag.name ?? (await this.nearest(name, types, viewer))
  }

  /** @returns the name of the tag that is spelt nearly so; undefined when none is near */
  async nearest(term: string, types: readonly FreeType[], viewer: Viewer): Promise<string | undefined> {
    if (!this.desk.ready) return undefined
    const since = await newestChange(this.db)
    const uses = await this.desk.nearest(since, { term, types, most: 1 }, viewer.kind === 'member')
    const [nearest] = await tagUses(this.db, uses)
    return nearest?.tag.name
  }

  private async calledThat(begun: Begun, viewer: Viewer): Promise<readonly Use[]> {
    const ids = await calledExactly(this.db, begun)
    const uses = (await this.uses(ids, viewer)) ?? []
    return ids.map((id, at) => ({ id, works: uses[at] ?? 0 })).filter(({ works }) => works > 0)
  }
}

/** Ratings, warnings and categories have numbers below those of all other tags. */
function isFixed(tagId: number): boolean {
  return tagId < 10_000
}
