import { LIMITS } from '../../works/index.ts'

const ROMAN: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100 }
const WORDS =
  `one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen
twenty`.split(/\s+/)
const NUMBERED =
  /^(?:chapter|chap\.?|ch\.|kapitel|chapitre|cap[ií]tulo|глава|rozdział)\s+([\p{L}\d]+)\s*(?:[:.–—-]+\s*|$)/iu
const COUNTED = /^(\d+)[.):]\s+/

/** @returns as much of it as a title may have */
export function shortTitle(line: string): string {
  return line.length <= LIMITS.title ? line : [...line].slice(0, LIMITS.title).join('')
}

/** The title of a chapter without its number, which the archive says itself.
 * @param heading as it stands in the file
 * @param number of the chapter in the work; one that is called by another number keeps it */
export function chapterTitleFrom(heading: string, number: number): string {
  const line = heading.replace(/\s+/gu, ' ').trim()
  const [prefix, said] = NUMBERED.exec(line) ?? COUNTED.exec(line) ?? []
  if (prefix === undefined || numberIn(said ?? '') !== number) return shortTitle(line)
  return shortTitle(line.slice(prefix.length).trim())
}

/** Whether a line is the head of a chapter by its words alone: "Chapter 3", "Epilogue: Home". */
export function isChapterHead(line: string): boolean {
  return line.length < 100 && (NUMBERED.test(line) || /^(?:prologue|epilogue|interlude)\b[^.!?]{0,80}$/iu.test(line))
}

function numberIn(said: string): number | undefined {
  if (/^\d+$/.test(said)) return Number(said)
  const word = WORDS.indexOf(said.toLowerCase())
  if (word >= 0) return word + 1
  if (!/^[ivxlc]+$/i.test(said)) return undefined
  return [...said.toLowerCase()].reduce((sum, letter, at, all) => {
    const [own, next] = [ROMAN[letter] ?? 0, ROMAN[all[at + 1] ?? ''] ?? 0]
    return own < next ? sum - own : sum + own
  }, 0)
}
