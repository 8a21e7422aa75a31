import { type Form, formOf, readForm } from '../../../../platform/web/form.ts'
import type { House } from '../../../house.ts'
import { urls } from '../../../urls.ts'
import { type AutosaveHead, autosavesAt, settleAutosave, type WritingPlace } from '../../store/autosaves.ts'
import { newOnce } from '../once.ts'
import { type C, memberOf } from '../own.ts'
import { addressOf } from './place.ts'
import { saysTheSame, type Written } from './same-text.ts'
import { sheetOf, startAs } from './sheet.ts'

/** What a form carries so that its content is autosaved. */
export interface Writing {
  /** where it is sent to */
  readonly autosaveTo: string
  /** number of the member: what is kept in a browser is shown to no other */
  readonly owner: number
  /** where the editor sends pictures */
  readonly picturesTo: string
  readonly sheet: string
  /** the autosaved text that the content comes from; empty for none */
  readonly from: string
  /** texts that were typed here before and not saved */
  readonly offers: readonly AutosaveHead[]
}

/**
 * Opens a form: with what is stored, or with an autosaved text when the address asks to take it up.
 * @param read how a sent form becomes fields
 * @param stored what the form shows otherwise
 */
export async function openWriting<Fields extends Written>(
  house: House,
  c: C,
  place: WritingPlace,
  read: (form: Form) => Fields,
  stored: Fields,
): Promise<{ readonly fields: Fields; readonly writing: Writing }> {
  const waiting = await autosavesAt(house.db, memberOf(c).id, place)
  const taken = waiting.find(({ id }) => String(id) === c.req.query('take_up'))
  const fields = taken ? read(formOf(taken.fields)) : stored
  const offers = waiting.filter((one) => one.id !== taken?.id && !saysTheSame(read(formOf(one.fields)), stored))
  return { fields, writing: { ...sheetFor(c, place), from: taken ? startAs(taken) : '', offers } }
}

/** The same for a form that comes back after it was sent. */
export async function goOnWriting(c: C, place: WritingPlace): Promise<Writing> {
  const form = c.req.method === 'POST' ? await readForm(c) : undefined
  const fresh = sheetFor(c, place)
  return { ...fresh, sheet: form?.text('sheet') || fresh.sheet, from: form?.text('autosave') ?? '', offers: [] }
}

/** Forgets what was autosaved of a form, now that its content is saved. */
export async function endWriting(house: House, c: C, place: WritingPlace): Promise<void> {
  await settleAutosave(house.db, memberOf(c).id, place, sheetOf(await readForm(c)))
}

function sheetFor(c: C, place: WritingPlace) {
  const { id, login } = memberOf(c)
  return {
    autosaveTo: urls.autosaveOf(addressOf(place)),
    owner: id,
    picturesTo: urls.pictures(login),
    sheet: newOnce(),
  }
}
