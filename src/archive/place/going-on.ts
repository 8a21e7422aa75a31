import type { Member } from '../../platform/web/viewer.ts'
import type { House } from '../house.ts'
import { type Blurb, loadBlurbs } from '../works/index.ts'
import { isFinished, type Place } from './rules.ts'
import { newestPlaces } from './store/places.ts'
import { readingsOf } from './store/readings.ts'
import { settleVisits } from './visits.ts'

/** A work that a member has begun. */
export interface Begun {
  readonly blurb: Blurb
  readonly place: Place
  /** chapters that were posted since it was last opened */
  readonly added: number
}

/** How far back to look for works that are not finished. */
const LOOKED_AT = 12

/** @returns the works that the member read last and that have something left to read, at most so many */
export async function worksToGoOnWith(house: House, member: Member, most: number): Promise<readonly Begun[]> {
  await settleVisits(house)
  const page = { offset: 0, most: LOOKED_AT }
  const readings = await readingsOf(house.db, member, { ofWorks: undefined, forLater: false }, page)
  const places = await newestPlaces(
    house.db,
    member.id,
    readings.map(({ workId }) => workId),
  )
  const wanted = readings.filter(({ workId }) => places.has(workId))
  const blurbs = await loadBlurbs(
    house.db,
    wanted.map(({ workId }) => workId),
  )
  const begun = wanted.flatMap(({ workId, chapters }) => {
    const [blurb, place] = [blurbs.get(workId), places.get(workId)]
    const started = place && (place.number > 1 || place.through >= 30)
    if (!blurb || !started || isFinished(place, blurb.chapterCount)) return []
    return [{ blurb, place, added: Math.max(0, blurb.chapterCount - chapters) }]
  })
  return begun.slice(0, most)
}
