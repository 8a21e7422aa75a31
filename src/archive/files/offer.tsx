import { fileSafeName } from '../../platform/text/dates.ts'
import { urls } from '../urls.ts'
import { type Companion, mayDownload, type SeriesCompanion } from '../works/index.ts'
import { formatsFor, secondsOf } from './offered.ts'

/** The list of files among the actions over a work. */
export const offerDownloads: Companion = async (house, c, { work, heads }) => {
  if (!mayDownload(work, c.get('viewer'))) return {}
  const formats = await formatsFor(house.config, work.language)
  const name = nameInAddress(work.title)
  const seconds = secondsOf(work.editedAt)
  return {
    actions: (
      <li class="download">
        <details>
          <summary>Download</summary>
          <div class="menu">
            <ul class="expandable secondary">
              {formats.map(({ ending, word }) => (
                <li>
                  <a href={urls.download(work.id, name, ending, seconds)}>{word}</a>
                </li>
              ))}
            </ul>
            {heads.length > 1 ? <SomeChapters workId={work.id} chapters={heads.length} /> : null}
          </div>
        </details>
      </li>
    ),
  }
}

function SomeChapters({ workId, chapters }: { readonly workId: number; readonly chapters: number }) {
  return (
    <form class="some-chapters" action={urls.downloadChapters(workId, 'epub')} method="get">
      <p>
        <label for="from-chapter">Chapters</label>{' '}
        <input id="from-chapter" type="number" name="from" min="1" max={chapters} value="1" inputmode="numeric" />{' '}
        <label for="to-chapter">to</label>{' '}
        <input id="to-chapter" type="number" name="to" min="1" max={chapters} value={chapters} inputmode="numeric" />
      </p>
      <button type="submit">EPUB of these</button>
    </form>
  )
}

/** A series as one book. */
export const offerSeriesDownloads: SeriesCompanion = (_house, _c, series) => (
  <li class="download-series">
    <a href={urls.downloadSeries(series.id, nameInAddress(series.title), 'epub', secondsOf(series.updatedAt))}>
      Download all as EPUB
    </a>
  </li>
)

/** Old tools read the address up to the first blank. */
function nameInAddress(title: string): string {
  return fileSafeName(title).replaceAll(' ', '_')
}
