import { ownProgram } from '../trusted.ts'
import { type Answer, keepWork } from './keep.ts'

/** Keeps the works that a button stands for, one after the other, and says how far it is.
 * @returns whether all are kept
 * @param source where the archive tells which works they are */
export async function keepAll(source: string, say: (words: string) => void): Promise<boolean> {
  await navigator.serviceWorker.register(ownProgram('/service-worker.js'))
  const answer = await fetch(source)
  if (!answer.ok) throw new Error('the archive does not say what there is to keep')
  const { account, works } = (await answer.json()) as Answer
  let left = 0
  for (const [at, work] of works.entries()) {
    if (works.length > 1) say(`${at + 1} of ${works.length} …`)
    if (!(await keepWork(work, account))) left++
  }
  if (left === works.length) say('It asks you something first: open it, then keep it.')
  else say(left === 0 ? 'Kept on this device.' : `Kept but for ${left} that ask you something first.`)
  return left === 0
}
