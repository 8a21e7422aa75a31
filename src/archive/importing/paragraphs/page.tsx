import type { Kind, Piece } from '../../../platform/text/restored/index.ts'
import { FormToken } from '../../../platform/ui/fields.tsx'
import { urls } from '../../urls.ts'
import { type LostText, mayBreak, sentenceStarts } from './rules.ts'

/** Paragraphs on one page. */
export const PARAGRAPHS_A_PAGE = 100

const KINDS: readonly (readonly [kind: Kind, label: string])[] = [
  ['p', 'a paragraph'],
  ['heading', 'a heading'],
  ['notes', 'a note'],
  ['scene-break', 'a scene break'],
]

export interface ParagraphsProps {
  readonly token: string
  readonly parcelId: number
  readonly pieceId: number
  readonly title: string
  readonly lost: LostText
  /** place of the first paragraph that is shown */
  readonly from: number
}

/** The text as it came, beside its paragraphs as they were found again; these are joined and split, and nothing else can change. */
export function ParagraphsPage(props: ParagraphsProps) {
  const { token, parcelId, pieceId, title, lost, from } = props
  const shown = lost.paragraphs.slice(from, from + PARAGRAPHS_A_PAGE)
  const stretch = lost.text.slice(shown[0]?.start ?? 0, shown.at(-1)?.end ?? 0)
  return (
    <>
      <h2 class="heading">
        Paragraphs of <bdi>{title}</bdi>
      </h2>
      <p>
        {lost.paragraphs.length} paragraphs were found again. Join and split them until they are right: what stands here
        is what comes in. The words themselves cannot be changed. With a keyboard: Return splits where the cursor
        stands, Backspace at the beginning joins with the one before.
      </p>
      <p class="actions">
        <a class="button" href={urls.importParcel(parcelId)}>
          Done
        </a>
      </p>
      <form
        method="post"
        action={urls.importParagraphs(parcelId, pieceId, from)}
        class="paragraphs"
        data-enhance="paragraphs"
      >
        <FormToken token={token} />
        <section aria-label="As it came">
          <h3>As it came</h3>
          <div class="original" dir="auto" tabindex={0}>
            {stretch}
          </div>
        </section>
        <section aria-label="Found again">
          <h3>Found again</h3>
          <ol start={from + 1} id="found">
            {shown.map((piece, at) => (
              <Line lost={lost} piece={piece} at={from + at} action={urls.importParagraphs(parcelId, pieceId, from)} />
            ))}
          </ol>
        </section>
      </form>
      <Pages {...props} />
    </>
  )
}

type LineProps = { readonly lost: LostText; readonly piece: Piece; readonly at: number; readonly action: string }

function Line({ lost, piece, at, action }: LineProps) {
  const words = lost.text.slice(piece.start, piece.end)
  return (
    <li id={`p${at}`} class={piece.kind}>
      <div class="words" dir="auto" data-at={String(at)} data-start={String(piece.start)}>
        {words}
      </div>
      <details>
        <summary>
          Change <span class="landmark">paragraph {at + 1}</span>
        </summary>
        <p class="actions">
          {at === 0 ? null : (
            <Do action={`${action}#p${at - 1}`} value={`join:${at}`}>
              Join with the one before
            </Do>
          )}{' '}
          {KINDS.filter(([kind]) => kind !== piece.kind && (kind !== 'scene-break' || mayBreak(lost.text, piece))).map(
            ([kind, label]) => (
              <>
                <Do action={`${action}#p${at}`} value={`mark:${at}:${kind}`}>
                  It is {label}
                </Do>{' '}
              </>
            ),
          )}
        </p>
        <ul class="splits">
          {sentenceStarts(lost.text, piece).map((offset) => (
            <li>
              <Do action={`${action}#p${at + 1}`} value={`split:${offset}`}>
                Split before “<bdi>{lost.text.slice(offset, Math.min(piece.end, offset + 40))}</bdi>”
              </Do>
            </li>
          ))}
        </ul>
      </details>
    </li>
  )
}

function Do({
  action,
  value,
  children,
}: {
  readonly action: string
  readonly value: string
  readonly children: unknown
}) {
  return (
    <button type="submit" name="edit" value={value} formaction={action}>
      {children as string}
    </button>
  )
}

function Pages({ parcelId, pieceId, lost, from }: ParagraphsProps) {
  const next = from + PARAGRAPHS_A_PAGE
  return (
    <p class="actions">
      {from > 0 ? (
        <a class="button" href={urls.importParagraphs(parcelId, pieceId, Math.max(0, from - PARAGRAPHS_A_PAGE))}>
          Paragraphs before
        </a>
      ) : null}{' '}
      {next < lost.paragraphs.length ? (
        <a class="button" href={urls.importParagraphs(parcelId, pieceId, next)}>
          Paragraphs after
        </a>
      ) : null}
    </p>
  )
}
