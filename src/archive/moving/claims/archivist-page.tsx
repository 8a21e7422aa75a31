import { blurbDay, withThousands } from '../../../platform/text/dates.ts'
import { FormToken } from '../../../platform/ui/fields.tsx'
import { Pagination } from '../../../platform/ui/pagination.tsx'
import { Tabs } from '../../../platform/ui/tabs.tsx'
import type { AuthorStanding } from '../../../schema/index.ts'
import { urls } from '../../urls.ts'
import { AUTHORS_A_PAGE, type AuthorLine, type ClaimRequest, type countAuthors } from './store.ts'

interface ArchivistProps {
  readonly token: string
  readonly standing: AuthorStanding
  readonly page: number
  readonly counts: Awaited<ReturnType<typeof countAuthors>>
  readonly authors: readonly AuthorLine[]
  readonly requests: readonly ClaimRequest[]
  /** whether mail leaves this archive at all */
  readonly mailLeaves: boolean
  /** the link of the author whose link was asked for */
  readonly link: { readonly authorId: number; readonly address: string } | undefined
}

const TABS = [
  ['unclaimed', 'Unclaimed'],
  ['claimed', 'Claimed'],
  ['orphaned', 'Without a name'],
  ['taken-down', 'Taken down'],
] as const

/** Authors whose works came in without an account: who has claimed them, who asks, who could be mailed. */
export function ArchivistPage(props: ArchivistProps) {
  const { standing, page, counts, authors, requests } = props
  const pages = TABS.map(
    ([name, words]) => [name, `${words} (${withThousands(counts[name])})`, urls.claims(name)] as const,
  )
  return (
    <>
      <h2 class="heading">Imported authors</h2>
      <p>
        Works that came in with an archive, from authors who have no account here. They stand under the authors' names.
        Nobody is mailed unless you press a button on this page.
      </p>
      {requests.length > 0 ? <Requests token={props.token} requests={requests} /> : null}
      <Tabs label="Imported authors" pages={pages} at={standing} />
      {standing === 'unclaimed' ? <MailAll {...props} /> : null}
      {authors.length === 0 ? <p class="empty">Nobody.</p> : <Authors {...props} />}
      <Pagination
        page={page}
        pages={Math.ceil(counts[standing] / AUTHORS_A_PAGE)}
        href={(number) => urls.claims(standing, number)}
      />
    </>
  )
}

function Requests({ token, requests }: Pick<ArchivistProps, 'token' | 'requests'>) {
  return (
    <section>
      <h3 class="heading">Members who ask for works</h3>
      <p>
        They hear by mail what you decide. Whoever is given works can change and delete them: ask back where you are not
        sure.
      </p>
      <ul class="plain">
        {requests.map(({ id, login, email, author, archive, authorId, words, askedAt }) => (
          <li class="card">
            <p>
              <a href={urls.user(login)}>{login}</a> ({email}) asks for the works of{' '}
              <a href={urls.importedAuthor(authorId)}>{author}</a> from {archive}, {blurbDay(askedAt)}:
            </p>
            <blockquote>
              <p style="white-space: pre-line">{words}</p>
            </blockquote>
            <form method="post" action={urls.claims()}>
              <FormToken token={token} />
              <p class="actions">
                <button type="submit" name="accept" value={id}>
                  Give {login} the works
                </button>
                <button type="submit" name="refuse" value={id}>
                  Refuse
                </button>
              </p>
            </form>
          </li>
        ))}
      </ul>
    </section>
  )
}

function MailAll({ token, counts, mailLeaves }: ArchivistProps) {
  if (!mailLeaves)
    return (
      <p class="hint">
        This archive has no mail server. You can hand over links by yourself: show one, and send it to the author's
        address.
      </p>
    )
  if (counts.mailable === 0) return null
  return (
    <form method="post" action={urls.claims()}>
      <FormToken token={token} />
      <p class="actions">
        <button type="submit" name="all" value="1">
          Mail a claim link to {counts.mailable === 1 ? 'the one' : `all ${withThousands(counts.mailable)}`} who never
          got one
        </button>
      </p>
    </form>
  )
}

function Authors({ token, standing, authors, link }: ArchivistProps) {
  return (
    <div class="scroll" tabindex={0}>
      <table class="plain">
        <caption>By name</caption>
        <thead>
          <tr>
            <th scope="col">Author</th>
            <th scope="col">From</th>
            <th scope="col">Works</th>
            <th scope="col">Address</th>
            <th scope="col">{standing === 'unclaimed' ? 'Mailed' : 'Account'}</th>
            <th scope="col">
              <span class="landmark">What can be done</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {authors.map((author) => (
            <tr>
              <td>
                {standing === 'unclaimed' ? <a href={urls.importedAuthor(author.id)}>{author.name}</a> : author.name}
              </td>
              <td>{author.archive}</td>
              <td>{withThousands(author.works)}</td>
              <td>{author.email ?? (standing === 'unclaimed' ? 'not known' : '')}</td>
              <td>
                {standing === 'unclaimed' ? (
                  author.mailedAt === null ? (
                    'never'
                  ) : (
                    blurbDay(author.mailedAt)
                  )
                ) : author.login === null ? (
                  ''
                ) : (
                  <a href={urls.user(author.login)}>{author.login}</a>
                )}
              </td>
              <td>
                <Actions token={token} author={author} />
                {link?.authorId === author.id ? <code>{link.address}</code> : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Actions({ token, author }: { readonly token: string; readonly author: AuthorLine }) {
  const { id, name, standing, email } = author
  if (standing === 'claimed' || standing === 'orphaned') return null
  return (
    <form method="post" action={urls.claims(standing)}>
      <FormToken token={token} />
      {standing === 'taken-down' ? (
        <button type="submit" name="back" value={id} aria-label={`Bring back the works of ${name}`}>
          Bring back
        </button>
      ) : (
        <>
          {email !== null ? (
            <button type="submit" name="mail" value={id} aria-label={`Mail a link to ${name}`}>
              Mail a link
            </button>
          ) : null}{' '}
          <button type="submit" name="link" value={id} aria-label={`Show the link of ${name}`}>
            Show the link
          </button>
        </>
      )}
    </form>
  )
}
