import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

type Palette = ReadonlyMap<string, string>
type Pair = readonly [text: string, ...grounds: string[]]

const SURFACES = ['ground', 'raised', 'sunk', 'wash']

/** WCAG 2.2, 1.4.6: what people read for hours */
const READ: readonly Pair[] = [
  ['ink', ...SURFACES, 'good-wash', 'danger-wash', 'amber-wash'],
  ['link', ...SURFACES],
]
/** WCAG 2.2, 1.4.3: soft text, chips, labels of buttons, letters cut into the squares */
const GLANCED: readonly Pair[] = [
  ['ink-soft', ...SURFACES],
  ['glass', 'ground', 'raised', 'wash'],
  ['link', 'good-wash', 'danger-wash', 'amber-wash'],
  ['on-glass', 'glass'],
  ['ground', 'rose', 'danger', 'rate-g', 'rate-t', 'rate-m', 'rate-e', 'amber', 'plum'],
  ['rose', 'rose-wash', 'ground', 'raised', 'wash'],
  ['plum', 'ground', 'raised'],
  ['teal', 'teal-wash', 'ground', 'raised', 'wash'],
  ['amber', 'amber-wash', 'ground', 'raised'],
  ['danger', 'danger-wash', 'ground', 'raised'],
  ['good', 'good-wash', 'ground', 'raised'],
  ['rate-none', 'ground', 'raised'],
]
/** WCAG 2.2, 1.4.11: the ring around what has the focus, the borders of what one types into, drawn marks */
const SEEN: readonly Pair[] = [
  ['glass', ...SURFACES, 'good-wash', 'danger-wash', 'amber-wash', 'rose-wash', 'teal-wash'],
  ['edge', ...SURFACES],
]

const themes = readThemes(readFileSync(new URL('./tokens.css', import.meta.url), 'utf8'))

test('there are four themes, and each gives every colour a value', () => {
  expect([...themes.keys()]).toEqual(expect.arrayContaining(['day', 'dusk', 'sepia', 'paper']))
  const wanting = [...themes].filter(([, palette]) => palette.size !== themes.get('day')?.size).map(([name]) => name)
  expect(wanting).toEqual([])
})

test('dark by the system and dark by choice are the same dusk', () => {
  expect(themes.get('system')).toEqual(themes.get('dusk'))
})

test('text stands out from its ground seven to one in every theme', () => {
  expect(tooFaint(READ, 7)).toEqual([])
})

test('soft text, chips and button labels stand out four and a half to one in every theme', () => {
  expect(tooFaint(GLANCED, 4.5)).toEqual([])
})

test('the focus ring and the edges of fields stand out three to one in every theme', () => {
  expect(tooFaint(SEEN, 3)).toEqual([])
})

function tooFaint(pairs: readonly Pair[], least: number): readonly string[] {
  return [...themes].flatMap(([theme, palette]) =>
    pairs.flatMap(([text, ...grounds]) =>
      grounds
        .map((ground) => ({ ground, ratio: ratio(colour(palette, text), colour(palette, ground)) }))
        .filter((found) => found.ratio < least)
        .map((found) => `${theme}: --${text} on --${found.ground} is ${found.ratio.toFixed(2)}, less than ${least}`),
    ),
  )
}

/** Themes by name; `system` is what the system's dark setting shows. Only hexadecimal values are colours. */
function readThemes(css: string): ReadonlyMap<string, Palette> {
  const blocks = css.matchAll(/:root(\[data-theme="(\w+)"\]|:not\(\[data-theme\]\))?\s*\{([^}]*)\}/g)
  const named = [...blocks].map(
    ([, choice, theme, body = '']) => [theme ?? (choice ? 'system' : 'day'), palette(body)] as const,
  )
  return new Map(named.filter(([, colours]) => colours.size > 0))
}

function palette(body: string): Palette {
  return new Map(
    [...body.matchAll(/--([\w-]+):\s*(#[0-9a-f]{3,6});/g)].map(([, name = '', value = '']) => [name, value]),
  )
}

function colour(palette: Palette, name: string): string {
  const value = palette.get(name)
  if (value === undefined) throw new Error(`tokens.css has no --${name}`)
  return value
}

/** @see WCAG 2.2, contrast ratio */
function ratio(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (lighter + 0.05) / (darker + 0.05)
}

/** @see WCAG 2.2, relative luminance */
function luminance(hex: string): number {
  const digits = hex.length === 4 ? [...hex.slice(1)].map((digit) => digit + digit) : (hex.slice(1).match(/../g) ?? [])
  const [red = 0, green = 0, blue = 0] = digits.map((pair) => linear(Number.parseInt(pair, 16) / 255))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function linear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
}
