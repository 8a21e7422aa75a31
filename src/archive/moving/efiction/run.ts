import path from 'node:path'
import { allow, type Result, refuse } from '../../../platform/text/result.ts'
import type { House } from '../../house.ts'
import type { OldDatabase } from '../live/address.ts'
import { MovingReport } from '../report.ts'
import { openSource } from '../source.ts'
import { Staging } from '../staging.ts'
import { movedArchiveId, openMovedArchive } from '../store.ts'
import { moveFavourites } from './favourites.ts'
import { ChapterFiles } from './files.ts'
import { tellLeftOut } from './left-out.ts'
import type { Entry, Mapping } from './mapping.ts'
import { moveMembers } from './members.ts'
import type { Moving } from './moving.ts'
import { moveTags } from './old-tags.ts'
import { moveReviews } from './reviews.ts'
import { moveSeries } from './series.ts'
import { chooseSite, guessMapping, type Site } from './site.ts'
import { type Staged, stage } from './stage.ts'
import { moveStories } from './stories.ts'
import { COLUMNS } from './tables.ts'

/** What moves, and how. */
export interface Wishes {
  /** a dump of mysqldump, phpMyAdmin or eFiction itself, packed by gzip or not; or the old database */
  readonly from: string | OldDatabase
  /** the stories folder; undefined where the texts are in the database */
  readonly stories: string | undefined
  /** undefined to go by what the site itself says */
  readonly mapping: Mapping | undefined
  /** of the tables; undefined for the only one there is */
  readonly prefix: string | undefined
  readonly dryRun: boolean
}

/** Who hears how far it is. */
export interface Watcher {
  /** a step begins, with so much to do */
  begin(step: string, total: number): void
  /** so much more of it is done
   * @returns whether to go on */
  step(done: number): boolean
}

/** How it ended. */
export interface MovedIn {
  readonly site: Site
  readonly mapping: Mapping
  readonly report: MovingReport
  readonly repaired: Staged['repaired']
  readonly faults: readonly string[]
  /** somebody said to stop before the end */
  readonly stopped: boolean
}

/**
 * Moves a whole eFiction archive in. What came in before is left as it is here, so it can be broken off and begun again.
 * @returns the sentence that says why nothing can be done
 */
export async function moveIn(
  house: Pick<House, 'db' | 'now' | 'config'>,
  wishes: Wishes,
  watcher: Watcher,
): Promise<Result<MovedIn, string>> {
  using staging = new Staging(path.join(house.config.data, 'cache'))
  const read = await readSite(staging, wishes, watcher)
  if (!read.ok) return read
  const { site, staged, mapping, unknown } = read.value
  const files = wishes.stories === undefined ? undefined : new ChapterFiles(wishes.stories)
  const report = new MovingReport()
  for (const words of unknown) report.remark('mapping', 0, '', words)
  const { dryRun } = wishes
  const archiveId = dryRun ? await movedArchiveId(house.db, mapping.archive) : await openArchive(house, mapping)
  const moving: Moving = {
    house,
    staging,
    staged,
    mapping,
    files,
    report,
    dryRun,
    archiveId,
    begin: (step, total) => watcher.begin(step, total),
    step: (done) => watcher.step(done),
  }
  const whole = await moveAll(moving)
  if (whole) tellRest(moving, site.prefix)
  return allow({ site, mapping, report, repaired: staged.repaired, faults: staged.faults, stopped: !whole })
}

/** Reads as far as the mapping: what its site knows, and what that most likely is here. */
export async function readMapping(
  house: Pick<House, 'config'>,
  wishes: Wishes,
  watcher: Watcher,
): Promise<Result<Mapping, string>> {
  using staging = new Staging(path.join(house.config.data, 'cache'))
  const read = await readSite(staging, { ...wishes, mapping: undefined }, watcher)
  return read.ok ? allow(read.value.mapping) : read
}

interface ReadSite {
  readonly site: Site
  readonly staged: Staged
  readonly mapping: Mapping
  /** entries of the mapping file that the site does not know, in words */
  readonly unknown: readonly string[]
}

async function readSite(staging: Staging, wishes: Wishes, watcher: Watcher): Promise<Result<ReadSite, string>> {
  using source = await openSource(wishes.from, wishes.prefix)
  watcher.begin(source.unit, source.total)
  let told = 0
  let going = true
  const staged = await stage(source, staging, () => {
    const done = source.done()
    going = watcher.step(done - told)
    told = done
    return going
  })
  if (!going) return refuse('stopped while the old archive was read; nothing is written')
  const site = chooseSite(staging, staged, wishes.prefix)
  if (!site.ok) return site
  const guessed = guessMapping(staging, site.value)
  const { mapping, unknown } = wishes.mapping ? overlaid(guessed, wishes.mapping) : { mapping: guessed, unknown: [] }
  return allow({ site: site.value, staged, mapping, unknown })
}

/** What the archivist wrote counts; what they left out is as it would be without a file. */
function overlaid(
  guessed: Mapping,
  written: Mapping,
): { readonly mapping: Mapping; readonly unknown: readonly string[] } {
  const unknown: string[] = []
  const merge = <One extends { readonly id: number }>(
    list: string,
    from: readonly One[],
    over: readonly One[],
  ): One[] => {
    const known = new Set(from.map(({ id }) => id))
    for (const { id } of over)
      if (!known.has(id)) unknown.push(`${list}: the old archive has nothing with the number ${id}`)
    return [...new Map([...from, ...over].map((one) => [one.id, one])).values()]
  }
  const lists = {
    categories: merge<Entry>('categories', guessed.categories, written.categories),
    characters: merge<Entry>('characters', guessed.characters, written.characters),
    classes: merge<Entry>('classes', guessed.classes, written.classes),
    ratings: merge('ratings', guessed.ratings, written.ratings),
  }
  return { mapping: { ...written, ...lists }, unknown }
}

function openArchive(house: Pick<House, 'db' | 'now'>, { archive, name, address }: Mapping): Promise<number> {
  const place = address === '' ? '' : new URL(address).pathname.replace(/\/(?:index\.php)?$/, '')
  return house.db
    .transaction()
    .execute((trx) => openMovedArchive(trx, { key: archive, name, path: place }, house.now()))
}

/** @returns false when somebody said to stop */
async function moveAll(moving: Moving): Promise<boolean> {
  const people = await moveMembers(moving)
  const works = people && (await moveStories(moving, people))
  if (!people || !works) return false
  await moveTags(moving)
  const series = await moveSeries(moving, people, works)
  if (!series || !(await moveReviews(moving, people, works))) return false
  return moveFavourites(moving, { people, works, series })
}

function tellRest(moving: Moving, prefix: string): void {
  const { report, files, staging } = moving
  const orphans = staging.count('select count(*) from chapters where sid not in (select sid from stories)')
  report.leave('chapters', 'their story is not in the database', orphans)
  for (const file of files?.unused ?? []) report.remark('files', 0, file, 'no chapter of the database has this number')
  tellLeftOut(moving, prefix, new Set(Object.keys(COLUMNS)))
}
