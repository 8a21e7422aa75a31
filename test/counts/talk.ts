import { expect } from 'vitest'
import { MOST_OF_A_THREAD } from '../../src/archive/comments/store/read.ts'
import { urls } from '../../src/archive/urls.ts'
import type { Visitor } from '../visitor.ts'
import type { Crowd } from './crowd.ts'
import { creatorsOf, standingOf } from './works.ts'

/** What a viewer finds on the pages of a work's comments. */
async function shownOn(browser: Visitor, workId: number): Promise<readonly number[]> {
  const ids: number[] = []
  for (let page = 1; ; page++) {
    const { text } = await browser.get(`${urls.comments(workId)}?page=${page}`)
    const found = [...text.matchAll(/<li class="comment group[^"]*" id="comment_(\d+)"/g)].map(([, id]) => Number(id))
    ids.push(...found)
    if (!text.includes(`page=${page + 1}"`)) return ids
  }
}

type Row = {
  readonly id: number
  readonly parent_id: number | null
  readonly user_id: number | null
  readonly number: number | null
}

/** The same, worked out from the rows alone, the slow way. */
function expectedOf(rows: readonly Row[], muted: ReadonlySet<number>): readonly number[] {
  const answers = Map.groupBy(
    rows.toSorted((a, b) => a.id - b.id),
    ({ parent_id }) => parent_id,
  )
  const below = (id: number): readonly Row[] => (answers.get(id) ?? []).flatMap((row) => [row, ...below(row.id)])
  const roots = (answers.get(null) ?? []).toSorted((a, b) => (a.number ?? 0) - (b.number ?? 0))
  return roots.flatMap((root) => {
    let kept: readonly Row[] = [root, ...below(root.id)].slice(0, MOST_OF_A_THREAD)
    for (;;) {
      const needed = new Set(kept.map(({ parent_id }) => parent_id))
      const rest = kept.filter(({ id, user_id }) => needed.has(id) || user_id === null || !muted.has(user_id))
      if (rest.length === kept.length) return kept.map(({ id }) => id)
      kept = rest
    }
  })
}

/** Every viewer finds below every work what the rows say, and nothing below one that they may not see. */
export async function threadsAddUp({ house, people, works }: Crowd): Promise<void> {
  const comments = await house.db.selectFrom('comments').selectAll().where('state', '<>', 'waiting').execute()
  const mutes = await house.db.selectFrom('mutes').selectAll().execute()
  const standing = await standingOf(house.db)
  // those who made works, look after collections or decide about them see more than others
  const [some, others] = [people.slice(0, 6), people.slice(-4)]
  for (const workId of works) {
    const rows = comments.filter(({ work_id }) => work_id === workId)
    const work = standing.get(workId)
    for (const { id, browsers } of work?.members ? [...some, ...others] : others) {
      const unnamed = work?.anonymous ? await creatorsOf(house.db, workId) : new Set<number>()
      const muted = mutes.filter(({ user_id, other_id }) => user_id === id && !unnamed.has(other_id))
      const expected = work?.members ? expectedOf(rows, new Set(muted.map(({ other_id }) => other_id))) : []
      expect(await shownOn(browsers[0] as Visitor, workId)).toEqual(expected)
    }
    expect(await shownOn(house.guest(), workId)).toEqual(work?.guests ? expectedOf(rows, new Set()) : [])
  }
}

/** Whoever is concerned by a comment has it in the inbox, once, and nobody else. */
export async function inboxesAddUp({ house, written, apart }: Crowd): Promise<void> {
  const comments = await house.db.selectFrom('comments').selectAll().orderBy('id').execute()
  const shown = new Set(comments.filter(({ state }) => state === 'shown').map(({ id }) => id))
  const inbox = await house.db.selectFrom('inbox').select(['user_id', 'comment_id']).execute()
  const found = new Set(inbox.map(({ user_id, comment_id }) => `${user_id} ${comment_id}`))
  const allowed = new Set<string>()
  const owners = new Map<number, ReadonlySet<number>>()
  for (const { id, work_id, user_id, state } of comments) {
    if (state === 'gone') continue
    const creators = owners.get(work_id) ?? (await creatorsOf(house.db, work_id))
    owners.set(work_id, creators)
    for (const owner of [...creators].filter((one) => one !== user_id)) {
      allowed.add(`${owner} ${id}`)
      expect(found.has(`${owner} ${id}`), `account ${owner} was told of comment ${id}`).toBe(true)
    }
    const above = written.get(id)?.answers ?? 0
    const answered = written.get(above)
    if (!answered || answered.by === user_id) continue
    allowed.add(`${answered.by} ${id}`)
    if (state === 'shown' && shown.has(above) && !apart.has(`${answered.by} ${user_id}`))
      expect(found.has(`${answered.by} ${id}`), `account ${answered.by} was told of answer ${id}`).toBe(true)
  }
  expect([...found].filter((entry) => !allowed.has(entry))).toEqual([])
}
