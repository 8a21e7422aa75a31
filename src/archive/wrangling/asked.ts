import type { FieldErrors } from '../../platform/ui/fields.tsx'
import type { Db, TagType } from '../../schema/index.ts'
import { type Tag, TYPE_WORDS, type Verb, type Wish } from '../tags/index.ts'
import { tagNamed } from './store/lookup.ts'
import { tagMap } from './store/names.ts'
import { isVerb, parseWishes, WISHES_MOST } from './wishes.ts'

/** A change as an address asks for it: wishes in full, or a verb with ticked tags and names. */
export interface Asked {
  readonly wishes: readonly string[]
  readonly verb: string
  readonly tags: readonly number[]
  readonly tagName: string
  readonly type: string
  readonly other: string
  readonly within: string
  readonly medium: string
}

export function parseAsked(params: URLSearchParams): Asked {
  const text = (name: string) => (params.get(name) ?? '').toWellFormed().replaceAll('\0', '').trim().slice(0, 200)
  return {
    wishes: params.getAll('wish'),
    verb: text('verb'),
    tags: params
      .getAll('tag')
      .filter((id) => /^\d{1,9}$/.test(id))
      .slice(0, WISHES_MOST)
      .map(Number),
    tagName: text('tagName'),
    type: text('type'),
    other: text('other'),
    within: text('within'),
    medium: text('medium'),
  }
}

/** Verbs that need another tag, and of which types it may be for a tag of the given one. */
const OTHERS: Readonly<Partial<Record<Verb, (type: TagType) => readonly TagType[]>>> = {
  synonym: (type) => [type],
  limited: (type) => [type],
  metatag: (type) => [type],
  parent: (type) => (type === 'relationship' ? ['fandom', 'character'] : ['fandom']),
}

/** What an address asks for, with its names looked up. */
export interface Understood {
  readonly wishes: readonly Wish[]
  readonly errors: FieldErrors
  /** the type of the tags that are asked about */
  readonly type: TagType
}

export async function understandAsked(db: Db, asked: Asked): Promise<Understood> {
  const written = parseWishes(asked.wishes)
  if (written.length > 0 || !isVerb(asked.verb)) return { wishes: written, errors: {}, type: 'additional' }
  const { tags, type, error } = await tagsAsked(db, asked)
  const found = await othersOf(db, asked, asked.verb, type)
  const errors = { ...(error ? { tagName: error } : {}), ...found.errors }
  if (Object.keys(errors).length > 0) return { wishes: [], errors, type }
  const verb = asked.verb
  return {
    wishes: tags.map(({ id }) => ({ verb, tag: id, other: found.other, fandom: found.fandom })),
    errors,
    type,
  }
}

async function tagsAsked(
  db: Db,
  asked: Asked,
): Promise<{ readonly tags: readonly Tag[]; readonly type: TagType; readonly error: string | undefined }> {
  const ticked = await tagMap(db, asked.tags)
  const tags = asked.tags.flatMap((id) => ticked.get(id) ?? [])
  const type = tags[0]?.type ?? typeFrom(asked.type)
  if (asked.tagName === '' && tags.length > 0) return { tags, type, error: undefined }
  const named = await tagNamed(db, [type], asked.tagName)
  if (named) return { tags: [...tags, named], type, error: undefined }
  return { tags, type, error: asked.tagName === '' ? 'Tick a tag, or name one.' : nobody([type], asked.tagName) }
}

async function othersOf(
  db: Db,
  asked: Asked,
  verb: Verb,
  type: TagType,
): Promise<{ readonly other?: number; readonly fandom?: number; readonly errors: FieldErrors }> {
  if (verb === 'medium') return { other: /^\d{1,9}$/.test(asked.medium) ? Number(asked.medium) : 0, errors: {} }
  const types = OTHERS[verb]?.(type)
  if (!types) return { errors: {} }
  const other = await tagNamed(db, types, asked.other)
  const fandom = verb === 'limited' ? await tagNamed(db, ['fandom'], asked.within) : undefined
  return {
    ...(other ? { other: other.id } : {}),
    ...(fandom ? { fandom: fandom.id } : {}),
    errors: {
      ...(other ? {} : { other: asked.other === '' ? 'Say which tag.' : nobody(types, asked.other) }),
      ...(fandom || verb !== 'limited'
        ? {}
        : { within: asked.within === '' ? 'Say in which fandom.' : nobody(['fandom'], asked.within) }),
    },
  }
}

function nobody(types: readonly TagType[], name: string): string {
  return `No ${types.map((type) => TYPE_WORDS[type].toLowerCase()).join(' or ')} is called “${name}”.`
}

function typeFrom(word: string): TagType {
  return word in TYPE_WORDS ? (word as TagType) : 'additional'
}
