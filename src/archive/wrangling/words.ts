import type { Step, Wish } from '../tags/index.ts'

/** The names that sentences need. */
export interface Names {
  readonly tag: (id: number) => string
  readonly medium: (id: number) => string
}

/** What a wish comes to, as a sentence that is true afterwards. */
export function wordsOfWish({ verb, tag, other = 0, fandom = 0 }: Wish, names: Names): string {
  const [own, second, within] = [quoted(names.tag(tag)), quoted(names.tag(other)), quoted(names.tag(fandom))]
  const words: Readonly<Record<Wish['verb'], string>> = {
    canonical: `${own} is canonical`,
    'not-canonical': `${own} is not canonical`,
    synonym: `${own} is a synonym of ${second}`,
    'not-synonym': `${own} is a synonym of nothing`,
    limited: `${own} means ${second} in ${within}`,
    'not-limited': `${own} means nothing of its own in ${within}`,
    metatag: `${own} stands below ${second}`,
    'not-metatag': `${own} does not stand below ${second}`,
    parent: `${own} belongs to ${second}`,
    'not-parent': `${own} does not belong to ${second}`,
    medium: `${own} is of the medium ${quoted(names.medium(other))}`,
    'not-medium': `${own} is not of the medium ${quoted(names.medium(other))}`,
    unwrangleable: `${own} is set aside`,
    wrangleable: `${own} is not set aside`,
  }
  return words[verb]
}

/** What a step leaves, as a sentence. */
export function wordsOfStep(step: Step, names: Names): string {
  return wordsOfWish(wishLike(step), names)
}

/** The wish that would come to just this step. */
function wishLike(step: Step): Wish {
  const { tag } = step
  switch (step.kind) {
    case 'canonical':
      return { verb: step.to ? 'canonical' : 'not-canonical', tag }
    case 'unwrangleable':
      return { verb: step.to ? 'unwrangleable' : 'wrangleable', tag }
    case 'synonym':
      return step.to === null ? { verb: 'not-synonym', tag } : { verb: 'synonym', tag, other: step.to }
    case 'limit':
      return step.to === null
        ? { verb: 'not-limited', tag, fandom: step.fandom }
        : { verb: 'limited', tag, other: step.to, fandom: step.fandom }
    case 'meta':
      return { verb: step.to ? 'metatag' : 'not-metatag', tag, other: step.other }
    case 'parent':
      return { verb: step.to ? 'parent' : 'not-parent', tag, other: step.other }
    case 'medium':
      return { verb: step.to ? 'medium' : 'not-medium', tag, other: step.other }
  }
}

function quoted(name: string): string {
  return `“${name}”`
}
