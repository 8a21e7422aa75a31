import type { Detected } from './index.ts'

/** Scripts that one language alone writes, of those that stories are in. */
const SCRIPTS: readonly (readonly [code: string, letters: RegExp])[] = [
  ['el', /\p{Script=Greek}/gu],
  ['ka', /\p{Script=Georgian}/gu],
  ['hy', /\p{Script=Armenian}/gu],
  ['he', /\p{Script=Hebrew}/gu],
  ['ar', /\p{Script=Arabic}/gu],
  ['hi', /\p{Script=Devanagari}/gu],
  ['bn', /\p{Script=Bengali}/gu],
  ['pa', /\p{Script=Gurmukhi}/gu],
  ['ta', /\p{Script=Tamil}/gu],
  ['te', /\p{Script=Telugu}/gu],
  ['th', /\p{Script=Thai}/gu],
  ['ko', /\p{Script=Hangul}/gu],
  ['zh-Hans', /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu],
]

/** Letters and words that tell apart the languages of one script; the first that is frequent enough counts. */
const APART: Readonly<Record<string, readonly (readonly [code: string, signs: RegExp, share: number])[]>> = {
  el: [['grc', /[\u1f00-\u1fff]/gu, 0.08]],
  he: [['yi', /[\u05f0-\u05f2]|\u05d0[\u05b7\u05b8]|(?<!\p{L})(?:און|איז|נישט|דער)(?!\p{L})/gu, 0.02]],
  ar: [
    ['ur', /[ٹڈڑںےہ]/gu, 0.02],
    ['fa', /[پچژگی]/gu, 0.02],
  ],
  hi: [['mr', /[ळ]|(?<!\p{L})(?:आहे|आणि|नाही|होता|मी)(?!\p{L})/gu, 0.005]],
  'zh-Hans': [
    ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu, 0.1],
    ['yue', /[嘅咗唔喺佢哋嚟冇啲嗰]/gu, 0.02],
    ['zh-Hant', /[這個們來時說會對學國後過還沒無點頭為與從問開門見聽東長書車]/gu, 0.02],
  ],
}

/** @returns undefined for the scripts that many languages share */
export function scriptIn(sample: string): Detected | undefined {
  const letters = countOf(sample, /\p{L}/gu)
  if (letters < 8) return undefined
  for (const [code, script] of SCRIPTS) {
    const signs = countOf(sample, script)
    if (signs < letters * 0.5) continue
    const other = APART[code]?.find(([, apart, share]) => countOf(sample, apart) > signs * share)
    return { code: other?.[0] ?? code, signs, of: letters, words: [] }
  }
  return undefined
}

function countOf(text: string, pattern: RegExp): number {
  let count = 0
  for (const _ of text.matchAll(pattern)) count++
  return count
}
