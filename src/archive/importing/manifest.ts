import { z } from 'zod'
import { allow, type Result, refuse } from '../../platform/text/result.ts'
import { FIXED_TAGS, type FixedTag } from '../tags/index.ts'

/** @see docs/story-folder.md, which says what each field holds and what it means when it is absent */
const about = {
  slug: z
    .string(sentence('a name of letters, digits and -'))
    .regex(/^[\p{L}\p{N}-]+$/u, 'holds more than letters, digits and -'),
  author: text(),
  lang: z.string(sentence('a language tag such as en or pt-BR')).transform(canonicalLanguage),
  rating: fixed('rating'),
  archive_warnings: z.array(fixed('warning'), sentence('a list of archive warnings')),
  categories: z.array(fixed('category'), sentence('a list of categories')),
  fandoms: names(),
  relationships: names(),
  characters: names(),
  additional_tags: names(),
  summary: text(),
  notes_before: text(),
  notes_after: text(),
  expected_chapters: z
    .int(sentence('a number of chapters, or null for “?”'))
    .min(1, 'is less than one chapter')
    .nullable(),
  complete: z.boolean(sentence('true or false')),
  series: z.object(
    { title: text().min(1, 'is empty'), position: z.int(sentence('a number')).min(1, 'is less than 1').optional() },
    sentence('{ "title": "…", "position": 1 }'),
  ),
  restricted: z.boolean(sentence('true or false')),
  published: z.string(sentence('a date such as 2026-10-30')).transform(instant),
  year: z.unknown(),
  rights: z.unknown(),
}

const chapter = z.object(
  {
    file: text().min(1, 'is empty'),
    title: text().default(''),
    summary: text().default(''),
    content_notes: text().default(''),
    notes_before: text().default(''),
    notes_after: text().default(''),
  },
  sentence('{ "file": "01.html", "title": "…" }'),
)

const told = z.object(about).partial()
const manifest = told.extend({
  title: text().min(1, 'is empty'),
  chapters: z.array(chapter, sentence('a list of chapters')).min(1, 'is empty; a work has one chapter at least'),
})

/** What a file says about a work, field by field; what it does not say is absent. */
export type Told = Readonly<z.output<typeof told>>

/** A whole work.json. */
export type Manifest = Readonly<z.output<typeof manifest>>

/** What was understood, and the names of the fields that were not. */
export interface Understood<Value> {
  readonly value: Value
  readonly unknown: readonly string[]
}

/** @param json text of a work.json
 * @returns the work, or every fault in one line */
export function parseManifest(json: string): Result<Understood<Manifest>, string> {
  return parsed(json, (value) =>
    understand(manifest, value, [...fieldsBeside(value, manifest.shape), ...chapterFieldsBeside(value)]),
  )
}

/** @param json text of a file given with --tags: the same fields, for every work that does not say them itself */
export function parseDefaults(json: string): Result<Understood<Told>, string> {
  return parsed(json, parseTold)
}

/** @param value fields of a work, from wherever they were written down */
export function parseTold(value: unknown): Result<Understood<Told>, string> {
  return understand(told, value, fieldsBeside(value, told.shape))
}

function parsed<Value>(json: string, next: (value: unknown) => Result<Value, string>): Result<Value, string> {
  try {
    return next(JSON.parse(json))
  } catch (error) {
    return refuse(`it is not JSON: ${error instanceof Error ? error.message : String(error)}`)
  }
}

function understand<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  unknown: readonly string[],
): Result<Understood<z.output<Schema>>, string> {
  if (!isRecord(value)) return refuse('it is not one JSON object, { … }')
  const read = schema.safeParse(value)
  return read.success ? allow({ value: read.data, unknown }) : refuse(read.error.issues.map(faultOf).join('; '))
}

function faultOf({ path, message }: z.core.$ZodIssue): string {
  return `${path.map((part) => (typeof part === 'number' ? part + 1 : String(part))).join(' › ')} ${message}`
}

function fieldsBeside(value: unknown, shape: object): readonly string[] {
  return isRecord(value) ? Object.keys(value).filter((name) => !Object.hasOwn(shape, name)) : []
}

function chapterFieldsBeside(value: unknown): readonly string[] {
  const chapters = isRecord(value) && Array.isArray(value.chapters) ? value.chapters : []
  return [...new Set(chapters.flatMap((one) => fieldsBeside(one, chapter.shape)))].map((name) => `chapters › ${name}`)
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function text() {
  return z.string(sentence('text')).normalize('NFC').trim()
}

function names() {
  return z.array(z.string(sentence('a name')), sentence('a list of names'))
}

/** A rating is never guessed: a slip of the pen must not show an Explicit work to everybody. */
function fixed(type: FixedTag['type']) {
  const words = FIXED_TAGS.filter((tag) => tag.type === type).map(({ name }) => name)
  return z.enum(words, { error: ({ input }) => `cannot be ${shown(input)}; ${words.join(', ')} would do` })
}

function sentence(wanted: string): { readonly error: z.core.$ZodErrorMap } {
  return { error: ({ input }) => (input === undefined ? 'is missing' : `cannot be ${shown(input)}; it is ${wanted}`) }
}

function shown(input: unknown): string {
  const json = JSON.stringify(input) ?? String(input)
  return json.length > 60 ? `${json.slice(0, 57)}…` : json
}

/** @see https://www.rfc-editor.org/info/bcp47 */
function canonicalLanguage(tag: string, context: z.RefinementCtx): string {
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? tag
  } catch {
    context.addIssue({ code: 'custom', message: `cannot be ${shown(tag)}; it is a language tag such as en or pt-BR` })
    return z.NEVER
  }
}

/** A day begins at midnight UTC; a moment says its zone itself. */
function instant(typed: string, context: z.RefinementCtx): Date {
  const day = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2}))?$/.test(typed)
    ? new Date(typed)
    : undefined
  const sound = day && !Number.isNaN(day.getTime()) && (typed.length > 10 || day.toISOString().startsWith(typed))
  if (sound) return day
  context.addIssue({
    code: 'custom',
    message: `cannot be ${shown(typed)}; it is a date such as 2026-10-30, or a moment with its zone`,
  })
  return z.NEVER
}
