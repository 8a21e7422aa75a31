import type { Context } from 'hono'
import { FormToken } from '../../platform/ui/fields.tsx'
import type { Member } from '../../platform/web/viewer.ts'
import { formToken } from '../frame/index.ts'
import type { House, WebEnv } from '../house.ts'
import { urls } from '../urls.ts'
import type { Around, Shown } from '../works/index.ts'
import { wake } from './live/index.ts'
import { type Bond, namesOf, othersIn, ownHand, SHIELDS } from './rules.ts'
import { bondsOf, holdBonds } from './store/bonds.ts'
import { choicesOf } from './store/choices.ts'
import { noteSpot } from './store/places.ts'
import { shelvedIn } from './store/shelf.ts'

/** Around a work, for members who have a bond: the shared shelf, and where the script puts who else is here. Without it, the chapter that
 * is opened is the place. */
export async function bondsAround(house: House, c: Context<WebEnv>, shown: Shown): Promise<Around> {
  const viewer = c.get('viewer')
  if (viewer.kind === 'guest') return {}
  const bonds = await bondsOf(house.db, viewer.id)
  if (bonds.length === 0) return {}
  await noteOpened(house, viewer, bonds, shown)
  const [choices, shelved] = await Promise.all([
    choicesOf(house.db, viewer.id),
    shelvedIn(
      house.db,
      bonds.map(({ id }) => id),
      shown.work.id,
    ),
  ])
  const { pathname, search } = new URL(c.req.url)
  const token = formToken(house, c)
  return {
    actions: (
      <ShelfForm {...{ bonds, shelved, token }} userId={viewer.id} workId={shown.work.id} back={pathname + search} />
    ),
    bar: <TogetherSheet userId={viewer.id} shown={shown} singleKeys={choices?.singleKeys ?? false} />,
  }
}

async function noteOpened(house: House, member: Member, bonds: readonly Bond[], { work, chapter }: Shown) {
  const gives = bonds.some((bond) => (ownHand(bond, member.id).gives & SHIELDS.place) !== 0)
  if (!chapter || !gives) return
  const spot = { workId: work.id, chapterId: chapter.id, block: '', notedAt: house.now().toISOString() }
  await house.db.transaction().execute(async (trx) => {
    await wake(house, trx, await noteSpot(trx, await holdBonds(trx, member.id), member.id, spot))
  })
}

type ShelfFormProps = {
  readonly userId: number
  readonly workId: number
  readonly bonds: readonly Bond[]
  /** the bonds that have the work already */
  readonly shelved: ReadonlySet<number>
  readonly token: string
  readonly back: string
}

function ShelfForm({ userId, workId, bonds, shelved, token, back }: ShelfFormProps) {
  return (
    <li class="together">
      <details class="dropdown">
        <summary>Read together</summary>
        <ul class="menu">
          {bonds.map((bond) => (
            <li>
              <form method="post" action={urls.bondShelf(bond.id)}>
                <FormToken token={token} />
                <input type="hidden" name="work" value={workId} />
                <input type="hidden" name="return_to" value={back} />
                <button type="submit" name="do" value={shelved.has(bond.id) ? 'off' : 'on'} class="plain">
                  {shelved.has(bond.id) ? 'No longer with ' : 'With '}
                  {namesOf(othersIn(bond, userId))}
                </button>
              </form>
            </li>
          ))}
        </ul>
      </details>
    </li>
  )
}

type SheetProps = { readonly userId: number; readonly shown: Shown; readonly singleKeys: boolean }

/** The script fills it. Work and chapters are said here, so that it need not read them off the page. */
function TogetherSheet({ userId, shown, singleKeys }: SheetProps) {
  return (
    <details
      class="tools together"
      id="together"
      name="reader"
      hidden
      data-enhance="bonds"
      data-user={userId}
      data-work={shown.work.id}
      data-chapter={shown.chapter?.id}
      data-chapters={shown.heads.map(({ id }) => id).join(' ')}
      data-keys={singleKeys ? '' : undefined}
    >
      <summary>
        <span class="said">Together</span>
      </summary>
      <div class="panel"></div>
    </details>
  )
}
