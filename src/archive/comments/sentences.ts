import type { FieldErrors } from '../../platform/ui/fields.tsx'
import type { CommentProblem, CommentProblems } from './rules.ts'

const SENTENCES: Readonly<Record<CommentProblem, string>> = {
  'text-missing': 'There is nothing to read in this comment yet.',
  'text-long': 'A comment has room for 10,000 characters. Shorten it, or make two of it.',
  'name-missing': 'Say what you want to be called.',
  'name-long': 'A name has room for 60 characters.',
  'email-unusable': 'This does not look like an e-mail address. It is not shown to anybody.',
  'said-already': 'You have said exactly this here already.',
  'passage-missing': 'These words do not stand in the paragraph. Copy them from it, or leave the field empty.',
  'paragraph-gone':
    'The author has taken this paragraph out meanwhile. Sent once more, your comment stands under the chapter.',
  'no-margin': 'The author takes no comments on single paragraphs of this work.',
  'members-only': 'The author takes comments on this work from members only.',
  nobody: 'The author takes no comments on this work.',
  'blocked-theirs': 'You cannot comment here.',
  'blocked-own': 'You have blocked somebody who would get this comment. Unblock them to comment here.',
  'answer-frozen': 'This conversation is frozen: nothing can be added to it.',
  'answer-gone': 'The comment you want to answer has been taken away.',
  'answer-waiting': 'This comment waits for the author; it can be answered once it is shown.',
  'too-fast': 'That was a lot of comments in a short time. Wait a few minutes, then send it once more.',
}

/** @returns the sentence for each field that something is wrong with */
export function sentencesFor(problems: CommentProblems): FieldErrors {
  return Object.fromEntries(Object.entries(problems).map(([field, problem]) => [field, SENTENCES[problem]]))
}

export function sentenceFor(problem: CommentProblem): string {
  return SENTENCES[problem]
}
