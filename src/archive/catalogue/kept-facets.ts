import type { Told } from './facets.ts'

/** Facets of the works of single terms, kept until one of those works changes: the listings that most people open. */
export class KeptFacets {
  private readonly byTerm = new Map<number, Map<string, Told>>()
  private readonly most: number

  /** @param most terms at most; those not asked for longest go first */
  constructor(most: number) {
    this.most = most
  }

  /** @param variant what else they depend on
   * @returns what was kept, or what is counted now */
  get(term: number, variant: string, count: () => Told): Told {
    const kept = this.byTerm.get(term)
    const told = kept?.get(variant) ?? count()
    this.byTerm.delete(term)
    this.byTerm.set(term, (kept ?? new Map<string, Told>()).set(variant, told))
    if (this.byTerm.size > this.most) for (const oldest of this.byTerm.keys().take(1)) this.byTerm.delete(oldest)
    return told
  }

  forget(term: number): void {
    this.byTerm.delete(term)
  }

  forgetAll(): void {
    this.byTerm.clear()
  }
}
