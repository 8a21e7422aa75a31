import { CheckBox, FormToken, SelectField } from '../../../platform/ui/fields.tsx'
import type { CommentersAllowed, Moderated } from '../../../schema/index.ts'
import { urls } from '../../urls.ts'
import type { Choices } from '../store/choices.ts'

export const ALLOWED: readonly (readonly [CommentersAllowed, string])[] = [
  ['everyone', 'Everybody, guests too'],
  ['members', 'Members'],
  ['nobody', 'Nobody but me'],
]

export const MODERATED: readonly (readonly [Moderated, string])[] = [
  ['none', 'Every comment is shown at once'],
  ['new', 'Guests, and the first comment of somebody new, wait for me'],
  ['all', 'Every comment waits for me'],
]

type WorkProps = {
  readonly work: { readonly id: number; readonly title: string }
  readonly own: Choices | undefined
  readonly inForce: Choices
  readonly token: string
}

/** What the author lets others say of one work. */
export function WorkChoicesPage({ work, own, inForce, token }: WorkProps) {
  return (
    <>
      <h2 class="heading">
        Comments on{' '}
        <a href={urls.work(work.id)} dir="auto">
          {work.title}
        </a>
      </h2>
      <form class="page" method="post" action={urls.commentChoices(work.id)}>
        <FormToken token={token} />
        <ChoiceFields choices={inForce} />
        <CheckBox
          name="defaults"
          label="Go by my preferences for all works instead"
          hint="When they change, this work changes with them."
          checked={own === undefined}
        />
        <p class="actions">
          <button type="submit" class="primary">
            Save
          </button>
        </p>
      </form>
    </>
  )
}

function ChoiceFields({ choices }: { readonly choices: Choices }) {
  return (
    <>
      <SelectField name="allowed" label="Who may comment" value={choices.allowed} options={ALLOWED} />
      <SelectField name="moderated" label="Before it is shown" value={choices.moderated} options={MODERATED} />
      <CheckBox
        name="margin"
        label="Single paragraphs can be commented on"
        hint="Readers see beside a paragraph how much was said of it. Everything else is as with other comments."
        checked={choices.margin}
      />
    </>
  )
}

type PreferencesProps = {
  readonly login: string
  readonly choices: Choices
  readonly mails: {
    readonly comments: boolean
    readonly kudos: boolean
    readonly ties: boolean
    readonly betas: boolean
  }
  readonly token: string
}

/** The same for all works of a member, and the mails they get. */
export function TalkPreferencesPage({ login, choices, mails, token }: PreferencesProps) {
  return (
    <>
      <h2 class="heading">Comments and mail</h2>
      <form class="page" method="post" action={urls.talkPreferences(login)}>
        <FormToken token={token} />
        <fieldset>
          <legend>Comments on your works</legend>
          <p class="hint">For every work about which you have not said anything else on its own page.</p>
          <ChoiceFields choices={choices} />
        </fieldset>
        <fieldset>
          <legend>Mails</legend>
          <CheckBox
            name="mail_comments"
            label="When somebody comments on a work of mine, or answers me"
            hint="Your inbox here has them either way."
            checked={mails.comments}
          />
          <CheckBox name="mail_kudos" label="Once a day, when my works were given kudos" checked={mails.kudos} />
          <CheckBox
            name="mail_ties"
            label="When somebody wants to credit me, give me a work, or name a work of mine"
            checked={mails.ties}
          />
          <CheckBox
            name="mail_betas"
            label="About beta rooms: when I am invited, and when there is something for me to read"
            checked={mails.betas}
          />
        </fieldset>
        <p class="actions">
          <button type="submit" class="primary">
            Save
          </button>
        </p>
      </form>
    </>
  )
}
