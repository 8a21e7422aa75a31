import type { Tag } from '../../tags/index.ts'
import { urls } from '../../urls.ts'

/** A tag that leads to its works. */
export function TagLink({ tag }: { readonly tag: Tag }) {
  return (
    <a class="tag" href={urls.tagWorks(tag.pathName)} dir="auto">
      {tag.name}
    </a>
  )
}
