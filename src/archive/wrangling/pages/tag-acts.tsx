import type { Child } from 'hono/jsx'
import type { Tag, Verb } from '../../tags/index.ts'
import { urls } from '../../urls.ts'
import { printWish } from '../wishes.ts'
import { DeskTag } from './pieces.tsx'

type Loosening = { readonly verb: Verb; readonly tag: number; readonly other?: number; readonly fandom?: number }

/** Tags of one tie, each with a way to loosen it. */
export function Tied({ tags, wish }: { readonly tags: readonly Tag[]; readonly wish: (tag: Tag) => Loosening }) {
  return (
    <ul class="ties">
      {tags.map((tag) => (
        <li>
          <DeskTag tag={tag} /> <Loosen wish={wish(tag)} label={tag.name} />
        </li>
      ))}
    </ul>
  )
}

/** A link to the preview of loosening a tie. */
export function Loosen({ wish, label }: { readonly wish: Loosening; readonly label: string }) {
  return (
    <a class="loosen" href={`${urls.deskChange()}?wish=${encodeURIComponent(printWish(wish))}`}>
      Loosen<span class="landmark"> {label}</span>
    </a>
  )
}

/** A link to the preview of a change that needs no more words. */
export function Act({ verb, tag, label }: { readonly verb: Verb; readonly tag: Tag; readonly label: string }) {
  return (
    <a class="button" href={`${urls.deskChange()}?wish=${encodeURIComponent(printWish({ verb, tag: tag.id }))}`}>
      {label}
    </a>
  )
}

/** A form that leads to the preview of a change. */
export function Ask(props: {
  readonly verb: Verb
  readonly tag?: Tag
  /** where to go after, when that is not the tag's own page */
  readonly back?: Tag
  readonly button: string
  readonly children: Child
}) {
  const { verb, tag, back = tag, button, children } = props
  return (
    <form class="ask" method="get" action={urls.deskChange()}>
      <input type="hidden" name="verb" value={verb} />
      {tag ? <input type="hidden" name="tag" value={String(tag.id)} /> : null}
      {back ? <input type="hidden" name="back" value={urls.deskTag(back.pathName)} /> : null}
      {children}
      <p class="actions">
        <button type="submit">{button}</button>
      </p>
    </form>
  )
}
