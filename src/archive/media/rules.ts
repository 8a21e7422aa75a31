import type { PictureProblem } from '../../platform/pictures/redraw.ts'

/** Bytes of a file that is taken. */
export const MOST_BYTES = 10 * 1024 * 1024
/** Characters of what is said of a picture. */
export const LONGEST_ALT = 500

export type MediaProblem = PictureProblem | 'too-many-bytes' | 'no-room' | 'none-taken' | 'alt-too-long'

const MEGABYTE = 1024 * 1024

/** May these bytes come to what a member keeps already?
 * @param megabytes of pictures for each member
 * @returns what is in the way; undefined for nothing */
export function roomFor(bytes: number, kept: number, megabytes: number): MediaProblem | undefined {
  if (megabytes === 0) return 'none-taken'
  return kept + bytes > megabytes * MEGABYTE ? 'no-room' : undefined
}

/** @returns what is wrong with a file before it is looked into */
export function checkSent(bytes: number, alt: string): MediaProblem | undefined {
  if (bytes > MOST_BYTES) return 'too-many-bytes'
  return [...alt].length > LONGEST_ALT ? 'alt-too-long' : undefined
}

/** @returns bytes as people say them, such as `1.4 MB` or `320 KB` */
export function sizeInWords(bytes: number): string {
  return bytes < MEGABYTE ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / MEGABYTE).toFixed(1)} MB`
}
