import { searchWords } from '../platform/text/for-the-browser.ts'

/** A work as the index of a frozen archive holds it; src/archive/freezing/search-index.ts writes it. */
type Card = readonly [
  file: string,
  title: string,
  byline: string,
  tags: readonly number[],
  words: number,
  day: string,
  summary: string,
]
type Tag = readonly [id: number, name: string, type: string, works: number]

const AT_ONCE = 20
const WORKS_OF_FILE = 100
const FILES_OF_WORDS = 256

const kept = new Map<string, Promise<unknown>>()

function read<Value>(file: string): Promise<Value> {
  const known = kept.get(file) ?? fetch(file).then((answer) => answer.json())
  kept.set(file, known)
  return known as Promise<Value>
}

function fileOfWord(word: string): number {
  let sum = 7
  for (const letter of [...word].slice(0, 2)) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 65_521
  return sum % FILES_OF_WORDS
}

/** Works that have the word, or one that begins with it. */
async function worksWith(word: string): Promise<ReadonlySet<number>> {
  const file = await read<Readonly<Record<string, readonly number[]>>>(`words/${fileOfWord(word)}.json`)
  const found = new Set<number>()
  for (const [key, works] of Object.entries(file))
    if (key.startsWith(`_${word}`)) for (const work of summed(works)) found.add(work)
  return found
}

async function worksTagged(tags: readonly Tag[], name: string): Promise<ReadonlySet<number>> {
  const wanted = name.trim().toLowerCase()
  const found = new Set<number>()
  for (const [at, tag] of tags.entries()) {
    if (tag[1].toLowerCase() !== wanted) continue
    const file = await read<readonly (readonly number[])[]>(`tags/${Math.floor(at / 100)}.json`)
    for (const work of summed(file[at % 100] ?? [])) found.add(work)
  }
  return found
}

function summed(differences: readonly number[]): readonly number[] {
  let last = 0
  return differences.map((difference) => {
    last += difference
    return last
  })
}

async function find(form: FormData, tags: readonly Tag[]): Promise<readonly number[] | undefined> {
  const words = searchWords(String(form.get('words') ?? ''))
  const [wanted, unwanted] = [String(form.get('with') ?? ''), String(form.get('without') ?? '')]
  const sets = await Promise.all(words.map(worksWith))
  if (wanted.trim() !== '') sets.push(await worksTagged(tags, wanted))
  const [first, ...others] = sets
  if (!first) return undefined
  const without = unwanted.trim() === '' ? new Set<number>() : await worksTagged(tags, unwanted)
  return [...first]
    .filter((work) => others.every((set) => set.has(work)) && !without.has(work))
    .sort((one, other) => one - other)
}

function element(name: string, text: string, className = ''): HTMLElement {
  const made = document.createElement(name)
  made.textContent = text
  if (className !== '') made.className = className
  return made
}

async function cardOf(work: number, names: ReadonlyMap<number, string>): Promise<HTMLElement> {
  const cards = await read<readonly Card[]>(`works/${Math.floor(work / WORKS_OF_FILE)}.json`)
  const item = element('li', '', 'work blurb group')
  const card = cards[work % WORKS_OF_FILE]
  if (!card) return item
  const [file, title, byline, tags, words, day, summary] = card
  const head = element('h4', '', 'heading')
  const link = element('a', title) as HTMLAnchorElement
  link.href = `../${file}`
  head.append(link, ` by ${byline}`)
  const told = tags.map((tag) => names.get(tag) ?? '').join(', ')
  item.append(
    head,
    element('p', told),
    element('p', summary),
    element('p', `${words.toLocaleString('en')} words, ${day}`),
  )
  return item
}

async function begin(form: HTMLFormElement): Promise<void> {
  const tags = await read<readonly Tag[]>('tags.json')
  const names = new Map(tags.map(([id, name]) => [id, name]))
  const [list, count, more] = ['found', 'count', 'more'].map((id) => document.getElementById(id))
  const offered = document.getElementById('tags')
  for (const [, name] of tags.slice(0, 2000)) {
    const option = document.createElement('option')
    option.value = name
    offered?.append(option)
  }
  let [works, shown]: [readonly number[], number] = [[], 0]
  const show = async () => {
    const next = works.slice(shown, shown + AT_ONCE)
    shown += next.length
    list?.append(...(await Promise.all(next.map((work) => cardOf(work, names)))))
    if (more) more.hidden = shown >= works.length
  }
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    const found = await find(new FormData(form), tags)
    works = found ?? []
    shown = 0
    list?.replaceChildren()
    await show()
    if (count)
      count.textContent = found
        ? `${works.length.toLocaleString('en')} works found`
        : 'Type words or a tag to look for.'
  })
  more?.addEventListener('click', () => void show())
  form.hidden = false
}

const form = document.getElementById('search')
if (form instanceof HTMLFormElement) void begin(form)
