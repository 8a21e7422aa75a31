import { openStore, placeAt, type StorePlace } from '../../platform/s3/store.ts'
import type { House } from '../house.ts'
import { type MediaFolder, mediaFolder, pathOf } from './folder.ts'

/** Milliseconds: whoever waits for a picture longer is told that it cannot be had now. */
const PATIENCE = 15_000

/** Bytes of a piece of what is larger: nothing more of it is held at once. */
const PIECE = 8 * 1024 * 1024

/** What says where pictures lie. */
export type MediaPlace = Pick<House['config'], 'data'> &
  Partial<Pick<House['config'], 'mediaS3' | 'mediaS3Key' | 'mediaS3Secret'>>

/** @returns where pictures of this archive lie: the storage that the settings name, else the data folder */
export function mediaOf({ data, mediaS3 = '', mediaS3Key = '', mediaS3Secret = '' }: MediaPlace): MediaFolder {
  return mediaS3 === '' ? mediaFolder(data) : mediaBucket(placeAt(mediaS3, mediaS3Key, mediaS3Secret))
}

/** Pictures in storage that speaks S3, where they lie as in the folder. */
function mediaBucket(place: StorePlace): MediaFolder {
  const store = openStore({ patience: PATIENCE, piece: PIECE, ...place })
  return {
    putAt: (at, { size, bytes }) => orAway(store.putStream(at, size, bytes)),
    openAt: (at) => orAway(store.open(at)),
    put: (name, bytes) => orAway(store.putBytes(pathOf(name), bytes)),
    read: (name) => orAway(store.read(pathOf(name))),
    remove: (name) => orAway(store.remove(pathOf(name))),
    paths: async () => (await orAway(store.list())).toSorted(),
  }
}

/** Whatever the storage says, and when it says nothing: to people it is a disk that cannot be read or written now. */
async function orAway<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer
  } catch (cause) {
    throw Object.assign(new Error('the storage of pictures did not do what it was asked', { cause }), { code: 'EIO' })
  }
}
