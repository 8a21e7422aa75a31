import { raw } from 'hono/html'
import { FormToken } from '../../../platform/ui/fields.tsx'
import { urls } from '../../urls.ts'
import type { PseudDetails } from '../pseuds.ts'
import type { Problems } from '../rules.ts'
import { PseudFields, type PseudFormValues } from './edit-pseud.tsx'

interface PseudsPageProps {
  readonly token: string
  readonly login: string
  readonly pseuds: readonly PseudDetails[]
  /** what was typed into the form for a new one */
  readonly values: PseudFormValues
  readonly problems: Problems
}

/** One's pen names. */
export function PseudsPage({ token, login, pseuds, values, problems }: PseudsPageProps) {
  return (
    <>
      <h2 class="heading">Your pen names</h2>
      <p>
        You post under a pen name, also called a pseud. Anybody can see that it belongs to {login}. The default is the
        one that is chosen for you when you post.
      </p>
      <div class="cards-row">
        {pseuds.map((pseud) => (
          <PseudCard token={token} login={login} pseud={pseud} />
        ))}
      </div>
      <form class="page" method="post" action={urls.pseuds(login)}>
        <h3 class="heading">Add a pen name</h3>
        <FormToken token={token} />
        <PseudFields values={values} problems={problems} />
        <p class="actions">
          <button type="submit" class="primary">
            Add
          </button>
        </p>
      </form>
    </>
  )
}

type CardProps = Pick<PseudsPageProps, 'token' | 'login'> & { readonly pseud: PseudDetails }

function PseudCard({ token, login, pseud }: CardProps) {
  return (
    <section class="card">
      <h3 class="heading">
        <a href={urls.pseud(login, pseud.name)} dir="auto">
          {pseud.name}
        </a>
        {pseud.isDefault ? ' (default)' : ''}
      </h3>
      {pseud.description ? <blockquote class="userstuff">{raw(pseud.description)}</blockquote> : null}
      <ul class="actions">
        <li>
          <a class="button" href={urls.editPseud(login, pseud.name)}>
            Edit<span class="landmark"> {pseud.name}</span>
          </a>
        </li>
        {pseud.isDefault ? null : <NotDefaultActions token={token} login={login} pseud={pseud} />}
      </ul>
    </section>
  )
}

function NotDefaultActions({ token, login, pseud }: CardProps) {
  return (
    <>
      <li>
        <form method="post" action={urls.defaultPseud(login, pseud.name)}>
          <FormToken token={token} />
          <button type="submit">
            Make default<span class="landmark">: {pseud.name}</span>
          </button>
        </form>
      </li>
      <li>
        <a class="button" href={urls.deletePseud(login, pseud.name)}>
          Delete<span class="landmark"> {pseud.name}</span>
        </a>
      </li>
    </>
  )
}
