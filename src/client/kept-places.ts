/** A guest's place in a work, as this browser keeps it. */
export interface KeptPlace {
  readonly work: string
  readonly title: string
  /** id of the chapter, its number from 1, and how many there were */
  readonly chapter: string
  readonly number: number
  readonly of: number
  /** id of the paragraph, and those before it, nearest first */
  readonly block: string
  readonly before: string
  /** thousandths of the paragraph, and of the chapter */
  readonly offset: number
  readonly through: number
  /** milliseconds */
  readonly at: number
}

const NAME = 'places'
const MOST = 50

/** @returns the newest first; none where the browser keeps nothing */
export function keptPlaces(): readonly KeptPlace[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(NAME) ?? '[]')
    return Array.isArray(kept) ? kept : []
  } catch {
    return []
  }
}

/** Keeps a place; the oldest give way. */
export function keepPlace(place: KeptPlace): void {
  const others = keptPlaces().filter(({ work }) => work !== place.work)
  write([place, ...others].slice(0, MOST))
}

export function forgetKeptPlaces(): void {
  write([])
}

function write(places: readonly KeptPlace[]): void {
  try {
    localStorage.setItem(NAME, JSON.stringify(places))
  } catch {
    // a browser that keeps nothing is one that somebody wanted so
  }
}

/** @returns where the place's page is */
export function addressOf({ work, chapter, of, block }: KeptPlace): string {
  return `${of > 1 ? `/works/${work}/chapters/${chapter}` : `/works/${work}`}${block === '' ? '' : `#${block}`}`
}

/** @returns "chapter 4, two thirds down" */
export function placeWords({ number, of, through }: Pick<KeptPlace, 'number' | 'of' | 'through'>): string {
  return `${of > 1 ? `chapter ${number}, ` : ''}${howFar(through)}`
}

function howFar(through: number): string {
  const steps: readonly (readonly [number, string])[] = [
    [970, 'at its end'],
    [850, 'near its end'],
    [720, 'three quarters down'],
    [600, 'two thirds down'],
    [420, 'half way down'],
    [290, 'a third down'],
    [180, 'a quarter down'],
    [30, 'not far down'],
  ]
  return steps.find(([from]) => through >= from)?.[1] ?? 'at its beginning'
}
