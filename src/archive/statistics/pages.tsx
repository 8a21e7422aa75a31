import { withThousands } from '../../platform/text/dates.ts'
import { FormToken } from '../../platform/ui/fields.tsx'
import { Pagination } from '../../platform/ui/pagination.tsx'
import { urls } from '../urls.ts'
import { Chart } from './chart.tsx'
import { type Figures, MEASURES, type Measure, type Period, type Piece } from './rules.ts'
import type { ChapterFigures, WorkTotals } from './store.ts'

/** What the page of statistics is drawn with. */
export type StatisticsProps = {
  readonly login: string
  readonly token: string
  readonly period: Period
  readonly measure: Measure
  /** one work alone; undefined for all */
  readonly work: { readonly id: number; readonly title: string } | undefined
  readonly pieces: readonly Piece[]
  readonly totals: Figures
  readonly works: readonly WorkTotals[]
  readonly page: number
  readonly pages: number
  readonly chapters: readonly ChapterFigures[]
  readonly sites: readonly { readonly site: string; readonly hits: number }[]
}

const PERIODS: readonly Period[] = ['day', 'week', 'month', 'year']

/** How one's works fare. */
export function StatisticsPage(props: StatisticsProps) {
  const { login, period, measure, work, pieces, totals, sites, chapters } = props
  const address = (changed: { period?: Period; measure?: Measure }) =>
    urls.statistics(login, { by: changed.period ?? period, of: changed.measure ?? measure, work: work?.id })
  return (
    <>
      <h2 class="heading">
        {work ? (
          <>
            How{' '}
            <a href={urls.work(work.id)} dir="auto">
              {work.title}
            </a>{' '}
            fares
          </>
        ) : (
          'How your works fare'
        )}
      </h2>
      {work ? (
        <p>
          <a href={urls.statistics(login, { by: period, of: measure })}>All your works</a>
        </p>
      ) : null}
      <dl class="statistics totals">
        {MEASURES.map((name) => (
          <div>
            <dt>{NAMES[name]}</dt>
            <dd>{withThousands(totals[name])}</dd>
          </div>
        ))}
      </dl>
      <Choices label="By" all={PERIODS} now={period} href={(by) => address({ period: by })} />
      <Choices label="Drawn" all={MEASURES} now={measure} href={(of) => address({ measure: of })} />
      <Chart pieces={pieces} measure={measure} />
      <PieceTable pieces={pieces} />
      <p>
        <a href={urls.statisticsCsv(login, { by: period, work: work?.id })}>The same as CSV</a>
      </p>
      {work ? <Chapters chapters={chapters} /> : <Works {...props} />}
      <Sites sites={sites} />
      {work ? null : <Off login={login} token={props.token} off={false} />}
    </>
  )
}

const NAMES: Readonly<Record<Measure, string>> = {
  hits: 'Readers',
  kudos: 'Kudos',
  comments: 'Comments',
  bookmarks: 'Bookmarks',
  downloads: 'Downloads',
  subscriptions: 'Followers',
}

type ChoicesProps<Name extends string> = {
  readonly label: string
  readonly all: readonly Name[]
  readonly now: Name
  readonly href: (name: Name) => string
}

function Choices<Name extends string>({ label, all, now, href }: ChoicesProps<Name>) {
  return (
    <nav aria-label={label}>
      <ul class="navigation actions">
        {all.map((name) => (
          <li>
            {name === now ? (
              <span class="current" aria-current="true">
                {label} {wordOf(name)}
              </span>
            ) : (
              <a href={href(name)}>
                <span class="landmark">{label} </span>
                {wordOf(name)}
              </a>
            )}
          </li>
        ))}
      </ul>
    </nav>
  )
}

function wordOf(name: string): string {
  return Object.hasOwn(NAMES, name) ? NAMES[name as Measure].toLowerCase() : name
}

function PieceTable({ pieces }: { readonly pieces: readonly Piece[] }) {
  return (
    <div class="scroll" tabindex={0} role="region" aria-label="The numbers of the drawing">
      <table class="plain">
        <thead>
          <tr>
            <th scope="col">When (UTC)</th>
            {MEASURES.map((name) => (
              <th scope="col">{NAMES[name]}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {pieces.toReversed().map(({ name, figures }) => (
            <tr>
              <th scope="row">{name}</th>
              <Numbers figures={figures} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Numbers({ figures }: { readonly figures: Figures }) {
  return MEASURES.map((name) => <td class="number">{withThousands(figures[name])}</td>)
}

function Works({ login, period, measure, works, page, pages }: StatisticsProps) {
  if (works.length === 0) return <p>Nothing of yours is posted yet.</p>
  return (
    <>
      <h3 class="heading">Work by work, all that ever came</h3>
      <div class="scroll" tabindex={0} role="region" aria-label="Your works">
        <table class="plain">
          <thead>
            <tr>
              <th scope="col">Work</th>
              {MEASURES.map((name) => (
                <th scope="col">{NAMES[name]}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {works.map(({ id, title, totals }) => (
              <tr>
                <th scope="row">
                  <a href={urls.statistics(login, { by: period, of: measure, work: id })} dir="auto">
                    {title}
                  </a>
                </th>
                <Numbers figures={totals} />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Pagination
        page={page}
        pages={pages}
        href={(number) => urls.statistics(login, { by: period, of: measure, page: number })}
      />
    </>
  )
}

function Chapters({ chapters }: { readonly chapters: readonly ChapterFigures[] }) {
  return (
    <>
      <h3 class="heading">Chapter by chapter</h3>
      <p class="hint">Readers of the whole work on one page are not in it.</p>
      <div class="scroll" tabindex={0} role="region" aria-label="Chapters">
        <table class="plain">
          <thead>
            <tr>
              <th scope="col">Chapter</th>
              <th scope="col">Readers</th>
              <th scope="col">Comments</th>
            </tr>
          </thead>
          <tbody>
            {chapters.map(({ number, title, hits, comments }) => (
              <tr>
                <th scope="row" dir="auto">
                  {number}
                  {title === '' ? '' : `. ${title}`}
                </th>
                <td class="number">{withThousands(hits)}</td>
                <td class="number">{withThousands(comments)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

function Sites({ sites }: Pick<StatisticsProps, 'sites'>) {
  if (sites.length === 0) return null
  return (
    <>
      <h3 class="heading">Sites that led readers here</h3>
      <ul>
        {sites.map(({ site, hits }) => (
          <li>
            {site}: {withThousands(hits)}
          </li>
        ))}
      </ul>
    </>
  )
}

/** The switch, and all that there is while they are off. */
export function Off({ login, token, off }: { readonly login: string; readonly token: string; readonly off: boolean }) {
  return (
    <form class="page" method="post" action={urls.statistics(login)}>
      {off ? <h2 class="heading">How your works fare</h2> : <h3 class="heading">Would you rather not know?</h3>}
      <FormToken token={token} />
      <p>
        {off
          ? 'Your statistics are switched off: nothing is counted by the day. Your works show their counters as before.'
          : 'Days are counted from the moment this archive began to, as numbers alone: who read is not kept. Switched off, nothing more is counted, and what was counted by the day is deleted.'}
      </p>
      <p class="actions">
        <button type="submit" name="do" value={off ? 'on' : 'off'}>
          {off ? 'Switch them on' : 'Switch statistics off'}
        </button>
      </p>
    </form>
  )
}
