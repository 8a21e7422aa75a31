/** What is known of a comment and of who wrote it. */
export interface Signs {
  /** undefined for a guest */
  readonly accountDays: number | undefined
  /** comments of theirs that are shown, anywhere */
  readonly shownBefore: number
  readonly links: number
  /** what lures people elsewhere, in the words in which it stands there */
  readonly lures: readonly string[]
  /** how often nearly the same was said of other works of late */
  readonly saidBefore: number
  /** authors whom the same person wrote to within an hour */
  readonly authors: number
  /** 0 to 1, by what was judged before; undefined while too little was */
  readonly likelihood: number | undefined
}

/** One reason, and what it weighs: more than nothing speaks for spam. */
export interface Reason {
  readonly words: string
  readonly points: number
}

export interface Score {
  readonly points: number
  readonly reasons: readonly Reason[]
  readonly held: boolean
}

/** From so many points on a comment is held for somebody to look at. */
const HELD_FROM = 6
/** The first thing that somebody ever says is held from fewer. */
const FIRST_HELD_FROM = 4

/** @returns what speaks for and against, the sum, and whether somebody should look first */
export function scoreOf(signs: Signs): Score {
  const { accountDays, shownBefore, links, lures, saidBefore, authors, likelihood } = signs
  const all: readonly (readonly [boolean, string, number])[] = [
    [accountDays === undefined, 'from a guest', 1],
    [accountDays !== undefined && accountDays < 7, 'from an account of less than a week', 2],
    [shownBefore === 0, 'the first thing they say here', 1],
    [links > 0, links === 1 ? 'a link' : `${links} links`, Math.min(6, 2 * links)],
    [lures.length > 0, `lures elsewhere: ${lures.join(', ')}`, Math.min(6, 2 * lures.length)],
    [
      saidBefore > 0,
      `nearly the same was said ${saidBefore === 1 ? 'once' : `${saidBefore} times`} of late`,
      saidBefore > 2 ? 6 : 4,
    ],
    [authors >= 5, `wrote to ${authors} authors within an hour`, authors >= 15 ? 6 : 3],
    [likelihood !== undefined && likelihood > 0.9, 'reads like what was judged spam', 4],
    [likelihood !== undefined && likelihood < 0.1, 'reads like what was judged fair', -3],
    [shownBefore >= 3 && (accountDays ?? 0) >= 30, 'somebody known here', -4],
  ]
  const reasons = all.filter(([holds]) => holds).map(([, words, points]) => ({ words, points }))
  const points = reasons.reduce((sum, reason) => sum + reason.points, 0)
  // somebody new is not held for being new: only for what they say or do
  const says = links > 0 || lures.length > 0 || saidBefore > 0 || authors >= 5 || (likelihood ?? 0) > 0.9
  return { points, reasons, held: says && points >= (shownBefore === 0 ? FIRST_HELD_FROM : HELD_FROM) }
}

const LURES: readonly RegExp[] = [
  /\bcommissions?\b/i,
  /\bdiscord\b/i,
  /\btelegram\b/i,
  /\bwhats ?app\b/i,
  /\binstagram\b/i,
  /\bsnap ?chat\b/i,
  /\b(?:dm|message|contact|text) me\b/i,
  /\breach (?:out|me)\b/i,
  /\b(?:comic|animation|artwork) (?:adaptation|of your (?:story|work|fic))\b/i,
  /\bprofessional artist\b/i,
  /\b(?:cash ?app|paypal|crypto)\b/i,
  /\S+@\S+\.\S{2,}/,
]

/** @param text plain
 * @returns what in it lures people elsewhere, as it stands there */
export function luresIn(text: string): readonly string[] {
  return LURES.flatMap((pattern) => pattern.exec(text)?.[0].toLowerCase() ?? [])
}

/** @param html sanitised
 * @returns links in it, those written as plain text too */
export function linksIn(html: string): number {
  return (html.match(/https?:\/\/|\bwww\./gi) ?? []).length
}
