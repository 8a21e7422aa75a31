import { type Context, Hono } from 'hono'
import type { FieldErrors } from '../../../platform/ui/fields.tsx'
import { readFields } from '../../../platform/web/fields.ts'
import { findUser, logBrowserIn, memberOf, sentencesFor } from '../../accounts/index.ts'
import { formToken, goOn, requireMember, showNotFound, showPage } from '../../frame/index.ts'
import type { House, WebEnv } from '../../house.ts'
import { urls } from '../../urls.ts'
import { loadBlurbs } from '../../works/index.ts'
import { askForm, claimForm } from './forms.ts'
import { authorBehind } from './links.ts'
import { AskToClaimPage, ClaimPage, ImportedAuthorPage, SettledPage, WORKS_SHOWN } from './pages.tsx'
import { askProblem, newAccountProblems } from './rules.ts'
import { claim, claimIntoNew, orphan, takeDown } from './settle.ts'
import { findImportedAuthor, type ImportedAuthor, insertRequest, titlesOfName, worksOfName } from './store.ts'

type C = Context<WebEnv>

/** What authors do whose works came in without an account. */
export function claimRoutes(house: House): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  routes.get(urls.importedAuthor(':id{[0-9]{1,9}}'), (c) =>
    withUnclaimed(house, c, (author) => showAuthor(house, c, author)),
  )
  const asking = urls.askToClaim(':id{[0-9]{1,9}}')
  routes.use(asking, requireMember())
  routes.get(asking, (c) => withUnclaimed(house, c, (author) => showAsking(house, c, author, '', {})))
  routes.post(asking, (c) => withUnclaimed(house, c, (author) => ask(house, c, author)))
  routes.get(urls.claim(':token'), (c) => withLink(house, c, (author) => showClaim(house, c, author)))
  routes.post(urls.claim(':token'), (c) => withLink(house, c, (author) => decideOn(house, c, author)))
  return routes
}

async function withUnclaimed(
  house: House,
  c: C,
  answer: (author: ImportedAuthor) => Promise<Response>,
): Promise<Response> {
  const author = await findImportedAuthor(house.db, Number(c.req.param('id')))
  if (author?.login) return c.redirect(urls.user(author.login), 302)
  return author?.standing === 'unclaimed' ? answer(author) : showNotFound(house, c)
}

async function withLink(house: House, c: C, answer: (author: ImportedAuthor) => Promise<Response>): Promise<Response> {
  const author = await authorBehind(house, c.req.param('token') ?? '')
  // the address is a secret: it goes to no other site with a link that is followed
  c.header('Referrer-Policy', 'no-referrer')
  if (!author) return showNotFound(house, c)
  if (author.standing !== 'unclaimed')
    return showPage(house, c, {
      title: 'Settled',
      main: 'claims-show region',
      unlisted: true,
      body: <SettledPage author={author} />,
    })
  return answer(author)
}

async function showAuthor(house: House, c: C, author: ImportedAuthor): Promise<Response> {
  const ids = author.pseudId === null ? [] : await worksOfName(house.db, author.pseudId, c.get('viewer'), WORKS_SHOWN)
  const blurbs = await loadBlurbs(house.db, ids)
  const body = <ImportedAuthorPage author={author} blurbs={ids.flatMap((id) => blurbs.get(id) ?? [])} />
  return showPage(house, c, { title: author.name, main: 'users-show region', sameForGuests: true, body })
}

async function showAsking(
  house: House,
  c: C,
  author: ImportedAuthor,
  words: string,
  errors: FieldErrors,
): Promise<Response> {
  const body = <AskToClaimPage token={formToken(house, c)} author={author} words={words} errors={errors} />
  const status = Object.keys(errors).length > 0 ? 422 : 200
  return showPage(
    house,
    c,
    { title: `Are you ${author.name}?`, main: 'claims-new region', unlisted: true, body },
    status,
  )
}

async function ask(house: House, c: C, author: ImportedAuthor): Promise<Response> {
  const { words } = await readFields(c, askForm)
  const problem = askProblem(words)
  if (problem) return showAsking(house, c, author, words, { words: problem })
  const request = { authorId: author.id, userId: memberOf(c).id, words, now: house.now() }
  await house.db.transaction().execute((trx) => insertRequest(trx, request))
  return goOn(c, urls.importedAuthor(author.id), 'Thank you. Whoever looks after this will decide, and you get a mail.')
}

const NOTHING_TYPED = { login: '', age: false, terms: false }

async function showClaim(
  house: House,
  c: C,
  author: ImportedAuthor,
  typed: { readonly login: string; readonly age: boolean; readonly terms: boolean } = NOTHING_TYPED,
  errors: FieldErrors = {},
): Promise<Response> {
  const viewer = c.get('viewer')
  const body = (
    <ClaimPage
      token={formToken(house, c)}
      secret={c.req.param('token') ?? ''}
      author={author}
      titles={author.pseudId === null ? [] : await titlesOfName(house.db, author.pseudId)}
      login={viewer.kind === 'member' ? viewer.login : undefined}
      known={author.email === null || (await findUser(house.db, author.email)) !== undefined}
      typed={typed}
      errors={errors}
    />
  )
  const status = Object.keys(errors).length > 0 ? 422 : 200
  return showPage(house, c, { title: 'Your works', main: 'claims-show region', unlisted: true, body }, status)
}

async function decideOn(house: House, c: C, author: ImportedAuthor): Promise<Response> {
  const sent = await readFields(c, claimForm)
  const viewer = c.get('viewer')
  const back = urls.claim(c.req.param('token') ?? '')
  if (sent.what === 'claim' && viewer.kind === 'member') {
    await house.db.transaction().execute((trx) => claim(house, trx, author.id, viewer.id))
    return goOn(c, urls.user(viewer.login), `The works of ${author.name} are yours now.`)
  }
  if (sent.what === 'account' && viewer.kind === 'guest') return makeAccount(house, c, author, sent)
  if (sent.what === 'orphan') {
    if (!sent.orphan) return showClaim(house, c, author, NOTHING_TYPED, { orphan: 'Tick this if you are sure.' })
    await house.db.transaction().execute((trx) => orphan(house, trx, author.id))
    return goOn(c, back, 'Your name is taken off.')
  }
  if (sent.what === 'take-down') {
    if (!sent.down) return showClaim(house, c, author, NOTHING_TYPED, { down: 'Tick this if you are sure.' })
    await house.db.transaction().execute((trx) => takeDown(house, trx, author.id))
    return goOn(c, back, 'The works are taken down.')
  }
  return showClaim(house, c, author)
}

type Typed = { readonly login: string; readonly password: string; readonly age: boolean; readonly terms: boolean }

async function makeAccount(house: House, c: C, author: ImportedAuthor, sent: Typed): Promise<Response> {
  const { email } = author
  if (email === null) return showClaim(house, c, author, sent)
  const problems = newAccountProblems(sent, email)
  if (Object.keys(problems).length > 0) return showClaim(house, c, author, sent, sentencesFor(problems))
  const made = await claimIntoNew(house, author, { login: sent.login, password: sent.password, email })
  if (made === 'settled') return goOn(c, urls.claim(c.req.param('token') ?? ''))
  if (typeof made !== 'number') return showClaim(house, c, author, sent, sentencesFor(made))
  await logBrowserIn(house, c, made, false)
  return goOn(c, urls.user(sent.login), `Welcome. The works of ${author.name} are yours now.`)
}
