import { urls } from '../urls.ts'
import type { Companion } from '../works/index.ts'
import { shownThanks } from './store/thanks.ts'

/** On a work: the betas who agreed to be thanked. While nobody is named on it, they are not either: friends give away a name. */
export const betasAround: Companion = async ({ db }, _c, { work, heads, chapter }) => {
  const first = chapter === undefined || chapter.id === heads[0]?.id
  const thanked = work.anonymous || !first ? [] : await shownThanks(db, work.id)
  if (thanked.length === 0) return {}
  return {
    meta: (
      <>
        <dt class="betas">Beta:</dt>
        <dd class="betas">
          {thanked.map(({ login, pseud }, at) => (
            <>
              {at === 0 ? 'Thanks to ' : ', '}
              <a href={urls.pseud(login, pseud)} dir="auto">
                {pseud}
              </a>
            </>
          ))}
        </dd>
      </>
    ),
  }
}
