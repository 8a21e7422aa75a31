import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import type { Font } from 'fontkit'

export type Weight = 400 | 700
export type Slant = 'normal' | 'italic'

const ALPHABETS = ['latin', 'latin-ext', 'greek', 'cyrillic', 'vietnamese', 'greek-ext', 'cyrillic-ext'] as const

const FOLDER = path.join(
  path.dirname(createRequire(import.meta.url).resolve('@fontsource/literata/package.json')),
  'files',
)

const opened = new Map<string, Promise<Font>>()

/** The faces of covers and printed pages for one weight, cut by alphabet as they come; the first that has a letter sets it. */
export function literata(weight: Weight, slant: Slant): Promise<readonly Font[]> {
  return Promise.all(
    ALPHABETS.map((alphabet) => open(path.join(FOLDER, `literata-${alphabet}-${weight}-${slant}.woff`))),
  )
}

function open(file: string, name?: string): Promise<Font> {
  const key = `${file} ${name ?? ''}`
  const known = opened.get(key)
  if (known) return known
  const opening = import('fontkit').then(({ create }) => create(readFileSync(file), name) as Font)
  opened.set(key, opening)
  return opening
}

/** Where systems keep faces for scripts that ours have no letters of, with the names that stand for the regional forms. */
const EAST_ASIAN = [
  '/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc',
  '/usr/share/fonts/noto-cjk/NotoSerifCJK-Regular.ttc',
  '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc',
  '/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc',
]

/** @param language BCP 47
 * @returns the system's face for Chinese, Japanese and Korean; undefined where it has none */
export async function eastAsian(language: string): Promise<Font | undefined> {
  const file = EAST_ASIAN.find(existsSync)
  if (!file) return undefined
  const family = file.includes('Serif') ? 'NotoSerifCJK' : 'NotoSansCJK'
  return open(file, `${family}${regionOf(language)}-Regular`)
}

function regionOf(language: string): string {
  if (language.startsWith('ko')) return 'kr'
  if (language === 'zh-Hant' || language === 'yue') return 'tc'
  return language.startsWith('zh') ? 'sc' : 'jp'
}

/** @returns the first of these faces that has the letter; undefined when none has */
export function faceFor(faces: readonly Font[], letter: number): Font | undefined {
  return faces.find((face) => face.hasGlyphForCodePoint(letter))
}
