/** Of how many hundred drawn cases a run takes; `npm run check` takes a tenth, so that it stays short. */
const PERCENT = Number(process.env.FANLIGHT_TEST_DRAWS ?? 100)

/** @param many cases that the whole suite draws
 * @returns how many this run draws, at least one */
export function draws(many: number): number {
  return Math.max(1, Math.round((many * PERCENT) / 100))
}
