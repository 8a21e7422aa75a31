import { minuteOf } from '../../../../platform/text/dates.ts'
import { urls } from '../../../urls.ts'
import type { AutosaveHead } from '../../store/autosaves.ts'
import type { Compared } from '../versions/compared.ts'
import { DifferenceView, type View } from '../versions/difference-view.tsx'
import { OfferActions } from './offers.tsx'
import { addressOf } from './place.ts'
import type { ChangedField } from './said.ts'

type TextPageProps = {
  readonly text: AutosaveHead
  /** what it is a text of */
  readonly name: string
  /** others that were typed into the same form */
  readonly others: readonly AutosaveHead[]
  /** the one that it is compared with; undefined for what is saved */
  readonly beside: AutosaveHead | undefined
  readonly compared: Compared
  readonly fields: readonly ChangedField[]
  /** why the text cannot be compared, with the text itself */
  readonly problem: string | undefined
  readonly typed: string
  readonly language: string
  readonly view: View
  readonly token: string
}

/** A text that was typed and not saved, beside what is saved or beside another one. */
export function AutosavedTextPage(props: TextPageProps) {
  const { text, name, beside, compared, view, language, token } = props
  const names = [
    beside ? `Typed ${minuteOf(beside.savedAt)}` : 'As it is saved',
    `Typed ${minuteOf(text.savedAt)}`,
  ] as const
  return (
    <>
      <h2 class="heading">
        What you were writing: <a href={addressOf(text.place)}>{name}</a>
      </h2>
      <p class="key">
        You typed this and did not save it; only you can see it. Here it stands beside{' '}
        {beside ? 'another text that you typed' : 'what is saved'}: <ins>what came is underlined</ins>,{' '}
        <del>what went is struck out</del>.
      </p>
      <OfferActions offer={text} token={token} seen />
      <Ways {...props} />
      {props.problem ? <p class="error">{props.problem}</p> : null}
      {props.problem ? (
        <p class="field">
          <label for="typed">The text as you typed it</label>
          <textarea id="typed" class="story" rows={12} readonly dir="auto">
            {'\n'}
            {props.typed}
          </textarea>
        </p>
      ) : (
        <DifferenceView compared={compared} view={view} language={language} names={names} />
      )}
      <Fields fields={props.fields} names={names} />
    </>
  )
}

/** Other things to compare it with, and the other way of showing it. */
function Ways({ text, others, beside, view }: TextPageProps) {
  const address = (other: number | undefined, as: View) => {
    const words = [...(other === undefined ? [] : [`with=${other}`]), ...(as === 'side' ? ['view=side'] : [])].join('&')
    return `${urls.autosave(text.id)}${words === '' ? '' : `?${words}`}`
  }
  return (
    <ul class="navigation actions">
      <li>
        <a href={address(beside?.id, view === 'side' ? 'inline' : 'side')}>
          {view === 'side' ? 'In one column' : 'Side by side'}
        </a>
      </li>
      {beside ? (
        <li>
          <a href={address(undefined, view)}>Compare with what is saved</a>
        </li>
      ) : null}
      {others.map((other) =>
        other.id === beside?.id ? null : (
          <li>
            <a href={address(other.id, view)}>Compare with the text of {minuteOf(other.savedAt)}</a>
          </li>
        ),
      )}
    </ul>
  )
}

function Fields({ fields, names }: { readonly fields: readonly ChangedField[]; readonly names: readonly string[] }) {
  if (fields.length === 0) return null
  return (
    <section class="change">
      <h3 class="heading">Other fields</h3>
      <div class="scroll" tabindex={0}>
        <table class="plain">
          <thead>
            <tr>
              <th scope="col">Field</th>
              {names.map((name) => (
                <th scope="col">{name}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {fields.map(([name, before, after]) => (
              <tr>
                <th scope="row">{name}</th>
                <td dir="auto">{before}</td>
                <td dir="auto">{after}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
