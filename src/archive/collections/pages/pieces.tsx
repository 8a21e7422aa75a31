import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import { withThousands } from '../../../platform/text/dates.ts'
import { Tabs } from '../../../platform/ui/tabs.tsx'
import { type AskedLine, Marked } from '../../search/index.ts'
import { urls } from '../../urls.ts'
import type { Here } from '../find.ts'
import type { Collection } from '../kinds.ts'
import { maintains } from '../rules.ts'
import type { CollectionLine } from '../store/collections.ts'

/** Which page of a collection is open. */
export type CollectionTab = 'home' | 'works' | 'profile' | 'people' | 'items' | 'edit' | 'challenge'

type FrameProps = {
  readonly here: Here
  readonly at: CollectionTab
  readonly children: Child
}

/** The title of a collection and the ways between its pages. */
export function CollectionFrame({ here: { collection, standing, challenge }, at, children }: FrameProps) {
  const { name, title, parent } = collection
  return (
    <>
      <h2 class="heading" dir="auto">
        {title}
      </h2>
      {parent ? (
        <p>
          Part of{' '}
          <a href={urls.collection(parent.name)} dir="auto">
            {parent.title}
          </a>
        </p>
      ) : null}
      <Tabs<CollectionTab>
        label="Collection"
        at={at}
        pages={[
          ['home', 'Collection', urls.collection(name)],
          ['works', 'Works', urls.collectionWorks(name)],
          ...(challenge || maintains(standing)
            ? ([['challenge', 'Challenge', challenge ? urls.challenge(name) : urls.challengeSettings(name)]] as const)
            : []),
          ['profile', 'Profile and rules', urls.collectionProfile(name)],
          ...(maintains(standing)
            ? ([
                ['items', 'Items', urls.collectionItems(name)],
                ['people', 'People', urls.collectionPeople(name)],
              ] as const)
            : []),
          ...(standing === 'owner' ? ([['edit', 'Settings', urls.editCollection(name)]] as const) : []),
        ]}
      />
      {children}
    </>
  )
}

/** How works come in and what is kept back of them, in words. */
export function modesOf({ moderated, closed, unrevealed, anonymous }: Collection): string {
  return [
    closed ? 'Closed' : 'Open',
    ...(moderated ? ['moderated'] : []),
    ...(unrevealed ? ['unrevealed'] : []),
    ...(anonymous ? ['anonymous'] : []),
  ].join(', ')
}

type ListProps = {
  readonly lines: readonly CollectionLine[]
  /** words to be marked in titles */
  readonly phrases?: AskedLine['phrases']
}

/** Collections in a list. */
export function CollectionList({ lines, phrases = [] }: ListProps) {
  return (
    <ul class="collection index group directory">
      {lines.map((line) => (
        <li class="collection blurb group">
          <h4 class="heading">
            <a href={urls.collection(line.name)} dir="auto">
              <Marked text={line.title} phrases={phrases} />
            </a>{' '}
            <span class="soft">({line.name})</span>
          </h4>
          {line.maintainers.length > 0 ? (
            <p>
              Looked after by{' '}
              {line.maintainers.map((login, at) => (
                <>
                  {at > 0 ? ', ' : null}
                  <a href={urls.user(login)}>{login}</a>
                </>
              ))}
            </p>
          ) : null}
          {line.summary === '' ? null : <blockquote class="userstuff summary">{raw(line.summary)}</blockquote>}
          <p class="soft">
            {modesOf(line)} · <a href={urls.collectionWorks(line.name)}>{withThousands(line.works)} works</a>
          </p>
        </li>
      ))}
    </ul>
  )
}
