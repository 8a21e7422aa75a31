import type { Child } from 'hono/jsx'
import { Tabs } from '../../../platform/ui/tabs.tsx'
import { urls } from '../../urls.ts'

const PAGES = [
  ['desk', 'Desk', urls.desk()],
  ['bins', 'Tags', urls.deskBin()],
  ['suggestions', 'Suggestions', urls.deskSuggestions()],
  ['fandoms', 'Fandoms', urls.deskFandoms()],
  ['history', 'History', urls.deskHistory()],
  ['media', 'Media', urls.deskMedia()],
  ['pack', 'Tag packs', urls.deskPack()],
] as const

export type DeskPage = (typeof PAGES)[number][0]

/** One of the pages of the tag desk, with the ways to the others above it. */
export function DeskFrame({ at, children }: { readonly at: DeskPage; readonly children: Child }) {
  return (
    <>
      <Tabs label="Tag desk" pages={PAGES} at={at} />
      {children}
    </>
  )
}
