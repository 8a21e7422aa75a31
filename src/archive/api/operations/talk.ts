import { z } from 'zod'
import { actOn, type Comment, commentsBehind, entriesBehind } from '../../comments/index.ts'
import { urls } from '../../urls.ts'
import { bylineOf, findWork } from '../../works/index.ts'
import { me, nothingHere, operation } from '../operation.ts'
import { byId, html, id, instant, numberAfter, PAGE, paged, pageFrom, pageOf } from '../shapes/plain.ts'

const group = 'Comments'

const comment = z.strictObject({
  id,
  workId: id,
  chapterId: id.nullable(),
  parentId: id.nullable().describe('the comment that this one answers'),
  by: z.string().nullable().describe('null where nobody is named, or you have muted them'),
  guest: z.boolean(),
  html: html.describe('sanitised HTML; empty where it was taken away, is hidden, or is by somebody you have muted'),
  state: z.enum(['shown', 'gone', 'muted']),
  about: z
    .strictObject({ paragraph: z.string(), quote: z.string() })
    .nullable()
    .describe(
      'where it stands in the margin of its chapter: id of the paragraph, and the words it is about, shortened',
    ),
  saidAt: instant,
  editedAt: instant.nullable(),
})

const entry = z.strictObject({
  comment,
  workTitle: z.string(),
  read: z.boolean(),
  replied: z.boolean(),
})

export const TALK = [
  operation({
    ...{ id: 'listComments', method: 'get', path: '/works/{id}/comments', group, opens: 'anyone' },
    summary: 'What is said about a work, the oldest first',
    params: byId,
    query: paged,
    answer: pageOf(comment),
    act: async ({ house, params, query, viewer }) => {
      const work = await findWork(house.db, params.id, viewer)
      if (!work) return nothingHere()
      const found = await commentsBehind(house.db, work.id, viewer, numberAfter(query.after), PAGE + 1)
      return pageFrom(found, `${urls.api()}/works/${work.id}/comments`, ({ id }) => id, toComment)
    },
  }),
  operation({
    ...{ id: 'listInbox', method: 'get', path: '/me/inbox', group, opens: 'read' },
    summary: 'Comments that concern you, the newest first',
    query: paged,
    answer: pageOf(entry),
    act: async (call) => {
      const found = await entriesBehind(call.house.db, me(call), numberAfter(call.query.after), PAGE + 1)
      return pageFrom(
        found,
        `${urls.api()}/me/inbox`,
        (one) => one.comment.id,
        ({ title, read, replied, ...one }) => ({ comment: toComment(one.comment), workTitle: title, read, replied }),
      )
    },
  }),
  operation({
    ...{ id: 'markInbox', method: 'put', path: '/me/inbox/{id}', group, opens: 'change' },
    summary: 'Says that you have read a comment, or have not',
    params: byId,
    body: z.strictObject({ read: z.boolean() }),
    act: async (call) => {
      const { house, params, body } = call
      await house.db.transaction().execute((trx) => actOn(trx, me(call).id, [params.id], body.read ? 'read' : 'unread'))
      return undefined
    },
  }),
]

/** Names and words of those who are muted were never read; of what was taken away, only that it was there. */
function toComment(said: Comment): z.output<typeof comment> {
  const gone = said.state !== 'shown'
  const { id, workId, chapterId, parentId } = said
  return {
    ...{ id, workId, chapterId, parentId },
    by: gone || said.muted ? null : byOf(said),
    guest: said.guestName !== null,
    html: gone || said.muted ? '' : said.html,
    state: gone ? 'gone' : said.muted ? 'muted' : 'shown',
    about: said.about && { paragraph: said.about.block, quote: said.about.quote },
    saidAt: said.createdAt,
    editedAt: said.editedAt,
  }
}

function byOf({ pseud, login, guestName }: Comment): string | null {
  return pseud === null ? guestName : bylineOf({ pseud, login, pseudId: 0, userId: null })
}
