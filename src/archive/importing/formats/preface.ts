import { foldName } from '../../../platform/text/fold.ts'
import { writeRaw } from '../../../platform/text/pasted/raw.ts'
import { type Element, isElement, type Node } from '../../../platform/text/tree.ts'
import type { Told } from '../manifest.ts'
import type { Remark } from '../remarks.ts'
import { type Fact, isLabel, labelOf, toldBy } from './facts.ts'
import { takeSaid } from './said.ts'
import { find, findAll, hasClass, lineOf } from './tree.ts'

/** What a page in front of a text says about the work. */
export interface Preface {
  readonly title: string
  readonly told: Told
  readonly remarks: readonly Remark[]
}

/** The page with which archives of fan works begin a file: title, byline, tags under labels, summary, notes.
 * @returns undefined for a page that has not two labels with their values: it is text */
export function readPreface(nodes: readonly Node[]): Preface | undefined {
  const facts = factsIn(nodes)
  if (facts.length < 2) return undefined
  const { told, remarks } = toldBy(facts)
  const { said } = takeSaid(nodes)
  const title = titleIn(nodes)
  const authors = authorsIn(nodes)
  const written = summaryUnder(nodes)
  return {
    title,
    told: {
      ...told,
      ...(authors[0] ? { author: authors[0] } : {}),
      ...(said.summary || written ? { summary: said.summary || written } : {}),
      ...(said.before ? { notes_before: said.before } : {}),
      ...(said.after ? { notes_after: said.after } : {}),
    },
    remarks:
      authors.length < 2
        ? remarks
        : [
            ...remarks,
            {
              kind: 'left-out',
              what: 'co-authors',
              count: authors.length - 1,
              sentence: `also by ${authors.slice(1).join(', ')}; ask them to be added as co-creators`,
            },
          ],
  }
}

/** @returns what stands in lists of terms, and in lines such as **Rating:** General */
export function factsIn(nodes: readonly Node[]): readonly Fact[] {
  return [...termsIn(nodes), ...boldLines(nodes)]
}

function termsIn(nodes: readonly Node[]): readonly Fact[] {
  const facts: Fact[] = []
  for (const list of findAll(nodes, ({ tag }) => tag === 'dl')) {
    let label = ''
    for (const { tag, children } of list.children.filter(isElement)) {
      if (tag === 'dt') label = lineOf(children)
      else if (tag === 'dd' && isLabel(label)) facts.push({ label: labelOf(label), values: valuesOf(children) })
    }
  }
  return facts
}

/** Each tag is a link, or there are commas between them. */
function valuesOf(nodes: readonly Node[]): readonly string[] {
  const links = findAll(nodes, ({ tag, attributes }) => tag === 'a' && attributes.href !== undefined)
  const line = lineOf(nodes)
  const linked = links.map(({ children }) => lineOf(children))
  const allLinked = linked.join('').length * 1.1 + links.length * 3 >= line.length
  if (links.length > 0 && allLinked && !/\b(?:part \d+ of|published:)/i.test(line)) return linked
  return /\b(?:part \d+ of|published:)/i.test(line) ? [line] : splitLine(line)
}

function splitLine(line: string): readonly string[] {
  return line
    .split(/\s*[,，、]\s*/)
    .map((value) => value.trim())
    .filter(Boolean)
}

/** Lines such as <b>Rating:</b> General<br>, each up to the next break or bold word. */
function boldLines(nodes: readonly Node[]): readonly Fact[] {
  const holders = findAll(nodes, ({ children }) =>
    children.some((child) => isElement(child) && /^(?:b|strong)$/.test(child.tag) && isLabel(lineOf(child.children))),
  )
  return holders.flatMap(({ children }) => {
    const facts: Fact[] = []
    for (const [at, child] of children.entries()) {
      if (!isElement(child) || !/^(?:b|strong)$/.test(child.tag) || !/:\s*$/.test(lineOf(child.children))) continue
      const rest = children.slice(at + 1)
      const end = rest.findIndex((next) => isElement(next) && /^(?:br|b|strong)$/.test(next.tag))
      const label = labelOf(lineOf(child.children))
      if (isLabel(label) && label !== 'summary')
        facts.push({ label, values: valuesOf(end < 0 ? rest : rest.slice(0, end)) })
    }
    return facts
  })
}

/** <b>Summary:</b> followed by its text. */
function summaryUnder(nodes: readonly Node[]): string {
  const holder = findAll(nodes, ({ children }) => children.some(isSummaryWord)).at(-1)
  if (!holder) return ''
  const at = holder.children.findIndex(isSummaryWord)
  const rest = holder.children.slice(at + 1)
  const end = rest.findIndex(
    (next) => isElement(next) && /^(?:b|strong)$/.test(next.tag) && isLabel(lineOf(next.children)),
  )
  const text = end < 0 ? rest : rest.slice(0, end)
  return lineOf(text) === '' ? '' : `<p>${writeRaw(text)}</p>`
}

function isSummaryWord(node: Node): boolean {
  return isElement(node) && /^(?:b|strong)$/.test(node.tag) && labelOf(lineOf(node.children)) === 'summary'
}

function titleIn(nodes: readonly Node[]): string {
  const headings = findAll(nodes, ({ tag }) => /^h[1-4]$/.test(tag))
  const named = headings.find(
    (heading) => !hasClass(heading, 'toc-heading') && !hasClass(heading, 'small') && !isWord(heading),
  )
  return named
    ? lineOf(named.children).replace(/\s+by\s+[^<]+$/, (all) => (named.children.some(isElement) ? '' : all))
    : ''
}

function isWord({ children }: Element): boolean {
  return /^(?:preface|summary|notes|afterword|contents|table of contents|title page)$/.test(foldName(lineOf(children)))
}

function authorsIn(nodes: readonly Node[]): readonly string[] {
  const linked = findAll(nodes, ({ tag, attributes }) => tag === 'a' && attributes.rel === 'author')
  const byline = find(nodes, (element) => hasClass(element, 'byline'))
  const names =
    linked.length > 0
      ? linked.map(({ children }) => lineOf(children))
      : byline
        ? splitLine(lineOf(byline.children).replace(/^by\s+/i, ''))
        : authorAfterTitle(nodes)
  // "Pen Name (account)" is the pen name
  return names.map((name) => name.replace(/\s+\([^()]+\)$/, '')).filter((name) => foldName(name) !== 'anonymous')
}

function authorAfterTitle(nodes: readonly Node[]): readonly string[] {
  const heading = find(nodes, ({ tag, children }) => /^h[1-4]$/.test(tag) && /\sby\s/.test(lineOf(children)))
  const [, name] = /\sby\s+(.+)$/.exec(heading ? lineOf(heading.children) : '') ?? []
  return name ? splitLine(name) : []
}
