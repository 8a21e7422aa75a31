const LARGEST = 2_147_483_647

/** @returns whether a number from an address can be an id at all; PostgreSQL refuses to compare one that is too large */
export function isId(number: number): boolean {
  return Number.isInteger(number) && number > 0 && number <= LARGEST
}
