import type { Context } from 'hono'
import { readForm } from '../../../platform/web/form.ts'
import { formToken, goOn, showNotFound, showPage } from '../../frame/index.ts'
import type { House, WebEnv } from '../../house.ts'
import { urls } from '../../urls.ts'
import type { Parcel } from '../parcels/store.ts'
import { changedPiece } from './change.ts'
import { PARAGRAPHS_A_PAGE, ParagraphsPage } from './page.tsx'
import { editFrom } from './rules.ts'
import { findOpenPiece, keepPiece } from './store.ts'

type C = Context<WebEnv>

/** Shows the paragraphs of a piece that had lost its line breaks. */
export async function showParagraphs(house: House, c: C, parcel: Parcel): Promise<Response> {
  const piece = await findOpenPiece(house.db, parcel.id, Number(c.req.param('piece')))
  const lost = piece?.story.story.lost
  if (!piece || !lost) return showNotFound(house, c)
  const { title } = piece.story.story
  const body = (
    <ParagraphsPage
      token={formToken(house, c)}
      parcelId={parcel.id}
      pieceId={piece.id}
      title={title}
      lost={lost}
      from={fromIn(c, lost.paragraphs.length)}
    />
  )
  return showPage(house, c, { title: `Paragraphs of ${title}`, main: 'import-paragraphs region', unlisted: true, body })
}

/** Joins, splits or marks one paragraph; one window after the other. */
export async function editParagraphs(house: House, c: C, parcel: Parcel): Promise<Response> {
  const id = Number(c.req.param('piece'))
  const edit = editFrom((await readForm(c)).text('edit'))
  const found = await house.db.transaction().execute(async (trx) => {
    const piece = await findOpenPiece(trx, parcel.id, id)
    if (!piece?.story.story.lost) return undefined
    const changed = edit && changedPiece(piece, edit)
    if (changed) await keepPiece(trx, changed)
    return piece.story.story.lost
  })
  return found
    ? goOn(c, urls.importParagraphs(parcel.id, id, fromIn(c, found.paragraphs.length)))
    : showNotFound(house, c)
}

function fromIn(c: C, paragraphs: number): number {
  const asked = Math.floor((Number(c.req.query('from')) || 0) / PARAGRAPHS_A_PAGE) * PARAGRAPHS_A_PAGE
  return asked > 0 && asked < paragraphs ? asked : 0
}
