import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import type { Difference, Row } from '../../../../platform/text/difference/difference.ts'
import { markedHtml, withoutIds } from '../../../../platform/text/difference/marked.ts'
import type { Paragraph } from '../../../../platform/text/paragraphs.ts'
import { languageOf } from '../../languages.ts'
import type { Compared } from './compared.ts'
import { type Folded, foldRows, inPairs } from './folded.ts'

export type View = 'inline' | 'side'

type ViewProps = {
  readonly compared: Compared
  readonly view: View
  /** BCP 47 */
  readonly language: string
  /** what the two sides are called */
  readonly names: readonly [before: string, after: string]
}

/** Everything that is different between two states of a chapter. */
export function DifferenceView({ compared, view, language, names }: ViewProps) {
  const { title, notes, text } = compared
  const parts: readonly (readonly [string, Difference])[] = [...notes, ...(text ? [['Text', text] as const] : [])]
  if (!title && parts.length === 0) return <p class="soft">There is no difference.</p>
  const Shown = view === 'side' ? SideBySide : Inline
  return (
    <>
      {title ? (
        <section class="change">
          <h3 class="heading">Title</h3>
          <p class="difference" dir="auto">
            {raw(markedHtml(title, 'both'))}
          </p>
        </section>
      ) : null}
      {parts.map(([label, difference]) => (
        <section class="change" lang={language} dir={languageOf(language).dir}>
          <h3 class="heading" lang="en">
            {label}
          </h3>
          <Shown rows={foldRows(difference.rows)} names={names} />
        </section>
      ))}
    </>
  )
}

type RowsProps = { readonly rows: readonly Folded[]; readonly names: ViewProps['names'] }

function Inline({ rows }: RowsProps) {
  return (
    <div class="difference userstuff">
      {rows.map((row) => (typeof row === 'number' ? <Gap rows={row} /> : <One row={row} />))}
    </div>
  )
}

function SideBySide({ rows, names }: RowsProps) {
  return (
    <div class="scroll" tabindex={0}>
      <table class="difference sides">
        <thead lang="en">
          <tr>
            {names.map((name) => (
              <th scope="col">{name}</th>
            ))}
          </tr>
        </thead>
        <tbody class="userstuff">
          {inPairs(rows).map((pair) =>
            typeof pair === 'number' ? (
              <tr>
                <td colspan={2}>
                  <Gap rows={pair} />
                </td>
              </tr>
            ) : (
              <tr>
                <td>{pair[0] ? <One row={pair[0]} side="before" /> : null}</td>
                <td>{pair[1] ? <One row={pair[1]} side="after" /> : null}</td>
              </tr>
            ),
          )}
        </tbody>
      </table>
    </div>
  )
}

function Gap({ rows }: { readonly rows: number }) {
  return (
    <p class="gap soft" lang="en">
      {rows} paragraphs without a change
    </p>
  )
}

/** One paragraph, with what was done to it. */
function One({ row, side = 'both' }: { readonly row: Row; readonly side?: 'before' | 'after' | 'both' }) {
  if (row.kind === 'removed')
    return <Block paragraph={row.before} content={whole('del', row.before)} told="Taken out:" />
  if (row.kind === 'added') return <Block paragraph={row.after} content={whole('ins', row.after)} told="New:" />
  if (row.kind === 'moved-away')
    return <Block paragraph={row.before} content={whole('del', row.before)} told="Stood here, and was moved:" shown />
  const changed = row.kind !== 'same' && row.words ? raw(markedHtml(row.words, side)) : undefined
  if (row.kind === 'moved-here')
    return <Block paragraph={row.after} content={changed ?? whole('ins', row.after)} told="Was moved here:" shown />
  const paragraph = side === 'before' ? row.before : row.after
  if (row.kind === 'changed' && !changed)
    return (
      <Block paragraph={paragraph} content={raw(withoutIds(paragraph.html))} told="Same words, other form:" shown />
    )
  return <Block paragraph={paragraph} content={changed ?? raw(withoutIds(paragraph.html))} />
}

function whole(element: 'ins' | 'del', paragraph: Paragraph): Child {
  const content = paragraph.tag === 'hr' ? '* * *' : raw(withoutIds(paragraph.html))
  return element === 'ins' ? <ins>{content}</ins> : <del>{content}</del>
}

type BlockProps = {
  readonly paragraph: Paragraph
  readonly content: Child
  /** what happened to it, for those who do not see its colour; for everybody where `shown` */
  readonly told?: string
  readonly shown?: boolean
}

/** Frames around a paragraph are left out: it stands for itself. */
function Block({ paragraph, content, told, shown = false }: BlockProps) {
  const words = told ? (
    <span class={shown ? 'hint' : 'landmark'} lang="en">
      {told}{' '}
    </span>
  ) : null
  if (paragraph.tag === 'hr' && !told) return <hr />
  if (paragraph.tag === 'pre') return <pre>{[words, content]}</pre>
  const kind = /^h\d$/.test(paragraph.tag) ? 'title' : paragraph.tag === 'li' ? 'item' : undefined
  return (
    <div class={kind ? `block ${kind}` : 'block'} dir="auto">
      {words}
      {content}
    </div>
  )
}
