import { plainText } from '../../platform/text/blocks.ts'
import type { Viewer } from '../../platform/web/viewer.ts'
import type { Db } from '../../schema/index.ts'
import { findUserById, findUserByLogin } from '../accounts/index.ts'
import { commentShownTo } from '../comments/index.ts'
import type { Case, Named, Reported } from '../reports/index.ts'
import { findTagInAddress } from '../tags/index.ts'
import { urls } from '../urls.ts'
import { chaptersOf, chapterTexts, findWork } from '../works/index.ts'
import { creatorsOf, type Measure } from './store/measures.ts'
import { commentThere, workOfChapter, workThere } from './store/subjects.ts'

/** What a measure is taken on. */
export interface Target {
  readonly about: Measure['about']
  readonly id: number
  readonly name: string
  /** accounts that it concerns */
  readonly people: readonly number[]
}

/** @param to what the measure is done to: the thing, or the person whose it is
 * @returns undefined when it is gone, or nobody's */
export async function targetOf(
  db: Db,
  { about, targetId, userId }: Case,
  to: Measure['about'],
): Promise<Target | undefined> {
  if (to === 'member') {
    const user = userId === null ? undefined : await findUserById(db, userId)
    return user && { about: 'member', id: user.id, name: user.login, people: [user.id] }
  }
  if (targetId === null) return undefined
  if (to === 'comment') {
    const row = await commentThere(db, targetId)
    return row && { about: 'comment', id: row.id, name: `comment ${row.id}`, people: row.user_id ? [row.user_id] : [] }
  }
  const workId = about === 'work' ? targetId : about === 'chapter' ? await workOfChapter(db, targetId) : undefined
  const work = workId === undefined ? undefined : await workThere(db, workId)
  return work && { about: 'work', id: work.id, name: work.title, people: await creatorsOf(db, work.id) }
}

/** What stands at an address, as a report of it is kept.
 * @returns undefined for what is not there or not for this viewer: the two must look alike */
export async function reportedBy(db: Db, named: Named, viewer: Viewer): Promise<Reported | undefined> {
  switch (named.about) {
    case 'work':
      return work(db, Number(named.key), viewer)
    case 'chapter':
      return chapter(db, Number(named.key), viewer)
    case 'comment':
      return comment(db, Number(named.key), viewer)
    case 'profile':
      return profile(db, named.key)
    case 'tag':
      return tag(db, named.key)
  }
}

async function work(db: Db, id: number, viewer: Viewer): Promise<Reported | undefined> {
  const found = await findWork(db, id, viewer)
  if (!found) return undefined
  const excerpt = [found.title, plainText(found.summary), plainText(found.notesBefore)].filter(Boolean).join('\n\n')
  const userId = found.creators.find((creator) => creator.userId !== null)?.userId ?? null
  return { about: 'work', id, address: urls.work(id), name: found.title, excerpt, userId }
}

async function chapter(db: Db, id: number, viewer: Viewer): Promise<Reported | undefined> {
  const found = await findWork(db, (await workOfChapter(db, id)) ?? 0, viewer)
  const heads = found ? await chaptersOf(db, found.id) : []
  const at = heads.findIndex((head) => head.id === id)
  if (!found || at < 0) return undefined
  const [text] = await chapterTexts(db, [id])
  return {
    about: 'chapter',
    id,
    address: urls.chapter(found.id, id),
    name: `${found.title}, chapter ${at + 1}`,
    excerpt: plainText(text?.html ?? ''),
    userId: found.creators.find((creator) => creator.userId !== null)?.userId ?? null,
  }
}

async function comment(db: Db, id: number, viewer: Viewer): Promise<Reported | undefined> {
  const found = await commentShownTo(db, id, viewer)
  if (!found) return undefined
  return {
    about: 'comment',
    id,
    address: urls.comment(id),
    name: `A comment by ${found.name}`,
    excerpt: plainText(found.html),
    userId: found.userId,
  }
}

async function profile(db: Db, login: string): Promise<Reported | undefined> {
  const user = await findUserByLogin(db, login)
  if (!user) return undefined
  const excerpt = plainText(user.profile)
  return {
    about: 'profile',
    id: user.id,
    address: urls.profile(user.login),
    name: user.login,
    excerpt,
    userId: user.id,
  }
}

async function tag(db: Db, segment: string): Promise<Reported | undefined> {
  const found = await findTagInAddress(db, decoded(segment))
  if (!found) return undefined
  const { id, name, pathName } = found
  return { about: 'tag', id, address: urls.tag(pathName), name, excerpt: name, userId: null }
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}
