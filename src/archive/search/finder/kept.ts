/** So many values by name; those asked for longest ago give way. */
export class Kept<Value> {
  private readonly values = new Map<string, Value>()
  private readonly most: number

  constructor(most: number) {
    this.most = most
  }

  get(name: string): Value | undefined {
    const value = this.values.get(name)
    if (value === undefined) return undefined
    this.values.delete(name)
    this.values.set(name, value)
    return value
  }

  set(name: string, value: Value): void {
    this.values.delete(name)
    this.values.set(name, value)
    for (const oldest of this.values.keys()) {
      if (this.values.size <= this.most) break
      this.values.delete(oldest)
    }
  }
}
