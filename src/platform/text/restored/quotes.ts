import { isDash, isLetter, isSpace, isUpper } from './letters.ts'

/** How a text marks what is spoken. */
export type Speech = 'double' | 'single' | 'dash'

/** The marks around what is spoken, in order. */
export type Marks = {
  readonly speech: Speech
  /** offsets of the marks */
  readonly at: readonly number[]
  /** whether each opens */
  readonly opens: readonly boolean[]
}

const DOUBLE = new Set([...'"“”„«»「」'].map((sign) => sign.charCodeAt(0)))
const POINTING = new Map<number, boolean>([...'“„«「'].map((sign) => [sign.charCodeAt(0), true]))
for (const sign of '”»」') POINTING.set(sign.charCodeAt(0), false)
const STRAIGHT = 0x27
const [LEFT, RIGHT] = [0x2018, 0x2019]

/**
 * Finds the marks of speech. Which way a mark faces is read from what stands around it, and only where that is silent from
 * its shape: so neither straight marks, nor marks turned the wrong way, nor a missing one put the rest out of step.
 */
export function findMarks(text: string): Marks {
  const speech = speechOf(text)
  const at: number[] = []
  const opens: boolean[] = []
  for (let place = 0; place < text.length; place++) {
    const code = text.charCodeAt(place)
    const way = speech === 'single' ? singleWay(text, place, code, opens.at(-1) ?? false) : doubleWay(text, place, code)
    if (way === undefined) continue
    at.push(place)
    opens.push(way)
  }
  return { speech, at, opens }
}

function doubleWay(text: string, place: number, code: number): boolean | undefined {
  if (code < 0x80 ? code !== 0x22 : !DOUBLE.has(code)) return undefined
  const [before, after] = [text.charCodeAt(place - 1), text.charCodeAt(place + 1)]
  if (code === 0x300c || code === 0x300d) return code === 0x300c
  const [parted, free] = [standsApart(before), standsApart(after)]
  if (parted !== free) return parted
  return POINTING.get(code) ?? (isDash(before) ? !free && isLetter(after) : isLetter(after))
}

/** @returns undefined for apostrophes, too */
function singleWay(text: string, place: number, code: number, open: boolean): boolean | undefined {
  if (code !== STRAIGHT && code !== LEFT && code !== RIGHT) return undefined
  const [before, after] = [text.charCodeAt(place - 1), text.charCodeAt(place + 1)]
  if (standsApart(before) && !isSpace(after)) return code === RIGHT && !isUpper(after) ? undefined : true
  if (isLetter(before) && isLetter(after)) return undefined
  if (isLetter(before)) return open && before !== 0x73 ? false : undefined
  return isSpace(after) || !isLetter(after) ? false : undefined
}

/** Nothing, a space or an opening bracket. */
function standsApart(code: number): boolean {
  return Number.isNaN(code) || isSpace(code) || code === 0x28 || code === 0x5b || code === 0x2f
}

const SAMPLE = 400_000

/** By what is found most: double marks, single ones before capitals, or dashes between sentences. */
function speechOf(text: string): Speech {
  const sample = text.length > SAMPLE ? text.slice(0, SAMPLE) : text
  const double = count(sample, /["“„«「]/g) / 1.5
  const single = count(sample, /(?<=^|\s)['‘](?=\p{Lu})/gu)
  const dash = count(sample, /(?:^|[.!?…]\s+)[—–―-]\s?(?=[\p{Lu}¿¡])/gu)
  if (single > 2 && single > double && single > dash) return 'single'
  return dash > 2 && dash > double ? 'dash' : 'double'
}

function count(text: string, what: RegExp): number {
  return text.match(what)?.length ?? 0
}
