import { urls } from '../urls.ts'
import type { Companion, SeriesCompanion } from '../works/index.ts'

/** In the list of actions over a work and a series, for a browser that can keep them; without script it is not there. The same for
 * every guest. */
function Offer({ source, words }: { readonly source: string; readonly words: string }) {
  return (
    <li class="keep-offline" data-enhance="keep-offline" data-source={source} hidden>
      <button type="button" class="link">
        {words}
      </button>{' '}
      <span role="status"></span>
    </li>
  )
}

export const offerOffline: Companion = (_house, _c, { work }) => ({
  actions: <Offer source={urls.offlineWorks('work', work.id)} words="Keep on this device" />,
})

export const offerSeriesOffline: SeriesCompanion = (_house, _c, series) => (
  <Offer source={urls.offlineWorks('series', series.id)} words="Keep the series on this device" />
)
