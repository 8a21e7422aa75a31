import type { Person, Spelling } from './index.ts'
import { MARRIED, TITLES, UNMARRIED } from './lexicon.ts'
import { longForms } from './nicknames.ts'

/** Spellings that are taken for one person. */
type Somebody = { readonly keys: string[]; readonly spellings: Spelling[]; readonly lead: Spelling }

type Known = readonly (readonly [key: string, spelling: Spelling])[]

/** Takes spellings together where they are one person's, and drops what is nobody.
 * @returns the people, and by key of a spelling the place of its person among them */
export function merged(spellings: ReadonlyMap<string, Spelling>): {
  readonly people: readonly Person[]
  readonly whose: ReadonlyMap<string, number>
} {
  const known = [...spellings].filter(([, { evidence }]) => evidence.weight > -evidence.count * 1.2)
  const found: Somebody[] = []
  const take = (some: Known) => {
    for (const [key, spelling] of some.toSorted(([, one], [, other]) => other.evidence.count - one.evidence.count)) {
      const owner = ownerOf(spelling, found, known)
      if (owner) {
        owner.keys.push(key)
        owner.spellings.push(spelling)
      } else found.push({ keys: [key], spellings: [spelling], lead: spelling })
    }
  }
  const isFull = ({ parts, title }: Spelling) => parts.length > 1 && title === ''
  take(known.filter(([, one]) => isFull(one)))
  take(known.filter(([, one]) => one.title !== '' && one.parts.length > 0))
  take(known.filter(([, one]) => !isFull(one) && one.title === ''))
  take(known.filter(([, one]) => one.parts.length === 0))
  const kept = found.map((one) => ({ one, person: personOf(one) })).filter(({ one }) => isSomebody(one))
  kept.sort((a, b) => b.person.times - a.person.times || (a.person.name < b.person.name ? -1 : 1))
  const whose = new Map(kept.flatMap(({ one }, at) => one.keys.map((key) => [key, at] as const)))
  return { people: kept.map(({ person }) => person), whose }
}

/** The person, found before, whom this spelling means. */
function ownerOf(spelling: Spelling, found: readonly Somebody[], known: Known): Somebody | undefined {
  const { parts, title } = spelling
  if (parts.length === 0) return undefined
  const fitting = found.filter(
    ({ lead, spellings }) => fits(spelling, lead) && spellings.every((one) => agrees(spelling, one)),
  )
  if (title !== '') return fitting.find(({ lead }) => mayBear(spelling, lead, known))
  const [word = ''] = parts
  const first = fitting.filter(({ lead }) => isSame(lead.parts[0] ?? '', word))
  return most(first) ?? most(fitting)
}

/** "Holmes" and "Sherlock" fit "Sherlock Holmes"; "Rabbit" fits "White Rabbit". */
function fits({ parts }: Spelling, lead: Spelling): boolean {
  if (lead.parts.length < parts.length) return false
  const names = lead.parts.map((part) => part.toLowerCase())
  return parts.every((part, at) => {
    const low = part.toLowerCase()
    if (names.includes(low)) return parts.length > 1 || names[0] === low || names.at(-1) === low
    return at === 0 && longForms(low).includes(names[0] ?? '')
  })
}

/** A man is not called Mrs., nor she Miss and Mrs. at once. */
function agrees(spelling: Spelling, lead: Spelling): boolean {
  if (MARRIED.has(spelling.title) && UNMARRIED.has(lead.title)) return false
  if (UNMARRIED.has(spelling.title) && MARRIED.has(lead.title)) return false
  const [one, other] = [genderOf([spelling]), genderOf([lead])]
  return one === undefined || other === undefined || one === other || (spelling.title === '' && lead.title === '')
}

/** A title goes with a surname. Where the wife and the daughters of a house are there, it is said who is who: "Mrs. Bennet" is none
 * of those who have a name of their own, unless there is no other man of it. */
