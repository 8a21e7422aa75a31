/** Numbers in the order in which they were added, in little memory. */
export class Posting {
  private numbers: Uint32Array<ArrayBuffer> = new Uint32Array(2)
  length = 0

  push(number: number): void {
    if (this.length === this.numbers.length) {
      const larger = new Uint32Array(this.length * 2)
      larger.set(this.numbers)
      this.numbers = larger
    }
    this.numbers[this.length++] = number
  }

  at(place: number): number {
    return this.numbers[place] ?? 0
  }
}
