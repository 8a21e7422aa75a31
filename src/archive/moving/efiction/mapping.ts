import { z } from 'zod'
import { allow, type Result, refuse } from '../../../platform/text/result.ts'
import { FIXED_TAGS } from '../../tags/index.ts'
import { findLanguage } from '../../works/index.ts'

const AS = ['fandom', 'character', 'relationship', 'additional', 'warning', 'category', 'leave'] as const
const FIXED = { warning: namesOf('warning'), category: namesOf('category'), rating: namesOf('rating') }

const entry = z
  .strictObject({
    id: z.int('is the number that the old archive has for it'),
    name: z.string().optional(),
    type: z.string().optional(),
    stories: z.int().optional(),
    as: z.enum(AS, { error: ({ input }) => `cannot be ${JSON.stringify(input)}; ${AS.join(', ')} would do` }),
    to: z.string('is the name that it gets here').default(''),
  })
  .superRefine(({ as, to }, context) => {
    const wrong = entryFault(as, to)
    if (wrong) context.addIssue({ code: 'custom', path: ['to'], message: wrong })
  })

const rating = z.strictObject({
  id: z.int('is the number that the old archive has for it'),
  name: z.string().optional(),
  stories: z.int().optional(),
  to: z.enum(FIXED.rating, {
    error: ({ input }) => `cannot be ${JSON.stringify(input)}; ${FIXED.rating.join(', ')} would do`,
  }),
  restricted: z.boolean('is true where only members may read, else false').default(false),
})

/** What an archivist decides about an archive that moves in.
 * @see docs/moving-in.md, which says what each field means */
const mapping = z.strictObject({
  archive: z
    .string('is missing: a short word for the archive, such as its name in letters and digits')
    .regex(/^[\p{L}\p{N}-]{1,60}$/u, 'holds more than letters, digits and -, or more than 60 of them'),
  name: z.string().trim().min(1, 'is empty').max(200, 'is longer than 200 characters'),
  address: z
    .string()
    .refine((address) => address === '' || URL.canParse(address), 'is no address such as https://old.example/fanfic')
    .default(''),
  zone: z.string().refine(isZone, 'is no time zone such as Europe/London').default('UTC'),
  language: z
    .string()
    .refine((code) => findLanguage(code) !== undefined, 'is none of this archive’s languages, such as en')
    .default('en'),
  withoutFandom: z.string().trim().min(1, 'is empty').max(150, 'is longer than 150 characters').default('No Fandom'),
  withoutWarning: z
    .enum(FIXED.warning, { error: () => `is none of ${FIXED.warning.join(', ')}` })
    .default('Creator Chose Not To Use Archive Warnings'),
  categories: z.array(entry).default([]),
  characters: z.array(entry).default([]),
  classes: z.array(entry).default([]),
  ratings: z.array(rating).default([]),
})

export type Mapping = Readonly<z.output<typeof mapping>>
export type Entry = Mapping['categories'][number]

/** @param json text of a mapping file
 * @returns the mapping, or every fault, a line each, with the place where it stands */
export function parseMapping(json: string): Result<Mapping, string> {
  try {
    const read = mapping.safeParse(JSON.parse(json))
    return read.success
      ? allow(doubled(read.data))
      : refuse(read.error.issues.map(faultOf(JSON.parse(json))).join('\n'))
  } catch (error) {
    return refuse(`it is not JSON: ${error instanceof Error ? error.message : String(error)}`)
  }
}

/** Of two entries for one number the last counts. */
function doubled(read: Mapping): Mapping {
  const last = <One extends { readonly id: number }>(entries: readonly One[]) => [
    ...new Map(entries.map((one) => [one.id, one])).values(),
  ]
  return {
    ...read,
    categories: last(read.categories),
    characters: last(read.characters),
    classes: last(read.classes),
    ratings: last(read.ratings),
  }
}

function faultOf(json: unknown) {
  return ({ path, message, code }: z.core.$ZodIssue): string => {
    const [list, at, ...rest] = path
    const entries = isRecord(json) && typeof list === 'string' ? json[list] : undefined
    const one = Array.isArray(entries) && typeof at === 'number' ? (entries[at] as unknown) : undefined
    const named = isRecord(one) ? ` (id ${JSON.stringify(one.id)}${one.name ? `, ${String(one.name)}` : ''})` : ''
    const words = code === 'unrecognized_keys' ? 'has fields that are not known: ' : ''
    const where = typeof at === 'number' ? `${String(list)}, entry ${at + 1}${named}` : String(list ?? 'the file')
    return `${where}${rest.length > 0 ? `: "${rest.join('.')}"` : ''} ${words}${words ? keysOf(message) : message}`
  }
}

function keysOf(message: string): string {
  return [...message.matchAll(/"([^"]+)"/g)].map(([, key]) => key).join(', ')
}

function entryFault(as: (typeof AS)[number], to: string): string | undefined {
  if (as === 'leave') return undefined
  if (to.trim() === '') return 'is empty; it is the name that it gets here'
  if (as === 'warning' || as === 'category') {
    return FIXED[as].includes(to) ? undefined : `cannot be ${JSON.stringify(to)}; ${FIXED[as].join(', ')} would do`
  }
  if (/[,，、]/.test(to)) return 'has a comma in it; commas part tags from each other'
  return [...to].length > 150 ? 'is longer than 150 characters' : undefined
}

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
}

function namesOf(type: 'rating' | 'warning' | 'category'): [string, ...string[]] {
  return FIXED_TAGS.filter((tag) => tag.type === type).map(({ name }) => name) as [string, ...string[]]
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
