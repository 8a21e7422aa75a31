import { type Context, Hono } from 'hono'
import { forEditing, plainText } from '../../../platform/text/blocks.ts'
import { readFields } from '../../../platform/web/fields.ts'
import { readForm } from '../../../platform/web/form.ts'
import type { Transaction } from '../../../schema/index.ts'
import { memberOf, pseudsOf } from '../../accounts/index.ts'
import { formToken, goOn, requireMember, showForbidden, showNotFound, showPage } from '../../frame/index.ts'
import type { House, WebEnv } from '../../house.ts'
import { type Act, leaveTrail } from '../../trail/index.ts'
import { urls } from '../../urls.ts'
import { throwAway } from '../bin/store.ts'
import { nameOf } from '../names.ts'
import { DeletePage, WritePage } from '../pages/act.tsx'
import { NOTHING_TYPED, type Typed } from '../pages/form.tsx'
import { type CommentProblems, checkText } from '../rules.ts'
import { sentencesFor } from '../sentences.ts'
import { isAnswered } from '../store/read.ts'
import { editComment, freezeComment } from '../store/write.ts'
import { type Found, withComment } from './find.ts'
import { commentForm, pseudFor, typedIn } from './write.tsx'

type C = Context<WebEnv>

/** What can be done with a comment that stands. */
export function changeRoutes(house: House): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  const member = requireMember()

  routes.get('/comments/:id{[0-9]+}/edit', member, (c) =>
    withComment(house, c, async (found) => {
      if (!found.own) return showForbidden(house, c)
      if (await isAnswered(house.db, found.comment.id)) return tooLate(c, found)
      return showEdit(house, c, found, typedBefore(found), {})
    }),
  )

  routes.get('/comments/:id{[0-9]+}/delete', member, (c) =>
    withComment(house, c, async ({ comment, own, keeper }) => {
      if (comment.state === 'gone') return showNotFound(house, c)
      if (!own && !keeper) return showForbidden(house, c)
      const answered = await isAnswered(house.db, comment.id)
      const body = <DeletePage comment={comment} answered={answered} token={formToken(house, c)} />
      return showPage(house, c, { title: 'Delete a comment', main: 'comments-delete region', unlisted: true, body })
    }),
  )

  routes.post('/comments/:id{[0-9]+}', member, async (c) => {
    const method = (await readForm(c)).text('_method').toLowerCase()
    return withComment(house, c, (found) => {
      if (found.comment.state === 'gone') return showNotFound(house, c)
      if (method === 'put' || method === 'patch') return found.own ? edit(house, c, found) : showForbidden(house, c)
      if (method === 'delete') return found.own || found.keeper ? remove(house, c, found) : showForbidden(house, c)
      return showNotFound(house, c)
    })
  })

  for (const [act, frozen, notice] of [
    ['freeze', true, 'The conversation is frozen.'],
    ['unfreeze', false, 'The conversation can go on.'],
  ] as const)
    routes.post(`/comments/:id{[0-9]+}/${act}`, member, (c) =>
      withComment(house, c, async (found) => {
        const { comment, keeper } = found
        if (!keeper) return showForbidden(house, c)
        await house.db.transaction().execute(async (trx) => {
          await freezeComment(trx, comment.id, frozen)
          await traceStaff(house, trx, c, found, frozen ? 'comment-frozen' : 'comment-unfrozen')
        })
        return goOn(c, urls.comment(comment.id), notice)
      }),
    )
  return routes
}

function typedBefore({ comment }: Found): Typed {
  return { ...NOTHING_TYPED, text: forEditing(comment.html) }
}

function tooLate(c: C, { comment }: Found): Response {
  return goOn(c, urls.comment(comment.id), 'This comment has been answered, so it cannot be edited any more.')
}

async function showEdit(
  house: House,
  c: C,
  { comment }: Found,
  typed: Typed,
  problems: CommentProblems,
): Promise<Response> {
  const viewer = c.get('viewer')
  const pseuds = viewer.kind === 'member' ? await pseudsOf(house.db, viewer.id) : []
  const current = pseuds.find(({ name }) => name === comment.pseud)
  const form = {
    action: urls.comment(comment.id),
    method: 'put' as const,
    token: formToken(house, c),
    pseuds,
    typed: { ...typed, pseud: typed.pseud || String(current?.id ?? '') },
    errors: sentencesFor(problems),
    label: 'Your comment',
    button: 'Save',
  }
  const body = <WritePage heading="Edit your comment" answered={undefined} form={form} />
  const status = Object.keys(problems).length > 0 ? 422 : 200
  return showPage(house, c, { title: 'Edit a comment', main: 'comments-edit region', unlisted: true, body }, status)
}

async function edit(house: House, c: C, found: Found): Promise<Response> {
  const typed = typedIn(await readFields(c, commentForm))
  const checked = checkText(typed.text)
  if (checked.problem) return showEdit(house, c, found, typed, { 'comment[comment_content]': checked.problem })
  const viewer = c.get('viewer')
  const pseudId = await pseudFor(house, viewer, typed.pseud)
  const changed = { viewer, html: checked.html, pseudId, now: house.now() }
  const outcome = await house.db.transaction().execute((trx) => editComment(trx, found.comment.id, changed))
  if (outcome === 'gone') return showNotFound(house, c)
  if (outcome === 'answered') return tooLate(c, found)
  const address = urls.comment(found.comment.id)
  if (outcome === 'waits') return goOn(c, address, 'Saved. The author looks at it before it is shown.')
  return outcome === undefined
    ? goOn(c, `${address}#comment_${found.comment.id}`, 'Your comment is changed.')
    : showEdit(house, c, found, typed, { comment: outcome })
}

async function remove(house: House, c: C, found: Found): Promise<Response> {
  const { comment } = found
  const by = memberOf(c)
  await house.db.transaction().execute(async (trx) => {
    await throwAway(trx, comment.id, by.id, house.now())
    if (!found.own) await traceStaff(house, trx, c, found, 'comment-removed')
  })
  return goOn(c, urls.comments(comment.workId), 'The comment is deleted. You find it among those that you deleted.')
}

/** A creator looks after what is said of a work of theirs; whoever does it for the archive leaves a trace. */
async function traceStaff(house: House, trx: Transaction, c: C, { comment, ground }: Found, act: Act): Promise<void> {
  const by = c.get('viewer')
  if (by.kind === 'guest' || ground.creators.includes(by.id)) return
  const about = { kind: 'comment', id: comment.id, name: `by ${nameOf(comment)}` }
  const before = act === 'comment-removed' ? { text: plainText(comment.html) } : {}
  const people = comment.userId === null ? [] : [comment.userId]
  await leaveTrail(trx, { by, act, about, people, before, now: house.now() })
}
