import type { Letter } from '../../mail/index.ts'

/** Titles that a mail names; the page behind the link names all. */
const MOST_TITLES = 10

/** To somebody whose works came in without an account. */
export function claimLetter(
  { archive, to }: { readonly archive: string; readonly to: string },
  author: { readonly name: string; readonly from: string; readonly titles: readonly string[] },
  link: string,
): Letter {
  const { name, from, titles } = author
  const more = titles.length - MOST_TITLES
  const list = [...titles.slice(0, MOST_TITLES), ...(more > 0 ? [`… and ${more} more`] : [])].map(
    (title) => `- ${title}`,
  )
  return {
    to,
    subject: `Your works from ${from} have moved`,
    text: paragraphs(
      `Hello ${name},`,
      `${from} has moved to ${archive}, and what you wrote there has come along. It stands under your name, and you have no account here yet:`,
      list.join('\n'),
      'With this link you can take the works into an account, leave them here without your name, or have them taken down:',
      link,
      'You need not do anything: then they stay as they are. The link keeps working until you have decided. Whoever has it can decide for you, so keep it to yourself. No other mail follows.',
      archive,
    ),
  }
}

/** To a member who asked for the works of an imported author. */
export function decisionLetter(
  { archive, to }: { readonly archive: string; readonly to: string },
  asked: { readonly login: string; readonly author: string; readonly accepted: boolean },
  link: string,
): Letter {
  const { login, author, accepted } = asked
  return {
    to,
    subject: accepted ? `The works of ${author} are yours` : `About the works of ${author}`,
    text: paragraphs(
      `Hello ${login},`,
      accepted
        ? `you asked for the works of ${author} at ${archive}. They are in your account now:`
        : `you asked for the works of ${author} at ${archive}. Whoever looks after that could not tell from what you wrote that they are yours, so nothing was changed. You can ask again, with more to go by:`,
      link,
      archive,
    ),
  }
}

function paragraphs(...texts: readonly string[]): string {
  return `${texts.join('\n\n')}\n`
}