function mayBear({ title, parts }: Spelling, lead: Spelling, known: Known): boolean {
  if (parts.length > 1 || lead.parts.length === 1) return true
  const surname = parts[0]?.toLowerCase()
  const isLast = lead.parts.at(-1)?.toLowerCase() === surname
  if (!isLast) return TITLES.get(title) !== '' && !MARRIED.has(title) && !['mr', 'dr'].includes(title)
  const bearers = known.filter(([, { parts: others }]) => others.at(-1)?.toLowerCase() === surname)
  const titled = (set: ReadonlySet<string>) => bearers.some(([, one]) => set.has(one.title))
  if (MARRIED.has(title) && genderOf([lead]) !== 'she') return false
  if (title === 'mr' && titled(MARRIED) && genderOf([lead]) !== 'he') return false
  if (MARRIED.has(title)) return !titled(UNMARRIED) && !bearers.some(([, one]) => one.title === 'mr')
  const rivals = bearers.filter(
    ([, one]) => one.parts.length > 1 && one.title === '' && agrees({ ...lead, title }, one),
  )
  return rivals.length < 2 || rivals.every(([, one]) => one.evidence.count <= lead.evidence.count)
}

function isSame(name: string, word: string): boolean {
  return name.toLowerCase() === word.toLowerCase() || longForms(word.toLowerCase()).includes(name.toLowerCase())
}

function most(some: readonly Somebody[]): Somebody | undefined {
  return some.toSorted((one, other) => timesOf(other) - timesOf(one))[0]
}

function timesOf({ spellings }: Somebody): number {
  return spellings.reduce((sum, { evidence }) => sum + evidence.count, 0)
}

/** Enough must be said of a name, and more so of "the Castle", that could be a thing. */
function isSomebody(one: Somebody): boolean {
  const sum = (of: (spelling: Spelling) => number) => one.spellings.reduce((total, spelling) => total + of(spelling), 0)
  const [count, weight, the] = [
    timesOf(one),
    sum(({ evidence }) => evidence.weight),
    sum(({ evidence }) => evidence.the),
  ]
  const acts = sum(({ evidence }) => evidence.acts + evidence.called)
  // a cry, as in “Late!”, stands like a name that is called
  if (sum(({ evidence }) => evidence.first) === count && !one.spellings.some(({ evidence }) => evidence.acts > 0))
    return false
  if (one.lead.parts.length === 0 && one.spellings.length === 1 && (the < count / 2 || count < 4)) return false
  const isEpithet = the > count / 2
  if (isEpithet) return acts >= Math.min(3, 1 + count / 4) && weight / count > 0.15 && acts / count > 0.12
  return weight >= 1.5 && weight / count > 0.2 && acts > 0
}

function genderOf(spellings: readonly Spelling[]): 'he' | 'she' | 'they' | undefined {
  const sum = (of: 'he' | 'she' | 'they') => spellings.reduce((total, { evidence }) => total + evidence[of], 0)
  for (const { title } of spellings) {
    const told = TITLES.get(title)
    if (told) return told
  }
  const [he, she, they] = [sum('he'), sum('she'), sum('they')]
  if (they > he + she) return 'they'
  if (he === she || Math.max(he, she) < 2 || Math.max(he, she) < (he + she) * 0.6) return undefined
  return he > she ? 'he' : 'she'
}

function personOf({ spellings }: Somebody): Person {
  const sorted = spellings.toSorted((one, other) => other.evidence.count - one.evidence.count)
  const sum = (of: (spelling: Spelling) => number) => spellings.reduce((total, spelling) => total + of(spelling), 0)
  return {
    name: fullest(sorted),
    names: sorted.map(({ written, evidence }) => [written, evidence.count]),
    times: sum(({ evidence }) => evidence.count),
    acts: sum(({ evidence }) => evidence.acts + evidence.called),
    gender: genderOf(spellings),
    at: Math.min(...spellings.flatMap(({ evidence }) => evidence.places)),
  }
}

/** First name and surname, where both are known; else the title with the surname, where it is hardly ever left out. */
function fullest(sorted: readonly Spelling[]): string {
  const whole = sorted.find(({ parts, title }) => parts.length > 1 && title === '')
  if (whole) return whole.written
  const [first] = sorted
  const longest = sorted.toSorted((one, other) => other.parts.length - one.parts.length)[0]
  const [one = '', ...more] = longest?.parts ?? []
  if (more.length === 0) return first?.written ?? ''
  return one === one.toLowerCase() ? (longest?.written ?? '') : [one, ...more].join(' ')
}
