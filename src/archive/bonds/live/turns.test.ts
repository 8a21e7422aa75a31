import { expect, test } from 'vitest'
import { Openings } from './openings.ts'
import { Turns } from './turns.ts'

/** Pieces of work that end when they are told to. */
function pieces(turns: Turns) {
  const begun: string[] = []
  const ends = new Map<string, () => void>()
  const take = (name: string, soon: boolean) =>
    turns.take(
      () => soon,
      () => {
        begun.push(name)
        return new Promise<void>((resolve) => ends.set(name, resolve))
      },
    )
  const end = async (name: string, piece: Promise<void>) => {
    ends.get(name)?.()
    await piece
  }
  return { begun, take, end }
}

test('no more are under way than there are places, and most turns go to what somebody waits for', async () => {
  const { begun, take, end } = pieces(new Turns(1))
  const all = new Map<string, Promise<void>>()
  for (const name of ['first', 'beat 1', 'beat 2', 'letter 1', 'letter 2', 'letter 3', 'letter 4'])
    all.set(name, take(name, name.startsWith('letter')))
  await Promise.resolve()
  expect(begun).toEqual(['first'])
  for (let at = 0; at < all.size; at++) {
    const name = begun[at] ?? ''
    await end(name, all.get(name) ?? Promise.resolve())
    expect(begun).toHaveLength(Math.min(at + 2, all.size))
  }
  expect(begun).toEqual(['first', 'beat 1', 'letter 1', 'letter 2', 'letter 3', 'beat 2', 'letter 4'])
})

test('a piece of work that breaks gives its place on', async () => {
  const turns = new Turns(1)
  const broken = turns.take(
    () => true,
    () => Promise.reject(new Error('cut')),
  )
  await expect(broken).rejects.toThrow('cut')
  expect(
    await turns.take(
      () => false,
      async () => 'next',
    ),
  ).toBe('next')
})

test('openings gather while others are said, and each is said once', async () => {
  const said: (readonly number[])[] = []
  const openings = new Openings(async (userIds) => {
    said.push(userIds)
  })
  const early = [openings.add(1), openings.add(2), openings.add(1)]
  await Promise.all(early)
  await Promise.all([3, 4, 5].map((userId) => openings.add(userId)))
  expect(said).toEqual([
    [1, 2],
    [3, 4, 5],
  ])
})

test('when saying so breaks, all of those hear it and the next ones are said', async () => {
  let broken = true
  const openings = new Openings(async () => {
    if (broken) throw new Error('away')
  })
  const outcomes = await Promise.allSettled([openings.add(1), openings.add(2)])
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  broken = false
  await openings.add(3)
})
