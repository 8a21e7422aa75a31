import type { Member } from '../../../platform/web/viewer.ts'
import type { House } from '../../house.ts'
import type { Chapter, ChapterHead, Work } from '../kinds.ts'
import { chaptersOf, chapterTexts } from '../store/read.ts'
import type { Choices } from './crediting.ts'
import type { Gathered } from './gathering.ts'
import { choicesOf } from './own.ts'

/** What lies beside the form. */
export interface Desk {
  readonly work: Work
  readonly member: Member
  readonly heads: readonly ChapterHead[]
  /** the only chapter; undefined when there are several */
  readonly alone: Chapter | undefined
  readonly choices: Choices
  /** the collections that the work has to do with, where its form was asked for */
  readonly gathered?: readonly Gathered[]
}

export async function openDesk(house: House, work: Work, member: Member): Promise<Desk> {
  const heads = await chaptersOf(house.db, work.id, { drafts: true })
  const [alone] = heads.length === 1 ? await chapterTexts(house.db, [heads[0]?.id ?? 0]) : []
  return { work, member, heads, alone, choices: await choicesOf(house, member.id) }
}

/** How many chapters a total cannot be less than. */
export function writtenOf({ work, heads }: Desk): number {
  return Math.max(1, work.postedAt === null ? heads.length : heads.filter(({ postedAt }) => postedAt !== null).length)
}

/** @param id as a form carries it; @returns undefined when the work has no such chapter */
export async function storedChapter(house: House, work: Work, id: string): Promise<Chapter | undefined> {
  const [chapter] = /^\d{1,9}$/.test(id) ? await chapterTexts(house.db, [Number(id)]) : []
  return chapter?.workId === work.id ? chapter : undefined
}

/** Shown where a draft cannot be posted for want of text. */
export const NOT_ALL_WRITTEN = 'Not posted yet: a chapter has no text. Write it, or delete it.'

/** @returns whether one of several chapters has nothing in it; of a single one the form asks itself */
export async function hasEmptyChapter(house: House, heads: readonly ChapterHead[]): Promise<boolean> {
  if (heads.length < 2) return false
  const texts = await chapterTexts(
    house.db,
    heads.map(({ id }) => id),
  )
  return texts.some(({ html }) => html === '')
}
