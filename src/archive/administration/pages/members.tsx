import { blurbDay } from '../../../platform/text/dates.ts'
import type { MemberLine, MembersPage } from '../../accounts/index.ts'
import { urls } from '../../urls.ts'

/** Everybody who has an account, by login name. */
export function MembersListPage({
  search,
  page,
  now,
}: {
  readonly search: string
  readonly page: MembersPage
  readonly now: Date
}) {
  return (
    <>
      <h2 class="heading">Members</h2>
      <form class="page" method="get" action={urls.adminUsers()} role="search" aria-label="Search members">
        <p class="field">
          <label for="field-search">Part of a login name or an e-mail address</label>
          <input id="field-search" type="search" name="search" value={search} />
        </p>
        <p class="actions">
          <button type="submit">Search</button>
        </p>
      </form>
      {page.members.length === 0 ? (
        <div class="empty">
          <h3 class="heading">Nobody here</h3>
          <p>No login name or address has “{search}” in it.</p>
        </div>
      ) : (
        <MembersTable members={page.members} now={now} />
      )}
      {page.after ? (
        <p class="actions">
          <a class="button" rel="next" href={next(search, page.after)}>
            Next
          </a>
        </p>
      ) : null}
    </>
  )
}

function next(search: string, after: string): string {
  return `${urls.adminUsers()}?${new URLSearchParams(search ? { search, after } : { after })}`
}

function MembersTable({ members, now }: { readonly members: readonly MemberLine[]; readonly now: Date }) {
  return (
    <div class="scroll" tabindex={0}>
      <table class="plain">
        <caption>By login name</caption>
        <thead>
          <tr>
            <th scope="col">Login</th>
            <th scope="col">E-mail address</th>
            <th scope="col">Since</th>
            <th scope="col">Roles</th>
            <th scope="col">Standing</th>
          </tr>
        </thead>
        <tbody>
          {members.map((member) => (
            <tr>
              <th scope="row">
                <a href={urls.adminUser(member.login)}>{member.login}</a>
              </th>
              <td>
                {member.email}
                {member.emailConfirmed ? '' : ' (not confirmed)'}
              </td>
              <td>{blurbDay(member.createdAt)}</td>
              <td>{member.roles.join(', ')}</td>
              <td>{standing(member.suspendedUntil, now)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** @returns in words whether the member may come in */
export function standing(suspendedUntil: string | null, now: Date): string {
  return suspendedUntil !== null && suspendedUntil > now.toISOString()
    ? `suspended until ${blurbDay(suspendedUntil)}`
    : 'good'
}
