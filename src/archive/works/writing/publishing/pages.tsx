import type { Child } from 'hono/jsx'
import { withThousands } from '../../../../platform/text/dates.ts'
import { ErrorSummary, type FieldErrors, FormToken, SelectField, TextField } from '../../../../platform/ui/fields.tsx'
import { urls } from '../../../urls.ts'
import type { Chapter, ChapterHead, Work } from '../../kinds.ts'
import type { PlannedPost } from '../../store/planning.ts'
import type { Cut } from './cuts.ts'
import { momentIn, ZONES } from './moment.ts'

/** On the pages of a draft: when it will be posted by itself, or why it was not. */
export function PlanLine({ plan, address }: { readonly plan: PlannedPost | undefined; readonly address: string }) {
  if (!plan) return null
  const when = momentIn(plan.postAt, plan.zone)
  return (
    <p class="card plan">
      {plan.problem === '' ? `Will be posted by itself on ${when}.` : `Was not posted on ${when}: ${plan.problem}`}{' '}
      <a href={address}>Change the plan</a>
    </p>
  )
}

type PlanPageProps = {
  readonly heading: Child
  readonly address: string
  readonly plan: PlannedPost | undefined
  readonly at: string
  readonly zone: string
  readonly lacks: readonly string[]
  readonly errors: FieldErrors
  readonly token: string
}

/** When a draft is to be posted. */
export function PlanPage({ heading, address, plan, at, zone, lacks, errors, token }: PlanPageProps) {
  return (
    <>
      <h2 class="heading">{heading}</h2>
      <PlanLine plan={plan} address={address} />
      <form class="page" method="post" action={address}>
        <FormToken token={token} />
        <ErrorSummary errors={errors} />
        <p>
          Until then it stays a draft, and you can go on writing: what is saved when the time comes is what readers get.
        </p>
        {lacks.length > 0 ? (
          <p class="soft">It still lacks something. Before it can be posted: {lacks.join(' ')}</p>
        ) : null}
        <TextField
          name="at"
          type="datetime-local"
          label="Date and time"
          hint="To the minute, as in 2026-03-29T09:30."
          value={at}
          error={errors.at}
          required
        />
        <SelectField
          name="zone"
          label="Time zone"
          hint="The time above is meant there."
          value={zone}
          error={errors.zone}
          enhance={plan || at !== '' ? undefined : 'own-zone'}
          options={ZONES.map((name) => [name, name.replaceAll('_', ' ')] as const)}
        />
        <p class="actions">
          <button type="submit" class="primary" name="do" value="plan">
            {plan ? 'Change the plan' : 'Plan it'}
          </button>{' '}
          {plan ? (
            <button type="submit" name="do" value="drop" formnovalidate>
              Do not post it by itself
            </button>
          ) : null}
        </p>
      </form>
    </>
  )
}

type AskProps = {
  readonly heading: Child
  readonly words: Child
  readonly address: string
  readonly button: string
  readonly back: string
  readonly token: string
}

/** Asks before something that readers notice. */
export function AskPage({ heading, words, address, button, back, token }: AskProps) {
  return (
    <div class="prose">
      <h2 class="heading">{heading}</h2>
      <p>{words}</p>
      <form method="post" action={address}>
        <FormToken token={token} />
        <p class="actions">
          <button type="submit" class="primary">
            {button}
          </button>{' '}
          <a class="button" href={back}>
            Leave it as it is
          </a>
        </p>
      </form>
    </div>
  )
}

type SplitProps = {
  readonly work: Work
  readonly chapter: Chapter
  readonly cuts: readonly Cut[]
  readonly title: string
  readonly errors: FieldErrors
  readonly token: string
}

/** Where a chapter shall be parted in two. */
export function SplitPage({ work, chapter, cuts, title, errors, token }: SplitProps) {
  return (
    <>
      <h2 class="heading">
        Split chapter {chapter.position} of <span dir="auto">{work.title}</span>
      </h2>
      <form class="page" method="post" action={urls.splitChapter(work.id, chapter.id)}>
        <FormToken token={token} />
        <ErrorSummary errors={errors} />
        <p>
          The paragraph that you choose begins a chapter of its own, right behind this one. Readers’ places move with
          their paragraphs; the date of the work stays. Summary, content notes and the notes before the text stay here,
          the notes after it go with its end.
        </p>
        <SelectField
          name="at"
          label="The new chapter begins with"
          value=""
          error={errors.at}
          options={[['', 'Choose a paragraph'], ...cuts.map(({ id, words }) => [id, words] as const)]}
          required
        />
        <TextField
          name="title"
          label="Title of the new chapter"
          hint="May be left empty."
          value={title}
          error={errors.title}
          dir="auto"
        />
        <p class="actions">
          <button type="submit" class="primary">
            Split it
          </button>{' '}
          <a class="button" href={urls.editChapter(work.id, chapter.id)}>
            Leave it whole
          </a>
        </p>
      </form>
    </>
  )
}

/** What joining two chapters does, in a sentence. */
export function JoinWords({ chapter, next }: { readonly chapter: ChapterHead; readonly next: ChapterHead }) {
  return (
    <>
      Chapter {next.position}
      {next.title === '' ? '' : `, “${next.title}”,`} ({withThousands(next.wordCount)} words) is put behind the text of
      chapter {chapter.position}, its notes and content notes behind those there. Its title and its own versions go; the
      versions of chapter {chapter.position} stay, so that you can go back to the text before.
    </>
  )
}
