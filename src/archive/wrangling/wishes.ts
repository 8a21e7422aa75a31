import { VERBS, type Verb, type Wish } from '../tags/index.ts'

/** Wishes that one form may carry. */
export const WISHES_MOST = 200

/** @returns a wish as forms and addresses carry it: `synonym:12:34`, `limited:12:34:56` */
export function printWish({ verb, tag, other, fandom }: Wish): string {
  return [verb, tag, other ?? '', fandom ?? ''].join(':').replace(/:+$/, '')
}

/** @returns undefined for what {@link printWish} never wrote */
export function parseWish(written: string): Wish | undefined {
  const [verb = '', ...numbers] = written.split(':')
  const [tag, other, fandom] = numbers.map((number) => (/^\d{1,9}$/.test(number) ? Number(number) : undefined))
  if (!isVerb(verb) || tag === undefined || numbers.length > 3) return undefined
  return { verb, tag, other, fandom }
}

export function isVerb(word: string): word is Verb {
  return (VERBS as readonly string[]).includes(word)
}

/** @returns each wish once, {@link WISHES_MOST} at most */
export function parseWishes(written: readonly string[]): readonly Wish[] {
  return [...new Set(written)].slice(0, WISHES_MOST).flatMap((one) => parseWish(one) ?? [])
}
