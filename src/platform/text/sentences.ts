/** A sentence of a long line, and how it stands to what is spoken. */
export type Sentence = {
  /** offset of its first letter, and of the first behind it */
  readonly from: number
  readonly to: number
  /** its first sign opens a quotation; its last closes one */
  readonly opens: boolean
  readonly closes: boolean
  /** whether what was opened is still open where it ends */
  readonly inside: boolean
}

// the two looks aside keep a row of ten thousand exclamation marks from being tried from each of them
const END = /(?<![.!?…])[.!?…]+(?![.!?…])["'”’»)\]]*(?=\s)|(?<![。！？])[。！？]+[」』”’）]*/gu
const ABBREVIATION =
  /(?:^|[\s(“"‘])(?:Mr|Mrs|Ms|Mme|Mlle|M|Dr|St|Sr|Jr|Prof|Rev|Hon|Capt|Col|Gen|Lt|Sgt|vs|No|\p{Lu})\.$/u
const OPENERS = '“«「『"'

/** The sentences of a text in order, white space between them left out. An end of a sentence is a full stop, a question or an
 * exclamation mark with the closing quotation marks behind it, unless a small letter follows or it ends an abbreviation. */
export function sentences(text: string): Sentence[] {
  const found: Sentence[] = []
  let from = 0
  let inside = false
  const add = (to: number) => {
    const part = text.slice(from, to)
    if (part.trim() === '') return
    const opens = OPENERS.includes(part[0] ?? ' ')
    inside = stillInside(part, inside)
    found.push({ from, to, opens, closes: /[”"»」』][)\]]*$/u.test(part), inside })
    from = to + (/^\s*/.exec(text.slice(to, to + 50))?.[0].length ?? 0)
  }
  for (const end of text.matchAll(END)) {
    const to = end.index + end[0].length
    if (to > from && endsSentence(text, from, to)) add(to)
  }
  add(text.length)
  return found
}

function endsSentence(text: string, from: number, to: number): boolean {
  const next = /\S/.exec(text.slice(to, to + 50))?.[0] ?? ''
  if (/\p{Ll}|[,;:]/u.test(next)) return false
  return !ABBREVIATION.test(text.slice(Math.max(from, to - 12), to))
}

/** A mark that opens while another is open begins a new paragraph of the same speech: it does not nest. */
function stillInside(part: string, before: boolean): boolean {
  let inside = before
  for (const mark of part.matchAll(/["“”«»「」『』]/gu)) inside = mark[0] === '"' ? !inside : '“«「『'.includes(mark[0])
  return inside
}
