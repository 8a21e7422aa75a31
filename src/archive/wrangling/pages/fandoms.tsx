import { CheckBox, FormToken, TextField } from '../../../platform/ui/fields.tsx'
import type { Tag } from '../../tags/index.ts'
import { urls } from '../../urls.ts'
import { printBin } from '../bins.ts'
import type { Looked } from '../store/assignments.ts'
import { DeskTag } from './pieces.tsx'

/** Who looks after which fandom. */
export function FandomsPage(props: {
  readonly token: string
  readonly mine: readonly Tag[]
  readonly fandoms: readonly Looked[]
  readonly term: string
  readonly nobodys: boolean
  readonly next: string | undefined
}) {
  const { token, mine, fandoms, term, nobodys, next } = props
  return (
    <>
      <h2 class="heading">Who looks after what</h2>
      <form class="page chooser" method="get" action={urls.deskFandoms()} role="search" aria-label="Fandoms">
        <TextField name="term" type="search" label="Part of the name" value={term} dir="auto" />
        <CheckBox name="nobodys" label="Only those nobody looks after" checked={nobodys} />
        <p class="actions">
          <button type="submit">Show</button>
        </p>
      </form>
      {fandoms.length === 0 ? (
        <div class="empty">
          <h3 class="heading">No fandom here</h3>
          <p>
            Only canonical fandoms can be looked after. <a href={urls.deskBin()}>Make one canonical</a> first.
          </p>
        </div>
      ) : (
        <table class="plain">
          <caption>Canonical fandoms, by name</caption>
          <thead>
            <tr>
              <th scope="col">Fandom</th>
              <th scope="col">Looked after by</th>
              <th scope="col">You</th>
            </tr>
          </thead>
          <tbody>
            {fandoms.map(({ fandom, wranglers }) => (
              <tr>
                <th scope="row">
                  <DeskTag tag={fandom} />
                </th>
                <td>{wranglers.length > 0 ? wranglers.join(', ') : 'nobody'}</td>
                <td>
                  <Turn token={token} fandom={fandom} mine={mine.some(({ id }) => id === fandom.id)} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {next ? (
        <p class="actions">
          <a class="button" rel="next" href={next}>
            More
          </a>
        </p>
      ) : null}
    </>
  )
}

function Turn({ token, fandom, mine }: { readonly token: string; readonly fandom: Tag; readonly mine: boolean }) {
  return (
    <form method="post" action={urls.deskFandoms()}>
      <FormToken token={token} />
      <input type="hidden" name="fandom" value={String(fandom.id)} />
      <button type="submit" name="what" value={mine ? 'leave' : 'take'}>
        {mine ? 'Leave' : 'Take'}
        <span class="landmark"> {fandom.name}</span>
      </button>{' '}
      {mine ? (
        <a
          href={urls.deskBin(
            printBin({ type: 'character', status: 'unwrangled', fandom: fandom.pathName, term: '', page: 1 }),
          )}
        >
          Its tags
        </a>
      ) : null}
    </form>
  )
}
