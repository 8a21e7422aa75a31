import type { Viewer } from '../../../platform/web/viewer.ts'
import { absolute } from '../../absolute.ts'
import type { House } from '../../house.ts'
import { mediaOf } from '../../media/index.ts'
import { urls } from '../../urls.ts'
import { findWorks, mayDownload } from '../../works/index.ts'
import { type Book, type LeftOut, languageIn, newestIn, wholeParts } from '../book.ts'
import type { Gathering } from './store.ts'
import { volumesOf } from './volumes.ts'

/** One book of what was gathered, where it takes several. */
export interface Volume {
  /** 1 for the first */
  readonly number: number
  readonly of: number
  readonly address: (number: number) => string
}

/** @returns works that the viewer may take away, and what stands between them in words; undefined when there is no such volume, or
 * nothing in it that may be taken away */
export async function bookOfGathering(
  house: House,
  { title, address, by, works, others }: Gathering,
  volume: Volume,
  viewer: Viewer,
): Promise<Book | undefined> {
  const ids = (volumesOf(works)[volume.number - 1] ?? []).map(({ id }) => id)
  const found = await findWorks(house.db, ids, viewer)
  const taken = found.filter(({ work }) => mayDownload(work, viewer))
  if (taken.length === 0) return undefined
  const kept = found.filter((one) => !taken.includes(one))
  const base = absolute(house.config, '')
  return {
    kind: 'gathering',
    title: volume.of === 1 ? title : `${title}, part ${volume.number} of ${volume.of}`,
    creators: by.map((login) => ({ pseudId: 0, pseud: login, login, userId: null })),
    language: languageIn(taken),
    identifier: `${base}${address}${volume.of === 1 ? '' : `#part-${volume.number}`}`,
    editedAt: newestIn(taken) ?? '',
    base,
    archive: (await house.settings.read()).name || 'Fanlight',
    parts: wholeParts(taken),
    media: mediaOf(house.config),
    leftOut: [
      ...kept.map(({ work }): LeftOut => ({ title: work.title, address: urls.work(work.id), why: 'kept' })),
      ...others,
      ...otherVolumes(title, volume),
    ],
  }
}

function otherVolumes(title: string, { number, of, address }: Volume): readonly LeftOut[] {
  return Array.from({ length: of }, (_, at) => at + 1)
    .filter((other) => other !== number)
    .map((other) => ({ title: `${title}, part ${other} of ${of}`, address: address(other), why: 'volume' }))
}
