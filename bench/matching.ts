import { cpus } from 'node:os'
import { match, type Participant, type Wish } from '../src/archive/challenges/matching.ts'

/** Times the matcher of gift exchanges: `npm run bench:matching`. Random numbers with a seed, so that each run asks for the same. */
function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state / 2_147_483_648
  }
}

function people(count: number, fandoms: number, roll: () => number): readonly Participant[] {
  const some = (most: number, of: number, kind: string) =>
    new Set(Array.from({ length: 1 + Math.floor(roll() * most) }, () => `${kind}${Math.floor(roll() ** 2 * of)}`))
  const wish = (): Wish => ({
    fandoms: some(3, fandoms, 'f'),
    relationships: new Set(),
    characters: roll() < 0.5 ? some(4, fandoms * 3, 'c') : new Set(),
    additional: new Set(),
    all: roll() < 0.1,
    unwanted: new Set(),
  })
  const wishes = () => Array.from({ length: 3 }, wish)
  return Array.from({ length: count }, (_, userId) => ({
    userId,
    requests: wishes(),
    offers: wishes(),
    avoids: new Set(roll() < 0.05 ? [Math.floor(roll() * count)] : []),
  }))
}

console.log(`Matching, ${cpus().length} cores of ${cpus()[0]?.model.trim()}, Node ${process.version}`)
for (const [count, fandoms] of [
  [200, 30],
  [2000, 30],
  [2000, 300],
  [2000, 3000],
] as const) {
  const all = people(count, fandoms, dice(7))
  const begun = performance.now()
  const { withoutGiver } = match(all)
  const seconds = (performance.now() - begun) / 1000
  console.log(
    `${count} participants, ${fandoms} fandoms: ${seconds.toFixed(2)} s, ${count - withoutGiver.length} matched, ${withoutGiver.length} left over`,
  )
}
