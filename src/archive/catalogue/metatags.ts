/** Which tags stand below which, as wranglers tied them: a graph that may go round in circles. */
export class Metatags {
  private readonly subtags: Map<number, readonly number[]>
  /** what was found below a tag, until an edge changes */
  private readonly known = new Map<number, readonly number[]>()

  constructor(edges: Iterable<readonly [tagId: number, subtagIds: readonly number[]]> = []) {
    this.subtags = new Map(edges)
  }

  /** Says which tags stand directly below one, in place of those that did. */
  tie(tagId: number, subtagIds: readonly number[]): void {
    if (subtagIds.length === 0) this.subtags.delete(tagId)
    else this.subtags.set(tagId, [...subtagIds])
    this.known.clear()
  }

  /** @returns the tag and every one below it, each once */
  withSubtags(tagId: number): readonly number[] {
    if (!this.subtags.has(tagId)) return [tagId]
    const known = this.known.get(tagId)
    if (known) return known
    const found = new Set([tagId])
    // a set being gone through comes to what is added meanwhile
    for (const id of found) for (const below of this.subtags.get(id) ?? []) found.add(below)
    const all = [...found]
    this.known.set(tagId, all)
    return all
  }

  edges(): readonly (readonly [tagId: number, subtagIds: readonly number[]])[] {
    return [...this.subtags]
  }
}
