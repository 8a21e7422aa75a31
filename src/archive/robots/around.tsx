import type { House } from '../house.ts'
import { urls } from '../urls.ts'
import type { Companion } from '../works/index.ts'
import { choiceFor } from './store.ts'

/** What machines are told of a work, and for its creators the way to choose it. */
export const robotsAround: Companion = async (house: House, c, { work }) => {
  const viewer = c.get('viewer')
  const own = viewer.kind === 'member' && work.ownerIds.includes(viewer.id)
  const { engines, training } = await house.settings.read()
  return {
    robots: (await choiceFor(house.db, work.id)) ?? { engines, training },
    actions: own ? (
      <li class="robots">
        <a href={urls.robotChoices(work.id)}>What machines may do, and search</a>
      </li>
    ) : null,
  }
}
