import { type Context, Hono } from 'hono'
import type { House, WebEnv } from '../../house.ts'
import { urls } from '../../urls.ts'
import { parseBin } from '../bins.ts'
import { SuggestionsPage } from '../pages/suggestions.tsx'
import { fandomNamed } from '../store/lookup.ts'
import { suggestionsIn } from '../store/suggestions.ts'
import { memberOf, paramsOf, showDesk } from './show.tsx'

/** What may be done with what waits. Behind the guard of the room. */
export function suggestionRoutes(house: House): Hono<WebEnv> {
  return new Hono<WebEnv>().get(urls.deskSuggestions(), (c) => showSuggestions(house, c))
}

async function showSuggestions(house: House, c: Context<WebEnv>): Promise<Response> {
  const ask = parseBin(paramsOf(c))
  const fandom = await fandomNamed(house.db, ask.fandom)
  const { suggested, more } = await suggestionsIn(house.db, ask, fandom, memberOf(c))
  const body = <SuggestionsPage ask={ask} fandom={fandom} suggested={suggested} more={more} />
  return showDesk(house, c, { at: 'suggestions', title: 'Suggestions', body })
}
