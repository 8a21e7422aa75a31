/** Rows of features and what is true of them, for growing trees. */
export type Rows = {
  readonly width: number
  readonly values: Float32Array
  readonly truth: Uint8Array
  readonly weight: Float32Array
}

export type Growing = {
  readonly trees: number
  readonly leaves: number
  readonly rate: number
  /** least sum of curvature in a leaf */
  readonly least: number
  /** pulls leaves to zero */
  readonly ridge: number
  /** shares of features and rows that a tree sees */
  readonly features: number
  readonly rows: number
}

/** A forest while it grows; see src/platform/text/restored/forest.ts for what it becomes. */
export type Grown = {
  readonly base: number
  readonly roots: number[]
  readonly feature: number[]
  readonly limit: number[]
  readonly left: number[]
  readonly right: number[]
  readonly leaves: number[]
}

const BINS = 64

/** Gradient-boosted trees for yes or no: each splits the leaf that gains most, on histograms of at most 64 bins. */
export function boost(rows: Rows, growing: Growing, seed = 1): Grown {
  const { width, truth, weight } = rows
  const count = truth.length
  const random = randomFrom(seed)
  const limits = limitsOf(rows, random)
  const bins = binned(rows, limits)
  const [yes, all] = [
    sum(count, (row) => (truth[row] as number) * (weight[row] as number)),
    sum(count, (row) => weight[row] as number),
  ]
  const grown: Grown = {
    base: Math.log(yes / (all - yes)),
    roots: [],
    feature: [],
    limit: [],
    left: [],
    right: [],
    leaves: [],
  }
  const score = new Float64Array(count).fill(grown.base)
  const [slope, curve] = [new Float32Array(count), new Float32Array(count)]
  const order = new Int32Array(count)
  for (let tree = 0; tree < growing.trees; tree++) {
    let taken = 0
    for (let row = 0; row < count; row++) {
      const chance = 1 / (1 + Math.exp(-(score[row] as number)))
      slope[row] = ((truth[row] as number) - chance) * (weight[row] as number)
      curve[row] = chance * (1 - chance) * (weight[row] as number)
      if (random() < growing.rows) order[taken++] = row
    }
    const usable = Array.from({ length: width }, (_, feature) => feature).filter(() => random() < growing.features)
    const first = grown.feature.length
    growTree({ bins, width, slope, curve, order: order.subarray(0, taken), limits, usable, growing, grown })
    const root = grown.feature.length === first ? -grown.leaves.length : first
    grown.roots.push(root)
    for (let row = 0; row < count; row++)
      score[row] = (score[row] as number) + fall(grown, limits, bins, row * width, root)
  }
  return grown
}

type Task = {
  readonly bins: Uint8Array
  readonly width: number
  readonly slope: Float32Array
  readonly curve: Float32Array
  readonly order: Int32Array
  readonly limits: readonly Float32Array[]
  readonly usable: readonly number[]
  readonly growing: Growing
  readonly grown: Grown
}

type Leaf = {
  readonly from: number
  readonly to: number
  readonly slopes: Float64Array
  readonly curves: Float64Array
  readonly sumSlope: number
  readonly sumCurve: number
  readonly parent: number
  readonly side: 'left' | 'right'
  gain: number
  feature: number
  bin: number
}

function growTree(task: Task): void {
  const { grown, growing, limits, order } = task
  const whole = leafOf(task, 0, order.length, -1, 'left')
  const open: Leaf[] = [whole]
  let leaves = 1
  while (leaves < growing.leaves) {
    const best = open.reduce((one, other) => (other.gain > one.gain ? other : one), open[0] as Leaf)
    if (!best || best.gain <= 1e-6) break
    open.splice(open.indexOf(best), 1)
    const middle = parted(task, best)
    const node = grown.feature.push(best.feature) - 1
    grown.limit.push((limits[best.feature] as Float32Array)[best.bin] as number)
    grown.left.push(0)
    grown.right.push(0)
    if (best.parent >= 0) grown[best.side][best.parent] = node
    const smallLeft = middle - best.from < best.to - middle
    const small = smallLeft
      ? leafOf(task, best.from, middle, node, 'left')
      : leafOf(task, middle, best.to, node, 'right')
    const large = restOf(
      task,
      best,
      small,
      smallLeft ? middle : best.from,
      smallLeft ? best.to : middle,
      node,
      smallLeft ? 'right' : 'left',
    )
    open.push(small, large)
    leaves++
  }
  for (const leaf of open) {
    const value = (growing.rate * leaf.sumSlope) / (leaf.sumCurve + growing.ridge)
    grown.leaves.push(value)
    if (leaf.parent >= 0) grown[leaf.side][leaf.parent] = -grown.leaves.length
  }
}

