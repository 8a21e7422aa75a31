import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { FormToken } from '../../platform/ui/fields.tsx'
import { readFields } from '../../platform/web/fields.ts'
import { absolute } from '../absolute.ts'
import { memberOf } from '../accounts/index.ts'
import { formToken, goOn, requireMember, showNotFound, showPage } from '../frame/index.ts'
import type { House, WebEnv } from '../house.ts'
import { urls } from '../urls.ts'
import { findOwnWork, isSearched, searchText, type Work } from '../works/index.ts'
import { robotsTxt } from './robots-txt.ts'
import { choiceFor, choose, type RobotChoice, worksForTraining } from './store.ts'

type C = Context<WebEnv>

const choiceForm = z.object({ engines: z.string(), training: z.string(), search: z.string().default('') })
const ONE = '/works/:id{[0-9]+}/machines'

/** What machines are told: by the archive, and work by work by creators. */
export function robotRoutes(house: House): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()

  routes.get(urls.robots(), async (c) => {
    const { training } = await house.settings.read()
    const allowed = training ? [] : await worksForTraining(house.db)
    c.header('Cache-Control', 'public, max-age=3600')
    return c.text(robotsTxt(training, allowed.map(urls.work), absolute(house.config, urls.sitemap())))
  })

  /** @see https://www.w3.org/community/reports/tdmrep/CG-FINAL-tdmrep-20240510/ */
  routes.get(urls.miningReservation(), async (c) => {
    const { training } = await house.settings.read()
    return c.json([{ location: '/', 'tdm-reservation': training ? 0 : 1 }])
  })

  routes.get(ONE, requireMember(), (c) => withOwn(house, c, (work) => show(house, c, work)))
  routes.post(ONE, requireMember(), (c) =>
    withOwn(house, c, async (work) => {
      const { engines, training, search } = await readFields(c, choiceForm)
      const usual = engines === '' && training === ''
      const site = await house.settings.read()
      const choice: RobotChoice = { engines: yes(engines, site.engines), training: yes(training, site.training) }
      await house.db.transaction().execute(async (trx) => {
        await choose(trx, work.id, usual ? undefined : choice)
        await searchText(trx, work.id, search !== 'no')
      })
      return goOn(c, urls.robotChoices(work.id), 'Saved.')
    }),
  )

  return routes
}

function yes(word: string, usual: boolean): boolean {
  return word === '' ? usual : word === 'yes'
}

async function withOwn(house: House, c: C, answer: (work: Work) => Promise<Response>): Promise<Response> {
  const work = await findOwnWork(house.db, Number(c.req.param('id')), memberOf(c).id)
  return work ? answer(work) : showNotFound(house, c)
}

async function show(house: House, c: C, work: Work): Promise<Response> {
  const site = await house.settings.read()
  const choice = await choiceFor(house.db, work.id)
  const searched = await isSearched(house.db, work.id)
  const body = (
    <>
      <h2 class="heading" dir="auto">
        What machines may do with {work.title}
      </h2>
      <p class="hint">
        Machines that keep to what they are told find it in robots.txt and in every page. It binds nobody who does not.
        Search engines are never told of works for adults, or for members only.
      </p>
      <form class="page" method="post" action={urls.robotChoices(work.id)}>
        <FormToken token={formToken(house, c)} />
        <Choice name="engines" legend="Search engines may list it" usual={site.engines} chosen={choice?.engines} />
        <Choice
          name="training"
          legend="Programs that write may be trained with it"
          usual={site.training}
          chosen={choice?.training}
        />
        <fieldset>
          <legend>The search of this archive</legend>
          <p class="field check">
            <label>
              <input type="checkbox" name="search" value="no" checked={!searched} />{' '}
              <span>does not look into the text of this work</span>
            </label>
          </p>
          <p class="hint">Title, tags, summary and notes are found all the same.</p>
        </fieldset>
        <p class="actions">
          <button type="submit" class="primary">
            Save
          </button>
        </p>
      </form>
    </>
  )
  return showPage(house, c, { title: 'What machines may do', main: 'robots-edit region', unlisted: true, body })
}

type ChoiceProps = {
  readonly name: string
  readonly legend: string
  readonly usual: boolean
  readonly chosen: boolean | undefined
}

function Choice({ name, legend, usual, chosen }: ChoiceProps) {
  const choices = [
    ['', `As the archive says: ${usual ? 'yes' : 'no'}`, chosen === undefined],
    ['yes', 'Yes', chosen === true],
    ['no', 'No', chosen === false],
  ] as const
  return (
    <fieldset>
      <legend>{legend}</legend>
      {choices.map(([value, words, checked]) => (
        <p class="field check">
          <label>
            <input type="radio" name={name} value={value} checked={checked} /> <span>{words}</span>
          </label>
        </p>
      ))}
    </fieldset>
  )
}
