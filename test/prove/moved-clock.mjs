import { readFileSync } from 'node:fs'

/** Loaded before the program, in each of its threads: its clock is off by what stands in a file. The file is read at most every 20 ms. */
const file = process.env.PROVE_CLOCK ?? ''
const Real = Date
let [offset, readAt] = [0, Number.NEGATIVE_INFINITY]

function now() {
  const instant = performance.now()
  if (instant - readAt > 20) {
    readAt = instant
    const told = readFileSync(file, 'utf8')
    if (told !== '') offset = Number(told)
  }
  return Real.now() + offset
}

globalThis.Date = class extends Real {
  constructor(...words) {
    if (words.length === 0) super(now())
    else super(...words)
  }

  static now() {
    return now()
  }
}
