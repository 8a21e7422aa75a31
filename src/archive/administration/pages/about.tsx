import { urls } from '../../urls.ts'
import { software } from '../software.ts'

interface AboutProps {
  readonly archive: string
  readonly welcome: string
  /** an address; empty for none */
  readonly source: string
}

/** What this archive is, and what it runs on. */
export function AboutPage({ archive, welcome, source }: AboutProps) {
  return (
    <div class="prose">
      <h2 class="heading">About {archive}</h2>
      {welcome ? <p>{welcome}</p> : null}
      <p>
        {archive} is an archive for stories that fans write about what they love. Reading is free and needs no account,
        except for works whose creators chose to show them to members only. Whoever writes a work keeps it: they can
        change it, take it away, or take it with them.
      </p>
      <h3 class="heading">What is kept about you</h3>
      <p>
        Of members: the login name, the e-mail address, the password in a form that nobody can read, what they post and
        prefer, and the browsers they are logged in with. Readers without an account get no cookie just for looking.
        Nobody is tracked, and nothing is sold.
      </p>
      <h3 class="heading">The program</h3>
      <p>
        The archive runs on {software.name} {software.version}, free software under the{' '}
        <a href={software.licence} rel="license">
          GNU Affero General Public License, version 3 or later
        </a>
        . Everybody who uses the archive has a right to the source of exactly this program, changes included:{' '}
        {source ? <a href={source}>it is here</a> : 'ask whoever runs the archive for it'}.
      </p>
      <p class="actions">
        <a class="button" href={urls.works()}>
          Look at works
        </a>
      </p>
    </div>
  )
}
