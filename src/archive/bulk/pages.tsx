import {
  CheckBox,
  ErrorSummary,
  type FieldErrors,
  FormToken,
  SelectField,
  TextField,
} from '../../platform/ui/fields.tsx'
import { FIXED_TAGS } from '../tags/index.ts'
import { urls } from '../urls.ts'
import { LANGUAGES } from '../works/index.ts'
import { fieldsOf } from './forms.ts'
import { KINDS, type Kind, type Names, type Plan, type Wish } from './rules.ts'

/** What the form is drawn with. */
export type BulkProps = {
  readonly login: string
  readonly token: string
  readonly works: readonly { readonly id: number; readonly title: string; readonly posted: boolean }[]
  readonly ticked: ReadonlySet<number>
  readonly wish: Wish
  readonly names: Names
  readonly errors: FieldErrors
}

const CALLED: Readonly<Record<Kind, string>> = {
  fandoms: 'Fandoms to add',
  relationships: 'Relationships to add',
  characters: 'Characters to add',
  additional: 'Additional tags to add',
}
const STAYS = ['', 'As it is in each'] as const
const WHO = [['everyone', 'Everybody'] as const, ['members', 'Members'] as const, ['nobody', 'Nobody'] as const]

/** Which works, and what is to become of them; nothing is done from here. */
export function BulkPage({ login, token, works, ticked, wish, names, errors }: BulkProps) {
  return (
    <>
      <h2 class="heading">Change several works at once</h2>
      <p>
        Tick works and say what is to be different. The next page shows for each what would change, before anything
        does.
      </p>
      {works.length === 0 ? <p>You have no works yet.</p> : null}
      <form class="page" method="post" action={urls.bulk(login)}>
        <FormToken token={token} />
        <ErrorSummary errors={errors} />
        <fieldset id="field-works" aria-describedby={errors.works ? 'error-works' : undefined}>
          <legend>Works</legend>
          {errors.works ? (
            <p class="error" id="error-works">
              {errors.works}
            </p>
          ) : null}
          {works.map(({ id, title, posted }) => (
            <CheckBox
              name="works"
              value={String(id)}
              label={<span dir="auto">{posted ? title : `${title} (draft)`}</span>}
              checked={ticked.has(id)}
            />
          ))}
        </fieldset>
        <fieldset>
          <legend>Tags</legend>
          {KINDS.map((kind) => (
            <TextField name={`add_${kind}`} label={CALLED[kind]} value={wish.add[kind]} dir="auto" autocomplete="off" />
          ))}
          <TextField
            name="remove"
            label="Tags to remove"
            hint="With commas between; of whatever type."
            value={wish.remove}
            dir="auto"
            autocomplete="off"
          />
          <div class="pair">
            <TextField
              name="replace"
              label="A tag to replace"
              value={wish.replace}
              error={errors.replace}
              dir="auto"
              autocomplete="off"
            />
            <TextField name="by" label="by this one" value={wish.by} error={errors.by} dir="auto" autocomplete="off" />
          </div>
          <SelectField
            name="rating"
            label="Rating"
            value={wish.rating}
            options={[
              STAYS,
              ...FIXED_TAGS.filter(({ type }) => type === 'rating').map(({ name }) => [name, name] as const),
            ]}
          />
        </fieldset>
        <fieldset>
          <legend>About them</legend>
          <SelectField
            name="language"
            label="Language"
            value={wish.language}
            options={[STAYS, ...LANGUAGES.map(({ code, name }) => [code, name] as const)]}
          />
          <SelectField
            name="restricted"
            label="Who may read"
            value={wish.restricted}
            options={[STAYS, ['no', 'Everybody'], ['yes', 'Members']]}
          />
          <SelectField name="downloads" label="Who may download" value={wish.downloads} options={[STAYS, ...WHO]} />
          <SelectField name="commenters" label="Who may comment" value={wish.commenters} options={[STAYS, ...WHO]} />
          <SelectField
            name="moderated"
            label="Comments that wait for you"
            value={wish.moderated}
            options={[STAYS, ['none', 'None'], ['new', 'Those of guests and newcomers'], ['all', 'All']]}
          />
          <SelectField
            name="series"
            label="Put them into a series, at its end"
            value={wish.series}
            options={[['', 'None'], ...names.series]}
          />
          <TextField
            name="collection"
            label="Put them into a collection"
            hint="Its name, as in its address."
            value={wish.collection}
            error={errors.collection}
            complete={urls.autocomplete('collection')}
            autocomplete="off"
          />
          {names.collections.size > 0 ? (
            <SelectField
              name="leave"
              label="Take them out of a collection"
              value={wish.leave}
              options={[['', 'None'], ...names.collections]}
            />
          ) : null}
          {names.pseuds.size > 1 ? (
            <SelectField name="pseud" label="Credit them to" value={wish.pseud} options={[STAYS, ...names.pseuds]} />
          ) : null}
        </fieldset>
        <p class="actions">
          <button type="submit" name="do" value="look" class="primary">
            Show what would change
          </button>
        </p>
      </form>
    </>
  )
}

type PlansProps = {
  readonly login: string
  readonly token: string
  readonly plans: readonly Plan[]
  readonly wish: Wish
}

/** What would change in each work; from here it is done, or gone back on. */
export function PlansPage({ login, token, plans, wish }: PlansProps) {
  const changing = plans.filter(({ changes }) => changes.length > 0)
  return (
    <>
      <h2 class="heading">This would change</h2>
      <ul>
        {plans.map(({ work, changes, problem }) => (
          <li>
            <a href={urls.work(work.id)} dir="auto">
              {work.title}
            </a>
            {problem ? <p class="error">Stays as it is: {problem}</p> : null}
            {!problem && changes.length === 0 ? <p>Nothing.</p> : null}
            {changes.length > 0 ? (
              <ul>
                {changes.map((change) => (
                  <li dir="auto">{change}</li>
                ))}
              </ul>
            ) : null}
          </li>
        ))}
      </ul>
      <form method="post" action={urls.bulk(login)}>
        <FormToken token={token} />
        {plans.map(({ work }) => (
          <input type="hidden" name="works" value={work.id} />
        ))}
        {fieldsOf(wish).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <p class="actions">
          {changing.length > 0 ? (
            <button type="submit" name="do" value="change" class="primary">
              {changing.length === 1 ? 'Change this work' : `Change these ${changing.length} works`}
            </button>
          ) : null}
          <button type="submit" name="do" value="back">
            Go back
          </button>
        </p>
      </form>
    </>
  )
}
