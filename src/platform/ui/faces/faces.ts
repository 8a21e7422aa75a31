/** One font file and the letters it is for. */
export type Face = {
  readonly family: string
  readonly style: 'normal' | 'italic'
  /** CSS font-weight: `400`, or a range such as `200 900` */
  readonly weight: string
  /** CSS unicode-range: a browser fetches the file only when the page has one of these letters */
  readonly unicodeRange: string
  /** below node_modules; served under its last part */
  readonly file: string
}

/** Alphabets by the ranges their files cover, as the Google Fonts subsets (and so the packages) cut them. */
const RANGES = {
  'cyrillic-ext': 'U+0460-052F, U+1C80-1C8A, U+20B4, U+2DE0-2DFF, U+A640-A69F, U+FE2E-FE2F',
  cyrillic: 'U+0301, U+0400-045F, U+0490-0491, U+04B0-04B1, U+2116',
  'greek-ext': 'U+1F00-1FFF',
  greek: 'U+0370-0377, U+037A-037F, U+0384-038A, U+038C, U+038E-03A1, U+03A3-03FF',
  vietnamese:
    'U+0102-0103, U+0110-0111, U+0128-0129, U+0168-0169, U+01A0-01A1, U+01AF-01B0, U+0300-0301, U+0303-0304, U+0308-0309, U+0323, U+0329, U+1EA0-1EF9, U+20AB',
  'latin-ext':
    'U+0100-02BA, U+02BD-02C5, U+02C7-02CC, U+02CE-02D7, U+02DD-02FF, U+0304, U+0308, U+0329, U+1D00-1DBF, U+1E00-1E9F, U+1EF2-1EFF, U+2020, U+20A0-20AB, U+20AD-20C0, U+2113, U+2C60-2C7F, U+A720-A7FF',
  latin:
    'U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA, U+02DC, U+0304, U+0308, U+0329, U+2000-206F, U+20AC, U+2122, U+2191, U+2193, U+2212, U+2215, U+FEFF, U+FFFD',
} as const

type Alphabet = keyof typeof RANGES

const EVERY_ALPHABET = Object.keys(RANGES) as readonly Alphabet[]
const STYLES = ['normal', 'italic'] as const

// Literata comes with an optical-size axis too, at twice the bytes: 52 KB of weights alone read well at every size we set.
function variable(family: string, name: string, weight: string, alphabets: readonly Alphabet[]): readonly Face[] {
  return alphabets.flatMap((alphabet) =>
    STYLES.map((style) => ({
      family: `${family} Variable`,
      style,
      weight,
      unicodeRange: RANGES[alphabet],
      file: `@fontsource-variable/${name}/files/${name}-${alphabet}-wght-${style}.woff2`,
    })),
  )
}

// OpenDyslexic is cut into no subsets, only into weights; its one file holds the extended letters as well.
function openDyslexic(): readonly Face[] {
  return ['400', '700'].flatMap((weight) =>
    STYLES.map((style) => ({
      family: 'OpenDyslexic',
      style,
      weight,
      unicodeRange: 'U+0000-02FF, U+1E00-1EFF, U+2000-206F, U+20A0-20C0, U+2122, U+2212',
      file: `@fontsource/opendyslexic/files/opendyslexic-latin-${weight}-${style}.woff2`,
    })),
  )
}

/** Every font file the archive serves. All are under the SIL Open Font License. */
export const FACES: readonly Face[] = [
  ...variable('Literata', 'literata', '200 900', EVERY_ALPHABET),
  ...variable('Source Sans 3', 'source-sans-3', '200 900', EVERY_ALPHABET),
  ...variable('Atkinson Hyperlegible Next', 'atkinson-hyperlegible-next', '200 800', ['latin-ext', 'latin']),
  ...openDyslexic(),
]

/** @returns the address a face is served at */
export function faceUrl(face: Face): string {
  return `/assets/fonts/${face.file.slice(face.file.lastIndexOf('/') + 1)}`
}

/** Addresses of the two files almost every page needs, for `<link rel="preload" as="font" crossorigin>`. */
export const FIRST_FACES: readonly string[] = FACES.filter(isFirst).map(faceUrl)

function isFirst({ family, style, unicodeRange }: Face): boolean {
  return style === 'normal' && unicodeRange === RANGES.latin && /^(Literata|Source)/.test(family)
}

/** @returns one `@font-face` rule; faces.css is these, one after another */
export function faceRule(face: Face): string {
  return `@font-face {
  font-family: "${face.family}";
  font-style: ${face.style};
  font-weight: ${face.weight};
  font-display: swap;
  src: url("${faceUrl(face)}") format("woff2");
  unicode-range:${gapBefore(face.unicodeRange)}${face.unicodeRange};
}
`
}

// as the formatter of the project breaks it, so that formatting faces.css changes nothing
function gapBefore(range: string): string {
  return range.length > 102 ? '\n    ' : ' '
}
