import type { Db, Transaction } from '../../../schema/index.ts'

/** What a wrangler has said of a tag. */
export interface TagComment {
  readonly id: number
  /** login; undefined when the account is gone */
  readonly by: string | undefined
  readonly at: string
  /** plain text */
  readonly words: string
}

/** Characters of one comment, at most. */
export const COMMENT_MOST = 2000
const SHOWN = 200

/** @returns the newest, oldest of them first */
export async function commentsOn(db: Db, tagId: number): Promise<readonly TagComment[]> {
  const rows = await db
    .selectFrom('tag_comments')
    .leftJoin('users', 'users.id', 'tag_comments.user_id')
    .select(['tag_comments.id', 'tag_comments.said_at', 'tag_comments.words', 'users.login'])
    .where('tag_comments.tag_id', '=', tagId)
    .orderBy('tag_comments.id', 'desc')
    .limit(SHOWN)
    .execute()
  return rows.toReversed().map(({ id, said_at, words, login }) => ({ id, at: said_at, words, by: login ?? undefined }))
}

export async function sayOf(
  trx: Transaction,
  comment: { readonly tagId: number; readonly userId: number; readonly words: string; readonly now: Date },
): Promise<void> {
  await trx
    .insertInto('tag_comments')
    .values({
      tag_id: comment.tagId,
      user_id: comment.userId,
      words: comment.words,
      said_at: comment.now.toISOString(),
    })
    .execute()
}
