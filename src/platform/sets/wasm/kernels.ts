// The kernels in AssemblyScript. Addresses are in words, as everywhere in this room; see kernels.ts for what each does and
// plain.ts for the same in plain loops.

const ON_CARD: u32 = 28
const HEAD: u32 = 3
const AHEAD: u32 = 64

function pointer(address: u32): usize {
  return (<usize>address) << 2
}

function isIn(bits: usize, number: u32): u32 {
  return (load<u32>(bits + ((number >> 5) << 2)) >> (number & 31)) & 1
}

function increment(at: usize): u32 {
  const count = load<u32>(at) + 1
  store<u32>(at, count)
  return count
}

export function keepBits(bits: u32, other: u32, words: u32, keep: u32): void {
  const flip = i32x4.splat(keep - 1)
  let at = pointer(bits)
  let by = pointer(other)
  const end = at + pointer(words)
  for (; at < end; at += 16, by += 16) v128.store(at, v128.and(v128.load(at), v128.xor(v128.load(by), flip)))
}

export function addBits(bits: u32, other: u32, words: u32): void {
  let at = pointer(bits)
  let by = pointer(other)
  const end = at + pointer(words)
  for (; at < end; at += 16, by += 16) v128.store(at, v128.or(v128.load(at), v128.load(by)))
}

export function addList(bits: u32, list: u32, length: u32): void {
  const to = pointer(bits)
  const end = pointer(list + length)
  for (let at = pointer(list); at < end; at += 4) {
    const number = load<u32>(at)
    const place = to + ((number >> 5) << 2)
    store<u32>(place, load<u32>(place) | (1 << (number & 31)))
  }
}

export function dropList(bits: u32, list: u32, length: u32): void {
  const to = pointer(bits)
  const end = pointer(list + length)
  for (let at = pointer(list); at < end; at += 4) {
    const number = load<u32>(at)
    const place = to + ((number >> 5) << 2)
    store<u32>(place, load<u32>(place) & ~(1 << (number & 31)))
  }
}

export function keepRange(bits: u32, words: u32, column: u32, from: f64, to: f64, keep: u32): void {
  const low = f64x2.splat(from)
  const high = f64x2.splat(to)
  const flip: u32 = keep - 1
  let at = pointer(bits)
  let row = pointer(column)
  const end = at + pointer(words)
  for (; at < end; at += 4, row += 256) {
    const left = load<u32>(at)
    if (left === 0) continue
    let inside: u32 = 0
    for (let pair: u32 = 0; pair < 32; pair += 2) {
      const values = v128.load(row + ((<usize>pair) << 3))
      inside |= (<u32>i64x2.bitmask(v128.and(f64x2.ge(values, low), f64x2.le(values, high)))) << pair
    }
    store<u32>(at, left & (inside ^ flip))
  }
}

export function countBits(bits: u32, words: u32): u32 {
  let count: u64 = 0
  const end = pointer(bits + words)
  for (let at = pointer(bits); at < end; at += 16) count += popcnt<u64>(load<u64>(at)) + popcnt<u64>(load<u64>(at, 8))
  return <u32>count
}

export function countCommon(bits: u32, other: u32, words: u32): u32 {
  let count: u64 = 0
  let at = pointer(bits)
  let by = pointer(other)
  const end = at + pointer(words)
  for (; at < end; at += 16, by += 16) {
    count += popcnt<u64>(load<u64>(at) & load<u64>(by)) + popcnt<u64>(load<u64>(at, 8) & load<u64>(by, 8))
  }
  return <u32>count
}

export function countListed(list: u32, length: u32, bits: u32): u32 {
  let count: u32 = 0
  const among = pointer(bits)
  const end = pointer(list + length)
  for (let at = pointer(list); at < end; at += 4) count += isIn(among, load<u32>(at))
  return count
}

export function listBits(bits: u32, words: u32, into: u32): u32 {
  let to = pointer(into)
  const first = pointer(bits)
  const end = first + pointer(words)
  for (let at = first; at < end; at += 8) {
    let left = load<u64>(at)
    const base = <u32>((at - first) << 3)
    while (left !== 0) {
      store<u32>(to, base + <u32>ctz(left))
      to += 4
      left &= left - 1
    }
  }
  return <u32>((to - pointer(into)) >> 2)
}

export function listInBits(list: u32, length: u32, bits: u32, keep: u32, into: u32): u32 {
  const among = pointer(bits)
  const end = pointer(list + length)
  let to = pointer(into)
  for (let at = pointer(list); at < end; at += 4) {
    const number = load<u32>(at)
    store<u32>(to, number)
    to += (<usize>(isIn(among, number) === keep)) << 2
  }
  return <u32>((to - pointer(into)) >> 2)
}

export function listInList(list: u32, length: u32, other: u32, otherLength: u32, keep: u32, into: u32): u32 {
  const end = pointer(list + length)
  const last = pointer(other + otherLength)
  let place = pointer(other)
  let to = pointer(into)
  for (let at = pointer(list); at < end; at += 4) {
    const number = load<u32>(at)
    place = gallop(place, last, number)
    const found: u32 = place < last && load<u32>(place) === number ? 1 : 0
    store<u32>(to, number)
    to += (<usize>(found === keep)) << 2
  }
  return <u32>((to - pointer(into)) >> 2)
}

