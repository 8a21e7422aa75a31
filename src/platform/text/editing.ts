const TAG = /<[a-z][^<>]* [^<>]*>/g
const OURS =
  / (?:id="p[0-9a-z]+"|rel="nofollow noopener"|loading="lazy"|decoding="async"|referrerpolicy="no-referrer")/g
const ANCHOR = / (id="|href="#)u-/g

/** A stored text as its author sees it while editing: without our ids, our marks on the author's anchors, and the attributes
 * we add. Saved again unchanged it becomes the very same stored text.
 * @param html as assignIds gave it */
export function forEditing(html: string): string {
  return html.replace(TAG, (tag) => tag.replace(OURS, '').replace(ANCHOR, ' $1'))
}
