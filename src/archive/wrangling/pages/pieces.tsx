import type { Child } from 'hono/jsx'
import { Field } from '../../../platform/ui/fields.tsx'
import { type Tag, TYPE_WORDS } from '../../tags/index.ts'
import { urls } from '../../urls.ts'

/** A tag that leads to its page on the desk. */
export function DeskTag({ tag }: { readonly tag: Tag }) {
  return (
    <a class="tag" href={urls.deskTag(tag.pathName)} dir="auto">
      {tag.name}
    </a>
  )
}

/** Takes the name of a tag; names are offered while one types. */
export function NameField(props: {
  readonly name: string
  readonly label: string
  readonly hint?: Child
  readonly value?: string
  readonly error?: string | undefined
  /** of autocompletion: fandom, character, relationship, freeform, tag */
  readonly kind: string
  /** where several fields of a page share a name */
  readonly id?: string
}) {
  const { name, label, hint, value = '', error, kind, id = name } = props
  const describedBy = [...(hint ? [`hint-${id}`] : []), ...(error ? [`error-${id}`] : [])].join(' ')
  return (
    <Field name={id} label={label} hint={hint} error={error}>
      <input
        id={`field-${id}`}
        name={name}
        value={value}
        dir="auto"
        autocomplete="off"
        maxlength={150}
        data-enhance="type-ahead"
        data-source={urls.autocomplete(kind)}
        aria-describedby={describedBy === '' ? undefined : describedBy}
        aria-invalid={error ? 'true' : undefined}
      />
    </Field>
  )
}

/** @returns the kind of autocompletion for tags of the same type */
export function kindOf(type: Tag['type']): string {
  return type === 'additional' ? 'freeform' : type
}

/** @returns how the type is called in the middle of a sentence */
export function typeWord(type: Tag['type']): string {
  return TYPE_WORDS[type].toLowerCase()
}
