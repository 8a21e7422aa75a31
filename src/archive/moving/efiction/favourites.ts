import type { Transaction } from '../../../schema/index.ts'
import { saveBookmark } from '../../bookmarks/index.ts'
import { subscribe } from '../../following/index.ts'
import type { StagedRow } from '../staging.ts'
import { movedOf, noteMoved } from '../store.ts'
import { namesOf } from './here.ts'
import { shownHtml } from './markup.ts'
import type { People } from './members.ts'
import type { Moving } from './moving.ts'
import type { SeriesMap } from './series.ts'
import type { Works } from './stories.ts'

/** What favourites may point to. */
export interface Targets {
  readonly people: People
  readonly works: Works
  readonly series: SeriesMap
}

/** What one favourite becomes. */
type Kept =
  | { readonly kind: 'work' | 'series'; readonly id: number; readonly notes: string }
  | { readonly kind: 'author'; readonly id: number }

/** Brings favourites in, one member in each transaction, once: what a member takes away later stays away.
 * @returns false when somebody said to stop */
export async function moveFavourites(moving: Moving, targets: Targets): Promise<boolean> {
  const { staging, report, house, archiveId } = moving
  const here = await movedOf(house.db, archiveId, 'favourites')
  moving.begin('favourites', staging.count('select count(*) from favorites'))
  for (const { uid, favourites } of staging.all(
    'select uid, count(*) as favourites from favorites group by uid order by uid',
  )) {
    const member = targets.people.get(Number(uid))
    if (here.has(Number(uid))) report.count('favourites', 'here', Number(favourites))
    else if (member?.userId) await moveOf(moving, Number(uid), member.userId, targets)
    else {
      report.count('favourites', 'left', Number(favourites))
      report.leave('favourites', 'whose they were has no account here', Number(favourites))
    }
    if (!moving.step(Number(favourites))) return false
  }
  return true
}

async function moveOf(moving: Moving, uid: number, userId: number, targets: Targets): Promise<void> {
  const { staging, report, house, archiveId = 0, dryRun } = moving
  const rows = staging.all('select * from favorites where uid = ? order by type, item', uid)
  const kept = rows.flatMap((row) => keptFrom(row, targets) ?? [])
  report.count('favourites', 'came', kept.length)
  report.count('favourites', 'left', rows.length - kept.length)
  report.leave('favourites', 'what they point to is not here, or has no account', rows.length - kept.length)
  if (dryRun) return
  await house.db.transaction().execute(async (trx) => {
    await save(trx, userId, kept, house.now())
    await noteMoved(trx, archiveId, [{ kind: 'favourites', oldId: uid, newId: null }])
  })
}

function keptFrom(row: StagedRow, { people, works, series }: Targets): Kept | undefined {
  const item = Number(row.item)
  const type = (row.type ?? '').toUpperCase()
  const notes = shownHtml(row.comments ?? '').html
  if (type === 'AU') {
    const id = people.get(item)?.userId
    return id ? { kind: 'author', id } : undefined
  }
  const id = type === 'ST' ? works.get(item) : type === 'SE' ? series.get(item) : undefined
  return id ? { kind: type === 'ST' ? 'work' : 'series', id, notes } : undefined
}

async function save(trx: Transaction, userId: number, kept: readonly Kept[], now: Date): Promise<void> {
  const titles = await namesOf(trx, kept)
  for (const one of kept) {
    if (one.kind === 'author') {
      if (one.id !== userId) await subscribe(trx, userId, 'author', one.id, now)
      continue
    }
    const named = titles.get(`${one.kind} ${one.id}`)
    if (!named) continue
    const details = { notes: one.notes, tags: [], private: false, rec: false, status: '' as const }
    await saveBookmark(trx, { userId, target: { kind: one.kind, id: one.id }, ...named, details }, now)
  }
}
