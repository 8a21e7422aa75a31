import { moment, withThousands } from '../../../platform/text/dates.ts'
import {
  CheckBox,
  ErrorSummary,
  type FieldErrors,
  FormToken,
  SelectField,
  TextArea,
  TextField,
} from '../../../platform/ui/fields.tsx'
import type { RuleVerdict } from '../../../schema/index.ts'
import { type PolicySettings, RATINGS, type RuleLine } from '../../policy/index.ts'
import { urls } from '../../urls.ts'
import type { Preview } from '../store/preview.ts'

/** A rule as it is typed. */
export interface TypedRule {
  readonly tag: string
  readonly region: string
  readonly verdict: RuleVerdict
  readonly reason: string
}

const VERDICTS: readonly (readonly [RuleVerdict, string])[] = [
  ['show', 'shown like anything else'],
  ['ask', 'asked about first, like works for adults'],
  ['members', 'for members only'],
  ['unavailable', 'not shown at all; their own address says that the law forbids it (451)'],
]

const ADULTS: readonly (readonly [PolicySettings['adults'], string, string])[] = [
  ['ask', 'A question', 'Everybody can open them who says yes when asked.'],
  ['members', 'An account', 'Guests do not find them.'],
  ['confirmed', 'A confirmed adult', 'Only members of whom you know that they are adults find them.'],
]

type RulesPageProps = {
  readonly token: string
  readonly settings: PolicySettings
  readonly rules: readonly RuleLine[]
  readonly typed: TypedRule
  /** what the typed rule would touch, when somebody looked */
  readonly preview: Preview | undefined
  readonly errors: FieldErrors
  /** where the region comes from; empty for nowhere */
  readonly header: string
}

/** What the archive shows to whom. */
export function RulesPage(props: RulesPageProps) {
  return (
    <>
      <h2 class="heading">Standing rules</h2>
      <p class="hint">
        What is decided here holds everywhere at once: in lists and their counts, feeds, files, and at works themselves.
        Creators always find their own works.
      </p>
      <SettingsForm {...props} />
      <RuleForm {...props} />
      <Rules {...props} />
      <AdultForm {...props} />
    </>
  )
}

function SettingsForm({ token, settings }: RulesPageProps) {
  return (
    <form class="page" method="post" action={urls.staffRules()}>
      <FormToken token={token} />
      <h3 class="heading">For all works</h3>
      <fieldset>
        <legend>Ratings that guests may open</legend>
        {RATINGS.map(({ id, name }) => (
          <CheckBox name="guestRatings" value={String(id)} label={name} checked={settings.guestRatings.includes(id)} />
        ))}
      </fieldset>
      <fieldset>
        <legend>Mature, Explicit and Not Rated works take</legend>
        <ul class="cards">
          {ADULTS.map(([value, label, words]) => (
            <li>
              <label>
                <input type="radio" name="adults" value={value} checked={settings.adults === value} />
                <strong>{label}</strong>
                <span>{words}</span>
              </label>
            </li>
          ))}
        </ul>
      </fieldset>
      <p class="actions">
        <button type="submit" name="act" value="settings" class="primary">
          Save
        </button>
      </p>
    </form>
  )
}

function RuleForm({ token, typed, preview, errors, header }: RulesPageProps) {
  return (
    <form class="page" method="post" action={urls.staffRules()} id="rule">
      <FormToken token={token} />
      <h3 class="heading">A rule about a tag</h3>
      <ErrorSummary errors={errors} />
      {preview ? <Touched preview={preview} /> : null}
      <TextField
        name="tag"
        label="Tag"
        hint="Its name: a warning, a rating, or any other tag. What it stands for is meant too: synonyms, and tags below it."
        value={typed.tag}
        error={errors.tag}
        required
      />
      <TextField
        name="region"
        label="Region"
        hint={
          header === ''
            ? 'Two letters such as DE; ZZ for unknown; empty for everywhere. Nothing says yet where readers are: set FANLIGHT_REGION_HEADER.'
            : `Two letters such as DE, as your proxy says in ${header}; ZZ for unknown; empty for everywhere.`
        }
        value={typed.region}
        error={errors.region}
        maxlength={2}
      />
      <SelectField name="verdict" label="Works with it are" value={typed.verdict} options={VERDICTS} />
      <TextArea
        name="reason"
        label="Why"
        hint="For staff; it stays on the trail."
        value={typed.reason}
        rows={2}
        maxlength={1000}
        error={errors.reason}
      />
      <p class="actions">
        <button type="submit" name="act" value="look">
          Look first
        </button>
        <button type="submit" name="act" value="make" class="primary">
          Make the rule
        </button>
      </p>
    </form>
  )
}

function Touched({ preview }: { readonly preview: Preview }) {
  return (
    <div class="flash notice" role="status">
      <p>This rule would touch {preview.works === 1 ? 'one work' : `${withThousands(preview.works)} works`}.</p>
      <ul>
        {preview.titles.map(({ id, title }) => (
          <li>
            <a href={urls.work(id)} dir="auto">
              {title}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}

function Rules({ token, rules }: RulesPageProps) {
  if (rules.length === 0) return null
  return (
    <section>
      <h3 class="heading">Rules, newest first</h3>
      <ul class="steps">
        {rules.map((rule) => (
          <li>
            <p>
              <strong>{rule.tag}</strong>, {rule.region === '' ? 'everywhere' : rule.region}:{' '}
              {VERDICTS.find(([verdict]) => verdict === rule.verdict)?.[1]}
            </p>
            <p class="soft">
              {moment(rule.madeAt)}, by {rule.madeBy ?? 'somebody whose account is gone'}
              {rule.endedAt ? `; ended ${moment(rule.endedAt)}` : ''}
            </p>
            <p class="said">{rule.reason}</p>
            {rule.endedAt ? null : (
              <form method="post" action={urls.staffRules()}>
                <FormToken token={token} />
                <input type="hidden" name="act" value="end" />
                <button type="submit" class="link" name="rule" value={String(rule.id)}>
                  End this rule about {rule.tag}
                </button>
              </form>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function AdultForm({ token, settings }: RulesPageProps) {
  if (settings.adults !== 'confirmed') return null
  return (
    <form class="page" method="post" action={urls.staffRules()}>
      <FormToken token={token} />
      <h3 class="heading">Confirmed adults</h3>
      <TextField name="login" label="Member" hint="Keep no papers: that you have seen them is enough." required />
      <p class="actions">
        <button type="submit" name="act" value="adult">
          Is an adult
        </button>
        <button type="submit" name="act" value="not-adult">
          Is not known to be one
        </button>
      </p>
    </form>
  )
}
