import { minuteOf } from '../../../../platform/text/dates.ts'
import { FormToken } from '../../../../platform/ui/fields.tsx'
import { urls } from '../../../urls.ts'
import type { AutosaveHead } from '../../store/autosaves.ts'
import { takeUpAddress } from './place.ts'

/** Above a form: what was typed into it before and is not saved. */
export function Offers({ offers, token }: { readonly offers: readonly AutosaveHead[]; readonly token: string }) {
  if (offers.length === 0) return null
  return (
    <section class="card" id="unsaved">
      <h3 class="heading">You were writing here</h3>
      <p>Only you can see this; it is kept until you save it or throw it away.</p>
      {offers.map((offer) => (
        <OfferActions offer={offer} token={token} />
      ))}
    </section>
  )
}

type OfferProps = {
  readonly offer: AutosaveHead
  readonly token: string
  /** whether the difference is on this page already */
  readonly seen?: boolean
}

/** One text that waits, and what can be done with it. */
export function OfferActions({ offer, token, seen = false }: OfferProps) {
  const when = minuteOf(offer.savedAt)
  return (
    <form method="post" action={urls.discardAutosave(offer.id)}>
      <FormToken token={token} />
      <p class="actions">
        <span>{when}</span>
        <a class="button" href={takeUpAddress(offer.place, offer.id)} aria-label={`Take it up: the text of ${when}`}>
          Take it up
        </a>
        {seen ? null : (
          <a class="button" href={urls.autosave(offer.id)} aria-label={`See the difference: the text of ${when}`}>
            See the difference
          </a>
        )}
        <button type="submit" class="danger" aria-label={`Throw it away: the text of ${when}`}>
          Throw it away
        </button>
      </p>
    </form>
  )
}

/** What a form carries for its autosaved text, and the line that says how it stands with it. */
export function SheetFields({ sheet, from }: { readonly sheet: string; readonly from: string }) {
  return (
    <>
      <input type="hidden" name="sheet" value={sheet} />
      <input type="hidden" name="autosave" value={from} />
    </>
  )
}
