import type { Child } from 'hono/jsx'
import { Tabs } from '../../../platform/ui/tabs.tsx'
import { urls } from '../../urls.ts'

const PAGES = [
  ['overview', 'Overview', urls.admin()],
  ['condition', 'How it fares', urls.adminCondition()],
  ['settings', 'Settings', urls.adminSettings()],
  ['members', 'Members', urls.adminUsers()],
  ['invitations', 'Invitations', urls.adminInvitations()],
  ['jobs', 'Background tasks', urls.adminJobs()],
] as const

export type AdminPage = (typeof PAGES)[number][0]

/** One of the pages for running the archive, with the ways to the others above it. */
export function AdminFrame({ at, children }: { readonly at: AdminPage; readonly children: Child }) {
  return (
    <>
      <Tabs label="Running the archive" pages={PAGES} at={at} />
      {children}
    </>
  )
}
