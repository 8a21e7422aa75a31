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

/** Shows tags that a reader has folded away; works without script.
 * @param word for one of them */
export function Unfold({ tags, word }: { readonly tags: number; readonly word: string }) {
  return (
    <label class="unfold">
      <input type="checkbox" autocomplete="off" /> {tags === 1 ? `1 ${word}` : `${tags} ${word}s`}
    </label>
  )
}
