import { urls } from '../urls.ts'
import { type Companion, mayDownload } from '../works/index.ts'

/** The way to send a work to an e-reader, among the actions over it, for members. */
export const offerSending: Companion = (_house, c, { work }) => {
  const viewer = c.get('viewer')
  if (viewer.kind === 'guest' || !mayDownload(work, viewer)) return {}
  return {
    actions: (
      <li class="send">
        <a href={urls.sendWork(work.id)}>Send to e-reader</a>
      </li>
    ),
  }
}
