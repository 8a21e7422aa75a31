/** Kinds of pictures that are read. */
export type ReadKind = 'jpeg' | 'png' | 'webp' | 'avif' | 'gif'

/** Kinds that are written: what every browser and every e-reader shows. */
export type WrittenKind = 'jpeg' | 'png' | 'gif'

/** How large a picture says it is, before anything of it is decoded. */
export interface Outline {
  readonly kind: ReadKind
  readonly width: number
  readonly height: number
}

/** A picture as it is kept: drawn anew, with nothing in it but what is to be seen. */
export interface Picture {
  readonly kind: WrittenKind
  readonly bytes: Uint8Array
  readonly width: number
  readonly height: number
}

/** What a web server calls each kind. */
export const TYPES: Readonly<Record<WrittenKind, string>> = { jpeg: 'image/jpeg', png: 'image/png', gif: 'image/gif' }

/** How the name of a file of each kind ends. */
export const ENDINGS: Readonly<Record<WrittenKind, string>> = { jpeg: 'jpg', png: 'png', gif: 'gif' }

/** Points that a picture may have: what is decoded takes four bytes for each, several times over. */
export const MOST_POINTS = 30_000_000
/** Points on a side. */
export const LONGEST_SIDE = 12_000
/** Points on the longer side of a picture that is kept; larger ones are made smaller. */
export const KEPT_SIDE = 2400
