import { urls } from '../urls.ts'
import type { Companion } from '../works/index.ts'
import { RelatedLink } from './pages/related.tsx'
import { RELATIONS } from './rules.ts'
import { giftsOf } from './store/gifts.ts'
import { childrenOf, parentsOf } from './store/related.ts'

/** On a work: whom it is for and what it was made from, over the text; what was made from it, below. */
export const tiesAround: Companion = async ({ db }, c, { work, heads, chapter }) => {
  const viewer = c.get('viewer')
  const [first, last] = [
    chapter === undefined || chapter.id === heads[0]?.id,
    chapter === undefined || chapter.id === heads.at(-1)?.id,
  ]
  const [gifts, parents, children] = await Promise.all([
    first ? giftsOf(db, work.id, true) : [],
    first ? parentsOf(db, work.id, viewer) : [],
    last ? childrenOf(db, work.id, viewer) : [],
  ])
  return {
    before:
      gifts.length + parents.length === 0 ? null : (
        <div class="wrapper">
          <ul class="associations">
            {gifts.length === 0 ? null : (
              <li>
                For{' '}
                {gifts.map(({ name, login }, at) => (
                  <>
                    {at === 0 ? null : ', '}
                    {login === null ? <span dir="auto">{name}</span> : <a href={urls.giftsTo(login)}>{name}</a>}
                  </>
                ))}
              </li>
            )}
            {parents.map((relation) => (
              <li>
                {RELATIONS[relation.kind]} <RelatedLink relation={relation} />
              </li>
            ))}
          </ul>
        </div>
      ),
    after:
      children.length === 0 ? null : (
        <section id="children" class="children module">
          <h3 class="heading">Made from this work</h3>
          <ul>
            {children.map((relation) => (
              <li>
                <RelatedLink relation={relation} /> ({KINDS[relation.kind]})
              </li>
            ))}
          </ul>
        </section>
      ),
  }
}

const KINDS = { inspired: 'inspired by it', translation: 'a translation', podfic: 'a podfic' } as const
