import { CheckBox, ErrorSummary, type FieldErrors, FormToken, SelectField } from '../../../platform/ui/fields.tsx'
import { Pagination } from '../../../platform/ui/pagination.tsx'
import { urls } from '../../urls.ts'
import type { WishTyped } from '../rules.ts'
import type { Challenge } from '../store/challenges.ts'
import { PROMPTS_A_PAGE, type Prompt } from '../store/prompts.ts'
import { WishFields, WishLines } from './wish.tsx'

export type OwnWork = { readonly id: number; readonly title: string }

type MemeProps = {
  readonly name: string
  readonly challenge: Challenge
  readonly prompts: readonly Prompt[]
  readonly total: number
  readonly page: number
  /** the viewer; undefined for a guest */
  readonly me: number | undefined
  readonly keeper: boolean
  readonly token: string
  readonly works: readonly OwnWork[]
  readonly typed: WishTyped
  readonly anonymous: boolean
  readonly errors: FieldErrors
}

/** The prompts of a meme with what one can do about each, and the form for another. */
export function MemePage(props: MemeProps) {
  const { name, challenge, prompts, total, page, me } = props
  return (
    <>
      <h3 class="heading">Prompts ({total})</h3>
      {prompts.length === 0 ? <p class="soft">None yet.</p> : null}
      <ol class="prompt index group">
        {prompts.map((prompt) => (
          <li class="prompt blurb group" id={`prompt_${prompt.id}`}>
            <h4 class="heading">
              Prompt {prompt.id}
              {prompt.login ? (
                <>
                  {' '}
                  by <a href={urls.user(prompt.login)}>{prompt.login}</a>
                </>
              ) : (
                ' by Anonymous'
              )}
            </h4>
            <WishLines wish={prompt} />
            <p class="soft">
              {prompt.claimedBy === undefined ? 'Free' : prompt.claimedBy === me ? 'Claimed by you' : 'Claimed'}
              {prompt.fills > 0 ? `, filled ${prompt.fills === 1 ? 'once' : `${prompt.fills} times`}` : ''}
            </p>
            {me === undefined ? null : <Acts {...props} prompt={prompt} />}
          </li>
        ))}
      </ol>
      <Pagination
        page={page}
        pages={Math.ceil(total / PROMPTS_A_PAGE)}
        href={(number) => `${urls.challenge(name)}?page=${number}`}
      />
      {me !== undefined && challenge.open ? <PromptForm {...props} /> : null}
      {challenge.open ? null : <p class="soft">No more prompts are taken.</p>}
    </>
  )
}

function Acts({ name, prompt, me, keeper, token, works }: MemeProps & { readonly prompt: Prompt }) {
  const own = prompt.userId === me
  return (
    <form method="post" action={urls.challengePrompt(name, prompt.id)}>
      <FormToken token={token} />
      {prompt.claimedBy === me ? (
        <>
          {works.length === 0 ? (
            <p class="soft">Write a work first; a draft will do.</p>
          ) : (
            <SelectField
              name="work"
              label="The work that fills it"
              value=""
              options={works.map(({ id, title }) => [String(id), title] as const)}
            />
          )}
          <p class="actions">
            {works.length > 0 ? (
              <button type="submit" name="do" value="fill">
                Fill prompt {prompt.id}
              </button>
            ) : null}{' '}
            <button type="submit" name="do" value="drop">
              Drop the claim<span class="landmark"> of prompt {prompt.id}</span>
            </button>
          </p>
        </>
      ) : prompt.claimedBy === undefined ? (
        <button type="submit" name="do" value="claim">
          Claim prompt {prompt.id}
        </button>
      ) : null}{' '}
      {own || keeper ? (
        <button type="submit" name="do" value="remove">
          Delete prompt {prompt.id}
        </button>
      ) : null}
    </form>
  )
}

function PromptForm({ name, token, typed, anonymous, errors }: MemeProps) {
  return (
    <form class="page" method="post" action={urls.challenge(name)}>
      <h3 class="heading">A prompt of yours</h3>
      <FormToken token={token} />
      <ErrorSummary errors={errors} />
      <WishFields prefix="" typed={typed} errors={errors} />
      <CheckBox name="anonymous" label="Do not tell whose prompt it is" checked={anonymous} />
      <p class="actions">
        <button type="submit" class="primary">
          Prompt
        </button>
      </p>
    </form>
  )
}
