import { writeRaw } from '../../../../platform/text/pasted/raw.ts'
import type { Beside } from '../../beside.ts'
import { type Remark, remark } from '../../remarks.ts'
import { PictureBox } from '../picture-box.ts'
import { withParts, withPictures } from '../pictures.ts'
import { treeOf } from '../tree.ts'

/** The pictures that a page may show. */
export interface PagePictures {
  /** where the page lies, from the root on that their places begin from too */
  readonly page: string
  readonly box: PictureBox
}

/** A page that lies nowhere has no pictures beside it. */
export function picturesBeside(beside: Beside | undefined): PagePictures {
  const box = new PictureBox((place) => {
    const opened = beside?.open(place)
    return opened?.ok ? opened.value : undefined
  })
  return { page: beside?.page ?? '', box }
}

/** @param body what stands in a page
 * @returns the same with the pictures that lie beside it; one that does not leaves its description */
export function pagePictured(
  body: string,
  { page, box }: PagePictures,
): { readonly text: string; readonly remarks: readonly Remark[] } {
  const nodes = /<(?:img|picture|svg|object)\b/i.test(body) ? treeOf(body) : undefined
  if (!nodes) return { text: body, remarks: [] }
  const shown = withPictures(withParts(nodes, page), box)
  return { text: writeRaw(shown.nodes), remarks: picturesLeftOut(shown.count) }
}

export function picturesLeftOut(count: number): readonly Remark[] {
  return remark('left-out', 'pictures', count, ['one picture was left out', '# pictures were left out'])
}
