import { withThousands } from '../../../platform/text/dates.ts'
import type { TagType } from '../../../schema/index.ts'
import { FIXED_TAGS } from '../../tags/index.ts'
import { boxName, TYPE_NAMES } from '../filter/names.ts'
import type { Facets } from '../finder/uses.ts'
import type { Understood } from '../listing/understand.ts'

/** A value in the panel with its two boxes. */
export interface PanelValue {
  readonly id: number
  readonly name: string
  /** undefined where nothing was counted */
  readonly works: number | undefined
  readonly included: boolean
  readonly excluded: boolean
}

/** What the panel offers of one type: the fixed values all, of others the most used; what was chosen is always there,
 * with a nought if nothing is left of it. */
export function valuesOf(
  type: TagType,
  facets: Facets | undefined,
  { filter, tags, place }: Understood,
): readonly PanelValue[] {
  const counts = new Map((facets?.[type] ?? []).map(({ tag, works }) => [tag.id, works]))
  const chosen = tags.filter((tag) => tag.type === type)
  const fixed = FIXED_TAGS.filter((tag) => tag.type === type)
  const offered = [...fixed, ...(facets?.[type] ?? []).map(({ tag }) => tag), ...chosen]
  const ticked = (way: 'include' | 'exclude', id: number) => filter[way].some((choice) => choice.id === id)
  return [...new Map(offered.map((tag) => [tag.id, tag])).values()]
    .map(({ id, name }) => ({
      id,
      name,
      works: facets ? (counts.get(id) ?? 0) : undefined,
      included: ticked('include', id),
      excluded: ticked('exclude', id),
    }))
    .filter(
      ({ id, included, excluded: out }) => id !== place?.id && (counts.has(id) || included || out || fixed.length > 0),
    )
}

/** What the values of a type are called together. */
export const HEADINGS: Readonly<Record<TagType, string>> = {
  rating: 'Ratings',
  warning: 'Warnings',
  category: 'Categories',
  fandom: 'Fandoms',
  relationship: 'Relationships',
  character: 'Characters',
  additional: 'Additional tags',
}

type PanelGroupProps = {
  readonly type: TagType
  readonly values: readonly PanelValue[]
  readonly open: boolean
  /** where the others are, if there may be any */
  readonly more: string | undefined
}

/** The values of one type, each with a box to include and a box to exclude. */
export function PanelGroup({ type, values, open, more }: PanelGroupProps) {
  if (values.length === 0) return null
  return (
    <details open={open || values.some(({ included, excluded }) => included || excluded)}>
      <summary>{HEADINGS[type]}</summary>
      <ul class="values">
        {values.map((value) => (
          <li>
            <Boxes type={type} value={value} />
          </li>
        ))}
      </ul>
      {more === undefined ? null : (
        <p>
          <a href={more}>
            More<span class="landmark"> {HEADINGS[type].toLowerCase()}</span>
          </a>
        </p>
      )}
    </details>
  )
}

/** The input stands inside its label, whose text ends "Name (12)": readers' tools look for both. */
function Boxes({
  type,
  value: { id, name, works, included, excluded },
}: {
  readonly type: TagType
  readonly value: PanelValue
}) {
  const key = TYPE_NAMES[type]
  const count = works === undefined ? '' : ` (${withThousands(works)})`
  return (
    <>
      <label class="include">
        <input
          type="checkbox"
          name={boxName('include', type)}
          id={`include_work_search_${key}_ids_${id}`}
          value={id}
          checked={included}
        />
        <span class="text">Include </span>
        <span class="name" dir="auto">
          {name}
        </span>
        <span class="count">{count}</span>
      </label>{' '}
      <label class="exclude">
        <input
          type="checkbox"
          name={boxName('exclude', type)}
          id={`exclude_work_search_${key}_ids_${id}`}
          value={id}
          checked={excluded}
        />
        <span class="text">
          Exclude {name}
          {count}
        </span>
      </label>
    </>
  )
}
