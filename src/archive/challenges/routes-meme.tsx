import type { FieldErrors } from '../../platform/ui/fields.tsx'
import { type Form, readForm } from '../../platform/web/form.ts'
import { memberOf } from '../accounts/index.ts'
import { CollectionFrame, maintains } from '../collections/index.ts'
import { formToken, goOn, showNotFound, showPage } from '../frame/index.ts'
import type { House } from '../house.ts'
import { urls } from '../urls.ts'
import type { C, There } from './find.ts'
import { readWish } from './forms.ts'
import { bringMade, worksFor } from './own-works.ts'
import { MemePage } from './pages/meme.tsx'
import { NO_WISH, type WishTyped, wishErrors } from './rules.ts'
import {
  claimPrompt,
  dropClaim,
  fillPrompt,
  findPrompt,
  insertPrompt,
  type Prompt,
  promptsOf,
  removePrompt,
} from './store/prompts.ts'

interface Typed {
  readonly wish: WishTyped
  readonly anonymous: boolean
  readonly errors: FieldErrors
}

const NOTHING: Typed = { wish: NO_WISH, anonymous: false, errors: {} }

export async function showMeme(house: House, c: C, { here, challenge }: There, typed = NOTHING): Promise<Response> {
  const viewer = c.get('viewer')
  const page = Math.max(1, Math.min(Math.floor(Number(c.req.query('page')) || 1), 100_000))
  const me = viewer.kind === 'member' ? viewer.id : undefined
  const body = (
    <CollectionFrame here={here} at="challenge">
      <MemePage
        name={here.collection.name}
        challenge={challenge}
        {...(await promptsOf(house.db, here.collection.id, page))}
        page={page}
        me={me}
        keeper={maintains(here.standing)}
        token={formToken(house, c)}
        works={me === undefined ? [] : await worksFor(house, me)}
        typed={typed.wish}
        anonymous={typed.anonymous}
        errors={typed.errors}
      />
    </CollectionFrame>
  )
  return showPage(
    house,
    c,
    {
      title: `Prompts of ${here.collection.title}`,
      main: 'prompts-index region',
      sameForGuests: true,
      unlisted: page > 1,
      body,
    },
    Object.keys(typed.errors).length > 0 ? 422 : 200,
  )
}

/** Takes a new prompt. */
export async function takePrompt(house: House, c: C, there: There): Promise<Response> {
  const { here, challenge } = there
  const form = await readForm(c)
  if (challenge.kind !== 'meme') return showNotFound(house, c)
  const address = urls.challenge(here.collection.name)
  if (!challenge.open) return goOn(c, address, 'No more prompts are taken.')
  const [wish, anonymous] = [readWish(form), form.has('anonymous')]
  const errors = wishErrors(wish, '', challenge.mostTags, true)
  if (Object.keys(errors).length > 0) return showMeme(house, c, there, { wish, anonymous, errors })
  const prompt = { collectionId: here.collection.id, userId: memberOf(c).id, anonymous, wish }
  await house.db.transaction().execute((trx) => insertPrompt(trx, prompt, house.now()))
  return goOn(c, address, 'Your prompt is there.')
}

export async function changePrompt(house: House, c: C, there: There): Promise<Response> {
  const prompt = await findPrompt(house.db, there.here.collection.id, Number(c.req.param('id')))
  if (!prompt) return showNotFound(house, c)
  const said = await act(house, c, there, prompt, await readForm(c))
  return said === undefined
    ? showNotFound(house, c)
    : goOn(c, `${urls.challenge(there.here.collection.name)}#prompt_${prompt.id}`, said)
}

/** @returns the sentence that says what became of it; undefined for what is not the member's to do */
async function act(house: House, c: C, there: There, prompt: Prompt, form: Form): Promise<string | undefined> {
  const { id } = memberOf(c)
  switch (form.text('do')) {
    case 'claim': {
      const got = await house.db.transaction().execute((trx) => claimPrompt(trx, prompt.id, id, house.now()))
      if (got || prompt.claimedBy === id) return 'The prompt is yours.'
      return 'Somebody else has claimed this prompt. It is free again when they drop it or have filled it.'
    }
    case 'drop':
      await house.db.transaction().execute((trx) => dropClaim(trx, prompt.id, id))
      return 'The prompt is free again.'
    case 'fill':
      return fill(house, there, prompt, id, Number(form.text('work')))
    case 'remove': {
      if (prompt.userId !== id && !maintains(there.here.standing)) return undefined
      const gone = await house.db.transaction().execute((trx) => removePrompt(trx, prompt.id))
      return gone ? 'The prompt is deleted.' : 'Somebody has claimed or filled this prompt, so it stays.'
    }
    default:
      return undefined
  }
}

async function fill(house: House, there: There, prompt: Prompt, userId: number, workId: number): Promise<string> {
  if (!(await worksFor(house, userId)).some(({ id }) => id === workId)) return 'Choose a work of yours.'
  const filled = await house.db.transaction().execute(async (trx) => {
    const done = await fillPrompt(trx, prompt.id, userId, workId)
    if (done) await bringMade(house, trx, there, workId, userId)
    return done
  })
  return filled ? 'The prompt is filled.' : 'Claim the prompt first.'
}
