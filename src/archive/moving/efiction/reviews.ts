import { createHash } from 'node:crypto'
import { bringInComments, type ComingComment, type Sayer } from '../../comments/index.ts'
import { bringInKudos, type ComingKudos } from '../../kudos/index.ts'
import type { StagedRow } from '../staging.ts'
import { type Moved, movedAmong, noteMoved } from '../store.ts'
import type { People } from './members.ts'
import { momentFrom } from './moment.ts'
import type { Moving } from './moving.ts'
import { readReview } from './reviews-text.ts'
import { plain } from './site.ts'
import type { Works } from './stories.ts'

/** What stands under one work, and how it was found: by the number of a story, or of a series whose first work it is. */
interface Ground {
  readonly type: 'ST' | 'SE'
  readonly item: number
  readonly workId: number
}

/** Brings reviews in, one story in each transaction.
 * @returns false when somebody said to stop */
export async function moveReviews(moving: Moving, people: People, works: Works): Promise<boolean> {
  const { staging, report } = moving
  report.leave(
    'reviews of recommendations',
    'there are no recommendations here',
    countOf(moving, "type not in ('ST', 'SE', 'st', 'se')"),
  )
  report.leave('scores of reviews', 'nothing is scored here', countOf(moving, 'rating > 0'))
  moving.begin('reviews', staging.count('select count(*) from reviews'))
  const items = staging.all(
    'select upper(type) as type, item, count(*) as reviews from reviews group by 1, 2 order by 1 desc, 2',
  )
  for (const { type, item, reviews } of items) {
    const ground = groundFor(moving, works, type ?? '', Number(item))
    if (ground) await moveSome(moving, ground, people)
    else if (type === 'ST' || type === 'SE') {
      report.count('reviews', 'left', Number(reviews))
      report.leave(
        'reviews',
        type === 'ST' ? 'their story is not here' : 'no story of their series is here',
        Number(reviews),
      )
    }
    if (!moving.step(Number(reviews))) return false
  }
  return true
}

function countOf({ staging }: Moving, where: string): number {
  return staging.count(`select count(*) from reviews where ${where}`)
}

/** What is said of a series stands under its first work. */
function groundFor({ staging, report }: Moving, works: Works, type: string, item: number): Ground | undefined {
  if (type === 'ST') {
    const workId = works.get(item)
    return workId ? { type, item, workId } : undefined
  }
  if (type !== 'SE') return undefined
  const parts = staging.all('select sid from inseries where seriesid = ? and confirmed = 1 order by inorder, sid', item)
  const workId = parts.map(({ sid }) => works.get(Number(sid))).find((id) => id !== undefined && id !== null)
  if (!workId) return undefined
  report.remark('series', item, '', 'what was said of it stands under its first work')
  return { type, item, workId }
}

const REVIEWS = 'select * from reviews where type in (?, ?) and item = ? group by reviewid order by date, reviewid'
const OWNER = 'select uid from stories where sid = ?'
const SERIES_OWNER = 'select uid from series where seriesid = ?'

async function moveSome(moving: Moving, ground: Ground, people: People): Promise<void> {
  const { staging, house, archiveId, report, dryRun } = moving
  const rows = staging.all(REVIEWS, ground.type, ground.type.toLowerCase(), ground.item)
  const here = await movedAmong(
    house.db,
    archiveId,
    'review',
    rows.map((row) => Number(row.reviewid)),
  )
  const fresh = rows.filter((row) => !here.has(Number(row.reviewid)))
  report.count('reviews', 'here', rows.length - fresh.length)
  const chapters = await movedAmong(
    house.db,
    archiveId,
    'chapter',
    fresh.map((row) => Number(row.chapid)),
  )
  const owner = staging.all(ground.type === 'ST' ? OWNER : SERIES_OWNER, ground.item)[0]
  const author = people.get(Number(owner?.uid))
  const [comments, thanks] = sorted(moving, fresh, {
    people,
    author: sayerOf(people, Number(owner?.uid), ''),
    chapters,
  })
  report.count('reviews', 'came', comments.length)
  report.count('answers of authors', 'came', comments.filter(({ coming }) => coming.answer).length)
  report.count('kudos', 'came', thanks.length)
  if (dryRun || archiveId === undefined) return
  await house.db.transaction().execute(async (trx) => {
    const ids = await bringInComments(
      trx,
      ground.workId,
      comments.map(({ coming }) => coming),
      house.now(),
    )
    const own = thanks.filter(({ userId }) => userId === null || userId !== author?.userId)
    await bringInKudos(trx, ground.workId, own, house.now())
    const numbers = new Map(comments.map(({ id }, at) => [id, ids[at] ?? null]))
    const moved = fresh.map(
      (row): Moved => ({
        kind: 'review',
        oldId: Number(row.reviewid),
        newId: numbers.get(Number(row.reviewid)) ?? null,
      }),
    )
    await noteMoved(trx, archiveId, moved)
  })
}

interface Sorting {
  readonly people: People
  readonly author: Sayer
  readonly chapters: ReadonlyMap<number, number | null>
}

type Coming = { readonly id: number; readonly coming: ComingComment }

/** @returns what was said, and thanks without a word */
function sorted(moving: Moving, rows: readonly StagedRow[], sorting: Sorting): readonly [Coming[], ComingKudos[]] {
  const { report, mapping, house } = moving
  const comments: Coming[] = []
  const thanks: ComingKudos[] = []
  for (const row of rows) {
    const id = Number(row.reviewid)
    const at = momentFrom(row.date, mapping.zone) ?? house.now()
    const by = sayerOf(sorting.people, Number(row.uid), plain(row.reviewer))
    const read = readReview(row.review ?? '', Number(row.respond) === 1, Number(row.rating))
    if (read.kind === 'kudos') thanks.push({ userId: by.userId, at })
    if (read.kind === 'nothing') report.leave('reviews', 'they say nothing and score nothing')
    if (read.kind !== 'comment') continue
    if (read.glued)
      report.remark(
        'reviews',
        id,
        by.userId === null ? by.name : '',
        'the author’s answer could not be told from the review, and stands in it',
      )
    const answer = read.answer === undefined ? undefined : { by: sorting.author, html: read.answer }
    const key = createHash('sha256').update(`efiction ${mapping.archive} ${id}`).digest('base64url')
    const chapterId = sorting.chapters.get(Number(row.chapid)) ?? null
    comments.push({ id, coming: { chapterId, by, html: read.html, at, key, answer } })
  }
  return [comments, thanks]
}

/** Guests keep the name they typed; so do members who have no account here. */
function sayerOf(people: People, uid: number, typed: string): Sayer {
  const member = uid > 0 ? people.get(uid) : undefined
  if (member && member.userId !== null) return { userId: member.userId, pseudId: member.pseudId }
  const name = [...(typed || member?.name || 'Anonymous')].slice(0, 60).join('')
  return {
    userId: null,
    name: /^0?$/.test(name) ? 'Anonymous' : name,
    pseudId: member && member.pseudId > 0 ? member.pseudId : null,
  }
}
