import { plainText, storyHtml } from '../../../platform/text/blocks.ts'
import { shownHtml } from './markup.ts'

/** What a review says, with the author's answer taken out of it. */
export type ReadReview =
  | { readonly kind: 'comment'; readonly html: string; readonly answer: string | undefined; readonly glued: boolean }
  /** a score and no word */
  | { readonly kind: 'kudos' }
  | { readonly kind: 'nothing' }

/** An answer stands at the end of the review, in italics, behind words of the site's language and a colon. */
const ANSWER = /(?:<br\s*\/?>\s*){1,3}<i>\s*([^<:]{1,80}):\s*((?:(?!<i>)[\s\S])*?)<\/i>\s*$/i

/**
 * @param review as the old archive keeps it
 * @param answered whether it says that the author has answered
 * @param rating the score; 0 or less for none */
export function readReview(review: string, answered: boolean, rating: number): ReadReview {
  const bare = plainText(storyHtml(review, 'html', 'note')).trim()
  if (bare === '' || /^no review\.?$/i.test(bare)) return { kind: rating > 0 ? 'kudos' : 'nothing' }
  const found = answered ? ANSWER.exec(review) : null
  const said = found ? review.slice(0, found.index) : review
  const html = storyHtml(shownHtml(said).html, 'html', 'note')
  const answer = found?.[2] === undefined ? '' : storyHtml(shownHtml(found[2]).html, 'html', 'note')
  if (html === '' || (found && answer === ''))
    return { kind: 'comment', html: storyHtml(shownHtml(review).html, 'html', 'note'), answer: undefined, glued: true }
  return { kind: 'comment', html, answer: answer || undefined, glued: answered && !found }
}
