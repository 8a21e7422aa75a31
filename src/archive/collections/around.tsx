import { urls } from '../urls.ts'
import type { Companion } from '../works/index.ts'
import { collectionsOfWork } from './store/items.ts'

/** Around a work: the collections it is in, and for members the way to put it into one. */
export const collectionsAround: Companion = async (house, c, { work }) => {
  const viewer = c.get('viewer')
  const collections = await collectionsOfWork(house.db, work.id)
  const own = viewer.kind === 'member' && work.ownerIds.includes(viewer.id)
  return {
    actions:
      viewer.kind === 'member' ? (
        <li class="collect">
          <a href={urls.workCollections(work.id)}>{own ? 'Add to Collections' : 'Collections'}</a>
        </li>
      ) : null,
    meta: (
      <>
        {collections.length > 0 ? (
          <>
            <dt class="collections">{collections.length > 1 ? 'Collections:' : 'Collection:'}</dt>
            <dd class="collections">
              {collections.map(({ name, title }, at) => (
                <>
                  {at > 0 ? ', ' : null}
                  <a href={urls.collection(name)} dir="auto">
                    {title}
                  </a>
                </>
              ))}
            </dd>
          </>
        ) : null}
        {own && (work.anonymous || work.unrevealed) ? (
          <>
            <dt>Kept back:</dt>
            <dd>
              {work.unrevealed
                ? 'Nobody but you and the maintainers of its collections can open this work yet.'
                : 'Nobody is told that this work is yours.'}
            </dd>
          </>
        ) : null}
      </>
    ),
  }
}
