const words = (list: string): readonly string[] => list.trim().split(/\s+/)
const sides = (name: string): readonly string[] => [
  ...words('top right bottom left block block-start block-end inline inline-start inline-end').map(
    (side) => `${name}-${side}`,
  ),
  name,
]

const COLOURS =
  words(`color background background-color background-image background-position background-size background-repeat
  background-clip background-origin background-blend-mode`)
const TYPE =
  words(`font font-family font-size font-style font-weight font-variant font-variant-caps font-variant-numeric
  font-variant-ligatures font-stretch font-feature-settings font-kerning line-height letter-spacing word-spacing text-align text-align-last
  text-indent text-transform text-decoration text-decoration-line text-decoration-style text-decoration-color text-decoration-thickness
  text-underline-offset text-shadow text-wrap text-orientation text-emphasis text-emphasis-color text-emphasis-style white-space
  word-break overflow-wrap hyphens hanging-punctuation vertical-align quotes tab-size initial-letter ruby-align ruby-position writing-mode`)
const EDGES = [
  ...sides('padding'),
  ...sides('border').filter((name) => name !== 'border'),
  ...words(`border border-color border-style border-width border-radius border-collapse border-spacing border-top-left-radius
  border-top-right-radius border-bottom-left-radius border-bottom-right-radius box-decoration-break`),
  ...words('top right bottom left block-start block-end inline-start inline-end').flatMap((side) =>
    words('color style width').map((what) => `border-${side}-${what}`),
  ),
]
const BOXES = [
  ...sides('margin'),
  ...words(`display float clear visibility opacity overflow overflow-x overflow-y box-sizing box-shadow outline outline-color
  outline-offset outline-style outline-width position top right bottom left inset inset-block inset-inline z-index width min-width max-width height
  min-height max-height inline-size min-inline-size max-inline-size block-size min-block-size max-block-size aspect-ratio`),
]
const ORDER =
  words(`flex flex-direction flex-wrap flex-flow flex-grow flex-shrink flex-basis justify-content justify-items justify-self
  align-content align-items align-self place-content place-items place-self order gap row-gap column-gap columns column-count column-width
  column-fill column-rule column-rule-color column-rule-style column-rule-width column-span grid grid-area grid-auto-columns grid-auto-flow
  grid-auto-rows grid-column grid-column-end grid-column-start grid-row grid-row-end grid-row-start grid-template grid-template-areas
  grid-template-columns grid-template-rows break-after break-before break-inside orphans widows object-fit object-position table-layout
  caption-side empty-cells`)
const MOVES =
  words(`transform transform-origin filter mix-blend-mode animation animation-name animation-duration animation-delay
  animation-timing-function animation-fill-mode animation-direction transition transition-property transition-duration
  transition-delay transition-timing-function`)
const LISTS = words('list-style list-style-position list-style-type counter-reset counter-increment content')

/** What a creator may say of the parts of a text. What fetches, reaches out of the text, or cannot be undone by a reader is not in it. */
export const PROPERTIES: ReadonlySet<string> = new Set([
  ...COLOURS,
  ...TYPE,
  ...EDGES,
  ...BOXES,
  ...ORDER,
  ...MOVES,
  ...LISTS,
])

/** Of these, what may be said of the text as a whole: nothing that moves it, or makes it larger than its place. */
export const PROPERTIES_OF_ALL: ReadonlySet<string> = new Set([
  ...COLOURS,
  ...TYPE.filter((name) => name !== 'writing-mode'),
  ...EDGES,
  ...words('columns column-count column-width column-gap column-rule'),
])

/** Functions in values. Those that fetch, or read what stands elsewhere, are not in it. */
export const FUNCTIONS: ReadonlySet<string> = new Set(
  words(`rgb rgba hsl hsla hwb lab lch oklab oklch color color-mix calc min max clamp minmax repeat fit-content
  linear-gradient radial-gradient conic-gradient repeating-linear-gradient repeating-radial-gradient repeating-conic-gradient
  translate translatex translatey rotate scale scalex scaley skew skewx skewy matrix
  blur brightness contrast drop-shadow grayscale hue-rotate invert opacity saturate sepia
  cubic-bezier steps counter counters`),
)

/** The largest number that may stand before a unit. */
export const MOST_OF: Readonly<Record<string, number>> = {
  px: 2000,
  pt: 1500,
  pc: 120,
  in: 20,
  cm: 50,
  mm: 500,
  q: 2000,
  em: 60,
  rem: 60,
  ex: 100,
  ch: 200,
  ic: 60,
  lh: 60,
  vw: 100,
  vh: 100,
  vi: 100,
  vb: 100,
  vmin: 100,
  vmax: 100,
  fr: 100,
  deg: 3600,
  grad: 4000,
  rad: 63,
  turn: 10,
}
export const MOST_PERCENT = 1000
export const MOST_NUMBER = 10_000
