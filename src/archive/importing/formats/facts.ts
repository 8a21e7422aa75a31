import { foldName } from '../../../platform/text/fold.ts'
import { FIXED_TAGS, type FixedTag, tagNameFrom } from '../../tags/index.ts'
import { findLanguage, LANGUAGES } from '../../works/index.ts'
import { parseTold, type Told } from '../manifest.ts'
import { type Remark, remark } from '../remarks.ts'

/** What a page says under a label: the label folded, without its colon, and the values under it. */
export interface Fact {
  readonly label: string
  readonly values: readonly string[]
}

type ListField = 'fandoms' | 'relationships' | 'characters' | 'additional_tags'

const LISTS: Readonly<Record<string, ListField>> = {
  fandom: 'fandoms',
  fandoms: 'fandoms',
  relationship: 'relationships',
  relationships: 'relationships',
  pairing: 'relationships',
  pairings: 'relationships',
  character: 'characters',
  characters: 'characters',
  'additional tag': 'additional_tags',
  'additional tags': 'additional_tags',
  tags: 'additional_tags',
  genre: 'additional_tags',
  genres: 'additional_tags',
  freeforms: 'additional_tags',
}
const SINGLE = new Set(
  `rating archive-warning archive-warnings warning warnings category categories language series stats published updated completed status
  chapters words author authors collection collections summary packaged publisher`
    .split(/\s+/)
    .map((word) => word.replace('-', ' ')),
)
/** Not every archive writes the fixed tags as ours does. */
const ALIASES: Readonly<Record<string, string>> = {
  'choose not to use archive warnings': 'Creator Chose Not To Use Archive Warnings',
  'author chose not to use archive warnings': 'Creator Chose Not To Use Archive Warnings',
  underage: 'Underage Sex',
  'graphic depictions of violence': 'Graphic Depictions Of Violence',
  teen: 'Teen And Up Audiences',
  general: 'General Audiences',
}

export function isLabel(words: string): boolean {
  const label = labelOf(words)
  return LISTS[label] !== undefined || SINGLE.has(label)
}

export function labelOf(words: string): string {
  return foldName(words).replace(/\s*:$/, '')
}

/** What the facts say of a work, in the fields of a work.json. A rating or a warning that is none of ours is never guessed at. */
export function toldBy(facts: readonly Fact[]): { readonly told: Told; readonly remarks: readonly Remark[] } {
  const remarks: Remark[] = []
  const fields: Record<string, unknown> = {}
  const fixed = (type: FixedTag['type'], values: readonly string[]) => fixedNames(type, values, remarks)
  for (const { label, values } of facts) {
    const list = LISTS[label]
    const [first = ''] = values
    if (list) fields[list] = [...((fields[list] as readonly string[] | undefined) ?? []), ...values]
    else if (label === 'rating') fields.rating = fixed('rating', values)[0]
    else if (/warning/.test(label)) fields.archive_warnings = fixed('warning', values)
    else if (/^categor/.test(label)) categoriesInto(fields, values)
    else if (label === 'language') fields.lang = languageNamed(first)
    else if (label === 'series') fields.series = seriesFrom(values)
    else if (/^authors?$/.test(label)) fields.author = first
    else Object.assign(fields, statsFrom(`${label}: ${values.join(' ')}`))
  }
  return { told: soundFields({ ...fields }, remarks), remarks }
}

function fixedNames(type: FixedTag['type'], values: readonly string[], remarks: Remark[]): readonly string[] {
  const known = FIXED_TAGS.filter((tag) => tag.type === type).map(({ name }) => name)
  return values.flatMap((value) => {
    const name = known.find((one) => foldName(one) === foldName(value)) ?? ALIASES[foldName(value)]
    if (name !== undefined && known.includes(name)) return [name]
    remarks.push(...remark('left-out', type, 1, [`its ${type} “${value}” is none of this archive’s`, '']))
    return []
  })
}

/** On some sites a category is what we call a fandom. */
function categoriesInto(fields: Record<string, unknown>, values: readonly string[]): void {
  const known = FIXED_TAGS.filter(({ type }) => type === 'category').map(({ name }) => name)
  const [ours, others] = [values.filter((name) => known.includes(name)), values.filter((name) => !known.includes(name))]
  if (ours.length > 0) fields.categories = ours
  if (others.length > 0) fields.fandoms = [...((fields.fandoms as readonly string[] | undefined) ?? []), ...others]
}

/** @param name in its own words or in ours, or a tag such as en-GB */
export function languageNamed(name: string): string | undefined {
  const folded = foldName(name)
  const named = LANGUAGES.find((one) => foldName(one.name) === folded)?.code
  return named ?? findLanguage(name.replace('_', '-'))?.code ?? findLanguage(name.split(/[-_]/)[0] ?? '')?.code
}

/** "Part 2 of Ledgers", "Ledgers [2]" */
function seriesFrom(values: readonly string[]): { readonly title: string; readonly position?: number } | undefined {
  const line = values.join(', ')
  const [, position, title] = /^part\s+(\d+)\s+of\s+(.+?)(?:,\s*part\s+\d+\s+of\s.*)?$/i.exec(line) ?? []
  if (title) return { title, position: Number(position) }
  const [, name, at] = /^(.+?)\s*[[(](\d+)[\])]$/.exec(line) ?? []
  return name ? { title: name, position: Number(at) } : line ? { title: line } : undefined
}

function statsFrom(line: string): Readonly<Record<string, unknown>> {
  const fields: Record<string, unknown> = {}
  const [, day] = /published:\s*(\d{4}-\d{2}-\d{2})/i.exec(line) ?? []
  if (day) fields.published = day
  const [, written, expected] = /chapters:\s*([\d,]+)\s*\/\s*([\d,]+|\?)/i.exec(line) ?? []
  if (written) fields.expected_chapters = expected === '?' ? null : Number(expected?.replaceAll(',', ''))
  if (/^status:\s*complete/i.test(line)) fields.complete = true
  if (/^status:\s*(?:in.progress|incomplete|ongoing|wip)/i.test(line)) fields.complete = false
  return fields
}

/** What a work.json could say of it; whatever it could not is left out, with a remark. */
export function soundFields(fields: Record<string, unknown>, remarks: Remark[]): Told {
  const sound: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) continue
    const kept = Array.isArray(value) && name in TAG_FIELDS ? soundTags(value as readonly string[], remarks) : value
    const read = parseTold({ [name]: kept })
    if (read.ok) sound[name] = read.value.value[name as keyof Told]
    else
      remarks.push(
        ...remark('left-out', 'field', 1, [
          `what it says of its ${name.replace('_', ' ')} was left out: ${read.problem}`,
          '',
        ]),
      )
  }
  return sound
}

const TAG_FIELDS: Readonly<Record<ListField, true>> = {
  fandoms: true,
  relationships: true,
  characters: true,
  additional_tags: true,
}

function soundTags(names: readonly string[], remarks: Remark[]): readonly string[] {
  const seen = new Set<string>()
  return names.flatMap((written) => {
    const name = tagNameFrom(written.replace(/\s*[,，、]\s*/gu, ' – '))
    if (!name.ok) {
      remarks.push(...remark('left-out', 'tags', 1, [`the tag “${written.slice(0, 40)}…” is too long for one`, '']))
      return []
    }
    if (seen.has(foldName(name.value))) return []
    seen.add(foldName(name.value))
    return [name.value]
  })
}
