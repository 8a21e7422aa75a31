import type { Child } from 'hono/jsx'

/** The proof that a form is ours; every form that posts carries it. */
export function FormToken({ token }: { readonly token: string }) {
  return <input type="hidden" name="authenticity_token" value={token} />
}

/** What went wrong with the fields of a form: a sentence by field name. */
export type FieldErrors = Readonly<Record<string, string>>

type FieldProps = {
  readonly name: string
  readonly label: Child
  readonly hint?: Child | undefined
  readonly error?: string | undefined
  readonly required?: boolean
}

/** Label, control, hint and error, tied together for those who hear the page. */
export function Field({ name, label, hint, error, required, children }: FieldProps & { readonly children: Child }) {
  return (
    <div class="field">
      <label for={`field-${name}`}>
        {label}
        {required ? <span class="required"> (required)</span> : null}
      </label>
      {hint ? (
        <span class="hint" id={`hint-${name}`}>
          {hint}
        </span>
      ) : null}
      {children}
      {error ? (
        <span class="error" id={`error-${name}`}>
          {error}
        </span>
      ) : null}
    </div>
  )
}

type InputProps = FieldProps & {
  readonly type?: 'text' | 'email' | 'password' | 'number' | 'date' | 'datetime-local' | 'search' | 'url' | 'file'
  readonly value?: string | number | undefined
  readonly autocomplete?: string
  readonly maxlength?: number
  readonly list?: string
  readonly dir?: 'auto'
  readonly inputmode?: 'numeric' | 'email'
  /** for a behaviour in src/client */
  readonly enhance?: string
  /** where names to complete are asked for */
  readonly complete?: string
  /** it takes several of them, with commas between */
  readonly several?: boolean
}

/** One line of text. */
export function TextField(props: InputProps) {
  return (
    <Field {...props}>
      <input
        id={`field-${props.name}`}
        name={props.name}
        type={props.type ?? 'text'}
        value={props.value ?? ''}
        required={props.required}
        autocomplete={props.autocomplete}
        maxlength={props.maxlength}
        list={props.list}
        dir={props.dir}
        inputmode={props.inputmode}
        data-enhance={props.complete ? 'type-ahead' : props.enhance}
        data-source={props.complete}
        data-several={props.several ? '' : undefined}
        aria-describedby={describedBy(props)}
        aria-invalid={props.error ? 'true' : undefined}
      />
    </Field>
  )
}

type AreaProps = FieldProps & {
  readonly value?: string
  readonly rows?: number
  readonly maxlength?: number
  readonly lang?: string | undefined
  /** where names to complete are asked for, when the field takes a list of names with commas between */
  readonly complete?: string
  /** the name of the field whose names these stand beside */
  readonly beside?: string
  /** whether the editor may stand in its place, in a form that asks for it */
  readonly rich?: boolean
}

/** Many lines of text. The line feed after the tag is dropped by every parser; without it a text's own first one would be. */
export function TextArea(props: AreaProps) {
  return (
    <Field {...props}>
      <textarea
        id={`field-${props.name}`}
        name={props.name}
        rows={props.rows ?? 4}
        required={props.required}
        maxlength={props.maxlength}
        lang={props.lang}
        dir="auto"
        data-enhance={props.complete ? 'type-ahead' : undefined}
        data-source={props.complete}
        data-several={props.complete ? '' : undefined}
        data-beside={props.beside && `field-${props.beside}`}
        data-rich={props.rich ? 'note' : undefined}
        aria-describedby={describedBy(props)}
        aria-invalid={props.error ? 'true' : undefined}
      >
        {'\n'}
        {props.value ?? ''}
      </textarea>
    </Field>
  )
}

/** A choice of a list. */
export function SelectField(
  props: FieldProps & {
    readonly value: string
    readonly options: readonly (readonly [value: string, label: string])[]
    /** for a behaviour in src/client */
    readonly enhance?: string | undefined
  },
) {
  return (
    <Field {...props}>
      <select
        id={`field-${props.name}`}
        name={props.name}
        required={props.required}
        data-enhance={props.enhance}
        aria-describedby={describedBy(props)}
        aria-invalid={props.error ? 'true' : undefined}
      >
        {props.options.map(([value, label]) => (
          <option value={value} selected={value === props.value}>
            {label}
          </option>
        ))}
      </select>
    </Field>
  )
}

type TickProps = FieldProps & { readonly checked: boolean; readonly value?: string }

/** A box to tick; one of several boxes that share a name has a value of its own. */
export function CheckBox(props: TickProps) {
  const { name, label, hint, error, required, checked, value } = props
  return (
    <p class="field check">
      <label>
        <input
          type="checkbox"
          id={value ? undefined : `field-${name}`}
          name={name}
          value={value ?? '1'}
          checked={checked}
          required={required}
          aria-describedby={error ? `error-${name}` : undefined}
          aria-invalid={error ? 'true' : undefined}
        />{' '}
        <span>
          {label}
          {required ? <span class="required"> (required)</span> : null}
        </span>
      </label>
      {hint ? <span class="hint">{hint}</span> : null}
      {error ? (
        <span class="error" id={`error-${name}`}>
          {error}
        </span>
      ) : null}
    </p>
  )
}

/** On top of a form that was refused: every sentence, each leading to its field. */
export function ErrorSummary({ errors }: { readonly errors: FieldErrors }) {
  const entries = Object.entries(errors)
  if (entries.length === 0) return null
  return (
    <div class="error-summary" role="alert" tabindex={-1}>
      <h3>{entries.length === 1 ? 'One thing needs another look' : `${entries.length} things need another look`}</h3>
      <ul>
        {entries.map(([name, sentence]) => (
          <li>
            <a href={`#field-${name}`}>{sentence}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}

function describedBy({ name, hint, error }: FieldProps): string | undefined {
  const ids = [...(hint ? [`hint-${name}`] : []), ...(error ? [`error-${name}`] : [])]
  return ids.length > 0 ? ids.join(' ') : undefined
}
