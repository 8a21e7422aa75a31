import type { Person } from '../../src/platform/text/people/index.ts'

const TITLES = /^(?:mr|mrs|ms|miss|dr|captain|prince|father|professor|madame|the)\.?\s+/i

/** Whether a label means this person: by any of its spellings, title aside, or by surname or first name alone. */
export function isCalled(label: string, { name, names }: Person): boolean {
  const written = [name, ...names.map(([one]) => one)]
  return label.split('|').some((part) => {
    const whole = part.trim()
    const bare = plain(whole)
    return written.some((one) => {
      if (plain(one) === bare) return !contradict(whole, one)
      const [long, short] = [bare.split(' '), plain(one).split(' ')]
      return short.length < long.length && short.every((word) => long.includes(word)) && !contradict(whole, one)
    })
  })
}

/** "Miss Darcy" is not Fitzwilliam Darcy. */
function contradict(label: string, one: string): boolean {
  const she = /^(?:mrs|ms|miss|lady|madame)\b/i
  return (
    she.test(one) &&
    !she.test(label) &&
    label.includes(' ') &&
    !/^(?:elizabeth|jane|irene|daisy|georgiana)/i.test(label)
  )
}

function plain(name: string): string {
  return name.replace(TITLES, '').toLowerCase().replace(/[’']/g, "'").trim()
}
