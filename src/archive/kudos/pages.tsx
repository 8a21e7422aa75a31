import { withThousands } from '../../platform/text/dates.ts'
import { FormToken } from '../../platform/ui/fields.tsx'
import { Pagination } from '../../platform/ui/pagination.tsx'
import { urls } from '../urls.ts'
import { thanksOf } from './rules.ts'
import type { Thanks } from './store.ts'

type FormProps = { readonly workId: number; readonly token: string; readonly back: string }

/** The button under the text.
 * @see docs/architecture.md, addresses: readers' tools know every id and name in it */
export function KudosForm({ workId, token, back }: FormProps) {
  return (
    <form id="new_kudo" action={urls.kudos()} method="post" data-enhance="kudos" data-script={urls.kudosForScripts()}>
      <FormToken token={token} />
      <input type="hidden" id="kudo_commentable_id" name="kudo[commentable_id]" value={workId} />
      <input type="hidden" id="kudo_commentable_type" name="kudo[commentable_type]" value="Work" />
      <input type="hidden" name="return_to" value={back} />
      <button type="submit" id="kudo_submit" class="primary" name="commit" value="Kudos">
        Kudos ♥
      </button>
    </form>
  )
}

/** Who has thanked; nothing but its place when nobody has. */
export function KudosLine({ workId, thanks }: { readonly workId: number; readonly thanks: Thanks }) {
  const { names, members, guests } = thanks
  const { after, hasMore } = thanksOf(names.length, members - names.length, guests)
  return (
    <>
      <p id="kudos_message" role="status"></p>
      <div id="kudos">
        {members + guests > 0 ? (
          <p class="kudos">
            <Names names={names} last={hasMore || guests > 0 ? ', ' : ' and '} />
            {after}
            {hasMore ? (
              <>
                {' '}
                <a id="kudos_more" href={urls.kudosList(workId)}>
                  All of them
                </a>
              </>
            ) : null}
          </p>
        ) : null}
      </div>
    </>
  )
}

/** @param last what stands before the last name */
function Names({ names, last }: { readonly names: readonly string[]; readonly last: string }) {
  return names.map((name, at) => (
    <>
      {at === 0 ? null : at === names.length - 1 ? last : ', '}
      <a href={urls.user(name)}>{name}</a>
    </>
  ))
}

type ListProps = {
  readonly work: { readonly id: number; readonly title: string }
  readonly thanks: Thanks
  readonly page: number
  readonly pages: number
}

/** All names, a page at a time. */
export function KudosList({ work, thanks, page, pages }: ListProps) {
  const { names, members, guests } = thanks
  return (
    <>
      <h2 class="heading">
        Kudos on <a href={urls.work(work.id)}>{work.title}</a>
      </h2>
      <p>
        {members === 1 ? '1 member' : `${withThousands(members)} members`} and{' '}
        {guests === 1 ? '1 guest' : `${withThousands(guests)} guests`} left kudos on this work.
      </p>
      <div id="kudos">
        {names.length > 0 ? (
          <p class="kudos">
            <Names names={names} last=", " />
          </p>
        ) : null}
      </div>
      <Pagination page={page} pages={pages} href={(number) => `${urls.kudosList(work.id)}?page=${number}`} />
    </>
  )
}
