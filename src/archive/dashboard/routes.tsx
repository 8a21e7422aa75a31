import { type Context, Hono } from 'hono'
import type { Child } from 'hono/jsx'
import { foldName } from '../../platform/text/fold.ts'
import type { Desk } from '../catalogue/index.ts'
import { followForm } from '../following/index.ts'
import { formToken, showNotFound, showPage } from '../frame/index.ts'
import type { House, WebEnv } from '../house.ts'
import { EVERYTHING, Finder, HiddenNote, HideForm } from '../search/index.ts'
import { urls } from '../urls.ts'
import { countFor, Dashboard, findPerson, loadBlurbs, type Person, seriesByUser, type Tab } from '../works/index.ts'
import { ProfilePage, SeriesList, UserPage } from './pages.tsx'
import { fandomsOf } from './store.ts'

const RECENT = 5

type C = Context<WebEnv>

/** A person's public pages: front page, profile, pen names, series. */
export function dashboardRoutes(house: House, desk: Desk): Hono<WebEnv> {
  const finder = new Finder(house, desk)
  const routes = new Hono<WebEnv>()
  routes.get('/users/:login', (c) =>
    withPerson(house, c, (person) => showUser({ house, finder }, c, person, undefined)),
  )
  routes.get('/users/:login/pseuds/:pseud', (c) =>
    withPerson(house, c, (person) => {
      const key = foldName(c.req.param('pseud'))
      const pseud = person.pseuds.find(({ name }) => foldName(name) === key)
      return pseud ? showUser({ house, finder }, c, person, pseud) : showNotFound(house, c)
    }),
  )
  routes.get('/users/:login/profile', (c) =>
    withPerson(house, c, (person) =>
      show(
        house,
        c,
        person,
        { tab: 'profile', title: person.login, main: 'profile-show dashboard region' },
        <ProfilePage person={person} own={isOwn(c, person)} hiding={hidingOf(house, c, person)} viewer={loginOf(c)} />,
      ),
    ),
  )
  routes.get('/users/:login/series', (c) =>
    withPerson(house, c, async (person) => {
      const series = await seriesByUser(house.db, person.id, c.get('viewer'))
      const page = { tab: 'series', title: `Series by ${person.login}`, main: 'series-index dashboard region' } as const
      return show(house, c, person, page, <SeriesList person={person} series={series} />)
    }),
  )
  return routes
}

/** Lets a member hide another's works. */
function hidingOf(house: House, c: C, { login }: Person): Child {
  if (c.get('viewer').kind === 'guest') return null
  return (
    <HideForm
      token={formToken(house, c)}
      query={{ kind: 'user', login, pseud: '' }}
      name={`works by ${login}`}
      words={`Hide works by ${login}`}
      returnTo={urls.profile(login)}
    />
  )
}

async function withPerson(house: House, c: C, answer: (person: Person) => Promise<Response>): Promise<Response> {
  const person = await findPerson(house.db, c.req.param('login') ?? '')
  return person ? answer(person) : showNotFound(house, c)
}

async function showUser(
  { house, finder }: { readonly house: House; readonly finder: Finder },
  c: C,
  person: Person,
  pseud: Person['pseuds'][number] | undefined,
): Promise<Response> {
  const viewer = c.get('viewer')
  const pseudIds = pseud ? [pseud.id] : person.pseuds.map(({ id }) => id)
  const whose = { ...EVERYTHING, user: person.login, pseud: pseud?.name ?? '' }
  const found = await finder.list(whose, viewer, { page: 1, size: RECENT })
  const ids = found?.listing.works.map(({ id }) => id) ?? []
  const blurbs = await loadBlurbs(house.db, ids)
  const fandoms = await fandomsOf(house.db, pseudIds, viewer)
  const follow = isOwn(c, person)
    ? undefined
    : await followForm(house, c, { kind: 'author', of: person.id, back: urls.user(person.login) })
  return show(
    house,
    c,
    person,
    { tab: 'home', title: pseud?.name ?? person.login, main: 'users-show dashboard region' },
    <UserPage
      person={person}
      pseud={pseud}
      blurbs={ids.flatMap((id) => blurbs.get(id) ?? [])}
      note={found?.hidden?.total ? <HiddenNote found={found} base="listing" /> : null}
      fandoms={fandoms}
      follow={follow}
    />,
  )
}

type Head = { readonly tab: Tab; readonly title: string; readonly main: string }

async function show(house: House, c: C, person: Person, { tab, title, main }: Head, page: Child): Promise<Response> {
  const counts = await countFor(house.db, person, c.get('viewer'))
  const body = (
    <>
      <Dashboard person={person} counts={counts} tab={tab} own={isOwn(c, person)} />
      {page}
    </>
  )
  return showPage(house, c, { title, main, sameForGuests: true, body })
}

function loginOf(c: C): string | undefined {
  const viewer = c.get('viewer')
  return viewer.kind === 'member' ? viewer.login : undefined
}

function isOwn(c: C, person: Person): boolean {
  const viewer = c.get('viewer')
  return viewer.kind === 'member' && viewer.id === person.id
}