function leafOf(task: Task, from: number, to: number, parent: number, side: 'left' | 'right'): Leaf {
  const { bins, width, slope, curve, order, usable } = task
  const picked = Int32Array.from(usable)
  const slopes = new Float64Array(width * BINS)
  const curves = new Float64Array(width * BINS)
  let [sumSlope, sumCurve] = [0, 0]
  for (let at = from; at < to; at++) {
    const row = order[at] as number
    const [g, h] = [slope[row] as number, curve[row] as number]
    sumSlope += g
    sumCurve += h
    const base = row * width
    for (let each = 0; each < picked.length; each++) {
      const feature = picked[each] as number
      const cell = feature * BINS + (bins[base + feature] as number)
      slopes[cell] = (slopes[cell] as number) + g
      curves[cell] = (curves[cell] as number) + h
    }
  }
  return split(task, { from, to, slopes, curves, sumSlope, sumCurve, parent, side, gain: 0, feature: 0, bin: 0 })
}

/** The other child's histogram is what the parent's leaves over. */
function restOf(
  task: Task,
  whole: Leaf,
  part: Leaf,
  from: number,
  to: number,
  parent: number,
  side: 'left' | 'right',
): Leaf {
  const { slopes, curves } = whole
  for (let cell = 0; cell < slopes.length; cell++) {
    slopes[cell] = (slopes[cell] as number) - (part.slopes[cell] as number)
    curves[cell] = (curves[cell] as number) - (part.curves[cell] as number)
  }
  const [sumSlope, sumCurve] = [whole.sumSlope - part.sumSlope, whole.sumCurve - part.sumCurve]
  return split(task, { from, to, slopes, curves, sumSlope, sumCurve, parent, side, gain: 0, feature: 0, bin: 0 })
}

function split({ usable, growing: { ridge, least }, limits }: Task, leaf: Leaf): Leaf {
  const { slopes, curves, sumSlope, sumCurve } = leaf
  const whole = (sumSlope * sumSlope) / (sumCurve + ridge)
  for (const feature of usable) {
    const last = (limits[feature] as Float32Array).length
    let [g, h] = [0, 0]
    for (let bin = 0; bin < last; bin++) {
      g += slopes[feature * BINS + bin] as number
      h += curves[feature * BINS + bin] as number
      if (h < least) continue
      if (sumCurve - h < least) break
      const gain = (g * g) / (h + ridge) + ((sumSlope - g) * (sumSlope - g)) / (sumCurve - h + ridge) - whole
      if (gain > leaf.gain) {
        leaf.gain = gain
        leaf.feature = feature
        leaf.bin = bin
      }
    }
  }
  return leaf
}

/** Moves the rows that go left to the front. */
function parted({ bins, width, order }: Task, { from, to, feature, bin }: Leaf): number {
  let [front, back] = [from, to - 1]
  while (front <= back) {
    const row = order[front] as number
    if ((bins[row * width + feature] as number) <= bin) front++
    else {
      order[front] = order[back] as number
      order[back--] = row
    }
  }
  return front
}

function fall(grown: Grown, limits: readonly Float32Array[], bins: Uint8Array, base: number, root: number): number {
  let node = root
  while (node >= 0) {
    const feature = grown.feature[node] as number
    const bin = bins[base + feature] as number
    const limit = grown.limit[node] as number
    const edges = limits[feature] as Float32Array
    node = (bin < edges.length && (edges[bin] as number) <= limit ? grown.left[node] : grown.right[node]) as number
  }
  return grown.leaves[~node] as number
}

/** Edges of the bins of each feature: all its values when they are few, else quantiles of a sample. */
function limitsOf({ width, values, truth }: Rows, random: () => number): Float32Array[] {
  const sample = Array.from({ length: Math.min(truth.length, 20_000) }, () => Math.floor(random() * truth.length))
  return Array.from({ length: width }, (_, feature) => {
    const seen = Float32Array.from(sample, (row) => values[row * width + feature] as number).sort()
    const own = [...new Set(seen)]
    const edges =
      own.length <= BINS
        ? own
        : Array.from({ length: BINS }, (__, at) => seen[Math.floor(((at + 1) * seen.length) / BINS) - 1] as number)
    return Float32Array.from(new Set(edges.slice(0, -1)))
  })
}

function binned({ width, values, truth }: Rows, limits: readonly Float32Array[]): Uint8Array {
  const bins = new Uint8Array(truth.length * width)
  for (let feature = 0; feature < width; feature++) {
    const edges = limits[feature] as Float32Array
    for (let row = 0; row < truth.length; row++) {
      const value = values[row * width + feature] as number
      let [low, high] = [0, edges.length]
      while (low < high) {
        const middle = (low + high) >> 1
        if (value <= (edges[middle] as number)) high = middle
        else low = middle + 1
      }
      bins[row * width + feature] = low
    }
  }
  return bins
}

function sum(count: number, of: (at: number) => number): number {
  let total = 0
  for (let at = 0; at < count; at++) total += of(at)
  return total
}

/** The same numbers each time: training twice gives the same weights. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
