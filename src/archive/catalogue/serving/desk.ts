import type { TagType } from '../../../schema/index.ts'
import type { Directory, DirectoryPage } from '../names/fandoms.ts'
import type { Use } from '../names/podium.ts'
import type { CatalogueAnswer } from '../query.ts'
import type { DeskQuery } from './wanted.ts'

/** An answer, and the newest line of the log of changes that it holds. */
export interface DatedAnswer extends CatalogueAnswer {
  readonly seq: number
}

/** A name that somebody has begun to type. */
export interface Begun {
  readonly term: string
  readonly types: readonly TagType[]
  /** so many at most */
  readonly most: number
}

/**
 * Whoever answers questions about works: the catalogue of this process, or of a thread beside it. Each answer holds
 * everything up to the line `since` of the log of changes, unless so much has changed that it takes longer than somebody waits.
 */
export interface Desk {
  /** Whether it may be asked: a thread may not before it has read all works. */
  readonly ready: boolean
  /** The works that a query finds, a page of them, and what stands on them. */
  find(since: number, query: DeskQuery): Promise<DatedAnswer>
  /** How many works stand under each of these tags, in their order. */
  uses(since: number, tagIds: readonly number[], members: boolean): Promise<readonly number[]>
  /** The tags of some types on most of the works that a condition finds; where something is typed, of those alone that it may
   * become. */
  values(since: number, asked: Pick<DeskQuery, 'condition' | 'members'>, begun: Begun): Promise<readonly Use[]>
  /** The tags that a name may become, the most used first. */
  suggest(since: number, begun: Begun, members: boolean): Promise<readonly Use[]>
  /** The tag that was most likely meant by a name that no tag has; nothing when none is near. */
  nearest(since: number, begun: Begun, members: boolean): Promise<readonly Use[]>
  /** A page of the fandoms. */
  fandoms(since: number, page: DirectoryPage, members: boolean): Promise<Directory>
  /** What it holds, and how large it is: for whoever runs the archive. */
  figures(): Promise<Figures>
  close(): Promise<void>
}

/** How far a catalogue has come. */
export interface Figures {
  readonly ready: boolean
  /** works read so far, while it is not ready */
  readonly read: number
  /** and about how many there were to be read */
  readonly all: number
  /** works in it */
  readonly works: number
  /** the newest line of the log of changes that is in it */
  readonly seq: number
  /** of memory that it takes */
  readonly bytes: number
}
