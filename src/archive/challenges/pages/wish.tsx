import { raw } from 'hono/html'
import { CheckBox, type FieldErrors, TextArea, TextField } from '../../../platform/ui/fields.tsx'
import { urls } from '../../urls.ts'
import { namesIn, type WishTyped } from '../rules.ts'

type WishFieldsProps = {
  readonly prefix: string
  readonly typed: WishTyped
  readonly errors: FieldErrors
  /** an offer has no note and nothing unwanted */
  readonly offer?: boolean
}

const FIELDS = [
  ['fandoms', 'Fandoms', 'fandom'],
  ['relationships', 'Relationships', 'relationship'],
  ['characters', 'Characters', 'character'],
  ['additional', 'Additional tags', 'freeform'],
] as const

/** The fields of one prompt, request or offer. */
export function WishFields({ prefix, typed, errors, offer = false }: WishFieldsProps) {
  return (
    <>
      {FIELDS.map(([name, label, source]) => (
        <TextArea
          name={prefix + name}
          label={label}
          hint={name === 'fandoms' ? 'Names with commas between. What is left empty stands for any.' : undefined}
          value={typed[name]}
          error={errors[prefix + name]}
          rows={2}
          complete={urls.autocomplete(source)}
        />
      ))}
      {offer ? null : (
        <>
          <CheckBox
            name={`${prefix}all_of`}
            label="All of what is listed, not one of each kind"
            checked={typed.allOf}
          />
          <TextField
            name={`${prefix}unwanted`}
            label="Do not want"
            value={typed.unwanted}
            error={errors[`${prefix}unwanted`]}
            dir="auto"
          />
          <TextArea name={`${prefix}note`} label="More about it" value={typed.note} error={errors[`${prefix}note`]} />
        </>
      )}
    </>
  )
}

/** What one prompt, request or offer says. */
export function WishLines({ wish }: { readonly wish: WishTyped }) {
  const lines = [
    ['Fandoms', wish.fandoms],
    ['Relationships', wish.relationships],
    ['Characters', wish.characters],
    ['Additional tags', wish.additional],
    ['Do not want', wish.unwanted],
  ] as const
  return (
    <>
      <dl>
        {lines.map(([word, names]) =>
          names === '' && word !== 'Fandoms' ? null : (
            <>
              <dt>{word}:</dt>
              <dd dir="auto">{namesIn(names).join(', ') || 'Any'}</dd>
            </>
          ),
        )}
      </dl>
      {wish.allOf ? <p class="soft">All of this, please.</p> : null}
      {wish.note === '' ? null : <blockquote class="userstuff">{raw(wish.note)}</blockquote>}
    </>
  )
}
