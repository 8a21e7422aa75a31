import { urls } from '../../urls.ts'
import type { Creator } from '../kinds.ts'

/** Who a work is credited to: a pen name alone when it is the account's own, else with the account behind it. */
export function Byline({ creators }: { readonly creators: readonly Creator[] }) {
  if (creators.length === 0) return 'Anonymous'
  return creators.map((creator, at) => (
    <>
      {at > 0 ? ', ' : null}
      <CreatorLink creator={creator} />
    </>
  ))
}

function CreatorLink({ creator }: { readonly creator: Creator }) {
  if (creator.login === null) return creator.pseud
  return (
    <a rel="author" href={urls.pseud(creator.login, creator.pseud)}>
      {bylineOf(creator)}
    </a>
  )
}

/** @returns "Pen Name (account)", or just the name when the two are one */
export function bylineOf({ pseud, login }: Creator): string {
  return login === null || pseud === login ? pseud : `${pseud} (${login})`
}
