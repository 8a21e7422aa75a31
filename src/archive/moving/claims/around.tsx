import { urls } from '../../urls.ts'
import type { Companion } from '../../works/index.ts'
import { unclaimedAmong } from './store.ts'

/** Under a work whose author has no account here: where it came from, and the way back to it for its author. Works of members cost no
 * query. */
export const importedAround: Companion = async (house, _, { work }) => {
  const bare = work.creators.filter(({ userId }) => userId === null).map(({ pseudId }) => pseudId)
  const authors = await unclaimedAmong(house.db, bare)
  if (authors.length === 0) return {}
  return {
    after: authors.map(({ id, name, archive }) => (
      <p class="imported notice">
        <a href={urls.importedAuthor(id)}>{name}</a> wrote this for {archive}, and has no account here yet.{' '}
        <a href={urls.askToClaim(id)}>Are you {name}?</a>
      </p>
    )),
  }
}
