import { foldName } from '../../platform/text/fold.ts'

/** Who a relationship is about, as its name says. */
export interface Pairing {
  /** `/` romantic, `&` not */
  readonly kind: '/' | '&'
  /** in the order of the name, as written there */
  readonly names: readonly string[]
}

/** What parts two names, and what stands in brackets, where nothing does. */
const CUTS = /\([^()]*\)|\s*[/×]\s*|\s+x\s+|\s*&\s*/giu

/**
 * Reads a pairing's name: full-width and spaced slashes, `×` and a lone `x` are all the romantic `/`.
 * @returns undefined for a name that is none, and for one with both `/` and `&`, which can be read in two ways
 */
export function pairingOf(name: string): Pairing | undefined {
  const plain = name.normalize('NFKC')
  const names: string[] = []
  const kinds = new Set<'/' | '&'>()
  let from = 0
  for (const { 0: cut, index } of plain.matchAll(CUTS)) {
    if (cut.startsWith('(')) continue
    kinds.add(cut.trim() === '&' ? '&' : '/')
    names.push(plain.slice(from, index))
    from = index + cut.length
  }
  const all = [...names, plain.slice(from)].map((part) => part.trim()).filter((part) => part !== '')
  const [kind] = kinds
  return kind === undefined || kinds.size > 1 || all.length < 2 ? undefined : { kind, names: all }
}

/** What all spellings and orders of one pairing share: *A/B* and *B / a* have the same.
 * @returns null for a name that is no pairing */
export function pairingKey(name: string): string | null {
  const pairing = pairingOf(name)
  return pairing ? pairing.names.map(foldName).sort().join(pairing.kind) : null
}
