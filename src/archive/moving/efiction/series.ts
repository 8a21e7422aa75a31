import { storyHtml } from '../../../platform/text/blocks.ts'
import { escapeText } from '../../../platform/text/characters.ts'
import type { Transaction } from '../../../schema/index.ts'
import { orphanPseud } from '../../accounts/index.ts'
import { urls } from '../../urls.ts'
import { createSeries, joinSeries, updateSeries } from '../../works/index.ts'
import type { StagedRow } from '../staging.ts'
import { movedOf, noteMoved } from '../store.ts'
import { shownHtml } from './markup.ts'
import type { People } from './members.ts'
import type { Moving } from './moving.ts'
import { plain } from './site.ts'
import type { Works } from './stories.ts'

export type SeriesMap = Map<number, number | null>

const PARTS = 'select * from inseries where seriesid = ? order by inorder, sid'

/** Brings series in: those below others first, so that these can point to them.
 * @returns undefined when somebody said to stop */
export async function moveSeries(moving: Moving, people: People, works: Works): Promise<SeriesMap | undefined> {
  const { staging, report, house, archiveId } = moving
  const known: SeriesMap = await movedOf(house.db, archiveId, 'series')
  const rows = staging.all('select * from series where seriesid > 0 group by seriesid order by seriesid')
  moving.begin('series', rows.length)
  const parents = new Set(
    staging.all('select distinct seriesid from inseries where subseriesid > 0').map((row) => Number(row.seriesid)),
  )
  for (const row of rows.toSorted(
    (a, b) => Number(parents.has(Number(a.seriesid))) - Number(parents.has(Number(b.seriesid))),
  )) {
    if (known.has(Number(row.seriesid))) report.count('series', 'here')
    else await moveOne(moving, row, { people, works, known })
    if (!moving.step(1)) return undefined
  }
  return known
}

interface Around {
  readonly people: People
  readonly works: Works
  readonly known: SeriesMap
}

async function moveOne(moving: Moving, row: StagedRow, around: Around): Promise<void> {
  const { staging, report, house, archiveId = 0, dryRun } = moving
  const [id, title] = [Number(row.seriesid), plain(row.title) || 'Untitled']
  const parts = staging.all(PARTS, id)
  const asked = parts.filter((part) => Number(part.confirmed) !== 1 && Number(part.sid) > 0)
  if (asked.length > 0)
    report.leave('stories that had asked for a place in a series', 'nobody had said yes', asked.length)
  const workIds = parts
    .filter((part) => Number(part.confirmed) === 1)
    .flatMap((part) => around.works.get(Number(part.sid)) ?? [])
  if (workIds.length === 0) {
    report.count('series', 'left')
    return report.remark('series', id, title, 'was left: no story of it is here, and a series is its works')
  }
  const owner = around.people.get(Number(row.uid))
  if (!owner) report.remark('series', id, title, 'its owner was gone there already: nobody is named')
  const below = parts.flatMap((part) => around.known.get(Number(part.subseriesid)) ?? [])
  if (below.length > 0) report.remark('series', id, title, 'series that stood below it are links in its notes')
  report.count('series', 'came')
  if (dryRun) return void around.known.set(id, -id)
  const summary = storyHtml(shownHtml(row.summary ?? '').html, 'html', 'note')
  const seriesId = await house.db.transaction().execute(async (trx) => {
    const made = await insertSeries(trx, { title, pseudId: owner?.pseudId, workIds, now: house.now() })
    await updateSeries(
      trx,
      made,
      { title: titleOf(title), summary, notes: await linksTo(trx, below), complete: false },
      house.now(),
    )
    await noteMoved(trx, archiveId, [{ kind: 'series', oldId: id, newId: made }])
    return made
  })
  around.known.set(id, seriesId)
}

function titleOf(title: string): string {
  return [...title].slice(0, 255).join('')
}

async function insertSeries(
  trx: Transaction,
  {
    title,
    pseudId,
    workIds,
    now,
  }: {
    readonly title: string
    readonly pseudId: number | undefined
    readonly workIds: readonly number[]
    readonly now: Date
  },
): Promise<number> {
  const made = await createSeries(trx, {
    title: titleOf(title),
    pseudIds: [pseudId ?? (await orphanPseud(trx, now))],
    now,
  })
  for (const workId of new Set(workIds)) await joinSeries(trx, made, workId, now)
  return made
}

async function linksTo(trx: Transaction, seriesIds: readonly number[]): Promise<string> {
  if (seriesIds.length === 0) return ''
  const rows = await trx.selectFrom('series').select(['id', 'title']).where('id', 'in', seriesIds).execute()
  const links = rows.map(({ id, title }) => `<li><a href="${urls.series(id)}">${escapeText(title)}</a></li>`)
  return storyHtml(`<p>Series that belong to this one:</p><ul>${links.join('')}</ul>`, 'html', 'note')
}
