import type { Context } from 'hono'
import type { FieldErrors } from '../../platform/ui/fields.tsx'
import type { Member } from '../../platform/web/viewer.ts'
import { AccountFrame, memberOf } from '../accounts/index.ts'
import { formToken, showPage } from '../frame/index.ts'
import type { House, WebEnv } from '../house.ts'
import { urls } from '../urls.ts'
import { bylineOf, type ChapterHead, findWorks } from '../works/index.ts'
import { BondPage, type Shelved } from './pages/bond.tsx'
import { BondsPage } from './pages/bonds.tsx'
import type { Bond } from './rules.ts'
import { bondsOf, holdBonds } from './store/bonds.ts'
import { choicesOf } from './store/choices.ts'
import { offersAround } from './store/offers.ts'
import { ownSpots, passSpots, type Spot, seenSpots } from './store/places.ts'
import { shelfOf } from './store/shelf.ts'

type C = Context<WebEnv>

interface Typed {
  readonly link?: string
  readonly name?: string
  readonly errors?: FieldErrors
}

/** The page of all bonds; with what was typed, when it was refused. */
export async function showBonds(house: House, c: C, { link, name = '', errors = {} }: Typed = {}): Promise<Response> {
  const { id, login } = memberOf(c)
  const [bonds, offers, choices] = await Promise.all([
    bondsOf(house.db, id),
    offersAround(house.db, id, house.now()),
    choicesOf(house.db, id),
  ])
  const token = formToken(house, c)
  const body = (
    <AccountFrame login={login} at="bonds">
      <BondsPage {...{ userId: id, token, bonds, offers, choices, link, name, errors }} />
    </AccountFrame>
  )
  const page = { title: 'Reading together', main: 'bonds-index dashboard region', unlisted: true, body }
  return showPage(house, c, page, Object.keys(errors).length > 0 ? 422 : 200)
}

/** The page of one bond. What others let pass passes now, as it would to an open page. */
export async function showBond(house: House, c: C, bond: Bond, work = '', errors: FieldErrors = {}): Promise<Response> {
  const member = memberOf(c)
  await house.db.transaction().execute(async (trx) => passSpots(trx, await holdBonds(trx, member.id, bond.id), member))
  const shelf = await shelved(house, bond, member)
  const paused = (await choicesOf(house.db, member.id))?.paused ?? false
  const body = <BondPage {...{ userId: member.id, token: formToken(house, c), bond, shelf, paused, work, errors }} />
  const page = { title: 'Reading together', main: 'bonds-show region', unlisted: true, body }
  return showPage(house, c, page, Object.keys(errors).length > 0 ? 422 : 200)
}

/** What stands on the shelf, and behind it whatever else somebody was seen in. */
async function shelved(house: House, bond: Bond, member: Member): Promise<readonly Shelved[]> {
  const [onShelf, seen, own] = await Promise.all([
    shelfOf(house.db, bond.id, member),
    seenSpots(house.db, member, bond.id),
    ownSpots(house.db, bond.id, member.id),
  ])
  const logins = new Map(bond.hands.map(({ userId, login }) => [userId, login]))
  const spots = [
    ...own.map((spot) => ({ login: undefined, spot })),
    ...seen.map((spot) => ({ login: logins.get(spot.userId), spot })),
  ]
  const works = await findWorks(house.db, onShelf, member)
  return works.map(({ work, heads }) => ({
    workId: work.id,
    title: work.title,
    byline: work.creators.map(bylineOf).join(', ') || 'Anonymous',
    chapters: heads.length,
    at: spots
      .filter(({ spot }) => spot.workId === work.id)
      .map(({ login, spot }) => ({ login, number: numberOf(spot, heads), address: addressOf(spot) })),
  }))
}

function numberOf({ chapterId }: Spot, heads: readonly ChapterHead[]): number {
  return heads.findIndex(({ id }) => id === chapterId) + 1
}

function addressOf({ workId, chapterId, block }: Spot): string {
  return `${urls.chapter(workId, chapterId)}${block === '' ? '' : `#${block}`}`
}
