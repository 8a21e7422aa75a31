/** Many short texts in one block of memory, each under the place at which it was added. */
export class Slab {
  private bytes = Buffer.alloc(4096)
  private ends: Uint32Array<ArrayBuffer> = new Uint32Array(256)
  private count = 0

  /** @returns its place, from 0 */
  add(text: string): number {
    const start = this.endOf(this.count - 1)
    const size = Buffer.byteLength(text)
    if (start + size > this.bytes.length)
      this.bytes = Buffer.concat([this.bytes], Math.max(start + size, this.bytes.length * 2))
    if (this.count === this.ends.length) this.ends = doubled(this.ends)
    this.bytes.write(text, start)
    this.ends[this.count] = start + size
    return this.count++
  }

  get length(): number {
    return this.count
  }

  /** Octets that the texts take. */
  get size(): number {
    return this.bytes.length + this.ends.byteLength
  }

  at(place: number): string {
    return this.bytes.toString('utf8', this.endOf(place - 1), this.endOf(place))
  }

  /** @returns whether the text holds what is sought */
  holds(place: number, sought: Uint8Array): boolean {
    return this.bytes.subarray(this.endOf(place - 1), this.endOf(place)).includes(sought)
  }

  private endOf(place: number): number {
    return place < 0 ? 0 : (this.ends[place] ?? 0)
  }
}

function doubled(old: Uint32Array): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(old.length * 2)
  larger.set(old)
  return larger
}