function gallop(from: usize, last: usize, number: u32): usize {
  if (from >= last || load<u32>(from) >= number) return from
  let step: usize = 4
  let low = from
  while (low + step < last && load<u32>(low + step) < number) {
    low += step
    step <<= 1
  }
  let high = min(low + step, last)
  while (low + 4 < high) {
    const middle = low + (((high - low) >> 3) << 2)
    if (load<u32>(middle) < number) low = middle
    else high = middle
  }
  return high
}

export function listInRange(list: u32, length: u32, column: u32, from: f64, to: f64, keep: u32, into: u32): u32 {
  const values = pointer(column)
  const end = pointer(list + length)
  let out = pointer(into)
  for (let at = pointer(list); at < end; at += 4) {
    const number = load<u32>(at)
    const value = load<f64>(values + ((<usize>number) << 3))
    store<u32>(out, number)
    out += (<usize>((<u32>(value >= from) & <u32>(value <= to)) === keep)) << 2
  }
  return <u32>((out - pointer(into)) >> 2)
}

// How many numbers a card has steers a branch, so that every card that is not in the cache would stall the loop. Reading
// some of them first, with nothing to decide, lets the waits overlap. Their sum goes to the word that nobody uses.
function readAhead(from: usize, end: usize, cards: usize): usize {
  const to = min(from + (AHEAD << 2), end)
  let sum: u32 = 0
  for (let at = from; at < to; at += 4) sum ^= load<u32>(cards + ((<usize>load<u32>(at)) << 6))
  store<u32>(0, sum)
  return to
}

export function tally(list: u32, length: u32, cards: u32, counts: u32): void {
  const first = pointer(cards)
  const to = pointer(counts)
  const end = pointer(list + length)
  for (let at = pointer(list); at < end; ) {
    const stop = readAhead(at, end, first)
    for (; at < stop; at += 4) {
      const card = first + ((<usize>load<u32>(at)) << 6)
      const short = load<u32>(card)
      const last = card + 8 + (min(short, ON_CARD) << 1)
      for (let half = card + 8; half < last; half += 2) increment(to + ((<usize>load<u16>(half)) << 2))
      if (short <= ON_CARD) continue
      const block = pointer(load<u32>(card, 4) + HEAD)
      const spilled = block + ((short - ON_CARD) << 2)
      for (let place = block; place < spilled; place += 4) increment(to + pointer(load<u32>(place)))
    }
  }
}

export function tallyNoting(list: u32, length: u32, cards: u32, counts: u32, noted: u32): u32 {
  const first = pointer(cards)
  const to = pointer(counts)
  const end = pointer(list + length)
  let out = pointer(noted)
  for (let at = pointer(list); at < end; ) {
    const stop = readAhead(at, end, first)
    for (; at < stop; at += 4) {
      const card = first + ((<usize>load<u32>(at)) << 6)
      const short = load<u32>(card)
      const last = card + 8 + (min(short, ON_CARD) << 1)
      for (let half = card + 8; half < last; half += 2) {
        const number = <u32>load<u16>(half)
        store<u32>(out, number)
        out += (<usize>(increment(to + pointer(number)) === 1)) << 2
      }
      if (short <= ON_CARD) continue
      const block = pointer(load<u32>(card, 4) + HEAD)
      const spilled = block + ((short - ON_CARD) << 2)
      for (let place = block; place < spilled; place += 4) {
        const number = load<u32>(place)
        store<u32>(out, number)
        out += (<usize>(increment(to + pointer(number)) === 1)) << 2
      }
    }
  }
  return <u32>((out - pointer(noted)) >> 2)
}

export function tallyLong(list: u32, length: u32, cards: u32, counts: u32, least: u32, noted: u32): u32 {
  const first = pointer(cards)
  const to = pointer(counts)
  const end = pointer(list + length)
  let out = pointer(noted)
  for (let at = pointer(list); at < end; ) {
    const stop = readAhead(at, end, first)
    for (; at < stop; at += 4) {
      const block = pointer(load<u32>(first + ((<usize>load<u32>(at)) << 6), 4))
      if (block === 0) continue
      const long = block + pointer(HEAD + load<u32>(block))
      const last = long + pointer(load<u32>(block, 4))
      for (let place = long; place < last; place += 4) {
        const number = load<u32>(place)
        if (increment(to + pointer(number)) !== least) continue
        store<u32>(out, number)
        out += 4
      }
    }
  }
  return <u32>((out - pointer(noted)) >> 2)
}

export function clearLong(list: u32, length: u32, cards: u32, counts: u32): void {
  const first = pointer(cards)
  const to = pointer(counts)
  const end = pointer(list + length)
  for (let at = pointer(list); at < end; at += 4) {
    const block = pointer(load<u32>(first + ((<usize>load<u32>(at)) << 6), 4))
    if (block === 0) continue
    const long = block + pointer(HEAD + load<u32>(block))
    const last = long + pointer(load<u32>(block, 4))
    for (let place = long; place < last; place += 4) store<u32>(to + pointer(load<u32>(place)), 0)
  }
}
